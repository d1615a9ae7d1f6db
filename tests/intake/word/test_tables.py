"""Tables: merged cells, nested ones, lines, headers, and those that go on by hand."""

import pytest

from cchc_desk.intake.source import SourceParagraph, SourceTable, WarningCode
from tests.intake.word_builder.markup import (
    BELOW,
    BOLD,
    HEADER,
    HIDDEN,
    RULED,
    TALL,
    line,
    p,
    r,
    span,
    style,
    tbl,
    tc,
    text_box,
    tr,
)
from tests.intake.word_builder.reading import cells, read, texts, the_table, warning


def places(table: SourceTable) -> list[list[tuple[int, int, int]]]:
    """Return where each cell begins and how many columns and rows it covers."""
    return [[(c.column, c.columns, c.rows) for c in row.cells] for row in table.rows]


def test_a_plain_table_has_its_cells_and_widths():
    table = the_table(read(tbl(tr("STT", "Nội dung"), tr("1", "Họp"), widths=(567, 2835))))
    assert cells(table) == [["STT", "Nội dung"], ["1", "Họp"]]
    assert table.widths_mm == (10.0, 50.01)


def test_a_cell_may_cover_columns():
    table = the_table(read(tbl(tr("I", tc("THỂ CHẾ", props=span(2))), tr("1", "a", "b"))))
    assert places(table)[0] == [(0, 1, 1), (1, 2, 1)]


def test_a_cell_may_cover_rows():
    rows = (tr(tc("a", props=TALL), "b"), tr(tc(props=BELOW), "c"), tr(tc(props=BELOW), "d"))
    table = the_table(read(tbl(*rows, tr("e", "f"))))
    assert places(table) == [
        [(0, 1, 3), (1, 1, 1)],
        [(1, 1, 1)],
        [(1, 1, 1)],
        [(0, 1, 1), (1, 1, 1)],
    ]


def test_two_tall_cells_may_follow_each_other():
    rows = (
        tr(tc("a", props=TALL), "b"),
        tr(tc(props=BELOW), "c"),
        tr(tc("d", props=TALL), "e"),
        tr(tc(props=BELOW), "f"),
    )
    table = the_table(read(tbl(*rows)))
    assert cells(table) == [["a", "b"], ["c"], ["d", "e"], ["f"]]
    assert places(table)[2] == [(0, 1, 2), (1, 1, 1)]


def test_a_cell_that_goes_on_from_nothing_is_a_cell():
    table = the_table(read(tbl(tr(tc("a", props=BELOW), "b"), tr(tc("c", props=BELOW), "d"))))
    assert places(table) == [[(0, 1, 2), (1, 1, 1)], [(1, 1, 1)]]


def test_old_files_merge_across_in_their_own_way():
    begin, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    table = the_table(read(tbl(tr(tc("a", props=begin), tc(props=on), "b"), tr(tc("c", props=on)))))
    assert places(table) == [[(0, 2, 1), (2, 1, 1)], [(0, 1, 1)]]


def test_words_in_a_covered_cell_are_hidden_and_counted():
    document = read(tbl(tr(tc("a", props=TALL), "b"), tr(tc("không thấy", props=BELOW), "c")))
    assert cells(the_table(document)) == [["a", "b"], ["c"]]
    assert warning(document, WarningCode.HIDDEN_TEXT) == 1


def test_a_row_may_begin_further_right():
    table = the_table(read(tbl(tr("b", props='<w:gridBefore w:val="1"/>'), tr("c", "d"))))
    assert places(table)[0] == [(1, 1, 1)]


@pytest.mark.parametrize("said", ['<w:gridSpan w:val="0"/>', '<w:gridSpan w:val="x"/>'])
def test_a_span_that_is_damaged_is_one(said):
    assert places(the_table(read(tbl(tr(tc("a", props=said), "b")))))[0] == [(0, 1, 1), (1, 1, 1)]


