"""Plain Vietnamese text: what is cleaned on the way in, and how names are made."""

import re
import unicodedata

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC, with one kind of line end and no control characters.

    Source: TCVN 6909:2001 allows both compositions; NFC is what Word and this program store.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # as nearly all text is: then it has none of these
        return composed
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", composed))


def fold_spaces(text: str) -> str:
    """Return the text with every run of white space as one space, and none at the ends."""
    return _SPACES.sub(" ", text).strip()


def base_letters(text: str) -> str:
    """Return the text with đ as d and no tone marks, capitals kept: "Quy I" of "Quý I"."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def without_marks(text: str) -> str:
    """Return lower-case text for comparing and searching: đ as d, no tone marks."""
    return base_letters(text.lower())
