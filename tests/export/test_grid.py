"""Cells on their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.grid import grid_columns, place
from cchc_desk.export.tables import shared_out
from cchc_desk.forms.document import Alignment, Cell, Grid, Row, RowKind
from tests.export.documents import cell, figure_grid, page_of, task_grid
from tests.export.reading import Read, W, value


def rows_of(*shapes):
    """Make rows of cells, each (columns, rows) that it covers."""
    return [Row(tuple(Cell((), columns, rows) for columns, rows in shape)) for shape in shapes]


def merges(rows, count=1):
    placed = place(rows, grid_columns(rows, count))
    return [[(each.column, each.columns, each.merge) for each in row] for row in placed]


def test_a_place_covered_from_above_is_continued():
    assert merges(rows_of([(1, 2), (1, 1)], [(1, 1)])) == [
        [(0, 1, "restart"), (1, 1, "")],
        [(0, 1, "continue"), (1, 1, "")],
    ]


def test_a_cell_gives_way_to_one_that_comes_down_from_above():
    rows = rows_of([(1, 1), (1, 1), (1, 2)], [(3, 1)])
    assert merges(rows)[1] == [(0, 2, ""), (2, 1, "continue")]


def test_a_row_that_ends_before_a_tall_cell_is_filled_up_to_it():
    rows = rows_of([(1, 1), (1, 1), (1, 2)], [])
    assert merges(rows)[1] == [(0, 1, ""), (1, 1, ""), (2, 1, "continue")]


def test_a_short_row_is_filled_up():
    assert merges(rows_of([(1, 1)]), 3) == [[(0, 1, ""), (1, 1, ""), (2, 1, "")]]


def test_no_cell_is_lost_when_a_row_has_more_than_the_widths():
    assert grid_columns(rows_of([(1, 1), (2, 1)]), 1) == 3


shapes = st.lists(
    st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 4)), max_size=4), max_size=5
)


@given(shapes, st.integers(0, 3))
def test_every_row_of_a_grid_covers_every_column_once(shapes, count):
    rows = rows_of(*shapes)
    width = grid_columns(rows, count)
    for placed in place(rows, width):
        covered = [each.column + i for each in placed for i in range(each.columns)]
        assert covered == list(range(width))


@given(st.lists(st.floats(allow_nan=True), max_size=9), st.integers(1, 9))
def test_columns_fill_the_width_exactly(widths, count):
    columns = shared_out(widths, count, 165)
    assert len(columns) == count
    assert sum(columns) == 9354


def test_widths_are_scaled_to_the_paper():
    (table,) = Read(docx_bytes(page_of(task_grid(1)))).tables()
    widths = [int(value(column, "w")) for column in table.find(f"{W}tblGrid")]
    assert sum(widths) == 9354
    assert widths[0] / widths[1] == pytest.approx(12 / 75, abs=0.001)


def test_only_the_header_rows_at_the_top_are_repeated():
    header = Row((cell("a"),), RowKind.HEADER)
    grid = Grid((1.0,), (header, header, Row((cell("b"),)), header))
    rows = Read(docx_bytes(page_of(grid))).tables()[0].findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("alignment", "said"), [("left", "left"), ("right", "right"), ("centre", "centre")]
)
def test_a_cell_stands_as_it_says(alignment, said):
    grid = Grid((1.0,), (Row((cell("1.088", Alignment(alignment)),)),))
    assert Read(docx_bytes(page_of(grid))).paragraph("1.088").alignment == said


def test_the_head_of_a_table_stands_in_the_middle_of_its_cell():
    (table,) = Read(docx_bytes(page_of(figure_grid()))).tables()
    cells = table.find(f"{W}tr").findall(f"{W}tc")
    assert {value(each.find(f"{W}tcPr/{W}vAlign")) for each in cells} == {"center"}


def test_a_cell_without_lines_ends_with_a_paragraph():
    grid = Grid((1.0,), (Row((Cell(()),)),))
    (table,) = Read(docx_bytes(page_of(grid))).tables()
    assert table.find(f".//{W}tc")[-1].tag == f"{W}p"