def test_no_cell_is_wider_than_word_allows():
    table = the_table(read(tbl(tr(tc("a", props=span(2_000_000_000))))))
    assert places(table)[0] == [(0, 1, 1)]
    assert places(the_table(read(tbl(tr(tc("a", props=span(900)))))))[0] == [(0, 63, 1)]


def test_a_cell_keeps_all_its_paragraphs_and_their_look():
    table = the_table(read(tbl(tr(tc(line("- a;"), p(r("- b", BOLD)), "<w:p/>")))))
    blocks = table.rows[0].cells[0].blocks
    assert [each.format.bold for each in blocks] == [False, True, False]
    assert cells(table) == [["- a;\n- b\n"]]


def test_a_table_in_a_cell_stays_there():
    document = read(tbl(tr(tc(line("ngoài"), tbl(tr("trong", "x")), "<w:p/>"), "b")))
    (cell, _) = the_table(document).rows[0].cells
    assert [type(each) for each in cell.blocks] == [SourceParagraph, SourceTable, SourceParagraph]
    assert texts(document) == ["[ngoài\ntrong\nx\n | b]"]


def test_rows_and_cells_in_controls_are_read():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = (control.format(tr("a", "b")), tr(control.format(tc("c")), "d"))
    inside = tr(tc(control.format(line("e"))), f"<w:customXml>{tc('f')}</w:customXml>")
    choice = f'<mc:Choice Requires="w14">{tr("g")}</mc:Choice>'
    both = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    table = the_table(read(tbl(*rows, inside, both)))
    assert cells(table) == [["a", "b"], ["c", "d"], ["e", "f"], ["g"]]


def test_a_deletion_between_cells_is_gone():
    gone = f"<w:del>{tc('b')}</w:del>"
    assert cells(the_table(read(tbl(tr("a", gone, "c"))))) == [["a", "c"]]


def test_a_hidden_row_is_left_out():
    document = read(tbl(tr("a"), tr("b", props="<w:hidden/>"), tr("c", props="<w:cantSplit/>")))
    assert cells(the_table(document)) == [["a"], ["c"]]
    assert warning(document, WarningCode.HIDDEN_TEXT) == 1


def test_widths_may_stand_in_the_cells_alone():
    wide = '<w:tcW w:w="1134" w:type="dxa"/>'
    table = f"<w:tbl>{tr(tc('a', props=wide), tc('b', props=wide))}</w:tbl>"
    assert the_table(read(table)).widths_mm == (20.0, 20.0)


@pytest.mark.parametrize(
    "table",
    [
        "<w:tbl/>",
        f"<w:tbl>{tr('a')}</w:tbl>",
        "<w:tbl>" + tr(tc("a", props='<w:tcW w:w="5000" w:type="pct"/>')) + "</w:tbl>",
    ],
)
def test_widths_may_be_unknown(table):
    assert the_table(read(table)).widths_mm == ()


def test_a_table_without_rows_is_read():
    assert the_table(read("<w:tbl/>")).rows == ()


def test_header_rows_are_marked():
    table = the_table(read(tbl(tr("a", props=HEADER), tr("b", props='<w:tblHeader w:val="0"/>'))))
    assert [row.is_header for row in table.rows] == [True, False]


# --- lines ----------------------------------------------------------------------------------------


def side(name: str, kind: str = "single", colour: str = "000000") -> str:
    return f'<w:{name} w:val="{kind}" w:sz="4" w:color="{colour}"/>'


def around(*sides: str) -> str:
    return f"<w:tcBorders>{''.join(sides)}</w:tcBorders>"


FOUR = tuple(side(each) for each in ("top", "left", "bottom", "right"))
NO_FOUR = tuple(side(each, "nil") for each in ("top", "left", "bottom", "right"))
GRID = style("TableGrid", "Table Grid", kind="table", inside=f"<w:tblPr>{RULED}</w:tblPr>")
BANDED = style(
    "Banded",
    "Banded",
    kind="table",
    inside='<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f"{side('insideV')}</w:tcBorders></w:tcPr></w:tblStylePr>",
)


