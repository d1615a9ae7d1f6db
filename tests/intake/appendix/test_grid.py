"""Grids: places, limits, and rows as blocks of text."""

import pytest

from cchc_desk.forms.richtext import Paragraph, Span, Table, plain
from cchc_desk.intake.appendix.blocks import block_of_grid, blocks_of_rows
from cchc_desk.intake.appendix.columns import seen_columns, used_columns
from cchc_desk.intake.appendix.grid import (
    MOST_COLUMNS,
    Covered,
    Grid,
    GridBuilder,
    GridCell,
    grid_of_rows,
    is_bold,
    row_words,
)
from cchc_desk.intake.appendix.row_numbers import NumberKind, number_kind, split_title


def cell(text, **said):
    return GridCell(plain(text), **said)


def test_every_row_is_as_wide_as_the_table():
    builder = GridBuilder()
    builder.put(builder.add_row(3), 0, cell("a"))
    builder.put(builder.add_row(4, is_header=True), 2, cell("b"))
    grid = builder.grid((10, 20, 30))
    assert [row_words(row) for row in grid.rows] == [("a", "", ""), ("", "", "b")]
    assert [(row.number, row.is_header) for row in grid.rows] == [(3, False), (4, True)]
    assert grid.widths_mm == (10, 20, 30)


@pytest.mark.parametrize("widths", [(10,), (10, 0), ()])
def test_widths_that_do_not_fit_are_left_out(widths):
    builder = GridBuilder()
    builder.put(builder.add_row(1), 1, cell("a"))
    assert builder.grid(widths).widths_mm == ()


def test_what_lies_too_far_to_the_right_joins_the_last_column():
    builder = GridBuilder()
    row = builder.add_row(1)
    builder.put(row, MOST_COLUMNS - 1, cell("a", columns=9))
    builder.put(row, MOST_COLUMNS + 50, cell("b"))
    grid = builder.grid()
    assert grid.width == MOST_COLUMNS
    assert grid.rows[0].cells[-1].text == plain("a\nb")


def test_an_empty_grid_has_no_width():
    assert (Grid().width, used_columns(Grid()), seen_columns(Grid(), ())[0]) == (0, Grid(), Grid())


def test_columns_that_nobody_filled_are_left_out():
    wide = cell("Tổng", columns=3)
    left = GridCell(covered=Covered.FROM_THE_LEFT)
    grid = grid_of_rows([[wide, left, left], [cell("a"), GridCell(), cell("b")]])
    used = used_columns(grid)
    assert [row_words(row) for row in used.rows] == [("Tổng", ""), ("a", "b")]
    assert used.rows[0].cells[0].columns == 2


def test_words_are_bold_when_all_of_them_are():
    assert is_bold((Paragraph((Span("a", bold=True), Span(" "))),))
    assert not is_bold((Paragraph((Span("a", bold=True), Span("b"))),))
    assert not is_bold(())


def test_rows_of_one_cell_are_lines_and_others_a_table():
    grid = grid_of_rows([[cell("Ghi chú")], [], [cell("a"), cell("b")], [cell("c"), cell("d")]])
    line, table = blocks_of_rows(grid.rows)
    assert line == Paragraph((Span("Ghi chú"),))
    assert isinstance(table, Table)
    assert [[c.paragraphs for c in row] for row in table.rows] == [
        [plain("a"), plain("b")],
        [plain("c"), plain("d")],
    ]


def test_a_grid_becomes_a_table_with_its_merged_cells():
    builder = GridBuilder()
    first, second = builder.add_row(1), builder.add_row(2)
    builder.put(first, 0, cell("a", rows=2))
    builder.put(first, 1, cell("b", columns=2))
    builder.put(second, 1, cell("c"))
    table = block_of_grid(builder.grid(), header_rows=1)
    assert [[(c.columns, c.rows) for c in row] for row in table.rows] == [
        [(1, 2), (2, 1)],
        [(1, 1), (1, 1)],
    ]
    assert table.header_rows == 1


def test_a_place_whose_tall_cell_is_elsewhere_is_empty():
    grid = grid_of_rows([[GridCell(covered=Covered.FROM_ABOVE), cell("a")]])
    assert [c.paragraphs for c in block_of_grid(grid).rows[0]] == [(Paragraph(),), plain("a")]


# --- numbers of rows ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", NumberKind.NONE),
        ("1", NumberKind.WHOLE),
        ("05.", NumberKind.WHOLE),
        ("IV", NumberKind.ROMAN),
        ("I.", NumberKind.ROMAN),
        ("IIX", NumberKind.OTHER),
        ("B", NumberKind.CAPITAL),
        ("1.2", NumberKind.PARTED),
        ("II.3.", NumberKind.PARTED),
        ("a)", NumberKind.LETTER),
        ("đ", NumberKind.LETTER),
        ("-", NumberKind.SIGN),
        (")", NumberKind.SIGN),
        ("Tổng", NumberKind.OTHER),
    ],
)
def test_a_row_number_is_of_a_kind(text, kind):
    assert number_kind(text) is kind


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("I. CẢI CÁCH", ("I", "CẢI CÁCH")),
        ("A - PHẦN CHUNG", ("A", "PHẦN CHUNG")),
        ("a) Rà soát", ("a", "Rà soát")),
        ("Cải cách", ("", "Cải cách")),
        ("5 năm thực hiện", ("", "5 năm thực hiện")),
    ],
)
def test_a_title_parts_from_its_number(title, parts):
    assert split_title(title) == parts


def test_cells_of_the_clipboard_cover_those_beside_them():
    grid = grid_of_rows([[cell("a", columns=2), GridCell(), cell("b")], [cell("c")]])
    assert [each.covered for each in grid.rows[0].cells] == [
        Covered.NOT, Covered.FROM_THE_LEFT, Covered.NOT,
    ]  # fmt: skip
    assert row_words(grid.rows[1]) == ("c", "", "")
