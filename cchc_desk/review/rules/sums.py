"""Sums told in sentences and lists: the parts must make the whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.richtext import Level
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.numbers_in import Count, find_counts
from cchc_desk.review.rule import Proof, Rule, Slip
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold a whole with the stretch of text that tells its parts.

    ``is_partial`` - "trong đó" may name only some of them.
    """

    whole: Count
    start: int
    end: int
    is_partial: bool


_MARKER = re.compile(
    r"(?P<noun>(?:,?\s+[^\W\d_][\w&/-]*){0,14}?)\s*(?P<open>[,:]?\s*\()?[,:]?\s*"
    r"(?P<word>cụ thể(?:\s+(?:là|như sau))?|trong đó(?:,?\s+có)?|bao gồm(?:\s+có)?|gồm(?:\s+có)?|"
    r"chia ra|chia theo\s+\w+\s*\w*|có(?=\s+\d))(?!\w)\s*[:,]?\s*",
    re.IGNORECASE,
)
_PARTIAL = "trong đó"
_CHANGE = re.compile(r"\b(?:tăng|giảm|thêm|bớt|còn)(?: thêm| được)?\s*$", re.IGNORECASE)


def _told(text: str, counts: Sequence[Count]) -> Iterator[_Told]:
    for whole in counts:
        match = _MARKER.match(text, whole.end)
        if match is None or not match["noun"].strip() or _CHANGE.search(text[: whole.start]):
            continue
        word = match["word"].lower()
        is_open = bool(match["open"])
        if not is_open and (word == "có" or "," in match["noun"]):
            continue
        end = _closing(text, match.end()) if is_open else _sentence_end(text, match.end())
        yield _Told(whole, match.end(), end, word.startswith(_PARTIAL))


def _closing(text: str, start: int) -> int:
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


_END = re.compile(r"[.!?](?=\s|$)|\n")


def _sentence_end(text: str, start: int) -> int:
    match = _END.search(text, start)
    return match.start() if match else len(text)


# --- the parts ------------------------------------------------------------------------------------

_ASIDE = re.compile(
    r"\b(?:tại|của|cho|trong|với|từ|đến|theo|trên|ở|hơn|qua|vào|sau|trước|khoảng|mỗi|giữa|về|bởi|"
    r"đạt|tăng|giảm|so với|cấp)\s+(?:[^\W\d_]\w*\s+){0,1}$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[;,\n]|\s+và\s+(?=[^;,.]{0,40}\d)|\s+-\s+")
