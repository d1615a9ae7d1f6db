"""Deadlines as task tables word them: "Quý II - Quý III/2026", "Trước ngày 30/11", "Hằng quý"."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from cchc_desk.forms.deadline_joins import codes_of
from cchc_desk.forms.deadline_phrases import Item, Lead, read_items, read_steps, split_steps
from cchc_desk.forms.deadline_words import Token, Word, numbers_in


class DeadlineKind(StrEnum):
    """Name the sorts of deadline."""

    RANGE = "range"
    RECURRING = "recurring"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Hold what the words of a deadline say; None: not known from the words."""

    kind: DeadlineKind
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class _Limits:
    """Hold the first and last day of one item or recurrence.

    ``late_end`` is the end where no other item gives one: "Từ quý II" runs to the year's end.
    None: not known.
    """

    start: date | None
    end: date | None
    late_end: date | None = None
    is_recurring: bool = False
    is_year: bool = False
    is_named: bool = False


_PLAN_YEARS = range(1900, 2200)


def read_deadline(words: str, year: int) -> Deadline:
    """Read a deadline; ``year`` is the plan's, and counts where the words name none.

    A recurrence on a weekday ("Thứ sáu hằng tuần") ends with the year. After a day ("Sau ngày
    15/3") begins on the next one. "Đầu năm" is the first quarter, "cuối năm" the last; "đầu
    tháng" the first ten days.
    Units: a plan's year from 1900 to 2199; in any other the deadline is unknown.
    """
    if year not in _PLAN_YEARS:
        return Deadline(DeadlineKind.UNKNOWN, None, None)
    steps = [clause for step in read_steps(words, year) for clause in _clauses(step)]
    codes = ";".join(map(codes_of, steps))
    found = _telling([limits for step in steps for limits in _read_step(step, year)], codes)
    if found:
        is_recurring = all(limits.is_recurring for limits in found)
        kind = DeadlineKind.RECURRING if is_recurring else DeadlineKind.RANGE
        return Deadline(kind, *_outer(found))
    return Deadline(DeadlineKind.OPEN if _is_open(codes) else DeadlineKind.UNKNOWN, None, None)


def _telling(found: list[_Limits], codes: str) -> list[_Limits]:
    """Return the limits that say something; a bare year adds nothing to "thường xuyên"."""
    if Word.STANDING in codes:
        found = [limits for limits in found if not limits.is_year]
    telling = [limits for limits in found if not limits.is_named]
    return telling if telling or Word.DEPENDS in codes else found


_OPEN = re.compile("[OSTL]|[BAG][~K]")


def _is_open(codes: str) -> bool:
    """Tell whether the words wait for an event; a date that no calendar has is no such words."""
    return Word.WRONG not in codes and _OPEN.search(codes) is not None


def _outer(found: Iterable[_Limits]) -> tuple[date | None, date | None]:
    """Return the first known start and the last known end."""
    found = list(found)
    start = min((limits.start for limits in found if limits.start), default=None)
    end = max((limits.end for limits in found if limits.end), default=None)
    if end is None or (start and end < start):
        end = max((limits.late_end for limits in found if limits.late_end), default=end)
    return start, end


# One step --------------------------------------------------------------------------------------

_ENDS = (Lead.BEFORE, Lead.BY, Lead.DONE)
_YEARLY = re.compile(r"(?:theo )?(?:hang|moi|tung) nam")
_HALF_AND_YEAR = re.compile("s[ca]w|w[ca]s")


def _is_yearly(step: list[Token]) -> bool:
    cadences = [token.text for token in step if token.word is Word.CADENCE]
    return all(_YEARLY.fullmatch(text) for text in cadences)


def _clauses(step: list[Token]) -> list[list[Token]]:
    """Return "tháng 1, báo cáo định kỳ" as two steps: its date does not bound its cadence."""
    if _is_yearly(step) or not re.search("[dmqp]", codes_of(step)):
        return [step]
    return split_steps(step, "[ca](?=[~KC])")


