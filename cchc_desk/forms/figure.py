"""Named numbers of the workspace, and the identities that must hold between them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.numeral import Ratio, percentage


class Nature(StrEnum):
    """How a figure behaves over time."""

    STOCK = "stock"
    FLOW = "flow"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Figure:
    """Describe a number of the catalogue.

    None: ``numerator``, ``denominator`` - a ratio that is entered, not recomputed.
    """

    id: str
    label: str
    measure: str = ""
    nature: Nature = Nature.FLOW
    numerator: str | None = None
    denominator: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one summand: a constant or a figure, of this period or of the one before.

    None: ``figure`` - the term is the constant ``factor`` itself.
    """

    factor: Decimal
    figure: str | None = None
    is_previous: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Say that two sums are equal; ``equation`` is the text as written in the template."""

    equation: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def figures(self) -> frozenset[str]:
        """Return the ids of all figures named on either side."""
        return frozenset(t.figure for t in (*self.left, *self.right) if t.figure is not None)


FIGURE_ID = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*")

_TERM = re.compile(
    rf"(?P<sign>[+-])?\s*(?:previous\(\s*(?P<previous>{FIGURE_ID.pattern})\s*\)"
    rf"|(?P<number>\d+(?:\.\d+)?)(?![\w.-])|(?P<figure>{FIGURE_ID.pattern}))\s*"
)


class EquationError(ValueError):
    """Tell at which part an equation cannot be read."""


def read_identity(equation: str) -> Identity:
    """Read "a = b + previous(c) - 2"; signs between terms stand between spaces.

    Raises: EquationError with the part that cannot be read.
    """
    sides = equation.split("=")
    if len(sides) != 2:  # noqa: PLR2004 - an equation has two sides
        raise EquationError(equation)
    left, right = (tuple(_read_terms(side.strip())) for side in sides)
    return Identity(equation, left, right)


def _read_terms(side: str) -> Iterator[Term]:
    position = 0
    while position < len(side) or position == 0:
        match = _TERM.match(side, position)
        if match is None or (position > 0 and match["sign"] is None):
            raise EquationError(side[position:] or side)
        sign = Decimal(-1 if match["sign"] == "-" else 1)
        if match["number"]:
            yield Term(sign * Decimal(match["number"]))
        else:
            yield Term(sign, match["previous"] or match["figure"], bool(match["previous"]))
        position = match.end()


def evaluate(terms: tuple[Term, ...], value_of: Callable[[Term], Decimal | None]) -> Decimal | None:
    """Return the sum; None when a value is unknown, and then nothing can be judged."""
    total = Decimal(0)
    for term in terms:
        value = Decimal(1) if term.figure is None else value_of(term)
        if value is None:
            return None
        total += term.factor * value
    return total


def known_value(figure: Figure, values: Mapping[str, Decimal], decimals: int = 2) -> Decimal | None:
    """Return the value of a figure: entered, or for a ratio recomputed, in per cent.

    None: not entered, or a part of the ratio is unknown.
    """
    if figure.numerator is None or figure.denominator is None:
        return values.get(figure.id)
    part, whole = values.get(figure.numerator), values.get(figure.denominator)
    if part is None or not whole:
        return None
    return percentage(Ratio(part, whole), decimals)
