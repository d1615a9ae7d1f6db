"""How a numbered list of HTML shows its numbers."""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HIGHEST_ROMAN = 3999


def roman(number: int) -> str:
    """Write 1 to 3999 in small Roman numerals, others in digits."""
    if number > _HIGHEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def alphabetic(number: int) -> str:
    """Write 1 as "a", 26 as "z", 27 as "aa"; there is nothing below 1."""
    written = ""
    while number:
        number, place = divmod(number - 1, len(_LETTERS))
        written = _LETTERS[place] + written
    return written


_STYLES: Mapping[str, Callable[[int], str]] = {
    "lower-alpha": alphabetic,
    "lower-latin": alphabetic,
    "upper-alpha": lambda number: alphabetic(number).upper(),
    "upper-latin": lambda number: alphabetic(number).upper(),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "decimal-leading-zero": lambda number: f"{number:02}",
}


def shown_number(number: int, style: str) -> str:
    """Return a number as a list of the style shows it, with its full stop."""
    return f"{_STYLES.get(style, str)(number)}."
