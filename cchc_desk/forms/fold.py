"""Text without tone marks and capitals, character for character, so that places stay the same."""

from functools import cache

from cchc_desk.forms.text import without_marks

# Basic Latin, Latin-1, Latin Extended-A and -B, and Latin Extended Additional hold every letter of
# Vietnamese. Source: Unicode, code charts.
_LATIN = (range(0x41, 0x5B), range(0xC0, 0x250), range(0x1E00, 0x1F00))


_BLANKS = {ord(blank): " " for blank in "\u00a0\n\t"}


def fold(text: str) -> str:
    """Return NFC text in small letters, đ as d and no tone marks; its length does not change."""
    return text.translate(_letters())


def fold_line(text: str) -> str:
    """Return a text folded in place, as one line: every blank is a space."""
    return text.translate(_line_letters())


@cache
def _letters() -> dict[int, str]:
    folded = {code: without_marks(chr(code)) for block in _LATIN for code in block}
    return {code: letter for code, letter in folded.items() if len(letter) == 1}


@cache
def _line_letters() -> dict[int, str]:
    return {**_letters(), **_BLANKS}
