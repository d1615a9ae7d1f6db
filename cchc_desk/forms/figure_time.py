"""Figures over time: what a period opens with, and what periods one after the other add up to."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from types import MappingProxyType
from typing import NamedTuple

from cchc_desk.forms.figure import Figure, Identity, Nature, Term, evaluate, known_value

Values = Mapping[str, Decimal]
"""Values by figure id; a figure that is not in it is not known."""


class Past(NamedTuple):
    """Hold what other reports of the workspace say of the time before a report's window.

    ``previous`` - values of the report whose window ends the day before; ``year`` - what the
    reports from the beginning of the year up to that day add up to. ``opens_year``: the window
    itself begins with the year. None: ``cumulated`` - computed from these, else what the report
    was handed over with.
    """

    previous: Values = MappingProxyType({})
    year: Values = MappingProxyType({})
    opens_year: bool = False
    cumulated: Values | None = None


def openings(identities: Iterable[Identity]) -> Mapping[str, str]:
    """Return the figures that open a period, each with the one whose last value it is.

    They are those of "a = previous(b)" with nothing else on either side.
    """
    found: dict[str, str] = {}
    for identity in identities:
        match identity.left, identity.right:
            case [Term(figure=str(opened), is_previous=False)], [
                Term(figure=str(closed), is_previous=True)
            ] if identity.left[0].factor == identity.right[0].factor == 1:
                found[opened] = closed
    return found


def opening_values(identities: Iterable[Identity], previous: Values) -> Values:
    """Return what a period opens with, as far as the last one tells."""
    pairs = openings(identities).items()
    return {opened: previous[closed] for opened, closed in pairs if closed in previous}


class Cumulation:
    """Add up figures over windows that follow each other.

    A flow adds up; a stock is its last value, one that opens a period its first; a ratio is
    computed anew from its parts. A flow of which an identity says that a stock is part of it
    ("tiếp nhận = kỳ trước + mới") adds up without what one window hands over to the next.
    """

    def __init__(self, figures: Iterable[Figure], identities: Sequence[Identity]) -> None:
        """Take the catalogue and what holds between its figures."""
        self._figures = {figure.id: figure for figure in figures}
        self._opening = frozenset(openings(identities))
        self._handed_over: dict[str, list[tuple[Term, ...]]] = {}
        for identity in identities:
            match identity.left:
                case [Term(figure=str(whole), is_previous=False)]:
                    self._take(whole, identity.right)

    def _take(self, whole: str, parts: Sequence[Term]) -> None:
        """Remember which parts of a flow are stocks."""
        stocks = tuple(t for t in parts if t.figure and self._nature(t.figure) is Nature.STOCK)
        is_of_one_window = not any(term.is_previous for term in parts)
        if stocks and is_of_one_window and self._nature(whole) is Nature.FLOW:
            self._handed_over.setdefault(whole, []).append(stocks)

    def _nature(self, figure_id: str) -> Nature:
        figure = self._figures.get(figure_id)
        return Nature.FLOW if figure is None else figure.nature

    def joined(self, earlier: Values, later: Values) -> Values:
        """Return the values over two windows of which the later begins where the earlier ends."""
        values = ((id_, self._joined(id_, earlier, later)) for id_ in {**earlier, **later})
        whole = {id_: value for id_, value in values if value is not None}
        return {**whole, **self._ratios(whole)}

    def _joined(self, figure_id: str, earlier: Values, later: Values) -> Decimal | None:
        first, last = earlier.get(figure_id), later.get(figure_id)
        if figure_id in self._opening:
            return first
        match self._nature(figure_id):
            case Nature.STOCK:
                return last
            case Nature.FLOW if first is not None and last is not None:
                twice = self._counted_twice(figure_id, earlier, later)
                return None if twice is None else first + last - twice
        return None

    def _counted_twice(self, figure_id: str, earlier: Values, later: Values) -> Decimal | None:
        """Return what the earlier window hands over; None: not known."""
        ways = self._handed_over.get(figure_id)
        if ways is None:
            return Decimal(0)

        def value_of(term: Term) -> Decimal | None:
            values = later if term.figure in self._opening else earlier
            return values.get(term.figure or "")

        known = (evaluate(stocks, value_of) for stocks in ways)
        return next((value for value in known if value is not None), None)

    def _ratios(self, values: Values) -> Values:
        ratios = (f for f in self._figures.values() if f.nature is Nature.RATIO and f.numerator)
        known = ((figure.id, known_value(figure, values)) for figure in ratios)
        return {id_: value for id_, value in known if value is not None}

    def added(self, windows: Iterable[Values]) -> Values:
        """Return the values over windows in their order; nothing is known of no window."""
        parts = list(windows)
        return reduce(self.joined, parts) if parts else {}

    def since_new_year(self, past: Past, own: Values) -> Values:
        """Return the values from the beginning of the year to the end of a report's window."""
        return own if past.opens_year else self.joined(past.year, own)