@pytest.mark.parametrize(
    ("props", "cell", "is_layout"),
    [
        ("", "", True),
        (RULED, "", False),
        (RULED, around(*NO_FOUR), True),
        ("", around(*FOUR), False),
        ("", around(side("bottom")), True),
        ("", around(side("top"), side("bottom")), False),
        (RULED.replace("single", "none"), "", True),
        (RULED.replace("single", "nil"), "", True),
        (RULED.replace('w:sz="4"', 'w:color="FFFFFF"'), "", True),
        ('<w:tblStyle w:val="TableGrid"/>', "", False),
        (f'<w:tblStyle w:val="TableGrid"/>{RULED.replace("single", "nil")}', "", True),
        ('<w:tblStyle w:val="Banded"/>', "", False),
        ('<w:tblStyle w:val="None"/>', "", True),
    ],
)
def test_a_table_without_lines_only_puts_words_side_by_side(props, cell, is_layout):
    table = tbl(*(tr(tc("a", props=cell), tc("b", props=cell)) for _ in range(3)), props=props)
    assert the_table(read(table, styles=GRID + BANDED)).is_layout is is_layout


def test_a_line_under_one_name_makes_no_ruled_table():
    table = tbl(tr("SỞ", "CỘNG HÒA"), tr(tc("x", props=around(side("top"), side("bottom"))), "y"),
                props="")  # fmt: skip
    assert the_table(read(table)).is_layout


def test_a_row_may_draw_its_own_lines():
    own = f"<w:tr><w:tblPrEx>{RULED}</w:tblPrEx>{tc('a')}{tc('b')}</w:tr>"
    assert not the_table(read(tbl(own, props=""))).is_layout


# --- header rows typed again ----------------------------------------------------------------------

TITLES = ("STT", "Nội dung", "Thời gian")


def test_a_header_typed_again_is_left_out_and_counted():
    rows = (tr(*TITLES), tr("1", "a", "b"), tr(*TITLES), tr("2", "c", "d"), tr(*TITLES))
    document = read(tbl(*rows))
    assert cells(the_table(document)) == [list(TITLES), ["1", "a", "b"], ["2", "c", "d"]]
    assert warning(document, WarningCode.REPEATED_HEADERS) == 2
    assert document.warnings[0].words == ("STT | Nội dung | Thời gian",) * 2


def test_a_header_of_two_rows_is_left_out_whole():
    head = (
        tr(tc("STT", props=TALL), tc("Hồ sơ", props=span(2))),
        tr(tc(props=BELOW), "Nhận", "Trả"),
    )
    rows = (*head, tr("1", "5", "6"), *head, tr("2", "7", "8"))
    document = read(tbl(*rows))
    assert cells(the_table(document))[2:] == [["1", "5", "6"], ["2", "7", "8"]]


def test_the_row_that_numbers_the_columns_goes_with_the_header():
    numbers = tr("(1)", "(2)", "(3) = (1) + (2)")
    rows = (tr(*TITLES), numbers, tr("1", "a", "b"), tr(*TITLES), numbers, tr("2", "c", "d"),
            tr(*TITLES), tr("3", "e", "f"))  # fmt: skip
    table = the_table(read(tbl(*rows)))
    assert [row[0] for row in cells(table)] == ["STT", "(1)", "1", "2", "3"]


def test_two_bold_titles_are_a_header():
    bold = tr(tc(p(r("TT", BOLD))), tc(p(r("Nội dung", BOLD))))
    assert len(the_table(read(tbl(bold, tr("1", "a"), bold))).rows) == 2


@pytest.mark.parametrize(
    "rows",
    [
        (tr("Không", "Có"), tr("1", "a"), tr("Không", "Có")),
        (tr("", "x", ""), tr("1", "a", "b"), tr("", "x", "")),
        (tr(*TITLES), tr("1", "a", "b"), tr("STT", "Nội dung", "khác")),
        (tr(*TITLES), tr("1", "a", "b"), tr("STT")),
        (tr("b", "c", "d", props='<w:gridBefore w:val="1"/>'),) * 2,
    ],
)
def test_rows_that_only_look_alike_stay(rows):
    document = read(tbl(*rows))
    assert len(the_table(document).rows) == len(rows)
    assert document.warnings == ()


