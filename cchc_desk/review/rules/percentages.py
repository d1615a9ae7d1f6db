"""Percentages and ratios: they must be what their numbers make, at the precision printed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_desk.forms.numeral import Ratio, percentage, read_number, write_number
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.numbers_in import NUMBER
from cchc_desk.review.rule import Proof, Rule, Slip, in_written
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View

_ALONE = r"(?<![\w/.,-])"
_PAIR = rf"(?P<a>{NUMBER})\s*/\s*(?P<b>{NUMBER})(?![\w/]|[.,]\d)"
_PERCENT = rf"(?P<p>{NUMBER})\s*%"
_SAID = r"(?:đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ|là|=|\()"

_RATIO_FIRST = re.compile(
    rf"{_ALONE}{_PAIR}(?P<mid>(?:[^\d.;%()]|\([^()\d]*\)){{0,60}}?){_SAID}[^\d.;%]{{0,25}}?{_PERCENT}",
    re.I,
)
_PERCENT_FIRST = re.compile(rf"{_ALONE}{_PERCENT}\s*\(\s*{_PAIR}")
_OF_TOTAL = re.compile(
    rf"{_ALONE}(?P<a>{NUMBER})\s+[^\d.;%]{{1,40}}?(?:/|\btrên)\s*(?:tổng\s+(?:số\s+)?)?"
    rf"(?P<b>{NUMBER})\s+[^\d.;%]{{0,60}}?{_SAID}[^\d.;%]{{0,25}}?{_PERCENT}",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    rf"{_ALONE}(?P<n>{NUMBER})\s+(?:[^\W\d_]\w*\s*){{1,6}}[,(]?\s*(?P<way>tăng|giảm)\s+"
    rf"(?P<d>{NUMBER})\s+(?:[^\W\d_]\w*\s*){{1,4}}[,(]?\s*"
    r"(?:tương đương|tương ứng|tức|hay|tỷ lệ)?\s*"
    rf"(?:tăng\s+|giảm\s+)?{_PERCENT}",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\btừ\s+(?P<x>{NUMBER})\s+(?:[^\W\d_]\w*\s+){{0,4}}?(?:lên|xuống|đến)(?:\s+còn)?\s+"
    rf"(?P<y>{NUMBER})\s*(?:[^\W\d_]\w*\s*){{0,6}}[,(]?\s*(?P<way>tăng|giảm)\s+{_PERCENT}",
    re.IGNORECASE,
)


def _percentages(view: View) -> Iterator[Slip]:
    for text, match, part, whole in _told(view):
        yield from _judged(text, match, part, whole)


def proved(view: View) -> Iterator[Proof]:
    """Yield the percentages that are right, at the precision printed."""
    for text, match, part, whole in _told(view):
        if percentage(Ratio(part, whole), 6) is not None and not [
            *_judged(text, match, part, whole)
        ]:
            words = f"{write_number(part)} / {write_number(whole)} = {match['p']} %"
            yield Proof(text.place, words)


def _told(view: View) -> Iterator[tuple[Text, re.Match[str], Decimal, Decimal]]:
    """Yield every percentage with what it is a part of."""
    for text in view.of_kind(Kind.FRONT, Kind.ANSWER, Kind.NOTE, Kind.TASK, Kind.TABLE):
        if "%" not in text.text:
            continue
        done: set[int] = set()
        for pattern in (_RATIO_FIRST, _PERCENT_FIRST, _OF_TOTAL):
            for match in pattern.finditer(text.text):
                if match.start("p") not in done and not view.is_cited(text, match.start("a")):
                    done.add(match.start("p"))
                    yield text, match, _number(match["a"]), _number(match["b"])
        for match in _GROWTH.finditer(text.text):
            sign = 1 if match["way"].lower() == "tăng" else -1
            change = _number(match["d"])
            yield text, match, change, _number(match["n"]) - sign * change
        for match in _FROM_TO.finditer(text.text):
            before, after = _number(match["x"]), _number(match["y"])
            yield text, match, abs(after - before), before


def _number(text: str) -> Decimal:
    return read_number(text) or Decimal(0)


def _judged(text: Text, match: re.Match[str], part: Decimal, whole: Decimal) -> Iterator[Slip]:
    exact = percentage(Ratio(part, whole), 6)
    if exact is None or whole < 0:
        return
    said = _number(match["p"])
    step = Decimal(1).scaleb(_exponent(said))
    difference = abs(said - exact)
    if difference <= step / 2:
        return
    right = percentage(Ratio(part, whole), max(-_exponent(said), 0))
    values = {
        "part": write_number(part),
        "whole": write_number(whole),
        "right": write_number(right if right is not None else exact),
        "said": match["p"],
    }
    if difference < step:
        message = tr("{part}/{whole} is rounded to {right} %, not {said} %.", **values)
        yield Slip(text, match.start("p"), match.end("p"), message, values["right"],
                   match[0], Severity.HINT)  # fmt: skip
    else:
        message = tr("{part}/{whole} is {right} %, not {said} %.", **values)
        yield Slip(text, match.start("p"), match.end("p"), message, values["right"], match[0])


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


_MEASURES = (
    r"nhiệm vụ|nội dung|hồ sơ|thủ tục|tthc|văn bản|đơn vị|phòng|chỉ tiêu|tiêu chí|kết quả|"
    r"phiếu|xã|phường|người|công chức|viên chức|cuộc|dịch vụ|triệu|tỷ|kiến nghị|mục tiêu|báo cáo|"
    r"kế hoạch|"
    r"cơ quan|sở"
)
_OVER = re.compile(
    rf"{_ALONE}(?P<a>{NUMBER})(?P<an>(?:\s+[^\W\d_]\w*){{0,4}})\s*/\s*(?P<b>{NUMBER})"
    rf"(?P<bn>\s+(?:{_MEASURES})\b)",
    re.IGNORECASE,
)
_MORE = re.compile(r"\bvượt\b|\b(?:đạt|bằng)\s+1\d\d(?:,\d+)?\s*%", re.IGNORECASE)
_BEHIND = 60
_DATED = re.compile(r"\b(?:ngày|từ|đến|trước|sau|số|điểm)\s*$", re.IGNORECASE)


def _over_whole(view: View) -> Iterator[Slip]:
    for text in view.of_kind(Kind.FRONT, Kind.ANSWER, Kind.NOTE, Kind.TASK, Kind.TABLE):
        for match in _OVER.finditer(text.text):
            is_other = _DATED.search(text.text[: match.start()]) or view.is_cited(
                text, match.start()
            )
            part, whole = _number(match["a"]), _number(match["b"])
            is_price = whole <= 1 or "đồng" in match["an"].lower()
            is_meant = _MORE.search(text.text[match.end() : match.end() + _BEHIND]) is not None
            if part > whole and not (is_other or is_price or is_meant):
                message = tr(
                    "The part is greater than the whole: {part} of {whole}.",
                    part=write_number(part),
                    whole=write_number(whole),
                )
                yield Slip(text, match.start(), match.end(), message)


_POINT = re.compile(
    r"(?<![\w/.,:-])(?P<n>\d{1,3}\.\d{1,2})(?=\s*(?:%|triệu|tỷ|tỉ|nghìn|điểm|km|ha|m2))(?!\.\d)",
    re.IGNORECASE,
)
_COMMAS = re.compile(r"(?<![\w/.,:-])(?P<n>\d{1,3}(?:,\d{3}){2,})(?![\d,])")


def _wrong_signs(text: Text) -> Iterator[Slip]:
    for match in _POINT.finditer(text.text):
        right = match["n"].replace(".", ",")
        message = tr("Decimals stand after a comma: {right}.", right=right)
        yield Slip(text, match.start("n"), match.end("n"), message, right)
    for match in _COMMAS.finditer(text.text):
        right = match["n"].replace(",", ".")
        message = tr("Thousands are parted by dots: {right}.", right=right)
        yield Slip(text, match.start("n"), match.end("n"), message, right)


RULES = (
    Rule(
        "PERCENT",
        Family.FIGURES,
        Severity.ERROR,
        N_("A percentage is its part divided by its whole, rounded at the last digit printed."),
        _percentages,
    ),
    Rule(
        "RATIO>100",
        Family.FIGURES,
        Severity.WARNING,
        N_("No part is greater than its whole."),
        _over_whole,
    ),
    Rule(
        "NUM-FORMAT",
        Family.FIGURES,
        Severity.WARNING,
        N_("NĐ 86/2012/NĐ-CP: state documents write decimals after a comma."),
        in_written(_wrong_signs),
    ),
)
