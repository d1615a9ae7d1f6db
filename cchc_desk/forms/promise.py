"""What a report promised for later: it comes back as questions when that time has come."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desk.forms.outline import number_items
from cchc_desk.forms.report import Report
from cchc_desk.forms.stale import text_key
from cchc_desk.forms.template import Template
from cchc_desk.forms.text import without_marks
from cchc_desk.forms.text_places import TextPlace, texts
from cchc_desk.forms.time_words import find_time_words
from cchc_desk.forms.unplaced import UNPLACED


@dataclass(frozen=True, slots=True)
class Promise:
    """Hold a sentence about what is to come, and the days that it names for it.

    ``key`` tells it again in every later period.
    None: ``first`` and ``last`` - it names no time, and is due in the next period.
    """

    place: TextPlace
    text: str
    key: str
    first: date | None = None
    last: date | None = None


_SENTENCE = re.compile(r"[^.;\n]+(?:\.(?=\S)[^.;\n]+)*[.;]?")
_FUTURE = re.compile(
    r"(?<!\w)(?:dự kiến|dự định|sẽ|phấn đấu|chậm nhất|thời gian tới"
    r"|(?<!đã )hoàn thành (?:trong|trước))(?!\w)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^[\s,:–-]+")
_AHEAD = re.compile(r"phuong huong|nhiem vu trong tam|nhiem vu .{0,30}(?:toi|cuoi nam|ky sau)")
"""What the heading of plans for the next period says, without marks."""


def promises(report: Report) -> tuple[Promise, ...]:
    """Return what a report promises: sentences about the future, and the lines of its plans.

    A sentence counts where it speaks of the future and names no time, or a time after the
    report's window; under a heading of plans every paragraph counts.
    """
    ahead = plans_ahead(report.template)
    return tuple(
        promise
        for placed in texts(report)
        if placed.place.field.item not in {None, UNPLACED}
        for promise in _promises(report, placed.place, placed.text, ahead)
    )


def plans_ahead(template: Template) -> frozenset[str]:
    """Return the ids of the items that stand under a heading of plans for the next period."""
    found: set[str] = set()
    for numbered in number_items(template.items):
        label = without_marks(numbered.item.label)
        if numbered.parent in found or _AHEAD.search(label):
            found.add(numbered.item.id)
    return frozenset(found)


def _promises(
    report: Report, place: TextPlace, text: str, ahead: frozenset[str]
) -> Iterator[Promise]:
    if place.field.item in ahead and place.note is None:
        yield _promise(report, place, text, _times(text, report))
        return
    for match in _SENTENCE.finditer(text):
        sentence = _LEAD.sub("", match[0]).strip()
        times = _times(sentence, report)
        if _FUTURE.search(sentence) and (times or not _names_time(sentence, report)):
            yield _promise(report, place, sentence, times)


def _times(text: str, report: Report) -> list[tuple[date, date]]:
    """Return the stretches of time after the report's window that a text names."""
    found = find_time_words(text, report.year)
    return [
        (each.first, each.last)
        for each in found
        if each.last > report.period.last_day and not each.is_cited
    ]


def _names_time(text: str, report: Report) -> bool:
    return any(not each.is_cited for each in find_time_words(text, report.year))


def _promise(
    report: Report, place: TextPlace, text: str, times: list[tuple[date, date]]
) -> Promise:
    key = text_key(report.id or "", text)
    if not times:
        return Promise(place, text, key)
    return Promise(place, text, key, min(t[0] for t in times), max(t[1] for t in times))


def due_promises(made: Iterable[Promise], report: Report, *, is_last: bool) -> Iterator[Promise]:
    """Yield those promises of an earlier report that a new one has to answer.

    They are due when their time falls into the new window, or in the next report when they name
    none. ``is_last``: the promises are those of the last period.
    """
    for promise in made:
        if promise.first is None or promise.last is None:
            if is_last:
                yield promise
        elif promise.first <= report.period.last_day and promise.last >= report.period.first_day:
            yield promise
