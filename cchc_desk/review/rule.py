"""A rule: a function that looks at a document and yields what is wrong, with why that is so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from cchc_desk.i18n import language, tr
from cchc_desk.review.finding import Family, Finding, Fix, Place, Severity
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class Slip:
    """Hold what a rule found in a text.

    Units: ``start`` and ``end`` are characters of ``text.text``; ``fix`` replaces them.
    None: ``fix`` - only the author can mend it; ``quote`` - the words at that place;
    ``severity`` - that of the rule.
    """

    text: Text
    start: int
    end: int
    message: str
    fix: str | None = None
    quote: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold a calculation that was found to be right, and what it is about; "" for no words."""

    place: Place
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Describe a rule; several may share an id where they find the same slip in several ways.

    ``basis`` is a message id: the clause, or the reason that anybody can check.
    """

    id: str
    family: Family
    severity: Severity
    basis: str
    find: Callable[[View], Iterable[Slip]]


def findings_of(rule: Rule, view: View) -> Iterable[Finding]:
    """Yield what a rule finds in a document."""
    for slip in rule.find(view):
        yield _finding(rule, slip)


def _finding(rule: Rule, slip: Slip) -> Finding:
    start, end = slip.text.typed(slip.start), slip.text.typed(slip.end)
    return Finding(
        rule.id,
        rule.family,
        slip.severity or rule.severity,
        replace(slip.text.place, start=start, end=end),
        _quote(slip),
        slip.message,
        tr(rule.basis),
        None if slip.fix is None else Fix(start, end, slip.fix),
    )


FindInText = Callable[[Text], Iterable[Slip]]
FindInView = Callable[[View], Iterable[Slip]]


def in_written(find: FindInText) -> FindInView:
    """Return a rule over the texts that somebody wrote, each judged by itself."""
    return _text_by_text(find, lambda view: view.written)


def in_every_text(find: FindInText) -> FindInView:
    """Return a rule over all texts, each judged by itself."""
    return _text_by_text(find, lambda view: view.texts)


def _text_by_text(find: FindInText, texts: Callable[[View], Iterable[Text]]) -> FindInView:
    """Return a rule over texts that each are judged by their words and their kind alone.

    What is found is kept, for most texts stay the same from one review to the next.
    """

    @lru_cache(maxsize=8192)
    def found_in(words: str, kind: Kind, language_: str) -> tuple[Slip, ...]:
        del language_  # the messages are in it
        return tuple(find(Text(words, kind, Place(), 0)))

    def find_all(view: View) -> Iterable[Slip]:
        now = language()
        for text in texts(view):
            for slip in found_in(text.text, text.kind, now):
                yield replace(slip, text=text)

    return find_all


_LONGEST_QUOTE = 80
_MARKS = ".,;:"


def _quote(slip: Slip) -> str:
    if slip.quote is not None:
        return slip.quote
    marked = slip.text.text[slip.start : slip.end].rstrip()
    quote = slip.text.words_around(slip.start, slip.end)
    if not marked.endswith(tuple(_MARKS)):
        quote = quote.rstrip(_MARKS) or quote
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…"


def whole(text: Text, message: str, quote: str | None = None) -> Slip:
    """Return a slip of a text as a whole."""
    return Slip(text, 0, len(text.text), message, quote=quote)
