"""Whatever a table looks like: every word of it is somewhere in what was read."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desk.forms.figure import FIGURE_ID
from cchc_desk.forms.richtext import Paragraph, Span, plain
from cchc_desk.forms.template import Layout
from cchc_desk.intake.appendix.found import Piece, found_tables, read_table, shown_as
from cchc_desk.intake.appendix.grid import Grid, GridBuilder, GridCell
from cchc_desk.intake.appendix.layout import AppendixHead
from cchc_desk.intake.appendix.parts import split_tables
from cchc_desk.intake.appendix.tables import FigureTable, TaskTable
from tests.intake.appendix.drawn import ids

HEADERS = (
    ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kết quả", "Tiến độ"),
    ("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Luỹ kế", "Ghi chú"),
    ("Nhiệm vụ", "Lĩnh vực", "Căn cứ", "Hạn", "Kinh phí", "Ghi chú"),
    ("Họ tên", "Chức vụ", "Điện thoại", "a", "b", "c"),
)
WIDTH = 6

# What a cell may begin with; a mark that is found nowhere else follows.
WORDS = (
    "", "", "", "Rà soát văn bản của đơn vị", "rà soát", "THỂ CHẾ", "I.", "Quý I/2026", "Phòng",
    "Hoàn thành", "Tổng cộng", "Ghi chú:", "GIÁM ĐỐC", "- Kế hoạch", "Hồ sơ",
)  # fmt: skip
NUMBERS = ("", "1", "2", "3", "I", "II", "a", "1.1", "-", "A", "NV")

rows = st.tuples(
    st.sampled_from(NUMBERS),
    st.lists(st.sampled_from(WORDS), min_size=WIDTH - 1, max_size=WIDTH - 1),
    st.sampled_from([(), (), (), (1, 1, 5), (1, 2, 1), (0, 2, 1), (0, 1, 6), (2, 2, 2)]),
    st.booleans(),
)


def grid_of(header, drawn_rows) -> tuple[Grid, set[str]]:
    """Return a grid and the marks of all cells that a reader sees in it."""
    builder, marks, covered = GridBuilder(), set(), set()
    for place, title in enumerate(header):
        if place == 0:
            builder.add_row(1)
        builder.put(0, place, GridCell(plain(title)))
    for number, (first, texts, merge, bold) in enumerate(drawn_rows, start=1):
        builder.add_row(number + 1)
        for place, text in enumerate([first, *texts]):
            if not text or (number, place) in covered:
                continue
            mark = "" if place == 0 else f"m{number}x{place}z"
            marks.add(mark)
            made = GridCell((Paragraph((Span(f"{text} {mark}".strip(), bold=bold),)),))
            if merge and place == merge[0]:
                tall = min(merge[1], len(drawn_rows) - number + 1)
                wide = min(merge[2], WIDTH - place)
                covered |= {(number + y, place + x) for y in range(tall) for x in range(wide)}
                made = replace(made, rows=tall, columns=wide)
            builder.put(number, place, made)
    return builder.grid(), marks - {""}


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(HEADERS),
    st.lists(rows, min_size=1, max_size=7),
    st.sampled_from([None, Layout.TASKS, Layout.FIGURES]),
)
def test_every_word_is_somewhere(header, drawn_rows, layout):
    grid, marks = grid_of(header, drawn_rows)
    pieces = [Piece((), each) for each in split_tables(grid)]
    found = found_tables(pieces, AppendixHead("", titles=("DANH MỤC",)))
    new_id = ids()
    read = [
        read_table(each if layout is None else shown_as(each, layout), new_id) for each in found
    ]
    said = repr(read)
    assert {mark for mark in marks if mark not in said} == set()
    assert all(_is_sound(table) for table in read)


def _is_sound(table) -> bool:
    """Tell whether ids are told apart and an appendix fits its columns."""
    if isinstance(table, TaskTable):
        named = [row.id for row in table.rows]
        return len(set(named)) == len(named) and set(table.results) <= set(named)
    if isinstance(table, FigureTable):
        named = [each.id for each in table.figures]
        return len(set(named)) == len(named) and all(map(FIGURE_ID.fullmatch, named))
    return True
