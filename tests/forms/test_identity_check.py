from decimal import Decimal

import pytest

from cchc_desk.forms.figure import read_identity
from cchc_desk.forms.identity_check import (
    Verdict,
    check_identities,
    implied_values,
    in_words,
)
from cchc_desk.i18n import tr


def checked(equation, rounded=(), previous=None, **values):
    own = {name: Decimal(value) for name, value in values.items()}
    (found,) = check_identities([read_identity(equation)], own, previous or {}, frozenset(rounded))
    return found


def test_a_sum_that_is_right_holds():
    found = checked("a = b + c", a=88, b=1, c=87)
    assert (found.verdict, found.left, found.right) == (Verdict.HOLDS, 88, 88)
    assert found.difference == 0


def test_a_sum_that_is_wrong_says_by_how_much():
    found = checked("a = b + c", a=90, b=1, c=87)
    assert (found.verdict, found.difference) == (Verdict.FAILS, 2)


def test_what_is_not_known_is_not_judged():
    found = checked("a = b + c", a=90, b=1)
    assert (found.verdict, found.right, found.difference) == (Verdict.UNKNOWN, None, None)


def test_the_last_period_is_asked_for_what_it_left():
    previous = {"b": Decimal(5)}
    assert checked("a = previous(b)", previous=previous, a=5, b=9).verdict is Verdict.HOLDS
    assert checked("a = previous(b)", a=5, b=5).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({"a": "48.1", "b": "51.2", "c": "0.6"}, Verdict.ROUNDED),
        ({"a": "48.2", "b": "51.2", "c": "0.6"}, Verdict.HOLDS),
        ({"a": "33.33", "b": "33.33", "c": "33.33"}, Verdict.ROUNDED),
        ({"a": "48", "b": "51", "c": "0"}, Verdict.ROUNDED),
        ({"a": "50", "b": "30.5", "c": "19.1"}, Verdict.FAILS),
        ({"a": "40", "b": "51.2", "c": "0.6"}, Verdict.FAILS),
    ],
)
def test_shares_may_miss_a_hundred_by_their_rounding(values, verdict):
    assert checked("a + b + c = 100", rounded="abc", **values).verdict is verdict


def test_counts_may_not():
    assert checked("a + b = 100", a=99, b=0).verdict is Verdict.FAILS


def implied(*equations, previous=None, **values):
    own = {name: Decimal(value) for name, value in values.items()}
    return implied_values([read_identity(each) for each in equations], own, previous or {})


@pytest.mark.parametrize(
    ("equation", "values", "found"),
    [
        ("a = b + c", {"b": 1, "c": 87}, {"a": 88}),
        ("a = b + c", {"a": 88, "c": 87}, {"b": 1}),
        ("a = b - c", {"a": 5, "b": 7}, {"c": 2}),
        ("a + b = 100", {"a": 60}, {"b": 40}),
        ("a = b + c", {"a": 1, "b": 7}, {}),
        ("a = b + c", {"a": 88}, {}),
        ("a = b", {"a": 1, "b": 1}, {}),
        ("a = previous(b)", {"a": 1}, {}),
    ],
)
def test_the_only_unknown_of_an_identity_is_implied(equation, values, found):
    assert implied(equation, **values) == found


def test_two_identities_that_disagree_imply_nothing():
    assert implied("a = b + 1", "a = b + 2", b=1) == {}
    assert implied("a = b + 1", "a = 1 + b", b=1) == {"a": 2}


def test_the_last_period_implies_its_handover():
    assert implied("a = previous(b)", previous={"b": Decimal(5)}) == {"a": 5}


def test_an_equation_is_told_in_words():
    labels = {"tthc.moi": "Hồ sơ mới", "tthc.dang": "Hồ sơ đang giải quyết"}
    identity = read_identity("tthc.tong = tthc.moi + previous(tthc.dang) - 2")
    last = tr("{label} (last period)", label="Hồ sơ đang giải quyết")
    assert in_words(identity, labels) == f"tthc.tong = Hồ sơ mới + {last} - 2"
