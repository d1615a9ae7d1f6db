"""Editing an outline: the tree keeps its branches whatever is done to it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms import outline_edit as edit
from cchc_desk.forms.outline import MAX_LEVEL, Item

ITEMS = tuple(
    Item(id_, level, id_.upper())
    for id_, level in [("a", 1), ("a1", 2), ("a1x", 4), ("a2", 2), ("b", 1), ("b1", 2)]
)


def ids(items):
    return [item.id for item in items]


def at(id_, items=ITEMS):
    return ids(items).index(id_)


def test_a_branch_ends_before_the_next_item_of_its_level():
    assert edit.branch_end(ITEMS, at("a")) == at("b")
    assert edit.branch_end(ITEMS, at("b1")) == len(ITEMS)


def test_an_item_stands_below_the_nearest_outer_one():
    assert edit.parent_of(ITEMS, at("a1x")) == at("a1")
    assert edit.parent_of(ITEMS, at("a")) is None


def test_a_new_item_has_an_id_of_its_own():
    assert edit.fresh_id(["muc-1", "muc-3"]) == "muc-2"


def test_a_new_item_stands_behind_the_branch_and_looks_like_its_neighbour():
    styled = (replace(ITEMS[0], bold=True), *ITEMS[1:])
    items, index = edit.put_after(styled, 0, "muc-1")
    assert ids(items)[index - 1 : index + 2] == ["a2", "muc-1", "b"]
    assert items[index] == Item("muc-1", 1, "", bold=True)


@pytest.mark.parametrize("items", [(), ITEMS])
def test_without_a_neighbour_a_new_item_stands_last_at_the_top(items):
    made, index = edit.put_after(items, None, "muc-1")
    assert index == len(items)
    assert made[index].level == 1


def test_an_inner_item_stands_last_in_the_branch_like_the_others_there():
    items, index = edit.put_below(ITEMS, at("a1"), "muc-1")
    assert ids(items)[index - 1] == "a1x"
    assert items[index].level == 4


def test_the_first_inner_item_stands_one_level_inside():
    items, index = edit.put_below(ITEMS, at("b1"), "muc-1")
    assert items[index].level == 3


def test_an_item_is_taken_out_with_its_branch():
    assert ids(edit.taken_out(ITEMS, at("a1"))) == ["a", "a2", "b", "b1"]


def test_an_item_moves_with_its_branch_over_its_neighbour():
    items, index = edit.moved_down(ITEMS, at("a1"))
    assert ids(items) == ["a", "a2", "a1", "a1x", "b", "b1"]
    assert ids(edit.moved_up(items, index)[0]) == ids(ITEMS)


def test_an_item_moves_into_the_part_beside_its_own():
    items, index = edit.moved_down(ITEMS, at("a2"))
    assert ids(items) == ["a", "a1", "a1x", "b", "a2", "b1"]
    assert edit.parent_of(items, index) == at("b", items)
    assert ids(edit.moved_up(items, index)[0]) == ids(ITEMS)


def test_at_the_ends_nothing_moves():
    assert edit.moved_up(ITEMS, 0) is None
    assert edit.moved_up(ITEMS, at("a1")) is None  # it would stand before everything
    assert edit.moved_down(ITEMS, at("b")) is None


def test_a_branch_is_shifted_as_a_whole():
    items = edit.shifted(ITEMS, at("a1"), 1)
    assert [item.level for item in items[1:3]] == [3, 5]


def test_there_are_no_levels_beyond_the_outermost_and_innermost():
    assert edit.shifted(ITEMS, at("b"), -1) is None
    assert edit.shifted(ITEMS, 0, 1) is None
    deep = (*ITEMS, Item("z", MAX_LEVEL, ""))
    assert edit.shifted(deep, at("b1"), 1) is None


outlines = st.lists(st.integers(1, 4), min_size=1, max_size=12).map(
    lambda levels: tuple(Item(f"i{n}", level if n else 1, "") for n, level in enumerate(levels))
)


@given(outlines, st.data())
def test_moving_keeps_every_item_and_its_level(items, data):
    index = data.draw(st.integers(0, len(items) - 1))
    for mover in (edit.moved_up, edit.moved_down):
        moved = mover(items, index)
        if moved is not None:
            assert sorted(moved[0], key=lambda item: item.id) == sorted(
                items, key=lambda item: item.id
            )
            assert moved[0][moved[1]] == items[index]
            assert moved[0][0].level == 1
