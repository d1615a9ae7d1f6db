"""Which characters of foreign text are made ordinary or taken out; what a reader sees stays."""

import re
import unicodedata

from cchc_desk.intake.paste.pasted import CleaningKind, Tally

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# Spaces that look like one, and hyphens that look like one: a search or a check does not find them.
_SPACES = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_HYPHENS = re.compile("[\u2010\u2011]")

_REMOVED = (
    (CleaningKind.SOFT_HYPHENS, re.compile("\xad+")),
    (CleaningKind.ZERO_WIDTH, re.compile("[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")),
    (
        CleaningKind.CONTROLS,
        re.compile(
            "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]+"
        ),
    ),
)
_NOT_SPACE = re.compile(r"\S+")


def with_one_line_end(text: str) -> str:
    r"""Return the text with "\n" for every kind of line end, those inside a paragraph too."""
    return _LINE_ENDS.sub("\n", text)


def cleaned(text: str, tally: Tally) -> str:
    """Return the text in NFC, with ordinary spaces and hyphens and nothing that cannot be seen."""
    text = with_one_line_end(text)
    if text.isascii() and text.isprintable():
        return text
    for kind, pattern in _REMOVED:
        text, count = pattern.subn("", text)
        tally.add(kind, count)
    text = _composed(text, tally)
    text, spaces = _SPACES.subn(lambda found: " " * len(found[0]), text)
    text, hyphens = _HYPHENS.subn("-", text)
    tally.add(CleaningKind.SPECIAL_SPACES, spaces + hyphens)
    return text


def _composed(text: str, tally: Tally) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    words = _NOT_SPACE.findall(text)
    loose = sum(not unicodedata.is_normalized("NFC", word) for word in words)
    tally.add(CleaningKind.DECOMPOSED, loose)
    return unicodedata.normalize("NFC", text)
