import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.matching import find_matches, same_spelling, spelling_key, wanted
from cchc_desk.forms.text import clean


def found(text, words, **options):
    matches = find_matches(text, wanted(words), **options)
    return [(text[match.start : match.end], match.is_exact) for match in matches]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Điều hành, điểu", "dieu", [("Điều", False), ("điểu", False)]),
        ("Điều hành, điểu", "điều", [("Điều", True), ("điểu", False)]),
        ("quyết định", "QUYET DINH", [("quyết định", False)]),
        ("số hoá, số hóa", "hóa", [("hoá", True), ("hóa", True)]),
        ("kỹ thuật", "kĩ thuật", []),
        ("Sở\u00a0Nội vụ", "sở nội vụ", [("Sở\u00a0Nội vụ", True)]),
        ("một\nhai", "một hai", [("một\nhai", True)]),
        ("aaa", "aa", [("aa", True)]),
        ("x", "", []),
    ],
)
def test_words_match_without_their_marks_and_say_whether_they_agree(text, words, expected):
    assert found(text, words) == expected


def test_both_compositions_of_unicode_are_one():
    typed = unicodedata.normalize("NFD", "điều hành")
    assert found("Điều hành", typed) == [("Điều hành", True)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("rà soát, soát", "soát", ["soát", "soát"]),
        ("hồ sơ, sơn", "sơ", ["sơ"]),
        ("KH-SNV, KHCN", "KH", ["KH"]),
        ("(05)", "(05", ["(05"]),
    ],
)
def test_whole_words_are_no_parts_of_others(text, words, expected):
    assert [each for each, _ in found(text, words, whole_words=True)] == expected


def test_capitals_are_no_marks():
    assert not wanted("SNV").has_marks
    assert wanted("Sở").has_marks
    assert wanted("đ").has_marks
    assert wanted("  hồ   sơ ").typed == "hồ sơ"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("hòa", "hoà", True),
        ("Thủy", "THUỶ", True),
        ("hoa", "hòa", False),
        ("hóa", "hòa", False),
        ("o", "ô", False),
        ("hòa giải", "hoà giai", False),
    ],
)
def test_the_place_of_a_tone_mark_makes_no_other_word(one, other, is_same):
    assert same_spelling(one, other) is is_same


@given(st.text("aàăâdđoòôơ hiuy", max_size=12))
def test_every_text_has_the_spelling_of_itself(text):
    assert spelling_key(text) == spelling_key(text.upper())
    assert same_spelling(text, text)


@given(st.text(max_size=30), st.text(max_size=3))
def test_a_match_is_never_empty_and_lies_in_the_text(text, words):
    text = clean(text)
    end = 0
    for match in find_matches(text, wanted(words)):
        assert end <= match.start < match.end <= len(text)
        end = match.end
