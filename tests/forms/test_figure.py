from decimal import Decimal

import pytest

from cchc_desk.forms.figure import (
    EquationError,
    Figure,
    Nature,
    Term,
    evaluate,
    known_value,
    read_identity,
)


def test_an_equation_names_its_terms():
    identity = read_identity("a.b = c + previous(d-e) - 2")
    assert identity.left == (Term(Decimal(1), "a.b"),)
    assert identity.right == (
        Term(Decimal(1), "c"),
        Term(Decimal(1), "d-e", is_previous=True),
        Term(Decimal(-2)),
    )
    assert identity.figures == {"a.b", "c", "d-e"}


@pytest.mark.parametrize(
    "wrong", ["a", "a = b = c", "a = ", "= a", "a = b c", "a = b * c", "a = B"]
)
def test_what_is_no_equation_is_refused(wrong):
    with pytest.raises(EquationError):
        read_identity(wrong)


def test_a_sum_adds_and_subtracts():
    values = {"a": Decimal(5), "b": Decimal(2)}
    terms = read_identity("0 = a - b + 10").right
    assert evaluate(terms, lambda term: values[term.figure]) == 13


def test_a_sum_with_an_unknown_value_is_not_judged():
    assert evaluate(read_identity("0 = a + 1").right, lambda _term: None) is None


RATIO = Figure("r", "R", "%", Nature.RATIO, numerator="a", denominator="b")


def test_a_ratio_is_recomputed_from_its_parts():
    assert known_value(RATIO, {"a": Decimal("13.6"), "b": Decimal(110)}) == Decimal("12.36")


@pytest.mark.parametrize("values", [{}, {"a": Decimal(1)}, {"a": Decimal(1), "b": Decimal(0)}])
def test_a_ratio_without_both_parts_is_unknown(values):
    assert known_value(RATIO, values) is None


def test_a_figure_without_parts_is_what_was_entered():
    assert known_value(Figure("a", "A"), {"a": Decimal(3)}) == 3