def _read_step(step: list[Token], year: int) -> list[_Limits]:
    items = [item for item in read_items(step) if not item.is_cited]
    kept = _kept(items)
    dated = _with_years(kept, _year_of_step(items, year))
    if _is_recurring(step, kept):
        return [_recurrence(step, dated, year)]
    return _tightened([limits for item in dated if (limits := _limits(item))])


def _is_recurring(step: list[Token], items: list[Item]) -> bool:
    """Tell of a cadence; "quý" or "6 tháng, năm" is one only where no date stands beside it."""
    codes = codes_of(step)
    if Word.CADENCE in codes:
        return True
    if any(item.stretch.word not in (Word.YEAR, Word.SPAN) for item in items):
        return False
    is_half_named = any(re.search("dau|cuoi|lai", t.text) for t in step if t.word is Word.SPAN)
    return Word.UNIT in codes or bool(_HALF_AND_YEAR.search(codes) and not is_half_named)


def _kept(items: list[Item]) -> list[Item]:
    """Return the items without names of papers, and without years beside something finer."""
    pairs = zip(items, [*items[1:], None], strict=False)
    kept = [item for item, after in pairs if not _is_only_a_name(item, after, items)]
    if any(not item.is_year for item in kept):
        only_ends = all(item.lead in _ENDS for item in kept if not item.is_year)
        return [item for item in kept if _counts_beside(item, items, only_ends=only_ends)]
    named_year = any(item.stretch.year for item in kept)
    return [item for item in kept if item.stretch.year or not named_year]


def _is_only_a_name(item: Item, after: Item | None, items: list[Item]) -> bool:
    """Tell of "Quý I" in "Báo cáo Quý I trước ngày 15/3" and in "15/3 (báo cáo Quý I)"."""
    if item.is_aside and any(other.months < item.months for other in items):
        return True
    leads_on = after is not None and after.link and (after.lead or after.months < item.months)
    return item.is_named and bool(leads_on)


def _counts_beside(item: Item, items: list[Item], *, only_ends: bool) -> bool:
    """Tell whether an item adds to finer ones: the year in "Quý IV/2025 - năm 2026" does."""
    if not item.is_year or (only_ends and not item.is_named):
        return True
    place = items.index(item)
    leads_on = items[place + 1 : place + 2]
    joins = (Word.DASH, Word.AND)
    is_listed = item.lead is Lead.NONE and item.link in (*joins, Word.COMMA)
    return item.is_term or is_listed or any(other.link in joins for other in leads_on)


# Years -----------------------------------------------------------------------------------------


def _year_of_step(items: list[Item], plan_year: int) -> int:
    """Return the year that heads a step ("Năm 2027: Quý II"), or the plan's."""
    heads = [item for item in items if item.is_year and not (item.is_term or item.is_named)]
    years = {item.stretch.year for item in heads if item.stretch.year}
    return years.pop() if len(years) == 1 else plan_year


def _with_years(items: list[Item], year: int) -> list[Item]:
    """Give every item a year: that of the next in its list, of the one before, or ``year``."""
    dated: list[Item] = []
    for item in reversed(items):
        dated.insert(0, _year_from_later(item, later) if dated and (later := dated[0]) else item)
    for place, item in enumerate(dated):
        before = dated[place - 1] if place and item.link else None
        is_sure = place > 0 and items[place - 1].stretch.year is not None
        dated[place] = _year_from_earlier(item, before, year, is_sure=is_sure)
    return dated


def _in_year(item: Item, year: int) -> Item:
    return replace(item, stretch=replace(item.stretch, year=year))


def _precedes(item: Item, other: Item) -> bool:
    """Tell whether all of the one lies before the other; both have a year."""
    dates, others = item.stretch.dates(0), other.stretch.dates(0)
    return dates is not None and others is not None and dates[1] < others[0]


def _year_from_later(item: Item, later: Item) -> Item:
    if item.stretch.year or not (later.link and later.stretch.year):
        return item
    same = _in_year(item, later.stretch.year)
    return _in_year(item, later.stretch.year - 1) if _precedes(later, same) else same


