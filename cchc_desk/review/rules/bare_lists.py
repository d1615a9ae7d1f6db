"""Parts of a whole that no "gồm" announces: in brackets, after a colon, after a comma.

Such a list need not be complete, so it is doubted only where it nearly makes the whole, or where
its members are known to share the whole out among them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_desk.forms.numeral import write_number
from cchc_desk.i18n import N_, tr
from cchc_desk.review.digit_slips import is_near, is_one_digit_off
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.numbers_in import Count, counts_outside_names, find_counts
from cchc_desk.review.rule import Proof, Rule, Slip
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a text with the words that open its line; ``added`` - how many characters they are."""

    own: Text
    words: str
    added: int = 0


@dataclass(frozen=True, slots=True)
class _List:
    """Hold a whole with its parts; ``shares_out`` - no part can belong to another as well."""

    line: _Line
    whole: Count
    end: int
    parts: tuple[Decimal, ...]
    shares_out: bool


_OPENS = re.compile(r"(?:[ ](?:và[ ])?[^\W\d_][\w&/-]*){0,12}\s*(?P<sign>\(|:(?=\s)|,(?=\s))\s*")
_SAYS_SO = re.compile(r"\b(?:gồm|trong đó|cụ thể|chia ra|chia theo)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm|thêm|bớt|còn|đạt|từ|hơn)(?: thêm| được)?\s*$", re.IGNORECASE)
_END = re.compile(r"[.!?](?=\s|$)|\n")
_SPLIT = re.compile(r"[;,\n]|\s+và\s+(?=[^;,.(]{0,40}\d)")
_ASIDE = re.compile(r"\([^()]*\)")
_FEWEST = 2


def _lists(view: View) -> Iterator[_List]:
    for text in (*view.prose, *view.of_kind(Kind.TASK)):
        line = _line(text)
        if len(find_counts(line.words)) <= _FEWEST:
            continue
        counts = counts_outside_names(line.words, _named(view, line))
        if len(counts) > _FEWEST:
            for at, whole in enumerate(counts):
                yield from _after(view, line, counts, at, whole)
            yield from _in_next_sentence(view, line, counts)


def _line(text: Text) -> _Line:
    """Return a text behind the words of its line: "Góp ý 37 dự thảo" and its parts."""
    if not text.lead or text.kind is Kind.NOTE:
        return _Line(text, text.text)
    lead = f"{text.lead.rstrip(': ')}: "
    return _Line(text, lead + text.text, len(lead))


def _named(view: View, line: _Line) -> Sequence[tuple[int, int]]:
    text, added = line.own, line.added
    dates = [(each.start, each.end) for each in view.dates(text)]
    cited = [(each.start, each.end) for each in view.citations(text)]
    return [(start + added, end + added) for start, end in (*dates, *cited)]


def _after(
    view: View, line: _Line, counts: Sequence[Count], at: int, whole: Count
) -> Iterator[_List]:
    words = line.words
    match = _OPENS.match(words, whole.end)
    if match is None or _CHANGE.search(words[: whole.start]):
        return
    end = _closing(words, match.end(), match["sign"])
    if _SAYS_SO.search(words[whole.end : match.end() + 12]):
        return
    values = _values(words, match.end(), end, counts, whole)
    is_shared = shares_out(view, words[match.end() : end])
    is_sure = is_shared and not shares_out(view, _clause_before(words, whole.start))
    if match["sign"] == "," and not is_sure:
        return
    if len(values) == whole.value and at and sum(values) > whole.value:
        whole = counts[at - 1]  # "76 thủ tục trên 08 lĩnh vực: …": eight members, of 76 together
    if _may_make(values, whole.value):
        yield _List(line, whole, end, values, is_shared)


def _may_make(values: Sequence[Decimal], whole: Decimal) -> bool:
    if len(values) < _FEWEST:
        return False
    return whole > max(values) or is_one_digit_off(values, whole)


def _clause_before(text: str, at: int) -> str:
    """Return the words of a clause up to its number, with a number to make them a member."""
    words = re.split(r"[,;:.()]", text[:at])[-1]
    return f"{words} 1"


_NEXT = re.compile(r"(?<=[.;])\s+Trong đó\s*[:,]?\s*")


def _in_next_sentence(view: View, line: _Line, counts: Sequence[Count]) -> Iterator[_List]:
    """Yield parts of a whole that the sentence before told: "… 132 TTHC. Trong đó, 118 TTHC …"."""
    words = line.words
    for match in _NEXT.finditer(words):
        end = _closing(words, match.end(), ":")
        noun = next((_head(each) for each in counts if each.start >= match.end()), "")
        before = (each for each in counts if each.end <= match.start() and _head(each) == noun)
        whole = next(before, None)
        if whole is None or not noun:
            continue
        values = _values(words, match.end(), end, counts, whole)
        if _may_make(values, whole.value):
            yield _List(line, whole, end, values, shares_out(view, words[match.end() : end]))


