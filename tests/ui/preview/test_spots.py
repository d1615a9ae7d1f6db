"""From a field to its spots on the pages, and back."""

from cchc_desk.forms.document import Origin
from cchc_desk.ui.preview.page_layout import Point
from cchc_desk.ui.preview.spots import Spots
from tests.ui.preview.papers import place

FIRST, SECOND = Origin(item="i", block=0), Origin(item="i", block=1)
CELL = Origin(task="t1", column="result", appendix="ket-qua")
OTHER_CELL = Origin(task="t1", column="progress", appendix="ket-qua")

PLACES = (
    place(FIRST, 0, 20, 40),
    place(SECOND, 0, 43, 280),
    place(SECOND, 1, 20, 30),
    place(CELL, 2, 50, 70, left_mm=30, right_mm=200),
    place(OTHER_CELL, 2, 50, 70, left_mm=200, right_mm=280),
)


def pages(found):
    return [(each.page, each.top_mm) for each in found]


def test_a_block_that_runs_over_pages_is_in_two_places():
    assert pages(Spots(PLACES).of(SECOND)) == [(0, 43), (1, 20)]


def test_an_item_is_where_its_blocks_are():
    assert pages(Spots(PLACES).of(Origin(item="i"))) == [(0, 20), (0, 43), (1, 20)]


def test_a_block_that_is_not_printed_by_itself_is_where_its_item_is():
    assert len(Spots(PLACES).of(Origin(item="i", block=9))) == 3


def test_a_cell_is_found_without_the_name_of_its_table():
    assert pages(Spots(PLACES).of(Origin(task="t1", column="result"))) == [(2, 50)]


def test_a_cell_that_is_no_column_on_paper_is_where_its_row_is():
    assert len(Spots(PLACES).of(Origin(task="t1", column="budget"))) == 2


def test_what_is_not_printed_is_nowhere():
    assert Spots(PLACES).of(Origin(item="x", block=1)) == ()


def test_a_click_on_a_line_means_its_field():
    assert Spots(PLACES).at(Point(0, 100, 30)) == FIRST


def test_a_click_beside_or_just_below_a_line_means_it_too():
    assert Spots(PLACES).at(Point(0, 5, 30)) == FIRST
    assert Spots(PLACES).at(Point(0, 100, 41)) == FIRST
    assert Spots(PLACES).at(Point(0, 100, 42.5)) == SECOND


def test_a_click_in_a_row_means_the_cell():
    assert Spots(PLACES).at(Point(2, 100, 60)) == CELL
    assert Spots(PLACES).at(Point(2, 250, 60)) == OTHER_CELL


def test_a_click_where_nothing_is_printed_means_nothing():
    assert Spots(PLACES).at(Point(1, 100, 200)) is None
    assert Spots(PLACES).at(Point(7, 100, 30)) is None
