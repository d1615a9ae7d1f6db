"""Words and phrases that stand twice in a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq

from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text, Token, tokens_of
from cchc_desk.review.view import View

_LONGEST = 6
_SHORTEST = 2

Run = list[Token]

# Words that join others: twice in a row they are a slip whatever stands around them.
_JOINING = frozenset(
    [
        "của",
        "và",
        "các",
        "được",
        "để",
        "trong",
        "về",
        "cho",
        "với",
        "có",
        "đã",
        "tại",
        "là",
        "những",
        "từ",
        "này",
        "do",
        "khi",
        "nhằm",
        "đang",
        "sẽ",
        "theo",
        "bị",
        "bởi",
        "trên",
        "dưới",
        "hoặc",
        "nhưng",
        "thì",
        "mà",
        "vì",
        "nên",
        "đến",
    ]
)


def _runs(tokens: Iterable[Token]) -> Iterator[Run]:
    """Yield the words of a text, run by run; only spaces part those of a run."""
    run: Run = []
    for token in tokens:
        if run and not token.joins:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _repeated(view: View) -> Iterator[Slip]:
    for text in view.written:
        if not _may_repeat(text.low):
            continue
        for run in _runs(view.tokens(text)):
            yield from _phrases(text, run)
            yield from _words(view, text, run)


@lru_cache(maxsize=4096)
def _may_repeat(low: str) -> bool:
    """Tell whether any phrase stands twice in a row, or with a word between; most texts end here.

    The answer is kept, for most texts stay the same from one review to the next.
    """
    words = [token.low for token in tokens_of(low)]
    sizes = range(1, _LONGEST + 1)
    return any(_ends_of_runs(words, size, size + gap) for size in sizes for gap in (0, 1))


def _ends_of_runs(words: Sequence[str], size: int, offset: int) -> list[int]:
    """Return where ``size`` words end that stand again ``offset`` words later."""
    if not any(map(eq, words, words[offset:])):
        return []  # as nearly always; the loop takes four times as long
    ends: list[int] = []
    run = 0
    for index, (one, other) in enumerate(zip(words, words[offset:], strict=False)):
        run = run + 1 if one == other else 0
        if run == size:
            ends.append(index + 1)
            run = 0
    return ends


def _pairs_elsewhere(view: View) -> frozenset[str]:
    """Return the pairs of neighbouring words of the document that stand beside no repeat."""
    found = set()
    for text in view.texts:
        for run in _runs(view.tokens(text)):
            words = ["", *(token.low for token in run), ""]
            found |= {
                f"{one} {other}"
                for before, one, other, after in zip(
                    words, words[1:], words[2:], [*words[3:], ""], strict=False
                )
                if len({before, one, other, after} - {""})
                == len([each for each in (before, one, other, after) if each])
            }
    return frozenset(found)


def _phrases(text: Text, run: Run) -> Iterator[Slip]:
    words = [token.low for token in run]
    at = 0
    while at < len(words):
        size = _doubled_size(words, at)
        if size and not _acts(words, at, size):
            yield _slip(text, run[at], run[at + size * 2 - 1], run[at + size - 1])
        at += size * 2 or 1


# What they do may be what they are named after: "bộ phận tiếp nhận tiếp nhận hồ sơ".
_ACTORS = frozenset({"bộ phận", "cơ quan", "đơn vị", "cán bộ", "hội đồng", "người", "bên", "tổ"})


def _acts(words: list[str], at: int, size: int) -> bool:
    """Tell "cơ quan thẩm định thẩm định hồ sơ": who is named after an act, and the act."""
    before = {" ".join(words[max(0, at - 2) : at]), " ".join(words[max(0, at - 1) : at])}
    return size == _SHORTEST and not before.isdisjoint(_ACTORS)


def _doubled_size(words: list[str], at: int) -> int:
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        one, other = words[at : at + size], words[at + size : at + size * 2]
        if one == other and len(set(one)) > 1:
            return size
    return 0


def _words(view: View, text: Text, run: Run) -> Iterator[Slip]:
    low = [token.low for token in run]
    for index, (one, other) in enumerate(pairwise(low)):
        is_name = any(text.text[each.start].isupper() for each in run[index : index + 2])
        if one != other or one in view.words.reduplicated or is_name:
            continue
        before = f"{low[index - 1]} {one}" if index else ""
        after = f"{one} {low[index + 2]}" if index + 2 < len(low) else ""
        if one in _JOINING or not _is_chance(view, before, after):
            yield _slip(text, run[index], run[index + 1], run[index])


def _is_chance(view: View, before: str, after: str) -> bool:
    """Tell whether one word ends with what the next begins with: "quyết định định hướng"."""
    known = view.words.compound_words
    return before in known and (after in known or after in view.kept(_pairs_elsewhere))


def _slip(text: Text, first: Token, last: Token, kept: Token) -> Slip:
    words = text.text[first.start : last.end]
    message = tr("“{words}” says the same words twice.", words=words)
    right = text.text[first.start : kept.end]
    return Slip(text, first.start, last.end, message, right, quote=words)


_OR = frozenset({"và", "hoặc"})
# Before a phrase they make it another one: "tự phê bình và phê bình", "bất động sản và động sản".
_PREFIXES = frozenset({"tự", "bất", "phi", "tái", "vô", "không", "chưa", "phó", "tiền", "hậu"})
_CLOSES = re.compile(r"\s*(?:[.,;:)]|$)")


def _joined(view: View) -> Iterator[Slip]:
    """Yield "A và A" where nothing follows that could tell the second from the first."""
    for text in view.written:
        if not _may_repeat(text.low):
            continue
        tokens = view.tokens(text)
        words = [token.low for token in tokens]
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            for end in _ends_of_runs(words, size, size + 1):
                if words[end] in _OR and _is_joined(text, tokens, end, size):
                    yield _slip(text, tokens[end - size], tokens[end + size], tokens[end - 1])


def _is_joined(text: Text, tokens: Sequence[Token], end: int, size: int) -> bool:
    """Tell whether two phrases are whole: only spaces inside, a mark or the end behind."""
    inside = tokens[end - size + 1 : end + size + 1]
    closes = _CLOSES.match(text.text, tokens[end + size].end)
    if closes is None or not all(token.joins for token in inside):
        return False
    is_longer = end > size and tokens[end - size].joins and tokens[end - size - 1].low in _PREFIXES
    goes_on = closes[0].strip() == "," and text.text[closes.end() :].lstrip()[:1].isupper()
    return not is_longer and not goes_on


_BASIS = N_("A typing slip: nothing is said by saying it twice.")

RULES = (
    Rule("WORD-REPEAT", Family.WORDING, Severity.ERROR, _BASIS, _repeated),
    Rule("WORD-REPEAT", Family.WORDING, Severity.ERROR, _BASIS, _joined),
)
