"""Informal words, old terms, wordings and misspellings that the word lists name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text, Token
from cchc_desk.review.view import View

_ALONE = re.compile(r"(?<![\w./@&-])([^\W_]+)(?![\w/@&-]|\.\w)")


def _slang(view: View) -> Iterator[Slip]:
    words = view.words.slang_words
    for text in view.written:
        if not any(token.low in words for token in view.tokens(text)):
            continue
        for match in _ALONE.finditer(text.text):
            word = match[1]
            right = words.get(word.lower())
            if right is not None and not _is_code(word):
                right = right.capitalize() if word[0].isupper() else right
                message = tr("“{word}” is informal; write “{right}”.", word=word, right=right)
                yield Slip(
                    text, match.start(), match.end(), message, right, quote=_nearby(text, match)
                )


def _is_code(word: str) -> bool:
    """Tell an abbreviation in capitals from an informal word."""
    return len(word) > 1 and word.isupper()


def _nearby(text: Text, match: re.Match[str]) -> str:
    """Return a word with the two that follow."""
    after = text.text[match.end() :].split(" ")[:3]
    return f"{match[0]}{' '.join(after)}".strip()


def _misspelt(view: View) -> Iterator[Slip]:
    words = view.words.misspelt_words
    for text in view.texts:
        for start, end, wrong in _listed(view, text):
            typed = text.text[start:end]
            right = _cased(words[wrong], typed)
            if right == typed:  # an office's own list may be about capitals
                continue
            message = tr("“{wrong}” is misspelt; write “{right}”.", wrong=typed, right=right)
            yield Slip(text, start, end, message, right, quote=typed)


def _listed(view: View, text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield the listed misspellings of two words or more: (start, end, as listed)."""
    by_first = view.kept(_by_first)
    tokens = view.tokens(text)
    for index, token in enumerate(tokens):
        for phrase in by_first.get(token.low, ()):
            run = tokens[index : index + len(phrase)]
            is_listed = tuple(each.low for each in run) == phrase
            if is_listed and all(each.joins for each in run[1:]):
                if _is_chance(view, tokens, index, index + len(phrase)):
                    continue
                yield run[0].start, run[-1].end, " ".join(phrase)


def _is_chance(view: View, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell the edges of two right words that look like one misspelt: "khả năng xuất khẩu"."""
    known = view.words.compound_words
    before = f"{tokens[start - 1].low} {tokens[start].low}" if start else ""
    after = f"{tokens[end - 1].low} {tokens[end].low}" if end < len(tokens) else ""
    return before in known or after in known


def _by_first(view: View) -> Mapping[str, list[tuple[str, ...]]]:
    """Return the misspellings word by word, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for wrong in view.words.misspelt_words:
        words = tuple(wrong.split())
        found.setdefault(words[0], []).append(words)
    return found


def _cased(right: str, typed: str) -> str:
    if typed.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if typed[:1].isupper() else right


def _phrases(rule: str, view: View) -> Iterator[Slip]:
    for pattern, phrase in view.words.compiled_phrases:
        if phrase.rule != rule:
            continue
        for text in view.texts:
            if phrase.needs not in text.low:
                continue
            for match in pattern.finditer(text.low):
                if not view.is_cited(text, match.start()) or rule != "OLD-TERM":
                    right = match.expand(phrase.right) if phrase.right else None
                    typed = text.text[match.start() : match.end()]
                    fix = None if right is None else _cased(right, typed)
                    yield Slip(text, match.start(), match.end(), phrase.why, fix, quote=typed)


def _wordings(view: View) -> Iterator[Slip]:
    yield from _phrases("WORDING", view)


def _number_styles(view: View) -> Iterator[Slip]:
    yield from _phrases("NUM-STYLE", view)


def _old_terms(view: View) -> Iterator[Slip]:
    yield from _phrases("OLD-TERM", view)


RULES = (
    Rule(
        "SLANG",
        Family.WORDING,
        Severity.WARNING,
        N_("Administrative style has no shortened words of messages."),
        _slang,
    ),
    Rule(
        "SPELL",
        Family.WORDING,
        Severity.ERROR,
        N_("Spelling of the dictionary; the list of words names its source."),
        _misspelt,
    ),
    Rule(
        "WORDING",
        Family.WORDING,
        Severity.HINT,
        N_("Wording of official texts; the list of words names its source."),
        _wordings,
    ),
    Rule(
        "NUM-STYLE",
        Family.WORDING,
        Severity.HINT,
        N_("The ministry's regime of reports writes “6 tháng”, “9 tháng”."),
        _number_styles,
    ),
    Rule(
        "OLD-TERM",
        Family.WORDING,
        Severity.WARNING,
        N_("NĐ 42/2022/NĐ-CP, Điều 11: online services are full or partial, no longer of levels."),
        _old_terms,
    ),
)
