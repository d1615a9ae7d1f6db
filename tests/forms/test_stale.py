from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.carry import carried_answers
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import Paragraph, Span, plain
from cchc_desk.forms.stale import count_by_item, stale_texts, text_key
from tests.factories import answered, make_report, make_template

OLD_TEXT = "Đã họp hai cuộc trong Quý I năm 2026.\nĐã kiểm tra ba phòng."
OLD = make_report(answers={"i.hop": answered(OLD_TEXT), "i.ke-hoach": answered("Có kế hoạch.")})
NEW = replace(OLD, period=read_period("2026-quy-2"), answers=carried_answers(OLD, make_template()))


def with_text(text, state=AnswerState.IN_PROGRESS):
    return replace(NEW, answers={"i.hop": Answer(state, plain(text))})


def said(stale):
    return [each.text for each in stale]


def test_text_that_was_carried_is_stale_until_it_is_touched():
    assert said(stale_texts(NEW, [OLD])) == ["Có kế hoạch.", *OLD_TEXT.split("\n")]
    touched = with_text("Đã họp ba cuộc trong Quý II năm 2026.\nĐã kiểm tra ba phòng.")
    assert said(stale_texts(touched, [OLD])) == ["Đã kiểm tra ba phòng."]


def test_a_paragraph_that_is_confirmed_is_stale_no_more():
    first, *rest = stale_texts(NEW, [OLD])
    assert stale_texts(NEW, [OLD], frozenset({first.key})) == tuple(rest)


def test_an_answer_that_is_entered_is_confirmed_as_a_whole():
    assert stale_texts(with_text(OLD_TEXT, AnswerState.ANSWERED), [OLD]) == ()


def test_a_place_counts_paragraphs_of_its_answer():
    stale = stale_texts(with_text(f"Mới.\n{OLD_TEXT}"), [OLD])
    assert [(each.place.field.item, each.place.paragraph) for each in stale] == [
        ("i.hop", 1),
        ("i.hop", 2),
    ]


def test_words_of_the_old_period_are_pointed_out():
    first = stale_texts(with_text(OLD_TEXT), [OLD])[0]
    assert [first.text[words.start : words.end] for words in first.past] == ["Quý I năm 2026"]


@pytest.mark.parametrize("text", ["Có kế hoạch.", "", "   "])
def test_only_text_of_the_same_item_counts(text):
    assert stale_texts(with_text(text), [OLD]) == ()


def test_spaces_make_no_new_text():
    assert len(stale_texts(with_text("Đã kiểm  tra ba phòng. "), [OLD])) == 1


def test_a_new_figure_makes_its_sentence_new():
    linked = (Paragraph((Span("Tiếp nhận "), Span("05", figure="ho-so"), Span(" hồ sơ."))),)
    old = make_report(answers={"i.hop": answered(linked)}, figures={"ho-so": Decimal(5)})
    answers = {"i.hop": Answer(AnswerState.IN_PROGRESS, linked)}
    new = replace(old, answers=answers, figures={})
    assert len(stale_texts(new, [old])) == 1
    assert stale_texts(replace(new, figures={"ho-so": Decimal(8)}), [old]) == ()


def test_any_of_several_earlier_reports_counts():
    assert len(stale_texts(NEW, [make_report(answers={}), OLD])) == 3
    assert stale_texts(NEW, []) == ()


def test_stale_texts_are_counted_by_item():
    assert count_by_item(stale_texts(NEW, [OLD])) == {"i.ke-hoach": 1, "i.hop": 2}


def test_a_key_is_of_one_owner_and_text():
    assert text_key("a", "Một  hai") == text_key("a", " Một hai")
    assert len({text_key("a", "x"), text_key("b", "x"), text_key("a", "y")}) == 3
