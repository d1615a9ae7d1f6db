"""Whether two numbers differ by a slip of the fingers: one digit, or two that are swapped."""

from collections.abc import Sequence
from decimal import Decimal

_FEWEST_DIGITS = 3
_NEAR = Decimal("0.05")


def is_digit_slip(one: Decimal, other: Decimal) -> bool:
    """Tell whether one digit, or two neighbours swapped, part two numbers of three digits or more.

    Of shorter numbers nobody can tell: most of them are one digit apart.
    """
    first, second = _digits(one), _digits(other)
    if len(first) != len(second) or len(first) < _FEWEST_DIGITS:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) != len("ab"):
        return len(apart) == 1
    a, b = apart
    return b == a + 1 and first[a] == second[b] and first[b] == second[a]


def _digits(value: Decimal) -> str:
    return str(abs(value)).replace(".", "")


def is_one_digit_off(parts: Sequence[Decimal], whole: Decimal) -> bool:
    """Tell whether one wrong digit, in a part or in the whole, keeps the parts from making it."""
    missing = whole - sum(parts, Decimal(0))
    return is_digit_slip(whole - missing, whole) or any(
        part + missing > 0 and is_digit_slip(part, part + missing) for part in parts
    )


def is_near(parts: Sequence[Decimal], whole: Decimal) -> bool:
    """Tell whether parts nearly make a whole: by one, or by a twentieth."""
    return abs(sum(parts, Decimal(0)) - whole) <= max(Decimal(1), whole * _NEAR)
