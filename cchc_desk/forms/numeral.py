"""Numbers as a Vietnamese state document writes them: 05 · 1.176.355 · 13,6 · 12,4 %.

Source: NĐ 86/2012/NĐ-CP (decimal comma); NĐ 30/2020/NĐ-CP, Phụ lục I (a 0 before counts under 10).
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(?:,\d+)?", re.ASCII)

_FIRST_UNPADDED = 10


@dataclass(frozen=True, slots=True)
class Ratio:
    """Hold a part and its whole, as printed "13,6/110"."""

    part: Decimal
    whole: Decimal


def read_number(text: str) -> Decimal | None:
    """Read a number written with decimal comma and dots between thousands.

    None: the text is not such a number. "40,864" is a decimal; "40.864" is forty thousand.
    """
    written = text.strip().replace("\u00a0", "")
    if not (_GROUPED.fullmatch(written) or _PLAIN.fullmatch(written)):
        return None
    try:
        return Decimal(written.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def write_number(value: Decimal, *, padded: bool = False) -> str:
    """Write a number with decimal comma and dots between thousands.

    ``padded`` puts a 0 before a whole count from 0 to 9, as texts do ("05 hồ sơ").
    """
    sign, digits = ("-", -value) if value < 0 else ("", value)
    whole, _, fraction = format(digits, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    if padded and not fraction and int(whole) < _FIRST_UNPADDED:
        grouped = f"{int(whole):02d}"
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def read_ratio(text: str) -> Ratio | None:
    """Read "13,6/110"; None when it is not two numbers."""
    part, slash, whole = text.partition("/")
    numbers = read_number(part), read_number(whole)
    return Ratio(*numbers) if slash and None not in numbers else None  # type: ignore[arg-type]


def write_ratio(ratio: Ratio) -> str:
    """Write "13,6/110"; counts under 10 are padded: "07/08"."""
    return f"{write_number(ratio.part, padded=True)}/{write_number(ratio.whole, padded=True)}"


def percentage(ratio: Ratio, decimals: int = 2) -> Decimal | None:
    """Return the ratio in per cent, rounded half up without trailing zeros; None of nothing."""
    if not ratio.whole:
        return None
    exact = ratio.part * 100 / ratio.whole
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return _without_trailing_zeros(rounded)


def write_percentage(value: Decimal) -> str:
    """Write "12,4 %" as the house does: a space that does not break before the sign."""
    return f"{write_number(value)}\u00a0%"


def read_percentage(text: str) -> Decimal | None:
    """Read "12,4 %", with or without a space; None when it is no number with the sign."""
    written = text.strip()
    return read_number(written[:-1]) if written.endswith("%") else None


def _without_trailing_zeros(value: Decimal) -> Decimal:
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral() else normal
