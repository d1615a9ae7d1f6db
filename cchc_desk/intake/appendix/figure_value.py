"""The number in a cell of a statistics table, as Vietnamese or as English offices write it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.numeral import Ratio, percentage, read_number


class NumberStyle(StrEnum):
    """How numbers are written; ``value`` is the sign before decimals."""

    VIETNAMESE = ","
    ENGLISH = "."


@dataclass(frozen=True, slots=True)
class FigureValue:
    """Hold what a cell says: a number, or a part and its whole as printed "13,6/110".

    Units: ``number`` of a share in per cent. None: ``ratio`` - the cell is one number; its number
    is then what it says, and of a ratio the share, None of a whole of nothing.
    """

    number: Decimal | None
    ratio: Ratio | None = None
    is_percent: bool = False


# What has more digits is no figure but the number of a paper or an account.
_MOST_DIGITS = 15

_SIGN = re.compile(r"\s*%$")
_SPACED = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?:\D|$))")
_RATIO = re.compile(r"\s*/\s*")

# Only one way of writing can mean these; "40,864" and "40.864" may be either.
_ONLY_VIETNAMESE = re.compile(
    r"-?\d{1,3}(?:\.\d{3})+,\d+|-?\d{1,3}(?:\.\d{3}){2,}|-?\d+,(?:\d{1,2}|\d{4,})"
)
_ONLY_ENGLISH = re.compile(
    r"-?\d{1,3}(?:,\d{3})+\.\d+|-?\d{1,3}(?:,\d{3}){2,}|-?\d+\.(?:\d{1,2}|\d{4,})"
)


def number_style(texts: Iterable[str]) -> NumberStyle | None:
    """Return how the numbers of a table are written; None: some this way and some the other.

    Where nothing tells, they are Vietnamese.
    """
    parts = [part for text in texts for part in _RATIO.split(_SIGN.sub("", text.strip()))]
    english = any(_ONLY_ENGLISH.fullmatch(part) for part in parts)
    vietnamese = any(_ONLY_VIETNAMESE.fullmatch(part) for part in parts)
    if english and vietnamese:
        return None
    return NumberStyle.ENGLISH if english else NumberStyle.VIETNAMESE


def read_value(text: str, style: NumberStyle | None = NumberStyle.VIETNAMESE) -> FigureValue | None:
    """Read a cell; with no style each number is read as only it can be meant, else as Vietnamese.

    None: the cell is words.
    """
    bare = text.strip()
    is_percent = bare.endswith("%")
    parts = [_read_part(part, style) for part in _RATIO.split(_SIGN.sub("", bare))]
    match parts:
        case [Decimal() as number]:
            return FigureValue(number, is_percent=is_percent)
        case [Decimal() as part, Decimal() as whole] if not is_percent:
            ratio = Ratio(part, whole)
            return FigureValue(percentage(ratio), ratio)
    return None


def _read_part(text: str, style: NumberStyle | None) -> Decimal | None:
    digits = _SPACED.sub("", text)
    is_english = style is NumberStyle.ENGLISH or (
        style is None and _ONLY_ENGLISH.fullmatch(digits) is not None
    )
    number = read_number(digits.translate(_ENGLISH) if is_english else digits)
    return number if number is not None and number.adjusted() < _MOST_DIGITS else None


_ENGLISH = str.maketrans(",.", ".,")
