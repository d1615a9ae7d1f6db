"""Two texts side by side, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.ui.importing import word_changes
from cchc_desk.ui.importing.word_changes import Stretch, marked

texts = st.text("ab \nđ", max_size=60)


def changed(side):
    return [each.words.strip() for each in side if each.is_changed]


def test_only_the_words_that_differ_are_marked():
    data, file = marked("Đã tiếp nhận 88 hồ sơ.", "Đã tiếp nhận 89 hồ sơ mới.")
    assert changed(data) == ["88", "sơ."]
    assert changed(file) == ["89", "sơ mới."]


def test_new_words_are_marked_on_their_side_alone():
    data, file = marked("a b", "a x b")
    assert changed(data) == []
    assert changed(file) == ["x"]


def test_space_between_words_is_no_difference():
    data, file = marked("a  b", "a b")
    assert not changed(data)
    assert not changed(file)


def test_very_long_texts_are_marked_as_a_whole(monkeypatch):
    monkeypatch.setattr(word_changes, "MOST_WORDS", 2)
    assert marked("a b c", "") == ((Stretch("a b c", is_changed=True),), ())


@given(texts, texts)
def test_no_word_is_lost(before, after):
    data, file = marked(before, after)
    assert "".join(each.words for each in data) == before
    assert "".join(each.words for each in file) == after


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert changed(marked(text, text)[0]) == []
