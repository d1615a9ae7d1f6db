"""Sums told in sentences and lists: the parts must make the whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.richtext import Level
from cchc_desk.i18n import N_, tr
from cchc_desk.review.digit_slips import is_one_digit_off
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.numbers_in import Count, find_counts
from cchc_desk.review.rule import Proof, Rule, Slip
from cchc_desk.review.rules.bare_lists import shares_out
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold a whole with the stretch of text that tells its parts.

    ``is_partial`` - it may name only some of them: after "trong đó", or far from the whole.
    ``noun`` - the words between the whole and what announces the parts.
    """

    whole: Count
    start: int
    end: int
    is_partial: bool
    is_told_in_part: bool
    noun: str


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
        is_far = (
            "," in match["noun"] and not is_open
        )  # the words may have gone on to another matter
        if not is_open and (word == "có" or (is_far and word.startswith(_PARTIAL))):
            continue
        end = _closing(text, match.end()) if is_open else _sentence_end(text, match.end())
        in_part = word.startswith(_PARTIAL)
        noun = match["noun"].lower()
        yield _Told(whole, match.end(), end, is_far or in_part, in_part, noun)


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
    r"\b(?:tại|của|cho|trong|với|từ|đến|theo|trên|ở|hơn|(?<!chuyển )qua|vào|sau|"
    r"(?<!kỳ )(?<!hạn )trước|khoảng|mỗi|giữa|về|"
    r"bởi|đạt|tăng|giảm|so với|cấp)\s+(?:[^\W\d_]\w*\s+){0,1}$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[;,\n]|\s+và\s+(?=[^;,.(]{0,40}\d)|\s+-\s+(?=\d)")