def _closing(text: str, start: int, sign: str) -> int:
    if sign != "(":
        match = _END.search(text, start)
        return match.start() if match else len(text)
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


# --- members --------------------------------------------------------------------------------------

_OTHER_SAYING = re.compile(
    r"%|\b(?:(?<!gia )tăng|(?<!cắt )giảm|so với|đạt|bình quân|trung bình|mỗi|từ|đến)\b", re.I
)
_LAST_NUMBER = re.compile(r"(?<![\w/.,-])[\d.,]+\s*\)?\s*$")


def _values(
    text: str, start: int, end: int, counts: Sequence[Count], whole: Count
) -> tuple[Decimal, ...]:
    """Return the number of every member, when all tell theirs in one way; empty otherwise."""
    members = tuple(_members(text, start, end))
    found = [_counts_of(text, member, counts) for member in members]
    if len(members) < _FEWEST or any(len(each) != 1 for each in found):
        return ()
    ones = [each[0] for each in found]
    opens = all(not text[a : one.start].strip() for (a, _), one in zip(members, ones, strict=True))
    named = bool(_head(whole)) and all(_head(one) == _head(whole) for one in ones)
    closes = all(_LAST_NUMBER.search(_bare(text[a:b])) for a, b in members)
    return tuple(one.value for one in ones) if opens or named or closes else ()


def _bare(words: str) -> str:
    """Return a member without what it says aside: "05 thủ tục (15,15 %)"."""
    is_number = re.search(r"\(\s*[\d.]+\s*\)\s*$", words) is not None
    return words if is_number else _ASIDE.sub("", words).rstrip()


def _counts_of(text: str, member: tuple[int, int], counts: Sequence[Count]) -> list[Count]:
    start, end = member
    words = text[start:end]
    asides = [
        (start + m.start(), start + m.end())
        for m in _ASIDE.finditer(words)
        if re.fullmatch(r"\(\s*[\d.]+\s*\)", m[0]) is None
    ]
    outside = _ASIDE.sub("", words)
    if _OTHER_SAYING.search(outside):
        return []
    return [
        each
        for each in counts
        if start <= each.start < end and not any(a <= each.start < b for a, b in asides)
    ]


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _SPLIT.finditer(text, start, end):
        if text.count("(", begin, match.start()) > text.count(")", begin, match.start()):
            continue
        if not any(char.isdigit() for char in text[begin : match.start()]):
            continue  # "báo chí, xuất bản 9" is one member
        yield begin, match.start()
        begin = match.end()
    if any(char.isdigit() for char in text[begin:end]):
        yield begin, end


def _head(count: Count) -> str:
    return count.noun.partition(" ")[0]


def shares_out(view: View, words: str) -> bool:
    """Tell whether every member is one sort of a whole that falls into just these sorts."""
    members = [words[a:b].lower() for a, b in _members(words, 0, len(words))]
    return any(
        all(any(sort in member for sort in each.words) for member in members)
        for each in view.words.partition
    )


# --- judging --------------------------------------------------------------------------------------


def _wrong(view: View) -> Iterator[Slip]:
    for each in _lists(view):
        total = sum(each.parts, Decimal(0))
        whole = each.whole.value
        is_too_much = each.shares_out and total > whole
        is_doubtful = is_near(each.parts, whole) or is_one_digit_off(each.parts, whole)
        if total != whole and (is_too_much or is_doubtful):
            yield _slip(each, total)


def _slip(told: _List, total: Decimal) -> Slip:
    message = tr(
        "The parts make {total} ({addends}), the whole is {whole}.",
        total=write_number(total),
        addends=" + ".join(map(write_number, told.parts)),
        whole=write_number(told.whole.value),
    )
    start, added = told.whole.start, told.line.added
    quote = told.line.words[start : min(told.end, start + 80)]
    return Slip(told.line.own, max(start - added, 0), told.end - added, message, quote=quote)


def proved(view: View) -> Iterator[Proof]:
    """Yield the lists without an announcement that make their whole."""
    for each in _lists(view):
        if sum(each.parts, Decimal(0)) == each.whole.value:
            whole = write_number(each.whole.value)
            words = f"{whole} = {' + '.join(map(write_number, each.parts))}"
            noun = each.line.words[each.whole.end :].lstrip()[: len(each.whole.noun)]
            yield Proof(each.line.own.place, words, f"{whole} {noun}".strip())


RULES = (
    Rule(
        "SUM-PARTS",
        Family.FIGURES,
        Severity.WARNING,
        N_("The parts of a whole add up to it."),
        _wrong,
    ),
)
