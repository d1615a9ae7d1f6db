"""Automatic numbers as a reader sees them. Source: ECMA-376-1, 17.18.59."""

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

# Word prints larger numbers as decimals; so does LibreOffice.
_LARGEST_ROMAN = 32767
_LARGEST_SIGN = 20


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        written += letters * count
    return written


def _letter(number: int) -> str:
    """Return a … z, then aa, bb: the letter is repeated, as Word does."""
    if not 0 < number <= 26 * 30:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 20  # noqa: PLR2004 - 11th to 19th
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _sign(first: int) -> Callable[[int], str]:
    def written(number: int) -> str:
        return chr(first + number - 1) if 1 <= number <= _LARGEST_SIGN else str(number)

    return written


def _chicago(number: int) -> str:
    """Return *, †, ‡, §, then each twice, and so on."""
    if number < 1:
        return str(number)
    repeats, index = divmod(number - 1, 4)
    return "*†‡§"[index] * (repeats + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _sign(0x2460),
    "decimalEnclosedParen": _sign(0x2474),
    "decimalEnclosedFullstop": _sign(0x2488),
    "chicago": _chicago,
    "none": lambda _number: "",
    "bullet": lambda _number: "",
}


def is_known(name: str, pattern: str = "") -> bool:
    """Tell whether numbers of the format are printed as Word prints them."""
    return name in _FORMATS or (name == "custom" and _zeros(pattern) is not None)


def written_number(number: int, name: str, pattern: str = "") -> str:
    """Return a number in a format of the standard; an unknown format counts in decimals.

    ``pattern`` - of a custom format: "001, 002, 003, ...".
    """
    width = _zeros(pattern) if name == "custom" else None
    if width is not None:
        return f"{number:0{width}}"
    return _FORMATS.get(name, str)(number)


def _zeros(pattern: str) -> int | None:
    """Return how many digits a custom pattern has; None: it is another kind of pattern."""
    match = re.match(r"(0*1)(?:\D|$)", pattern)
    return None if match is None else len(match[1])