_NESTED = re.compile(r"\b(?:trong đó|gồm|bao gồm)\b", re.IGNORECASE)
_NONE = re.compile(r"\bkhông\b|\bchưa\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    value: Decimal
    noun: str
    is_nested: bool


_Choices = tuple[Decimal, ...]
_MOST_SUMS = 4000


@dataclass(frozen=True, slots=True)
class _Parts:
    """Hold the parts of a whole; ``unsure`` - how many members of the list have no number.

    ``choices`` - for each member every number that may be meant, 0 where it need not be a part.
    """

    parts: tuple[_Part, ...]
    unsure: int
    choices: tuple[_Choices, ...] = ()

    @property
    def total(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    def makes(self, whole: Decimal) -> bool:
        """Tell whether the parts make the whole in any way that they can be understood."""
        outer = [part.value for part in self.parts if not part.is_nested]
        every = [part.value for part in self.parts]
        return self._can_make(whole) or any(
            sum(values[:count]) == whole
            for values in (every, outer)
            for count in range(1, len(values) + 1)
        )

    def _can_make(self, whole: Decimal) -> bool:
        """Tell whether one number of every member, whichever is meant, makes the whole."""
        sums = {Decimal(0)}
        for values in self.choices:
            sums = {each + value for each in sums for value in values if each + value <= whole}
            if len(sums) > _MOST_SUMS:
                return False
        return whole in sums

    def addends(self, whole: Decimal) -> tuple[Decimal, ...]:
        """Return the parts that make the whole together; empty when they do not all do so."""
        every = tuple(part.value for part in self.parts)
        outer = tuple(part.value for part in self.parts if not part.is_nested)
        return next((v for v in (every, outer) if len(v) >= _FEWEST and sum(v) == whole), ())


def _parts_of(text: str, told: _Told, counts: Sequence[Count]) -> _Parts:
    parts: list[_Part] = []
    choices: list[_Choices] = []
    unsure = 0
    is_nested = False
    for start, end in _members(text, told.start, told.end):
        words = text[start:end]
        is_nested = is_nested or bool(_NESTED.search(words))
        inside = [count for count in counts if start <= count.start < end]
        found = next((c for c in inside if _is_part(text, start, c)), None) or _only(inside, told)
        values = tuple(count.value for count in inside)
        choices.append(values if found is not None else (Decimal(0), *values))
        if found is not None:
            parts.append(_Part(found.value, found.noun, is_nested))
        elif words.strip() and not _NONE.search(words):
            is_other_matter = bool(inside) and text[:start].rstrip().endswith(";")
            unsure += not is_other_matter
        if text[end : end + 1] == ";":
            is_nested = False
    return _Parts(tuple(parts), unsure, tuple(choices))


def _only(inside: Sequence[Count], told: _Told) -> Count | None:
    """Return the only number of a member, where it counts what the whole counts."""
    nouns = {*told.noun.split(), told.whole.noun.split(" ")[0]} - {""}
    is_same = len(inside) == 1 and inside[0].noun.split(" ")[0] in nouns
    return inside[0] if is_same else None


def _is_part(text: str, start: int, count: Count) -> bool:
    return not _ASIDE.search(text[start : count.start])


_VAGUE = re.compile(r"\s*(?:và\s+)?(?:một số|một vài|các|nhiều|những|khác)\b", re.IGNORECASE)


def _goes_on(words: str) -> bool:
    """Tell half a member from a whole one: "báo chí" of "báo chí, xuất bản 12 thủ tục"."""
    has_number = any(char.isdigit() for char in words)
    return bool(words.strip()) and not (has_number or _VAGUE.match(words) or _NONE.search(words))


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of a list; what stands in brackets belongs to the member before it."""
    begin = start
    for match in _SPLIT.finditer(text, start, end):
        words = text[begin : match.start()]
        if words.count("(") > words.count(")") or (match[0] == "," and _goes_on(words)):
            continue
        yield begin, match.start()
        begin = match.end()
    yield begin, end


# --- in one sentence ------------------------------------------------------------------------------

_NEAR = Decimal("0.05")
_FAR = 2
_FEWEST = 2


def _sums(view: View) -> Iterator[Slip]:
    for text, told, parts in _told_sums(view):
        yield from _judged(view, text, told, parts)


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


def _judged(view: View, text: Text, told: _Told, parts: _Parts) -> Iterator[Slip]:
    whole = told.whole.value
    if parts.makes(whole) or _counts_members(told.whole, parts):
        return
    largest = max(part.value for part in parts.parts)
    if largest > whole and _same_noun(told.whole, parts):
        yield _slip(text, told, parts, Severity.ERROR)
    elif told.is_partial or parts.unsure:
        if _misses_narrowly(told, parts) or _is_complete(view, text, told, parts):
            yield _slip(text, told, parts, Severity.WARNING)
    else:
        yield _slip(text, told, parts, Severity.ERROR)


def _counts_members(whole: Count, parts: _Parts) -> bool:
    """Tell "03 đoàn, gồm: …" that counts the members of the list, each with a number of its own."""
    members = len(parts.parts) + parts.unsure
    return whole.value == members and parts.total > whole.value * _FAR


def _same_noun(whole: Count, parts: _Parts) -> bool:
    noun = whole.noun.split(" ")[:2]
    return all(part.noun.split(" ")[:1] == noun[:1] for part in parts.parts)


_FEWEST_ALIKE = 3


def _is_complete(view: View, text: Text, told: _Told, parts: _Parts) -> bool:
    """Tell a list that must make its whole: "cụ thể: …" of one noun, or sorts that exclude others.

    Of "trong đó" only too much is a slip, for it may leave sorts out.
    """
    words = text.text[told.start : told.end]
    if told.is_told_in_part:
        return parts.total > told.whole.value and shares_out(view, words)
    noun = told.noun.split()
    is_alike = all(part.noun.split(" ")[0] in noun for part in parts.parts)
    return is_alike and not parts.unsure and len(parts.parts) >= _FEWEST_ALIKE


def _misses_narrowly(told: _Told, parts: _Parts) -> bool:
    """Tell a slip from a choice of parts: all parts are of one sort and nearly make the whole."""
    whole = told.whole.value
    values = [part.value for part in parts.parts]
    if not parts.unsure and is_one_digit_off(values, whole):
        return True
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
    texts = view.of_kind(Kind.LABEL, Kind.ANSWER)
    for text, after in zip(texts, [*texts[1:], None], strict=False):
        if text.kind is Kind.LABEL and after is not None and after.lead == text.text:
            continue  # the same line as its answer
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
        is_label = line.text.kind is Kind.LABEL  # which is kept without its colon
        words = f"{line.text.text.rstrip(' :')}:" if is_label else line.text.text
        for whole in find_counts(words):
            match = _HEAD.match(words, whole.end)
            if match is None:
                continue
            values = tuple(_values_below(lines[index + 1 :], line.sign))
            known = [value for value in values if value is not None]
            if len(known) < _FEWEST or len(known) < len(values):
                continue
            # "02 nhóm, cụ thể:" counts the lines themselves.
            if whole.value > len(known) or sum(known, Decimal(0)) <= whole.value * _FAR:
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
    noun = text.text[whole.end :].lstrip()[: len(whole.noun)].split(",")[0].strip()
    return Proof(text.place, words, f"{write_number(whole.value)} {noun}".strip())


_BASIS = N_("The parts of a whole add up to it.")

RULES = (
    Rule("SUM-PARTS", Family.FIGURES, Severity.ERROR, _BASIS, _sums),
    Rule("SUM-PARTS", Family.FIGURES, Severity.ERROR, _BASIS, _list_sums),
)
