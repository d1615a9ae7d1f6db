"""Words of another period, windows that are not the report's, plans for a year gone by."""

import re
from collections.abc import Iterator
from datetime import date

from cchc_desk.forms.period import Period
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_, tr
from cchc_desk.review.dates_in import FoundPeriod, find_periods, find_windows
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text, sentence_around
from cchc_desk.review.view import View

_FUTURE = re.compile(r"\b(?:sẽ|dự kiến|phấn đấu|sắp tới|trong thời gian tới)\b", re.IGNORECASE)
_COMPARED = re.compile(r"so với|cùng kỳ|kỳ trước|trước đó|lũy kế|luỹ kế|tăng|giảm", re.IGNORECASE)
_LEAD = re.compile(r"(?:^|[.;:(,]\s*)(?:trong|tính đến|tính trong|kết quả)\s*$", re.IGNORECASE)
_PAST = re.compile(r"^[,\s]*(?:[\w&]+\s+){0,8}?đã\b", re.IGNORECASE)


def _months(period: Period) -> tuple[int, int]:
    """Return the first and last month that the name of a period covers, of its year."""
    last = period.last_day.month
    if period.kind.id.startswith("quy-"):
        return last - 2, last
    return (last, last) if period.kind.id.startswith("thang-") else (1, last)


def _after_start(found: FoundPeriod, period: Period) -> bool:
    """Tell whether words name a stretch that ends within the period or later."""
    year = found.year or period.year
    return (year, found.last_month) >= (period.year, _months(period)[0])


def _begins_later(found: FoundPeriod, period: Period) -> bool:
    year = found.year or period.year
    return (year, found.first_month) > (period.year, _months(period)[1])


# --- the future in a time gone by -----------------------------------------------------------------


def _future_in_the_past(view: View) -> Iterator[Slip]:
    period = view.subject.period
    if period is None:
        return
    for text in (*view.prose, *view.of_kind(Kind.TABLE)):
        for found in find_periods(text.text):
            if found.year is None or _after_start(found, period):
                continue
            if not view.is_cited(text, found.start) and _is_future(text, found.start):
                yield _stale(text, found, period)


def _is_future(text: Text, at: int) -> bool:
    start, _ = sentence_around(text.text, at)
    return _FUTURE.search(text.text, start, at) is not None


def _stale(text: Text, found: FoundPeriod, period: Period) -> Slip:
    message = tr(
        "“{words}” lies before the period {period}, yet the sentence speaks of the future.",
        words=found.words,
        period=period.name,
    )
    return Slip(text, found.start, found.end, message)


_YEAR_WORDS = re.compile(
    r"\b(?:trong|vào|đến|hết|cuối)\s+(?:tháng\s+\d{1,2}[/\s]+)?(?:năm\s+)?(20\d\d)\b(?!\s*[-–/]\s*\d)",
    re.IGNORECASE,
)


def _future_year(view: View) -> Iterator[Slip]:
    period = view.subject.period
    if period is None:
        return
    for text in view.prose:
        for match in _YEAR_WORDS.finditer(text.text):
            is_gone = int(match[1]) < period.year
            if (
                is_gone
                and not view.is_cited(text, match.start())
                and _is_future(text, match.start())
            ):
                message = tr(
                    "“{words}” lies before the period {period}, yet the sentence speaks of the "
                    "future.",
                    words=match[0],
                    period=period.name,
                )
                yield Slip(text, match.start(), match.end(), message)


# --- another period in a report -------------------------------------------------------------------


def _reported_period(view: View) -> Period | None:
    return view.subject.period if view.report.kind is DocumentKind.REPORT else None


def _other_period(view: View) -> Iterator[Slip]:
    period = _reported_period(view)
    if period is None:
        return
    for text in view.answers:
        for found in find_periods(text.text):
            if view.is_cited(text, found.start) or not _LEAD.search(text.text[: found.start]):
                continue
            start, end = sentence_around(text.text, found.start)
            sentence = text.text[start:end]
            if _COMPARED.search(sentence) or _FUTURE.search(sentence):
                continue
            told = _PAST.match(text.text[found.end : end])
            if not _after_start(found, period) or (told and _begins_later(found, period)):
                message = tr(
                    "The report is of {period}, yet the sentence tells results of “{words}”.",
                    period=period.name,
                    words=found.words,
                )
                yield Slip(text, found.start, found.end, message)


