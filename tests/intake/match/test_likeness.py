import pytest

from cchc_desk.intake.match.likeness import likeness


def test_the_same_words_are_wholly_alike():
    assert likeness("cai cach the che", "cai cach the che") == pytest.approx(1.0)


def test_words_count_for_more_than_letters():
    other_words = likeness("cai cach the che", "cai cach tai chinh")
    slip = likeness("cai cach the che", "cai cach the cheo")
    assert other_words < 0.7 < slip


def test_a_long_label_within_a_longer_one_may_be_the_same():
    label = "kiem tra cong vu tai don vi"
    assert likeness(label, f"danh gia chung ve ket qua {label} trong ky bao cao nay") == 0.75


def test_a_short_label_within_a_longer_one_says_little():
    assert likeness("kiem tra", "kiem tra viec quan ly va su dung tai san") < 0.5


@pytest.mark.parametrize("pair", [("a b c", "a b d"), ("mot hai", "hai mot")])
def test_likeness_is_the_same_both_ways(pair):
    assert likeness(*pair) == likeness(*reversed(pair))