def _year_from_earlier(item: Item, earlier: Item | None, year: int, *, is_sure: bool) -> Item:
    """Continue the year before; a list of bare months stays in it, a range may cross it."""
    if item.stretch.year:
        return item
    if earlier is None or not earlier.stretch.year:
        return _in_year(item, year)
    same = _in_year(item, earlier.stretch.year)
    crosses = (is_sure or item.link == Word.DASH) and _precedes(same, earlier)
    return _in_year(item, earlier.stretch.year + 1) if crosses else same


# Days ------------------------------------------------------------------------------------------

_ONE_DAY = timedelta(days=1)


def _limits(item: Item) -> _Limits | None:
    """Return the limits of an item that has its year; None: its year has no such day."""
    dates = item.stretch.dates(0)
    if dates is None:
        return None
    first, last = dates
    match item.lead:
        case Lead.BEFORE:
            return _Limits(None, first - _ONE_DAY)
        case Lead.BY | Lead.DONE:
            return _Limits(None, last)
        case Lead.FROM:
            return _Limits(first, None, _year_end(first))
        case Lead.AFTER:
            return _Limits(last + _ONE_DAY, None, _year_end(last + _ONE_DAY))
    return _Limits(first, last, is_year=item.is_year, is_named=item.is_year and item.is_named)


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def _tightened(found: list[_Limits]) -> list[_Limits]:
    """Return "Quý I (trước ngày 15/3)" as ending on the day before, within the quarter."""
    ends = [limits.end for limits in found if limits.end and not limits.start]
    return [_tightened_by(ends, limits) for limits in found]


def _tightened_by(ends: list[date], limits: _Limits) -> _Limits:
    start, end = limits.start, limits.end
    if start is None or end is None:
        return limits
    within = [day for day in ends if start <= day <= end]
    return replace(limits, end=max(within)) if within else limits


# Recurrences -----------------------------------------------------------------------------------

_DAY_NUMBERS = re.compile(f"([BEFGAIHt]*){Word.DAY_NUMBER}")
_PLACE_IN_QUARTER = re.compile(f"{Word.CUT}[{Word.CADENCE}{Word.UNIT}]")
_LAST_MONTHS = {"dau": 10, "giua": 11}


def _recurrence(step: list[Token], items: list[Item], plan_year: int) -> _Limits:
    """Return the limits of a cadence: within its dates, or else the year that it names."""
    year = next((item.stretch.year for item in items if item.stretch.year), plan_year)
    bounding = [item for item in items if item.stretch.word is not Word.SPAN]
    bounds = [limits for item in bounding if (limits := _limits(item))]
    start, end = _outer(bounds)
    end = end or date(year, 12, 31)
    start = start or date(end.year, 1, 1)
    last = max(start, _last_occurrence(step, end))
    is_year = _is_yearly(step) and all(item.is_year for item in items) and last == _year_end(end)
    return _Limits(start, last, is_recurring=True, is_year=is_year)


def _last_occurrence(step: list[Token], end: date) -> date:
    """Return the last day of a cadence that runs until ``end``."""
    month = min(end.month, _last_month(step))
    days = [
        _numbered_day(end.year, month, step[match.end() - 1], match[1])
        for match in _DAY_NUMBERS.finditer(codes_of(step))
    ]
    if days:
        return max(days)
    return min(end, _day_or_last(end.year, month, 31))


def _last_month(step: list[Token]) -> int:
    match = _PLACE_IN_QUARTER.search(codes_of(step))
    if match is None or "qu" not in step[match.start() + 1].text:
        return 12
    return _LAST_MONTHS.get(step[match.start()].text.split()[0], 12)


def _numbered_day(year: int, month: int, token: Token, leads: str) -> date:
    day = _day_or_last(year, month, numbers_in(token.text)[0])
    is_before = Word.BEFORE in leads and Word.HOUR not in leads
    return day - _ONE_DAY if is_before else day


def _day_or_last(year: int, month: int, day: int) -> date:
    """Return the day of a month, or its last day where it has no such one."""
    return date(year, month, max(1, min(day, monthrange(year, month)[1])))
