from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.richtext import Paragraph, Span, plain
from cchc_desk.forms.template_check import ITEM_ID
from cchc_desk.forms.unplaced import (
    UNPLACED,
    UNPLACED_ITEM,
    headed,
    unplaced_answer,
    with_unplaced,
)
from tests.factories import answered

MORE = plain("Thêm.")


def test_text_without_a_place_waits_as_an_answer_in_progress():
    assert unplaced_answer(plain("Một.")) == Answer(AnswerState.IN_PROGRESS, plain("Một."))


def test_no_text_without_a_place_is_unanswered():
    assert unplaced_answer(()) == Answer()


def test_the_first_text_without_a_place_is_added_to_the_answers():
    answers = {"a": answered("Một.")}
    assert with_unplaced(answers, MORE) == {**answers, UNPLACED: unplaced_answer(MORE)}


def test_more_text_without_a_place_stands_below_what_is_there():
    answers = {UNPLACED: answered("Cũ.")}
    assert with_unplaced(answers, MORE) == {UNPLACED: unplaced_answer((*plain("Cũ."), *MORE))}


def test_answers_stay_as_they_are_when_all_has_a_place():
    answers = {"a": answered("Một."), UNPLACED: answered("Cũ.")}
    assert with_unplaced(answers, ()) == answers


def test_a_heading_stands_in_bold_above_its_text():
    assert headed("1. Thi đua", MORE) == (Paragraph((Span("1. Thi đua", bold=True),)), *MORE)


def test_text_without_a_heading_stands_alone():
    assert headed("", MORE) == MORE


def test_the_reserved_id_is_one_that_rows_and_files_can_hold():
    assert ITEM_ID.fullmatch(UNPLACED)
    assert UNPLACED_ITEM.id == UNPLACED
