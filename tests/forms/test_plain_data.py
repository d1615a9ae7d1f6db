from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.plain_data import PlainDataError, from_plain, to_plain


@dataclass(frozen=True)
class Part:
    name: str
    share: Decimal | None = None


@dataclass(frozen=True)
class Whole:
    kind: AnswerKind
    day: date
    count: int = 0
    width_mm: float = 1.5
    is_open: bool = False
    parts: tuple[Part, ...] = ()
    by_name: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


FULL = Whole(
    AnswerKind.RATIO,
    date(2026, 3, 14),
    3,
    2.0,
    is_open=True,
    parts=(Part("a", Decimal("1.50")), Part("b")),
    by_name={"x": (1, 2), "y": ()},
)

LEAST = {"kind": "text", "day": "2026-03-14"}


def test_what_was_written_is_read_back():
    assert from_plain(Whole, to_plain(FULL)) == FULL


def test_what_is_usual_is_left_out():
    assert to_plain(Whole(AnswerKind.TEXT, date(2026, 3, 14))) == {**LEAST, "by_name": {}}
    assert from_plain(Whole, LEAST) == Whole(AnswerKind.TEXT, date(2026, 3, 14))


def test_a_whole_number_will_do_for_a_measure():
    assert from_plain(Whole, {**LEAST, "width_mm": 2}).width_mm == 2.0


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {"kind": "text"},
        {**LEAST, "colour": "red"},
        {**LEAST, "kind": "essay"},
        {**LEAST, "day": "14/3/2026"},
        {**LEAST, "count": "3"},
        {**LEAST, "width_mm": True},
        {**LEAST, "width_mm": "2"},
        {**LEAST, "is_open": 1},
        {**LEAST, "parts": {"name": "a"}},
        {**LEAST, "parts": [{"name": "a", "share": "x"}]},
        {**LEAST, "parts": [{"name": None}]},
        {**LEAST, "by_name": [1]},
        {**LEAST, "by_name": {"x": [None]}},
    ],
)
def test_data_of_another_form_is_refused(wrong):
    with pytest.raises(PlainDataError):
        from_plain(Whole, wrong)
