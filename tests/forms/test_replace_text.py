import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.matching import wanted
from cchc_desk.forms.replace_text import Found, Replacement, by_field, find_in, found_in, replaced
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain, plain_text
from cchc_desk.forms.text_places import Field, TextPlace, texts_of
from tests.factories import answered, make_report
from tests.strategies import rich_texts

FIELD = Field(item="i.hop")


def replacing(blocks, words, text):
    found = found_in(texts_of(FIELD, blocks), wanted(words, trims=False))
    return replaced(blocks, [Replacement(each, text) for each in found])


def test_words_are_found_all_over_a_document():
    report = make_report(answers={"i.hop": answered("Sở Nội vụ\nsở nội vụ")}, tasks=())
    places = [(each.place.paragraph, each.start) for each in find_in(report, wanted("noi vu"))]
    assert places == [(0, 3), (1, 3)]


def test_typed_marks_must_agree_in_one_document():
    texts = list(texts_of(FIELD, plain("sở, sơ, so")))
    assert [each.start for each in found_in(texts, wanted("sở"))] == [0]
    assert [each.start for each in found_in(texts, wanted("so"))] == [0, 4, 8]


def test_whole_words_can_be_asked_for():
    texts = list(texts_of(FIELD, plain("sơn, sơ")))
    assert [each.start for each in found_in(texts, wanted("sơ"), whole_words=True)] == [5]


def test_a_preview_shows_one_replacement():
    (found,) = found_in(texts_of(FIELD, plain("Sở Cũ họp")), wanted("cũ"))
    assert Replacement(found, "Mới").preview == "Sở Mới họp"


def test_every_place_is_replaced():
    assert plain_text(replacing(plain("a b a\nb a"), "a", "xyz")) == "xyz b xyz\nb xyz"


def test_new_characters_look_as_the_first_that_they_replace():
    line = (Paragraph((Span("Sở "), Span("Cũ", bold=True), Span(" kỹ", italic=True))),)
    (changed,) = replacing(line, "cũ kỹ", "Mới")
    assert changed.spans == (Span("Sở "), Span("Mới", bold=True))


def test_text_around_keeps_its_look():
    line = (Paragraph((Span("một hai", bold=True), Span(" ba bốn"))),)
    (changed,) = replacing(line, "hai ba", "X")
    assert changed.spans == (Span("một X", bold=True), Span(" bốn"))


def test_a_figure_that_is_touched_becomes_characters():
    line = (Paragraph((Span("có "), Span("1.176", figure="ho-so"), Span(" hồ sơ"))),)
    assert replacing(line, "176", "200")[0].spans == (Span("có 1.200 hồ sơ"),)
    assert replacing(line, "hồ sơ", "đơn")[0].spans[1] == Span("1.176", figure="ho-so")


def test_footnotes_are_replaced_and_stay_where_they_are():
    note = Footnote((Span("theo Sở Cũ"),))
    line = (Paragraph((Span("Sở"), note, Span(" Cũ"), note)),)
    (changed,) = replacing(line, "Sở Cũ", "Sở Mới")
    assert changed.spans == (
        Span("Sở Mới"),
        Footnote((Span("theo Sở Mới"),)),
        Footnote((Span("theo Sở Mới"),)),
    )


def test_a_replacement_by_nothing_leaves_the_rest():
    assert plain_text(replacing(plain("Ko có gì"), "ko ", "")) == "có gì"


def test_a_replacement_whose_words_are_gone_is_left_out():
    place = TextPlace(FIELD, 0)
    gone = Replacement(Found(place, "Sở Cũ họp", 3, 5), "Mới")
    far = Replacement(Found(TextPlace(FIELD, 9), "x", 0, 1), "y")
    assert replaced(plain("Sở Khác họp"), [gone, far]) == plain("Sở Khác họp")


def test_replacements_are_gathered_by_field():
    other = Field(item="i.so")
    made = [Replacement(Found(TextPlace(f, 0), "a", 0, 1), "b") for f in (FIELD, other, FIELD)]
    assert {field: len(each) for field, each in by_field(made).items()} == {FIELD: 2, other: 1}


@given(rich_texts, st.sampled_from(["a", "đ", " ", "ơ-"]), st.sampled_from(["", "x", "ab c"]))
def test_replacing_in_blocks_is_replacing_in_their_characters(blocks, words, text):
    before = list(texts_of(FIELD, blocks))
    after = {each.place: each.text for each in texts_of(FIELD, replacing(blocks, words, text))}
    for each in before:
        expected = each.text
        found = list(found_in([each], wanted(words, trims=False)))
        for match in reversed(found):
            expected = expected[: match.start] + text + expected[match.end :]
        assert after.get(each.place, "") == expected


@pytest.mark.parametrize("words", ["", "không có"])
def test_finding_nothing_replaces_nothing(words):
    assert replacing(plain("Sở họp"), words, "x") == plain("Sở họp")
