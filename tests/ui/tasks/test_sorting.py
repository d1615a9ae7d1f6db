import pytest

from cchc_desk.ui.tasks.sorting import sort_key


@pytest.mark.parametrize(
    "words",
    [
        ["an", "ăn", "ân", "ba", "da", "đa", "e", "ê"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mà con"][:6],
        ["Tháng 2", "Tháng 10", "Tháng 11-12"],
        ["đánh", "Đánh giá", "đo"],
        ["2", "10", "a"],
    ],
)
def test_words_sort_as_in_a_vietnamese_dictionary(words):
    shuffled = words[::-1]
    assert sorted(shuffled, key=sort_key) == words


def test_tones_count_only_when_the_letters_are_the_same():
    assert sort_key("mạ a") < sort_key("má b")


def test_an_absurd_number_still_sorts():
    assert sort_key("9" * 5000) > sort_key("1")
