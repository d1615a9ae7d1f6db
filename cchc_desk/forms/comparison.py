"""Two values beside each other, in the words of a report: "tăng 05 hồ sơ (6,02 %)"."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.numeral import Ratio, percentage, write_number, write_percentage


class Basis(StrEnum):
    """What a value is compared with."""

    PREVIOUS = "previous"
    SAME_LAST_YEAR = "same-last-year"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what became of a value.

    Units: ``change`` - as the value, above zero for a rise; ``percent`` - of the earlier value,
    always positive, to two decimals. None: ``percent`` - the earlier value gives no share: it is
    zero, below zero, or the values are shares themselves.
    """

    change: Decimal
    percent: Decimal | None


def compare(value: Decimal, earlier: Decimal, *, is_share: bool = False) -> Comparison:
    """Compare a value with an earlier one; shares differ by points, not by shares of shares."""
    change = value - earlier
    percent = None
    if earlier > 0 and not is_share:
        percent = percentage(Ratio(abs(change), earlier))
    return Comparison(change, percent)


def comparison_words(
    value: Decimal, earlier: Decimal, measure: str, basis_words: str, *, is_share: bool = False
) -> str:
    """Write "tăng 05 hồ sơ (6,02 %) so với cùng kỳ năm 2025", or "bằng cùng kỳ năm 2025".

    The words follow from the numbers alone. From nothing there is no share; shares rise by
    points ("tăng 1,5 điểm %").
    """
    found = compare(value, earlier, is_share=is_share)
    if not found.change:
        return f"bằng {basis_words}"
    verb = "tăng" if found.change > 0 else "giảm"
    unit = "điểm\u00a0%" if is_share else measure
    size = " ".join(filter(None, (_size(abs(found.change), is_share=is_share), unit)))
    share = "" if found.percent is None else f" ({write_percentage(found.percent)})"
    return f"{verb} {size}{share} so với {basis_words}"


def _size(size: Decimal, *, is_share: bool) -> str:
    whole = size == size.to_integral_value()
    plain = size.quantize(Decimal(1)) if whole else size.normalize()
    return write_number(plain, padded=not is_share)


def basis_words(basis: Basis, year: int) -> str:
    """Name what is compared with; ``year`` is that of the report."""
    if basis is Basis.PREVIOUS:
        return "kỳ trước"
    return f"cùng kỳ năm {year - 1}"
