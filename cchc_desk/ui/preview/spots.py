"""From a field to its spots on the pages, and from a place on a page back to its field."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cchc_desk.export.places import Place
from cchc_desk.forms.document import Origin
from cchc_desk.ui.preview.page_layout import Point

_NEAR_MM = 4.0
"""How far above or below a line a click still means it: more than the gap of two paragraphs."""


class Spots:
    """Know where every field is printed."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        """Take the places in reading order."""
        self._pages: dict[int, list[Place]] = {}
        self._fields: dict[Origin, list[Place]] = {}
        for place in places:
            self._pages.setdefault(place.page, []).append(place)
            for origin in _names(place.origin):
                self._fields.setdefault(origin, []).append(place)

    def of(self, origin: Origin) -> tuple[Place, ...]:
        """Return where a field is printed, or what it belongs to when it is not by itself.

        Nothing when none of it is printed.
        """
        found = (self._fields[name] for name in _names(origin) if name in self._fields)
        return tuple(next(found, ()))

    def at(self, point: Point) -> Origin | None:
        """Return the field that is printed at a place of a page, or close by. None: none is."""
        places = self._pages.get(point.page, [])
        nearest = min(places, key=lambda place: _distances(place, point), default=None)
        if nearest is None or _distances(nearest, point)[0] > _NEAR_MM:
            return None
        return nearest.origin


def _names(origin: Origin) -> Iterator[Origin]:
    """Yield a field and what it belongs to: a block and its item, a cell and its row."""
    yield origin
    if origin.block is not None:
        yield replace(origin, block=None)
    if origin.task is not None:
        if origin.appendix is not None:
            yield replace(origin, appendix=None)
        if origin.appendix is not None or origin.column is not None:
            yield Origin(task=origin.task)


def _distances(place: Place, point: Point) -> tuple[float, float]:
    """Return how far a place is above or below a point, and how far beside it."""
    return (
        max(place.top_mm - point.y_mm, point.y_mm - place.bottom_mm, 0.0),
        max(place.left_mm - point.x_mm, point.x_mm - place.right_mm, 0.0),
    )
