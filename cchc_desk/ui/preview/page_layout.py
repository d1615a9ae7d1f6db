"""Where pages lie in a view - one below another, each in the middle - and what is seen of them.

All lengths are pixels of the view, except where a name says millimetres.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

FIT_WIDTH = None
"""The zoom at which every page is as wide as the view, so that a page across is no reason for the
others to be small."""

GAP = 12
"""Between two pages, and around all of them."""

_LEAST_WIDTH = 60


@dataclass(frozen=True, slots=True)
class PageSize:
    """Hold the size of one page as it is read: a page across is wider than it is high."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Box:
    """Hold where a page lies."""

    left: int
    top: int
    width: int
    height: int
    px_per_mm: float

    @property
    def bottom(self) -> int:
        """Return where the page ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the pages in their order, and the size of the whole with the gaps around."""

    boxes: tuple[Box, ...] = ()
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """Hold a place of a page, from its top left corner."""

    page: int
    x_mm: float
    y_mm: float


def lay_out(
    sizes: Sequence[PageSize], zoom_percent: int | None, view_width: int, px_per_mm: float
) -> Layout:
    """Lay pages out; ``px_per_mm`` is that of a zoom of 100 %. None: ``zoom_percent`` - FIT_WIDTH.

    Pages wider than the view make the whole wider, so that it can be scrolled.
    """
    room = max(view_width - 2 * GAP, _LEAST_WIDTH)
    scales = [
        room / size.width_mm if zoom_percent is FIT_WIDTH else px_per_mm * zoom_percent / 100
        for size in sizes
    ]
    widths = [round(size.width_mm * scale) for size, scale in zip(sizes, scales, strict=True)]
    whole = max(max(widths, default=0) + 2 * GAP, view_width)
    boxes: list[Box] = []
    top = GAP
    for size, scale, width in zip(sizes, scales, widths, strict=True):
        height = round(size.height_mm * scale)
        boxes.append(Box((whole - width) // 2, top, width, height, scale))
        top += height + GAP
    return Layout(tuple(boxes), whole, top)


def seen_pages(layout: Layout, top: int, height: int) -> range:
    """Return the pages that a view of some height shows any of, from ``top`` of the whole."""
    first = bisect_right([box.bottom for box in layout.boxes], top)
    last = bisect_right([box.top for box in layout.boxes], top + height - 1)
    return range(first, max(last, first))


def page_in_front(layout: Layout, top: int, height: int) -> int:
    """Return the page that is read: the first one of which the view shows most. -1: no page.

    At the end of a scroll that is the last page, however little there is of it.
    """
    seen = seen_pages(layout, top, height)
    if top > 0 and top + height >= layout.height and seen:
        return seen[-1]
    return max(seen, key=lambda page: _shown(layout.boxes[page], top, height), default=-1)


def _shown(box: Box, top: int, height: int) -> int:
    return min(box.bottom, top + height) - max(box.top, top)


def point_at(layout: Layout, x: int, y: int) -> Point | None:
    """Return the place under a pixel of the whole. None: there is no page."""
    for page in seen_pages(layout, y, 1):
        box = layout.boxes[page]
        if box.left <= x < box.left + box.width:
            scale = box.px_per_mm
            return Point(page, (x - box.left) / scale, (y - box.top) / scale)
    return None


def height_of(layout: Layout, page: int, y_mm: float) -> int:
    """Return how far below the top of the whole a height of a page is; the last page at most."""
    if not layout.boxes:
        return 0
    box = layout.boxes[min(page, len(layout.boxes) - 1)]
    return round(box.top + y_mm * box.px_per_mm)


def reading_point(layout: Layout, top: int) -> Point:
    """Return what lies at the upper edge of a view; in a gap it is the page below.

    Above its top the height is negative, so that the same gap is shown again.
    """
    edges = [box.bottom for box in layout.boxes]
    if not edges:
        return Point(0, 0.0, 0.0)
    page = min(bisect_right(edges, top), len(edges) - 1)
    box = layout.boxes[page]
    return Point(page, 0.0, (top - box.top) / box.px_per_mm)


def scroll_to_show(span: tuple[int, int], top: int, height: int, margin: int) -> int:
    """Return where a view must be to show a span of heights, moved no further than needed.

    A view that is all inside a span higher than itself stays.
    """
    begin, end = span[0] - margin, span[1] + margin
    first, last = sorted((begin, end - height))
    return min(max(top, first), last)


def step_zoom(zoom_percent: int, steps: int, stops: Sequence[int]) -> int:
    """Return the next of some zooms, upwards or downwards, from any zoom at all."""
    if steps > 0:
        return min((stop for stop in stops if stop > zoom_percent), default=stops[-1])
    return max((stop for stop in stops if stop < zoom_percent), default=stops[0])
