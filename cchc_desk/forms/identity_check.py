"""Whether the identities of a template hold for the values of a report."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.figure import FIGURE_ID, Identity, Term, evaluate
from cchc_desk.forms.figure_time import Values
from cchc_desk.i18n import tr


class Verdict(StrEnum):
    """What comes of an identity. ``ROUNDED``: the difference may come from rounded shares."""

    HOLDS = "holds"
    ROUNDED = "rounded"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CheckedIdentity:
    """Hold an identity with what both sides come to; None: a value in it is not known."""

    identity: Identity
    left: Decimal | None
    right: Decimal | None
    verdict: Verdict

    @property
    def difference(self) -> Decimal | None:
        """Return left minus right; None: one of them is not known."""
        return None if self.left is None or self.right is None else self.left - self.right


def check_identities(
    identities: Iterable[Identity], own: Values, previous: Values, rounded: frozenset[str]
) -> tuple[CheckedIdentity, ...]:
    """Judge every identity; ``rounded`` are the figures that are printed as rounded shares."""
    value_of = _reader(own, previous)
    return tuple(_checked(identity, value_of, rounded) for identity in identities)


_ValueOf = Callable[[Term], Decimal | None]


def _reader(own: Values, previous: Values) -> _ValueOf:
    return lambda term: (previous if term.is_previous else own).get(term.figure or "")


def _checked(identity: Identity, value_of: _ValueOf, rounded: frozenset[str]) -> CheckedIdentity:
    left, right = evaluate(identity.left, value_of), evaluate(identity.right, value_of)
    if left is None or right is None:
        return CheckedIdentity(identity, left, right, Verdict.UNKNOWN)
    slack = _slack((*identity.left, *identity.right), value_of, rounded)
    verdict = Verdict.HOLDS
    if left != right:
        verdict = Verdict.ROUNDED if abs(left - right) <= slack else Verdict.FAILS
    return CheckedIdentity(identity, left, right, verdict)


def _slack(terms: Sequence[Term], value_of: _ValueOf, rounded: frozenset[str]) -> Decimal:
    """Return how far rounding may part the sides: half a unit of the finest last digit for each."""
    shares = [term for term in terms if term.figure in rounded]
    known = [value for term in shares if (value := value_of(term)) is not None]
    weight = sum((abs(term.factor) for term in shares), Decimal(0))
    return weight * Decimal(5).scaleb(min((_last_digit(value) for value in known), default=0) - 1)


def _last_digit(value: Decimal) -> int:
    """Return the place of the last digit: -1 of 48,2 and 0 of a whole number."""
    exponent = value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def implied_values(identities: Iterable[Identity], own: Values, previous: Values) -> Values:
    """Return the values that an identity leaves no choice for: all others in it are known.

    Each is implied by what is known, not by another implied value. A figure that two identities
    tell differently is not implied, nor is a number below zero.
    """
    found: dict[str, Decimal] = {}
    contradicted: set[str] = set()
    for figure, value in _implied(identities, _reader(own, previous)):
        if found.setdefault(figure, value) != value:
            contradicted.add(figure)
    return {figure: value for figure, value in found.items() if figure not in contradicted}


def _implied(identities: Iterable[Identity], value_of: _ValueOf) -> Iterator[tuple[str, Decimal]]:
    for identity in identities:
        terms = [*identity.left, *(_negated(term) for term in identity.right)]
        unknown = [t for t in terms if t.figure is not None and value_of(t) is None]
        if len(unknown) == 1 and not unknown[0].is_previous and abs(unknown[0].factor) == 1:
            others = tuple(term for term in terms if term is not unknown[0])
            rest = evaluate(others, value_of)
            value = None if rest is None else -rest * unknown[0].factor
            if value is not None and value >= 0 and unknown[0].figure is not None:
                yield unknown[0].figure, value


def _negated(term: Term) -> Term:
    return Term(-term.factor, term.figure, term.is_previous)


def in_words(identity: Identity, labels: Mapping[str, str]) -> str:
    """Return the equation with labels in place of ids; an id without a label stays."""

    def label(match: re.Match[str]) -> str:
        name = labels.get(match["id"], match["id"])
        is_previous = match["previous"] is not None
        return tr("{label} (last period)", label=name) if is_previous else name

    return _NAME.sub(label, identity.equation)


_NAME = re.compile(
    rf"(?P<previous>previous\(\s*)?(?P<id>(?=[a-z0-9.-]*[a-z]){FIGURE_ID.pattern})(?(previous)\s*\))"
)
