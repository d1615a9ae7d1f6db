"""Paragraphs that stand in a document twice, or that were left from the report before."""

import re
from collections.abc import Iterator, Sequence

from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Paragraph, inline_text
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip, whole
from cchc_desk.review.texts import Text, Token
from cchc_desk.review.view import View

_RUN = 4
_FEWEST_WORDS = 15
_ALIKE = 0.85


def _shingles(tokens: Sequence[Token]) -> frozenset[tuple[str, ...]]:
    words = [token.low for token in tokens]
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _near_doubles(view: View) -> Iterator[Slip]:
    holders: dict[tuple[str, ...], list[int]] = {}
    kept: list[tuple[Text, frozenset[tuple[str, ...]]]] = []
    for text in view.answers:
        own = _shingles(view.tokens(text))
        if not own:
            continue
        shared: dict[int, int] = {}
        for shingle in own:
            for other in holders.get(shingle, ()):
                shared[other] = shared.get(other, 0) + 1
        alike = next(
            (i for i, n in shared.items() if n >= _ALIKE * (len(own) + len(kept[i][1]) - n)), None
        )
        if alike is not None:
            message = tr(
                "This paragraph stands in the document twice: “{words}…”.",
                words=" ".join(kept[alike][0].text.split()[:8]),
            )
            yield whole(text, message)
        for shingle in own:
            holders.setdefault(shingle, []).append(len(kept))
        kept.append((text, own))


_DIGITS = re.compile(r"\d+")
_FEWEST_UNCHANGED = 8


def _unchanged(view: View) -> Iterator[Slip]:
    """Yield paragraphs that say word for word what the report before said in the same item."""
    previous = next((r for r in view.subject.previous if r.kind is view.report.kind), None)
    if previous is None:
        return
    for text in view.answers:
        words = fold_spaces(text.text)
        if len(words.split()) < _FEWEST_UNCHANGED:
            continue
        before = _said_before(previous, text.place.item)
        if words in before:
            message = tr(
                "This paragraph is word for word that of {period}.", period=previous.period.name
            )
            severity = Severity.WARNING if _DIGITS.search(words) else Severity.HINT
            yield Slip(text, 0, len(text.text), message, severity=severity)


def _said_before(previous: Report, item: str | None) -> frozenset[str]:
    blocks = previous.answer(item or "").blocks
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return frozenset(fold_spaces(inline_text(each.spans)) for each in paragraphs)


RULES = (
    Rule(
        "NEAR-DUP",
        Family.OUTLINE,
        Severity.HINT,
        N_("What is said once need not be said again."),
        _near_doubles,
    ),
    Rule(
        "UNCHANGED",
        Family.OUTLINE,
        Severity.WARNING,
        N_("A new period has its own results; text of the last one is confirmed or changed."),
        _unchanged,
    ),
)