_NESTED = re.compile(r"\b(?:trong đó|gồm|bao gồm)\b", re.IGNORECASE)
_NONE = re.compile(r"\bkhông\b|\bchưa\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    value: Decimal
    noun: str
    is_nested: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Hold the parts of a whole; ``unsure`` - how many members of the list have no number."""

    parts: tuple[_Part, ...]
    unsure: int

    @property
    def total(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    def makes(self, whole: Decimal) -> bool:
        """Tell whether the parts make the whole in any way that they can be understood."""
        outer = [part.value for part in self.parts if not part.is_nested]
        every = [part.value for part in self.parts]
        return any(
            sum(values[:count]) == whole
            for values in (every, outer)
            for count in range(1, len(values) + 1)
        )

    def addends(self, whole: Decimal) -> tuple[Decimal, ...]:
        """Return the parts that make the whole together; empty when they do not all do so."""
        every = tuple(part.value for part in self.parts)
        outer = tuple(part.value for part in self.parts if not part.is_nested)
        return next((v for v in (every, outer) if len(v) >= _FEWEST and sum(v) == whole), ())


def _parts_of(text: str, told: _Told, counts: Sequence[Count]) -> _Parts:
    parts: list[_Part] = []
    unsure = 0
    is_nested = False
    for start, end in _members(text, told.start, told.end):
        words = text[start:end]
        is_nested = is_nested or bool(_NESTED.search(words))
        found = next(
            (c for c in counts if start <= c.start < end and _is_part(text, start, c)), None
        )
        if found is not None:
            parts.append(_Part(found.value, found.noun, is_nested))
        elif words.strip() and not _NONE.search(words):
            unsure += 1
        if text[end : end + 1] == ";":
            is_nested = False
    return _Parts(tuple(parts), unsure)


def _is_part(text: str, start: int, count: Count) -> bool:
    return not _ASIDE.search(text[start : count.start])


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of a list; what stands in brackets belongs to the member before it."""
    begin = start
    for match in _SPLIT.finditer(text, start, end):
        if text.count("(", begin, match.start()) > text.count(")", begin, match.start()):
            continue
        yield begin, match.start()
        begin = match.end()
    yield begin, end


# --- in one sentence ------------------------------------------------------------------------------

_NEAR = Decimal("0.05")
_FEWEST = 2


def _sums(view: View) -> Iterator[Slip]:
    for text, told, parts in _told_sums(view):
        yield from _judged(text, told, parts)


def _told_sums(view: View) -> Iterator[tuple[Text, _Told, _Parts]]:
    for text in (*view.prose, *view.of_kind(Kind.TASK)):
        counts = tuple(_outside_names(view, text))
        for told in _told(text.text, counts):
            parts = _parts_of(text.text, told, counts)
            if len(parts.parts) >= _FEWEST:
                yield text, told, parts


def _outside_names(view: View, text: Text) -> Iterator[Count]:
    dated = [(each.start, each.end) for each in view.dates(text)]
    for count in find_counts(text.text):
        is_dated = any(start <= count.start < end for start, end in dated)
        if not is_dated and not _is_in_code(view, text, count.start):
            yield count


def _is_in_code(view: View, text: Text, at: int) -> bool:
    for found in view.citations(text):
        ends = [end for _, _, end in found.places[:4]]
        if found.start <= at < max(ends, default=found.end):
            return True
    return False


def _judged(text: Text, told: _Told, parts: _Parts) -> Iterator[Slip]:
    whole = told.whole.value
    if parts.makes(whole):
        return
    largest = max(part.value for part in parts.parts)
    if largest > whole and _same_noun(told.whole, parts):
        yield _slip(text, told, parts, Severity.ERROR)
    elif told.is_partial or parts.unsure:
        if _misses_narrowly(told, parts):
            yield _slip(text, told, parts, Severity.WARNING)
    else:
        yield _slip(text, told, parts, Severity.ERROR)


def _same_noun(whole: Count, parts: _Parts) -> bool:
    noun = whole.noun.split(" ")[:2]
    return all(part.noun.split(" ")[:1] == noun[:1] for part in parts.parts)


def _misses_narrowly(told: _Told, parts: _Parts) -> bool:
    """Tell a slip from a choice of parts: all parts are of one sort and nearly make the whole."""
    whole = told.whole.value
    difference = abs(parts.total - whole)
    if not _same_noun(told.whole, parts) or difference == parts.unsure:
        return False
    return difference <= max(Decimal(1), whole * _NEAR)


def _slip(text: Text, told: _Told, parts: _Parts, severity: Severity) -> Slip:
    addends = " + ".join(write_number(part.value) for part in parts.parts)
    message = tr(
        "The parts make {total} ({addends}), the whole is {whole}.",
        total=write_number(parts.total),
        addends=addends,
        whole=write_number(told.whole.value),
    )
    quote = text.text[told.whole.start : min(told.end, told.whole.start + 80)]
    return Slip(text, told.whole.start, told.end, message, quote=quote, severity=severity)


# --- over the following lines ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a paragraph of the body with the sign that opens its line."""

    text: Text
    sign: str


_HEAD = re.compile(
    r"(?P<noun>(?:,?\s+[^\W\d_][\w&/-]*){1,14}?)[,:;]?\s*\(?(?:cụ thể|trong đó|bao gồm|gồm|chia ra)"
    r"(?:\s+(?:có|là|như sau))?\s*:\s*$",
    re.IGNORECASE,
)
_ORDER = {"": 0, "-": 1, "+": 2, "*": 3}
_ZERO = re.compile(r"^\s*(?:không(?: có| phát sinh)?|chưa(?: có| phát sinh))\b", re.IGNORECASE)


def _lines(view: View) -> Iterator[_Line]:
    for text in view.answers:
        own = text.sign.value or _sign_of(text.lead or text.text)
        yield _Line(text, own)


def _sign_of(words: str) -> str:
    """Return the sign that was typed before some words."""
    is_sign = words[:1] in {Level.DASH, Level.PLUS, Level.STAR} and words[1:2] == " "
    return words[:1] if is_sign else ""


def _list_sums(view: View) -> Iterator[Slip]:
    for text, whole, values, is_sure in _listed(view):
        near = max(Decimal(1), whole.value * _NEAR)
        if is_sure or abs(sum(values, Decimal(0)) - whole.value) <= near:
            yield from _unequal(text, whole, values)


def _listed(view: View) -> Iterator[tuple[Text, Count, Sequence[Decimal], bool]]:
    """Yield sums over the lines below: their head, its number, those below, whether it is sure."""
    lines = tuple(_lines(view))
    for index, line in enumerate(lines):
        for whole in find_counts(line.text.text):
            match = _HEAD.match(line.text.text, whole.end)
            if match is None:
                continue
            values = tuple(_values_below(lines[index + 1 :], line.sign))
            if len(values) >= _FEWEST and None not in values:
                known = [value for value in values if value is not None]
                yield line.text, whole, known, "," not in match["noun"]


def _values_below(lines: Sequence[_Line], sign: str) -> Iterator[Decimal | None]:
    """Yield the number of every line of the list; None where a line tells none."""
    first = lines[0].sign if lines else ""
    if not first or _ORDER[first] <= _ORDER[sign]:
        return
    for line in lines:
        if line.sign != first:
            if not line.sign or _ORDER[line.sign] <= _ORDER[sign]:
                return
            continue
        yield _value_of(line)


def _value_of(line: _Line) -> Decimal | None:
    words = line.text.text.rpartition(":")[2] if ":" in line.text.text else line.text.text
    if _ZERO.match(words):
        return Decimal(0)
    counts = list(find_counts(words)) or list(find_counts(line.text.text))
    return counts[0].value if counts else None


def _unequal(text: Text, whole: Count, values: Sequence[Decimal]) -> Iterator[Slip]:
    total = sum(values, Decimal(0))
    is_partial = "trong đó" in text.text[whole.end :].lower() and total < whole.value
    if total == whole.value or is_partial:
        return
    message = tr(
        "The lines below make {total} ({addends}), the whole is {whole}.",
        total=write_number(total),
        addends=" + ".join(map(write_number, values)),
        whole=write_number(whole.value),
    )
    yield Slip(text, whole.start, len(text.text), message)


# --- what holds -----------------------------------------------------------------------------------


def proved(view: View) -> Iterator[Proof]:
    """Yield the sums of sentences and lists that are right."""
    for text, told, parts in _told_sums(view):
        if addends := parts.addends(told.whole.value):
            yield _proof(text, told.whole, addends)
    for text, whole, values, _ in _listed(view):
        if sum(values, Decimal(0)) == whole.value:
            yield _proof(text, whole, values)


def _proof(text: Text, whole: Count, addends: Sequence[Decimal]) -> Proof:
    words = f"{write_number(whole.value)} = {' + '.join(map(write_number, addends))}"
    noun = whole.noun.split(",")[0].strip()
    return Proof(text.place, words, f"{write_number(whole.value)} {noun}".strip())


_BASIS = N_("The parts of a whole add up to it.")

RULES = (
    Rule("SUM-PARTS", Family.FIGURES, Severity.ERROR, _BASIS, _sums),
    Rule("SUM-PARTS", Family.FIGURES, Severity.ERROR, _BASIS, _list_sums),
)
