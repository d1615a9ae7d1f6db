"""The lines of the list of findings, and the groups that they stand in; no Qt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cchc_desk.desk.review_dismissals import Dismissal, Sorted
from cchc_desk.forms.report import Report
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Finding, Place, Severity
from cchc_desk.review.titles import FAMILIES
from cchc_desk.review.where import where
from cchc_desk.ui.review.looks import PLURALS


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a finding with its place in words, and that of the item or task that it is in.

    None: ``dismissal`` - it is open.
    """

    finding: Finding
    where: str
    owner: str
    dismissal: Dismissal | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Hold entries that stand together."""

    title: str
    entries: tuple[Entry, ...]


class Grouping(StrEnum):
    """What the list is ordered by."""

    SEVERITY = "severity"
    PLACE = "place"
    FAMILY = "family"


GROUPINGS: Mapping[Grouping, str] = {
    Grouping.SEVERITY: N_("By severity"),
    Grouping.PLACE: N_("By item"),
    Grouping.FAMILY: N_("By kind"),
}


def entries_of(report: Report, found: Sorted) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the open and the dismissed findings of a document, each in reading order."""
    words: dict[Place, str] = {}

    def told(place: Place) -> str:
        if place not in words:
            words[place] = where(report, place)
        return words[place]

    def entry(finding: Finding, dismissal: Dismissal | None = None) -> Entry:
        at = replace(finding.place, start=0, end=0)
        return Entry(finding, told(at), told(_owner(at)), dismissal)

    dismissed = tuple(entry(each.finding, each.dismissal) for each in found.dismissed)
    return tuple(map(entry, found.open)), dismissed


def _owner(place: Place) -> Place:
    if place.item is not None:
        return Place(item=place.item)
    return Place(task=place.task) if place.task is not None else place


def groups(entries: Iterable[Entry], by: Grouping) -> tuple[Group, ...]:
    """Return the entries in groups: by severity and by kind in a fixed order, else as they come."""
    if by is Grouping.PLACE:
        return _grouped(entries, lambda each: each.owner, ())
    if by is Grouping.FAMILY:
        order = [tr(FAMILIES[each]) for each in Family]
        return _grouped(entries, lambda each: tr(FAMILIES[each.finding.family]), order)
    order = [tr(PLURALS[each]) for each in Severity]
    return _grouped(entries, lambda each: tr(PLURALS[each.finding.severity]), order)


def _grouped(
    entries: Iterable[Entry], title_of: Callable[[Entry], str], order: Sequence[str]
) -> tuple[Group, ...]:
    found: dict[str, list[Entry]] = {title: [] for title in order}
    for each in entries:
        found.setdefault(title_of(each), []).append(each)
    return tuple(Group(title, tuple(each)) for title, each in found.items() if each)


def counts(entries: Iterable[Entry]) -> Mapping[Severity, int]:
    """Return how many entries there are of every severity."""
    found = dict.fromkeys(Severity, 0)
    for each in entries:
        found[each.finding.severity] += 1
    return found
