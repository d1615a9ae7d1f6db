"""Percentages of a whole that the paragraph told before: "… 8.390 hồ sơ … 31 hồ sơ (0,37 %)".

Nobody says which number the whole is, so a percentage is doubted only where none fits and one
would fit if a digit were another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_desk.forms.numeral import Ratio, percentage, read_number, write_number
from cchc_desk.i18n import N_, tr
from cchc_desk.review.digit_slips import is_digit_slip
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.numbers_in import NUMBER, find_counts
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Amount:
    """Hold a number with what it counts; money in millions of đồng, whatever was printed."""

    start: int
    end: int
    value: Decimal
    noun: str


_MONEY = {"triệu": Decimal(1), "tỷ": Decimal(1000), "tỉ": Decimal(1000)}
_SHARE = re.compile(
    r"(?P<noun>(?:[ ][^\W\d_]\w*){1,6})?\s*(?:[,;]\s*|\(\s*)"
    r"(?:(?:đạt|bằng|chiếm|tương ứng|tương đương)\s+)?(?:tỷ lệ\s+|tỉ lệ\s+)?(?:khoảng\s+)?"
    rf"(?P<p>{NUMBER})\s*%",
    re.IGNORECASE,
)
_FELL = re.compile(
    rf"\btừ\s+(?P<x>{NUMBER})\s+(?:[^\W\d_]\w*\s+){{0,5}}?(?:lên|xuống|còn)(?:\s+còn)?\s+"
    rf"(?P<y>{NUMBER})\s*(?:[^\W\d_]\w*\s*){{0,6}}[,(]?\s*(?:tương ứng|tương đương|tức)\s+"
    rf"(?:là\s+)?(?:tăng|giảm)\s+(?P<p>{NUMBER})\s*%",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:tăng|(?<!cắt )giảm|thêm|bớt|hơn|vượt)(?: thêm| được)?\s*$", re.IGNORECASE
)


def _amounts(text: str) -> Sequence[_Amount]:
    found = []
    for count in find_counts(text):
        noun = count.noun.split(" ")[0]
        factor = _MONEY.get(noun, Decimal(1))
        noun = "đồng" if noun in _MONEY else noun
        found.append(_Amount(count.start, count.end, count.value * factor, noun))
    return found


def _shares(view: View) -> Iterator[Slip]:
    for text in view.of_kind(Kind.FRONT, Kind.ANSWER, Kind.NOTE, Kind.TASK):
        if "%" not in text.text:
            continue
        amounts = _amounts(text.text)
        for at, part in enumerate(amounts):
            match = _SHARE.match(text.text, part.end)
            if match is not None and not _CHANGE.search(text.text[: part.start]):
                wholes = [each.value for each in amounts[:at] if _holds(each, part)]
                yield from _judged(text, match, part.value, wholes)
        for match in _FELL.finditer(text.text):
            before, after = read_number(match["x"]), read_number(match["y"])
            if before and after is not None:
                yield from _judged(text, match, abs(after - before), [before])


def _holds(whole: _Amount, part: _Amount) -> bool:
    return whole.value > part.value and whole.noun == part.noun


def _judged(
    text: Text, match: re.Match[str], part: Decimal, wholes: Sequence[Decimal]
) -> Iterator[Slip]:
    said = read_number(match["p"])
    if said is None or not wholes:
        return
    places = _places(said)
    rights = [_rounded(part, whole, places) for whole in wholes]
    step = Decimal(1).scaleb(-places)
    if any(abs(said - right) <= step for right in rights):
        return
    for whole, right in zip(reversed(wholes), reversed(rights), strict=True):
        if is_digit_slip(said, right) or _is_shifted(said, part, whole):
            yield _slip(text, match, part, whole)
            return


def _places(value: Decimal) -> int:
    """Return how many digits are printed after the comma."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _rounded(part: Decimal, whole: Decimal, places: int) -> Decimal:
    return percentage(Ratio(part, whole), places) or Decimal(0)


def _is_shifted(said: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Tell a comma in the wrong place: 3,7 % of what is 0,37 %."""
    places = _places(said)
    return places > 0 and any(
        _rounded(part, whole, places + shift).scaleb(shift) == said
        for shift in (1, -1)
        if places + shift > 0
    )


def _slip(text: Text, match: re.Match[str], part: Decimal, whole: Decimal) -> Slip:
    places = _places(read_number(match["p"]) or Decimal(0))
    message = tr(
        "{part}/{whole} is {right} %, not {said} %.",
        part=write_number(part),
        whole=write_number(whole),
        right=write_number(_rounded(part, whole, places)),
        said=match["p"],
    )
    return Slip(text, match.start("p"), match.end("p"), message)


RULES = (
    Rule(
        "PERCENT",
        Family.FIGURES,
        Severity.WARNING,
        N_("A percentage is its part divided by its whole, rounded at the last digit printed."),
        _shares,
    ),
)
