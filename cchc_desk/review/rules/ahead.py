"""Deadlines of what is still to be done that lie before the document itself."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_desk.forms.outline import number_items
from cchc_desk.forms.period import Period
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_, tr
from cchc_desk.review.dates_in import find_periods
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text, sentence_around
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Due:
    """Hold the last day until which something is to be done, and where it is written."""

    start: int
    end: int
    day: date


_DUE = re.compile(
    r"\b(?:trước|trong|đến|hết|chậm nhất|muộn nhất|vào|xong)\s+(?:là\s+)?(?:hết\s+)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\btháng\s+(?P<m>1[0-2]|0?[1-9])(?:/|\s+năm\s+)(?P<y>20\d\d)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu|quý|tháng|năm|\d)|thời gian tới|tiếp theo"
)
_BACK = re.compile(r"kết quả|tình hình|đánh giá|việc thực hiện")
_FUTURE = re.compile(r"\b(?:sẽ|dự kiến|phấn đấu)\b", re.IGNORECASE)
_HISTORY = re.compile(
    r"\b(?:nhưng|tuy nhiên|trước đây|lùi|gia hạn|điều chỉnh|chậm|theo kế hoạch)\b", re.IGNORECASE
)
_SLACK = timedelta(days=45)


def _due_before(view: View) -> Iterator[Slip]:
    period = view.subject.period
    if period is None or view.report.kind is not DocumentKind.REPORT:
        return
    ahead = _items_ahead(view)
    for text in view.of_kind(Kind.ANSWER, Kind.TABLE):
        is_ahead = ahead.get(text.place.item or "", False)
        limit = period.last_day - _SLACK if is_ahead else period.first_day
        for due in _dues(view, text):
            is_told = is_ahead or _is_future(text, due.start)
            if due.day < limit and is_told and not _is_history(text, due.start):
                yield _slip(text, due, period)


def _items_ahead(view: View) -> Mapping[str, bool]:
    """Return for each item whether its heading, or one above it, speaks of what is to come."""
    template = view.report.template
    found: dict[str, bool] = {}
    for each in number_items(template.items, template.numbering):
        label = fill(each.item.label, view.report).lower()
        is_ahead = _AHEAD.search(label) is not None and _BACK.search(label) is None
        found[each.item.id] = is_ahead or found.get(each.parent or "", False)
    return found


def _dues(view: View, text: Text) -> Iterator[_Due]:
    words = text.text
    found = [_Due(d.start, d.end, d.value) for d in view.dates(text) if d.value is not None]
    for match in _MONTH.finditer(words):
        year, month = int(match["y"]), int(match["m"])
        if not any(each.start <= match.end() - 1 < each.end for each in found):
            found.append(_Due(match.start(), match.end(), _last_day(year, month)))
    found += [
        _Due(each.start, each.end, _last_day(each.year, each.last_month))
        for each in find_periods(words)
        if each.year is not None and each.last_month in range(1, 13)
    ]
    for due in found:
        if _DUE.search(words[: due.start]) and not view.is_cited(text, due.start):
            yield due


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _is_future(text: Text, at: int) -> bool:
    start, _ = sentence_around(text.text, at)
    return _FUTURE.search(text.text, start, at) is not None


def _is_history(text: Text, at: int) -> bool:
    start, end = sentence_around(text.text, at)
    return _HISTORY.search(text.text, start, end) is not None


def _slip(text: Text, due: _Due, period: Period) -> Slip:
    message = tr(
        "“{words}” lies before the period {period}, yet the sentence speaks of the future.",
        words=text.text[due.start : due.end],
        period=period.name,
    )
    return Slip(text, due.start, due.end, message)


def _headings(view: View) -> Iterator[Slip]:
    """Yield headings that name a period of a year gone by."""
    period = view.subject.period
    if period is None or view.report.kind is not DocumentKind.REPORT:
        return
    for text in view.of_kind(Kind.LABEL):
        for found in find_periods(text.text):
            if found.year is not None and found.year < period.year:
                message = tr(
                    "This text names “{words}”; the document is of {period}.",
                    words=found.words,
                    period=period.name,
                )
                yield Slip(text, found.start, found.end, message)


RULES = (
    Rule(
        "YEAR-STALE",
        Family.DATES,
        Severity.WARNING,
        N_("What lies before the period of the document cannot be still to come."),
        _due_before,
    ),
    Rule(
        "PERIOD-STALE",
        Family.DATES,
        Severity.WARNING,
        N_("A report tells of its own period; words of another one were left from an older text."),
        _headings,
    ),
)
