"""Where pages lie in a view, and what is seen of them."""

import pytest

from cchc_desk.ui.preview.page_layout import (
    FIT_WIDTH,
    GAP,
    Layout,
    PageSize,
    height_of,
    lay_out,
    page_in_front,
    point_at,
    reading_point,
    scroll_to_show,
    seen_pages,
    step_zoom,
)

UPRIGHT, ACROSS = PageSize(210, 297), PageSize(297, 210)
PX_PER_MM = 4.0
VIEW = 420 + 2 * GAP


def laid_out(zoom_percent=FIT_WIDTH, sizes=(UPRIGHT, UPRIGHT, ACROSS), width=VIEW):
    return lay_out(sizes, zoom_percent, width, PX_PER_MM)


def test_every_page_is_as_wide_as_the_view_also_one_that_lies_across():
    assert [box.width for box in laid_out().boxes] == [420, 420, 420]
    assert [box.height for box in laid_out().boxes] == [594, 594, 297]


def test_at_100_percent_pages_are_as_large_as_on_paper_and_scrolled_sideways():
    layout = laid_out(100)
    assert [box.width for box in layout.boxes] == [840, 840, 1188]
    assert layout.width == 1188 + 2 * GAP
    assert layout.boxes[0].left == (layout.width - 840) // 2


def test_pages_stand_below_each_other_with_gaps_around():
    first, second, third = laid_out().boxes
    assert first.top == GAP
    assert second.top - first.bottom == third.top - second.bottom == GAP
    assert laid_out().height == third.bottom + GAP


def test_a_view_without_room_still_shows_something():
    assert laid_out(width=0).boxes[0].width > 0


@pytest.mark.parametrize(
    ("top", "height", "pages"),
    [
        (0, 100, range(1)),
        (600, 100, range(2)),
        (0, 5000, range(3)),
        (GAP + 594, GAP, range(1, 1)),
        (9000, 10, range(3, 3)),
    ],
)
def test_the_pages_that_are_seen(top, height, pages):
    assert list(seen_pages(laid_out(), top, height)) == list(pages)


def test_the_page_in_front_is_the_one_that_fills_most_of_the_view():
    assert page_in_front(laid_out(), 0, 500) == 0
    assert page_in_front(laid_out(), 500, 500) == 1
    assert page_in_front(Layout(), 0, 500) == -1


def test_at_the_end_the_last_page_is_in_front_also_a_low_one():
    layout = laid_out()
    assert page_in_front(layout, layout.height - 900, 900) == 2
    assert page_in_front(layout, layout.height - 901, 900) == 1
    assert page_in_front(layout, 0, layout.height) == 0  # nothing to scroll


def test_a_pixel_is_a_place_of_a_page():
    found = point_at(laid_out(), GAP + 210, GAP + 594 + GAP + 20)
    assert (found.page, found.x_mm, found.y_mm) == (1, 105.0, 10.0)


@pytest.mark.parametrize("place", [(GAP - 1, 300), (GAP + 420, 300), (100, GAP + 594 + 1)])
def test_there_is_no_page_beside_or_between_pages(place):
    assert point_at(laid_out(), *place) is None


@pytest.mark.parametrize("top", [0, GAP, 300, 606, 640, 1210, 1500])
def test_what_is_read_at_the_top_is_found_again(top):
    point = reading_point(laid_out(), top)
    assert height_of(laid_out(), point.page, point.y_mm) == top


def test_what_is_read_at_the_top_is_found_in_another_size():
    point = reading_point(laid_out(), 640)
    larger = height_of(laid_out(200), point.page, point.y_mm)
    assert reading_point(laid_out(200), larger) == point


def test_nothing_is_read_where_nothing_is():
    assert height_of(Layout(), reading_point(Layout(), 0).page, 0) == 0


@pytest.mark.parametrize(
    ("span", "top", "wanted"),
    [
        ((200, 300), 100, 100),  # in sight: stays
        ((50, 80), 100, 40),  # above: no further than needed
        ((700, 800), 100, 310),  # below
        ((0, 2000), 700, 700),  # higher than the view, which is inside: stays
        ((1000, 3000), 0, 990),  # higher than the view, and below: its beginning
        ((0, 1000), 3000, 510),  # higher than the view, and above: its end
    ],
)
def test_a_field_is_scrolled_into_sight_no_further_than_needed(span, top, wanted):
    assert scroll_to_show(span, top, 500, 10) == wanted


def test_zoom_goes_from_stop_to_stop_and_not_beyond():
    stops = (50, 100, 200)
    assert [step_zoom(percent, 1, stops) for percent in (20, 50, 77, 200)] == [50, 100, 100, 200]
    assert [step_zoom(percent, -1, stops) for percent in (20, 50, 77, 500)] == [50, 50, 50, 200]