_ENDS_OF_REPORT = {"subject", "closing"}
_PLAIN_YEAR = re.compile(r"(?:\bnăm\s+|/)(20\d\d)\b(?!\s*[-–]\s*20)", re.IGNORECASE)


def _other_period_around(view: View) -> Iterator[Slip]:
    """Yield what the title, the opening or the closing says of another period."""
    period = view.subject.period
    if period is None:
        return
    for text in view.of_kind(Kind.TITLE, Kind.FRONT):
        part = text.place.part
        for found in find_periods(text.text):
            if not view.is_cited(text, found.start) and _is_other(found, period):
                yield _named_other(text, found.start, found.end, period)
        if part not in _ENDS_OF_REPORT:
            continue
        for match in _PLAIN_YEAR.finditer(text.text):
            is_own = int(match[1]) in {period.year, period.last_day.year}
            if not (is_own or _is_ahead(text, match, period)) and not view.is_cited(
                text, match.start()
            ):
                yield _named_other(text, match.start(), match.end(), period)


_AHEAD = re.compile(
    r"(?:phương hướng|nhiệm vụ|kế hoạch|mục tiêu|giải pháp|dự kiến)[^.;:()]*$", re.I
)


def _is_ahead(text: Text, year: re.Match[str], period: Period) -> bool:
    """Tell the year that follows in "kết quả năm 2025 và phương hướng, nhiệm vụ năm 2026"."""
    before = text.text[: year.start()]
    names_own = re.search(rf"(?<!\d){period.year}(?!\d)", text.text) is not None
    return int(year[1]) == period.year + 1 and names_own and _AHEAD.search(before) is not None


def _is_other(found: FoundPeriod, period: Period) -> bool:
    if period.kind.id == "nam" or found.year not in {None, period.year}:
        return found.year is not None and found.year not in {period.year, period.year + 1}
    first, last = _months(period)
    is_own = (found.first_month, found.last_month) == (first, last)
    return not is_own and found.first_month != last + 1


def _named_other(text: Text, start: int, end: int, period: Period) -> Slip:
    message = tr(
        "This text names “{words}”; the document is of {period}.",
        words=text.text[start:end],
        period=period.name,
    )
    return Slip(text, start, end, message)


_WINDOW_DAYS = (15, 14)


def _wrong_window(view: View) -> Iterator[Slip]:
    period = _reported_period(view)
    if period is None:
        return
    for text in view.prose:
        for window in find_windows(text.text, view.dates(text)):
            own = (period.first_day, period.last_day)
            said = (window.first, window.last)
            looks_so = said[0] == own[0] or said[1] == own[1] or (
                (said[0].day, said[1].day) == _WINDOW_DAYS
            )  # fmt: skip
            is_drawn_early = said[0] == own[0] and _drawn_up_by(view, said[1], own[1])
            is_other = said != own and looks_so and not is_drawn_early
            if is_other and not view.is_cited(text, window.start):
                message = tr(
                    "The data of {period} run from {first} to {last}; this window is another.",
                    period=period.name,
                    first=_shown(own[0]),
                    last=_shown(own[1]),
                )
                yield Slip(text, window.start, window.end, message)


def _drawn_up_by(view: View, last: date, end: date) -> bool:
    """Tell whether a report says on its own date that it was drawn up before its data end."""
    issued = view.report.front.issued
    if issued.day is None or issued.month is None or last.year != end.year:
        return False
    written = (issued.month, issued.day) if issued.year in {None, end.year} else (0, 0)
    return (last.month, last.day) <= written <= (end.month, end.day)


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


_WINDOWS = N_(
    "The data window of the period, as the ministry's letter 581/BNV-CCHC and the office's list of "
    "periods set it."
)
_TENSE = N_("What lies before the period of the document cannot be still to come.")
_OTHER = N_("A report tells of its own period; words of another one were left from an older text.")

RULES = (
    Rule("YEAR-STALE", Family.DATES, Severity.WARNING, _TENSE, _future_in_the_past),
    Rule("YEAR-STALE", Family.DATES, Severity.WARNING, _TENSE, _future_year),
    Rule("PERIOD-STALE", Family.DATES, Severity.WARNING, _OTHER, _other_period),
    Rule("PERIOD-STALE", Family.DATES, Severity.WARNING, _OTHER, _other_period_around),
    Rule("WINDOW-MISMATCH", Family.DATES, Severity.WARNING, _WINDOWS, _wrong_window),
)
