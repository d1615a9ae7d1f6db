"""The office's own words: what they silence, what they find, how they are kept."""

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.review_words import OwnWord, Sort, add_word, made, read_words, set_words
from cchc_desk.desk.reviewing import review_document
from tests.factories import answered, make_report
from tests.review.documents import TODAY

DOCUMENT = "bc-2026-quy-1"


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        desk.create(make_report())
        yield desk


def found(desk, text):
    desk.set_answer(DOCUMENT, "i.ke-hoach", answered(text))
    return {(f.rule, f.quote) for f in review_document(desk, DOCUMENT, TODAY)}


@pytest.mark.parametrize(
    ("word", "text", "rule"),
    [
        (OwnWord(Sort.RIGHT, "Viec"), "Sở đã dùng viec tốt.", "SPELL-UNMARKED"),
        (OwnWord(Sort.RIGHT, "vẩn"), "Nước bị vẩn đục.", "SPELL-RARE"),
        (OwnWord(Sort.RIGHT, "sử lý"), "Sở đã sử lý hồ sơ.", "SPELL"),
        (OwnWord(Sort.ABBREVIATION, "QTX"), "Sở đã dùng QTX.", "ABBR-UNDEF"),
    ],
)
def test_a_word_that_is_right_is_told_no_more(desk, word, text, rule):
    before = found(desk, text)
    add_word(desk, word)
    assert {each[0] for each in before - found(desk, text)} == {rule}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (OwnWord(Sort.WRONG, "bộ phận một cửa", "Bộ phận Một cửa"), "Tại bộ phận một cửa."),
        (OwnWord(Sort.SOFTWARE, "Đông Sơn-Net"), "Sở đã dùng Đông sơn Net."),
    ],
)
def test_a_word_of_the_office_is_found_written_otherwise(desk, word, text):
    before = found(desk, text)
    add_word(desk, word)
    assert found(desk, text) - before


def test_a_word_that_is_written_as_the_office_wants_it_is_let_be(desk):
    text = "Tại Bộ phận Một cửa có BỘ PHẬN MỘT CỬA và Đông Sơn-Net."
    before = found(desk, text)
    for word in (
        OwnWord(Sort.WRONG, "bộ phận một cửa", "Bộ phận Một cửa"),
        OwnWord(Sort.SOFTWARE, "Đông Sơn-Net"),
        OwnWord(Sort.SOFTWARE, "“?”"),
    ):
        add_word(desk, word)
    assert found(desk, text) == before


def test_words_are_kept_in_order_and_undone_together(desk):
    words = (OwnWord(Sort.RIGHT, "b"), OwnWord(Sort.RIGHT, "a"), OwnWord(Sort.WRONG, "x", "y"))
    set_words(desk, words)
    assert read_words(desk.workspace) == (words[1], words[0], words[2])
    set_words(desk, words[:1])
    assert read_words(desk.workspace) == words[:1]
    desk.undo()
    assert len(read_words(desk.workspace)) == 3


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ((Sort.RIGHT, "  web   site "), OwnWord(Sort.RIGHT, "web site")),
        ((Sort.RIGHT, "a", "b"), OwnWord(Sort.RIGHT, "a")),
        ((Sort.WRONG, "a", " b "), OwnWord(Sort.WRONG, "a", "b")),
        ((Sort.WRONG, "a", ""), None),
        ((Sort.WRONG, "a", "a"), None),
        ((Sort.RIGHT, " ", ""), None),
    ],
)
def test_what_is_typed_becomes_a_word_where_there_is_enough_of_it(typed, word):
    assert made(*typed) == word
