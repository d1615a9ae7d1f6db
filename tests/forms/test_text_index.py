import pytest

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.matching import wanted
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain
from cchc_desk.forms.text_index import TextIndex
from cchc_desk.forms.text_places import Field

ONE, TWO = Field(item="i.1"), Field(item="i.2")


@pytest.fixture
def index():
    made = TextIndex()
    made.put("a", ONE, to_markup(plain("Điều hành cải cách.\nRà soát thủ tục.")))
    made.put("a", TWO, to_markup(plain("Dieu hanh")))
    made.put("b", ONE, to_markup(plain("Công tác điều hành; rà soát các thủ tục")))
    return made


def search(index, words, order=("a", "b"), limit=10):
    hits = index.search(wanted(words), order, limit)
    return [(hit.line.owner, hit.line.text[hit.start : hit.end], hit.is_exact) for hit in hits]


def test_words_are_found_without_marks_in_the_wanted_order(index):
    assert search(index, "dieu hanh", ("b", "a")) == [
        ("b", "điều hành", False),
        ("a", "Điều hành", False),
        ("a", "Dieu hanh", True),
    ]


def test_exact_words_come_first_where_marks_are_typed(index):
    assert search(index, "điều hành") == [
        ("a", "Điều hành", True),
        ("b", "điều hành", True),
        ("a", "Dieu hanh", False),
    ]


def test_words_apart_from_each_other_come_last(index):
    assert search(index, "rà soát thủ tục") == [
        ("a", "Rà soát thủ tục", True),
        ("b", "soát", False),
    ]
    assert search(index, "thủ tục điều") == [("b", "điều", False)]


def test_words_of_two_lines_are_not_found_together(index):
    assert search(index, "cách. rà") == []


def test_only_the_owners_of_the_order_are_looked_through(index):
    assert search(index, "rà soát", ("b", "gone")) == [("b", "rà soát", True)]


def test_no_more_than_the_limit_is_found(index):
    assert len(search(index, "điều hành", limit=1)) == 1
    assert len(search(index, "rà soát thủ tục", limit=1)) == 1


def test_nothing_is_nowhere(index):
    assert search(index, "  ") == []


def test_a_text_is_replaced_and_taken_out(index):
    index.put("a", ONE, to_markup(plain("Khác")))
    assert search(index, "điều", ("a",)) == [("a", "Dieu", False)]
    index.put("a", TWO, "")
    assert search(index, "dieu", ("a",)) == []
    assert index.fields("a") == (ONE,)
    index.drop("a")
    assert search(index, "khác") == []
    assert index.fields("a") == ()


def test_taking_out_what_is_not_there_does_nothing(index):
    index.put("a", Field(item="i.9"), "")
    index.drop("c")
    assert index.fields("a") == (ONE, TWO)


def test_places_count_paragraphs_and_footnotes():
    index = TextIndex()
    blocks = (*plain("Một"), Paragraph((Span("Hai"), Footnote((Span("ghi chú"),)))))
    index.put("a", ONE, to_markup(blocks))
    (hit,) = index.search(wanted("chu"), ["a"], 5)
    assert (hit.line.field, hit.line.paragraph, hit.line.note) == (ONE, 1, 0)


def test_lines_with_words_come_once_each(index):
    index.put("c", ONE, to_markup(plain("rà soát và rà soát\nthôi")))
    assert [line.text for line in index.lines_with("RA SOAT")] == [
        "Rà soát thủ tục.",
        "Công tác điều hành; rà soát các thủ tục",
        "rà soát và rà soát",
    ]


def test_a_line_that_holds_the_longest_word_twice_comes_once():
    index = TextIndex()
    index.put("a", ONE, to_markup(plain("soát rồi lại soát hồ")))
    assert search(index, "hồ soát", ("a",)) == [("a", "soát", False)]
