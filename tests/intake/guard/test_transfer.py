"""Typed values through the pipe: they come back as they were, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.intake.transfer import TransferError, pack, unpack


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    nodes: tuple["Leaf | Branch", ...] = ()
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Everything:
    text: str
    number: int
    share: float
    amount: Decimal
    day: date
    is_good: bool
    colour: Colour
    missing: int | None
    leaf: Leaf = Leaf("default")
    branch: Branch | None = None
    by_name: Mapping[str, Leaf] = field(default_factory=dict)
    data: bytes = b""


leaves = st.builds(Leaf, st.text(), st.none() | st.binary(max_size=20))
branches = st.builds(Branch, st.lists(leaves, max_size=3).map(tuple), st.sampled_from(Colour))
trees = st.recursive(
    branches, lambda inner: st.builds(Branch, st.lists(inner | leaves, max_size=3).map(tuple))
)
everything = st.builds(
    Everything,
    text=st.text(),
    number=st.integers(),
    share=st.floats(allow_nan=False),
    amount=st.decimals(allow_nan=False),
    day=st.dates(),
    is_good=st.booleans(),
    colour=st.sampled_from(Colour),
    missing=st.none() | st.integers(),
    leaf=leaves,
    branch=st.none() | trees,
    by_name=st.dictionaries(st.text(), leaves, max_size=3),
    data=st.binary(max_size=20),
)


@given(everything)
def test_any_value_comes_back_as_it_was(value):
    assert unpack(Everything, *pack(Everything, value)) == value


@pytest.mark.parametrize(
    ("kind", "value"), [(str, "chữ"), (Colour, Colour.BLUE), (Leaf, Leaf()), (int, 5), (bool, True)]
)
def test_a_value_may_be_of_any_kind_by_itself(kind, value):
    assert unpack(kind, *pack(kind, value)) == value


def test_letters_travel_as_themselves_and_bytes_beside_them():
    text, blobs = pack(Leaf, Leaf("Sở", b"\x00\xff"))
    assert text.decode() == '{"text": "Sở", "data": {"$bytes": 0}}'
    assert blobs == (b"\x00\xff",)


def test_half_a_character_does_not_stop_the_rest():
    assert unpack(Leaf, *pack(Leaf, Leaf("a\ud800"))) == Leaf("a\ud800")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Leaf, ""),
        (Leaf, "[]"),
        (Leaf, "null"),
        (Leaf, '{"text": 5}'),
        (Leaf, '{"text": null}'),
        (Leaf, '{"colour": "red"}'),
        (Leaf, '{"data": "no bytes"}'),
        (Leaf, '{"data": {"$bytes": 1}}'),
        (Leaf, '{"data": {"$bytes": "x"}}'),
        (Branch, '{"colour": "green"}'),
        (Branch, '{"nodes": {}}'),
        (Branch, '{"nodes": [{"text": ""}]}'),
        (Branch, '{"nodes": [["Everything", {}]]}'),
        (Branch, '{"nodes": [["Leaf"]]}'),
        (Branch, '{"nodes": [[[], {}]]}'),
        (Everything, "{}"),
        (int, "true"),
        (int, "5.0"),
        (float, '"5"'),
        (float, "true"),
        (Decimal, '"five"'),
        (date, '"2025-02-30"'),
        (date, "5"),
        (str, "[" * 100_000),
    ],
)
def test_what_does_not_fit_is_refused(kind, text):
    with pytest.raises(TransferError):
        unpack(kind, text.encode(), [b""])


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(TransferError):
        unpack(str, b'"\xff\xff"', ())
