"""Files as a paragraph counts them: what came in is settled, still open, or went back."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from cchc_desk.forms.numeral import read_number, write_number
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.view import View

_CLAUSE = re.compile(r"[;()]|(?<=hồ sơ):|[,.](?!\d)|\s+và\s+(?=[^;,.()]{0,40}?\d)|\n")
_FILES = re.compile(r"(?<![\w/.,])(\d[\d.]*)\s+(?:hồ sơ|hồ|hs)\b", re.IGNORECASE)
_TOO_LATE = r"(?:quá|trễ)\s+h[ạẹ]n"
_SORTS = (
    ("late-open", re.compile(rf"{_TOO_LATE}.*(?:đang|chưa)|(?:đang|chưa).*{_TOO_LATE}")),
    ("open", re.compile(r"đang (?:giải quyết|xử lý|trong)|chưa đến hạn|trong hạn|còn lại")),
    ("late", re.compile(rf"{_TOO_LATE}|muộn")),
    ("timely", re.compile(r"trước (?:hạn )?(?:và|,|hoặc) đúng hạn|đúng (?:hạn )?(?:và|,) trước")),
    ("early", re.compile(r"trước hạn")),
    ("on-time", re.compile(r"đúng hạn")),
    ("withdrawn", re.compile(r"\brút\b")),
    ("returned", re.compile(r"trả lại|từ chối")),
    ("carried", re.compile(r"kỳ trước|tồn (?:kỳ|đầu)|chuyển (?:qua|sang)")),
    ("new", re.compile(r"trực tuyến|trực tiếp|bưu chính|bcci|tiếp nhận mới|mới tiếp nhận")),
    ("settled", re.compile(r"đã (?:giải quyết|trả|hoàn thành)")),
    ("received", re.compile(r"tiếp nhận")),
)  # fmt: skip


def _files_in(text: str) -> Mapping[str, list[Decimal]]:
    """Return the counts of files that a paragraph tells, by their sort."""
    found: dict[str, list[Decimal]] = {}
    start = 0
    for end in [*(m.start() for m in _CLAUSE.finditer(text)), len(text)]:
        clause = text[start:end].lower()
        start = end
        numbers = _FILES.findall(clause)
        sort = next((name for name, pattern in _SORTS if pattern.search(clause)), None)
        value = read_number(numbers[0]) if len(numbers) == 1 else None
        if sort and value is not None:
            found.setdefault(sort, []).append(value)
    return found


def _total(found: Mapping[str, list[Decimal]], *sorts: str) -> Decimal:
    return sum((value for sort in sorts for value in found.get(sort, ())), Decimal(0))


def _files(view: View) -> Iterator[Slip]:
    for text in view.answers:
        if "hồ sơ" not in text.low:
            continue
        found = _files_in(text.text)
        received = found.get("received", [])
        is_settled = any(sort in found for sort in ("early", "on-time", "timely"))
        if len(received) != 1 or not is_settled or "open" not in found:
            continue
        settled = _total(found, "early", "on-time", "timely", "late")
        back = _total(found, "withdrawn", "returned")
        still_open = found["open"]
        open_ = sum(still_open, Decimal(0))
        late = _total(found, "late", "late-open")
        told = _total(found, "settled")
        ways = {
            done + waiting + returned + more
            # The open ones may be told as a whole and once more by their sort.
            for waiting in {open_, *still_open}
            for done in {told, settled, *found.get("settled", ())}
            for returned in (back, Decimal(0))
            for more in (Decimal(0), _total(found, "late-open"), -late)
        }
        nearest = min(ways, key=lambda made: abs(made - received[0]))
        if nearest != received[0] and _is_near(nearest, received[0]):
            message = tr(
                "{received} files came in, yet those settled and those still open make {made}.",
                received=write_number(received[0]),
                made=write_number(nearest),
            )
            match = next(m for m in _FILES.finditer(text.text) if read_number(m[1]) == received[0])
            yield Slip(text, match.start(), match.end(), message)


_NEAR = Decimal("0.2")
_FEW_FILES = 3


def _is_near(made: Decimal, received: Decimal) -> bool:
    """Tell a slip from files that are told in another way than was understood."""
    return abs(made - received) <= max(Decimal(_FEW_FILES), received * _NEAR)


def _opening(view: View) -> Iterator[Slip]:
    """Yield files carried over that are not those which the last report left open."""
    previous = view.report_before
    if previous is None:
        return
    left = _open_files(previous)
    if left is None:
        return
    for text in view.answers:
        carried = _files_in(text.text).get("carried", [])
        if len(carried) == 1 and carried[0] != left:
            message = tr(
                "{carried} files are carried over; the report of {period} left {left} open.",
                carried=write_number(carried[0]),
                period=previous.period.name,
                left=write_number(left),
            )
            match = next(m for m in _FILES.finditer(text.text) if read_number(m[1]) == carried[0])
            yield Slip(text, match.start(), match.end(), message)


def _open_files(report: Report) -> Decimal | None:
    """Return how many files a report left open. None: it does not say, or says it twice."""
    told = [
        value
        for answer in report.answers.values()
        for paragraph in plain_text(answer.blocks).split("\n")
        for value in _open_in(_files_in(paragraph))
    ]
    return told[0] if len(set(told)) == 1 else None


def _open_in(found: Mapping[str, list[Decimal]]) -> Iterator[Decimal]:
    if len(found.get("open", ())) == 1:
        yield found["open"][0] + _total(found, "late-open")


RULES = (
    Rule(
        "FILES-SUM",
        Family.FIGURES,
        Severity.ERROR,
        N_("Files received are settled, still open, withdrawn or returned."),
        _files,
    ),
    Rule(
        "OPENING",
        Family.FIGURES,
        Severity.WARNING,
        N_("What one period leaves open, the next one begins with."),
        _opening,
    ),
)
