import pytest

from cchc_desk.forms.syllable import is_marked_right, is_syllable, mended


@pytest.mark.parametrize(
    "word",
    ["toán", "hòa", "hoà", "thủy", "thuỷ", "quý", "quí", "giếng", "giá", "của", "ngoài"],
)
def test_a_right_syllable_is_right(word):
    assert is_syllable(word)
    assert is_marked_right(word)


@pytest.mark.parametrize("word", ["tóan", "hòan", "lọai", "ngòai", "qủa", "muà", "cuả"])
def test_a_mark_on_the_wrong_vowel_is_seen(word):
    assert not is_marked_right(word)


@pytest.mark.parametrize("word", ["nghành", "truờng", "chưong", "đuợc", "khuyêt", "web"])
def test_what_no_rule_makes_is_no_syllable(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghành", "ngành"),
        ("truờng", "trường"),
        ("chưong", "chương"),
        ("tóan", "toán"),
        ("qủa", "quả"),
        ("khuyêt", None),
        ("tốán", None),
    ],
)
def test_a_slip_with_one_mending_has_it(typed, meant):
    assert mended(typed) == meant