def test_a_marked_header_needs_no_other_sign():
    rows = (tr("Tên", "Số", props=HEADER), tr("a", "1"), tr("Tên", "Số"), tr("b", "2"))
    assert len(the_table(read(tbl(*rows))).rows) == 3


def test_a_row_beside_a_tall_cell_stays():
    tall = tr(tc("a", props=TALL), "b", "c")
    rows = (tr(*TITLES), tall, tr(tc(props=BELOW), "d", "e"), tr(*TITLES))
    assert len(the_table(read(tbl(*rows))).rows) == 3
    beside = (tr(*TITLES), tr("1", tc("a", props=TALL), "b"), tr("STT", tc(props=BELOW), "x"))
    assert len(the_table(read(tbl(*beside))).rows) == 3


def test_lines_of_a_letterhead_are_no_header():
    rows = tuple(tr("a", "b", "c") for _ in range(2))
    assert len(the_table(read(tbl(*rows, props=""))).rows) == 2


def test_a_table_in_a_cell_or_a_box_is_looked_at_too():
    inner = tbl(tr(*TITLES), tr("1", "a", "b"), tr(*TITLES), tr("2", "c", "d"))
    document = read(tbl(tr(tc(inner, "<w:p/>"), "x")), p(text_box(inner)))
    assert warning(document, WarningCode.REPEATED_HEADERS) == 2


# --- tables cut in two ----------------------------------------------------------------------------


def halves(between: str, second: tuple[str, ...] = (tr("2", "c", "d"),)) -> list[SourceTable]:
    widths = (500, 3000, 2000)
    first = tbl(tr(*TITLES), tr("1", "a", "b"), widths=widths)
    document = read(first, between, tbl(*second, widths=widths))
    return [each for each in document.blocks if isinstance(each, SourceTable)]


def test_a_table_right_below_one_of_the_same_columns_goes_on_with_it():
    assert [each.continues for each in halves("")] == [False, True]


def test_the_header_above_the_second_half_is_left_out():
    _, second = halves("", (tr(*TITLES), tr("2", "c", "d"), tr(*TITLES), tr("3", "e", "f")))
    assert (cells(second), second.continues) == ([["2", "c", "d"], ["3", "e", "f"]], True)


def test_a_second_half_with_the_same_header_goes_on_over_an_empty_paragraph():
    _, second = halves("<w:p/>", (tr(*TITLES), tr("2", "c", "d")))
    assert (cells(second), second.continues) == ([["2", "c", "d"]], True)


def test_a_table_below_an_empty_paragraph_is_another_one():
    assert [each.continues for each in halves("<w:p/>")] == [False, False]


def test_a_table_below_words_is_another_one():
    _, second = halves(line("Biểu 2"), (tr(*TITLES), tr("2", "c", "d")))
    assert (len(second.rows), second.continues) == (2, False)


def test_a_table_that_is_only_a_header_keeps_it():
    _, second = halves("", (tr(*TITLES),))
    assert (cells(second), second.continues) == ([list(TITLES)], True)


def test_a_table_of_other_columns_is_another_one():
    document = read(tbl(tr("a", "b")), tbl(tr("c", "d"), widths=(1000, 4000)), tbl(tr("e")))
    assert [each.continues for each in document.blocks] == [False, False, False]
    three = read(tbl(tr("a")), tbl(tr("b"), widths=(1, 2, 3)))
    assert not list(three.blocks)[1].continues


def test_hidden_words_between_two_halves_do_not_part_them():
    hidden = p(r("x", HIDDEN), mark=HIDDEN)
    assert [each.continues for each in halves(hidden)] == [False, True]
