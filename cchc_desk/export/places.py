"""Where each field stands on the printed pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from cchc_desk.export.house import Page
from cchc_desk.forms.document import Origin

LETTERHEAD = Origin(part="letterhead")
SIGNATURE = Origin(part="signature")
"""The blocks at the head and the foot, which have no origin of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a field is printed; one that runs over several pages has several places.

    Units: ``page`` counts from 0; millimetres from the upper left corner of the page.
    """

    origin: Origin
    page: int
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float


@dataclass(frozen=True, slots=True)
class Band:
    """Hold a field and between which edges of the page it is printed. Units: millimetres."""

    origin: Origin
    left_mm: float
    right_mm: float


class Part(Enum):
    """What begins at a mark."""

    FLOW = auto()
    HEADER = auto()
    NOTE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold what the pages of one section have in common; ``section`` counts from 0."""

    section: int
    page: Page

    @property
    def left_mm(self) -> float:
        """Return where lines of text begin."""
        return self.page.margin_left_mm

    @property
    def right_mm(self) -> float:
        """Return where lines of text end."""
        return self.page.width_mm - self.page.margin_right_mm

    @property
    def bottom_mm(self) -> float:
        """Return where the text of a page ends, footnotes included."""
        return self.page.height_mm - self.page.margin_bottom_mm

    def band(self, origin: Origin) -> Band:
        """Return a field as wide as the text."""
        return Band(origin, self.left_mm, self.right_mm)


@dataclass(frozen=True, slots=True)
class Mark:
    """Stand invisibly at the beginning of something printed, which goes on until the next mark.

    Units: ``above_mm`` - how far above the mark it begins.
    """

    sheet: Sheet
    bands: tuple[Band, ...]
    part: Part = Part.FLOW
    above_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold a mark where it came to stand; the header of a table is seen on each of its pages."""

    mark: Mark
    page: int
    top_mm: float


# Places closer than this touch; also what rounding may leave between two rows.
_NEAR_MM = 0.1


def places(seen: Iterable[Seen]) -> tuple[Place, ...]:
    """Return the places in reading order, a page's footnotes at its end.

    ``seen`` is in the order of the pages, but for the footnotes.
    """
    by_kind = defaultdict[bool, list[Seen]](list)
    for each in seen:
        top = each.top_mm - each.mark.above_mm
        by_kind[each.mark.part is Part.NOTE].append(replace(each, top_mm=top))
    notes = sorted(by_kind[True], key=lambda note: (note.page, note.top_mm))
    floors: dict[int, float] = {}
    for note in notes:
        floors.setdefault(note.page, note.top_mm)
    flow = _with_rows_that_go_on(by_kind[False])
    found = [*_joined(_flow_places(flow, floors)), *_note_places(notes)]
    return tuple(sorted(found, key=lambda place: place.page))


def _with_rows_that_go_on(flow: Sequence[Seen]) -> Iterator[Seen]:
    """Yield the marks; below a repeated header goes on the row that did not end before it."""
    heights: dict[int, float] = {}
    open_row: Seen | None = None
    for each, following in pairwise(flow):
        yield each
        if each.mark.part is not Part.HEADER:
            open_row = each
            continue
        known = heights.get(id(each.mark))
        if known is None:
            heights[id(each.mark)] = following.top_mm - each.top_mm
            continue
        bottom = each.top_mm + known
        goes_on = following.page != each.page or following.top_mm > bottom + _NEAR_MM
        if goes_on and open_row is not None:
            yield replace(open_row, page=each.page, top_mm=bottom)
    yield from flow[-1:]


def _flow_places(flow: Iterable[Seen], floors: Mapping[int, float]) -> Iterator[Place]:
    for each, following in pairwise(flow):
        for page, top, bottom in _stretches(each, following, floors):
            if bottom - top > _NEAR_MM:
                yield from _places(each.mark, page, top, bottom)


def _stretches(
    each: Seen, following: Seen, floors: Mapping[int, float]
) -> Iterator[tuple[int, float, float]]:
    """Yield page, top and bottom of what is printed between two marks."""
    sheet = each.mark.sheet
    page, top = each.page, each.top_mm
    while page < following.page:
        yield page, top, floors.get(page, sheet.bottom_mm)
        page, top = page + 1, sheet.page.margin_top_mm
        if page == following.page and following.mark.sheet.section != sheet.section:
            return
    yield page, top, following.top_mm


def _note_places(notes: Sequence[Seen]) -> Iterator[Place]:
    for index, each in enumerate(notes):
        following = notes[index + 1] if index + 1 < len(notes) else None
        bottom = each.mark.sheet.bottom_mm
        if following is not None and following.page == each.page:
            bottom = following.top_mm
        yield from _places(each.mark, each.page, each.top_mm, bottom)


def _places(mark: Mark, page: int, top: float, bottom: float) -> Iterator[Place]:
    for band in mark.bands:
        yield Place(band.origin, page, top, bottom, band.left_mm, band.right_mm)


def _joined(found: Iterable[Place]) -> Iterator[Place]:
    """Yield the places, the rows of a table that are one field as one place."""
    last: Place | None = None
    for place in found:
        if last is not None and _goes_on(last, place):
            last = replace(last, bottom_mm=place.bottom_mm)
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last


def _goes_on(last: Place, place: Place) -> bool:
    where = (last.origin, last.page, last.left_mm, last.right_mm)
    is_same = where == (place.origin, place.page, place.left_mm, place.right_mm)
    return is_same and abs(place.top_mm - last.bottom_mm) < _NEAR_MM
