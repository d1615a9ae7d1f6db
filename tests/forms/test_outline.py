import pytest

from cchc_desk.forms.outline import AnswerKind, Item, letter, number_items, number_text, roman


def items(*levels):
    return [Item(f"i{n}", level, "x", AnswerKind.NONE) for n, level in enumerate(levels)]


def numbers(*levels, numbering=None):
    chosen = {} if numbering is None else {"numbering": numbering}
    return [n.number for n in number_items(items(*levels), **chosen)]


def test_points_follow_the_vietnamese_alphabet():
    assert "".join(letter(n) for n in range(1, 12)) == "abcdđeghikl"


def test_points_after_y_are_doubled():
    assert [letter(23), letter(24), letter(25)] == ["y", "aa", "bb"]


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (48, "XLVIII")])
def test_parts_are_counted_in_roman_capitals(number, written):
    assert roman(number) == written


def test_the_usual_numbers_go_by_level():
    assert numbers(1, 2, 3, 4, 5, 6) == ["I.", "1.", "a)", "-", "+", "*"]


def test_counting_begins_anew_below_each_parent():
    assert numbers(1, 2, 2, 1, 2) == ["I.", "1.", "2.", "II.", "1."]


def test_a_deeper_level_does_not_stop_its_parents_count():
    assert numbers(1, 2, 3, 3, 2, 3) == ["I.", "1.", "a)", "b)", "2.", "a)"]


def test_decimal_numbers_name_their_parent():
    assert numbers(1, 2, 3, 3, numbering=("I.", "1.", "1.1.")) == ["I.", "1.", "1.1.", "1.2."]


def test_three_parts_name_two_levels_above():
    styles = ("Phần I", "1.", "1.1", "1.1.1")
    expected = ["Phần I", "1.", "1.1", "1.1.1", "1.1.2"]
    assert numbers(1, 2, 3, 4, 4, numbering=styles) == expected


def test_capitals_and_brackets_number_too():
    assert numbers(1, 2, 1, numbering=("A.", "(1)")) == ["A.", "(1)", "B."]


def test_a_level_may_be_skipped():
    numbered = number_items(items(1, 2, 4))
    assert [n.parent for n in numbered] == [None, "i0", "i1"]


def test_a_bullet_replaces_the_number_and_does_not_count():
    outline = [Item("a", 1, "A", bullet="*"), Item("b", 1, "B")]
    assert [n.number for n in number_items(outline)] == ["*", "I."]


def test_the_authors_own_number_is_printed():
    assert number_items([Item("a", 1, "A", source_number="1.")])[0].number == "1."


def test_the_authors_own_number_counts_as_one_of_its_level():
    outline = [Item("a", 1, "A", source_number="1. "), Item("b", 1, "B")]
    assert [n.number for n in number_items(outline)] == ["1.", "II."]


@pytest.mark.parametrize(
    ("item", "number", "gap"),
    [
        (Item("a", 1, "A"), "I.", " "),
        (Item("a", 4, "A"), "-", " "),
        (Item("a", 1, "A", bullet=""), "", ""),
        (Item("a", 1, "A", source_number="a. "), "a.", " "),
        (Item("a", 1, "A", source_number="3."), "3.", ""),
        (Item("a", 1, "A", source_number=""), "", ""),
    ],
)
def test_a_space_follows_a_number_unless_its_author_typed_none(item, number, gap):
    (numbered,) = number_items([item])
    assert (numbered.number, numbered.gap) == (number, gap)


def test_levels_beyond_the_numbering_are_bullets():
    assert numbers(1, 2, numbering=("I.",)) == ["I.", "-"]


@pytest.mark.parametrize(
    ("style", "written"),
    [("Phần I", "Phần II"), ("1)", "2)"), ("a.", "b."), ("1.1", "1.2"), ("-", "-"), ("", "")],
)
def test_every_style_writes_its_number(style, written):
    assert number_text(style, [1, 2]) == written
