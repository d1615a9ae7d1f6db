from decimal import Decimal

import pytest

from cchc_desk.forms.answer import (
    KINDS,
    Answer,
    AnswerState,
    printed_blocks,
    state_of,
    text_answer,
)
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import plain, plain_text
from tests.factories import nothing_arose

VALUES = {
    AnswerKind.NUMBER: Decimal("1176355"),
    AnswerKind.RATIO: Ratio(Decimal("13.6"), Decimal(110)),
    AnswerKind.CHOICE: "Có",
}


def item(kind):
    return Item("i", 4, "L", kind, measure="hồ sơ", choices=("Có", "Không"))


@pytest.mark.parametrize("kind", AnswerKind)
def test_every_kind_of_answer_is_known(kind):
    assert kind in KINDS


@pytest.mark.parametrize("kind", AnswerKind)
def test_a_value_reads_back_from_what_is_stored(kind):
    value = VALUES.get(kind)
    if value is None:
        assert KINDS[kind].read("x", item(kind)) is None
    else:
        assert KINDS[kind].read(KINDS[kind].written(value), item(kind)) == value


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        (AnswerKind.NUMBER, "1.176.355 hồ sơ."),
        (AnswerKind.RATIO, "13,6/110 hồ sơ (12,36\u00a0%)."),
        (AnswerKind.CHOICE, "Có."),
    ],
)
def test_a_value_is_printed_as_a_sentence_before_the_text(kind, printed):
    answer = Answer(AnswerState.ANSWERED, plain("Thêm."), VALUES[kind])
    assert plain_text(printed_blocks(answer, item(kind), "Không.")) == f"{printed}\nThêm."


@pytest.mark.parametrize("kind", VALUES)
def test_text_that_is_no_such_value_is_not_answered(kind):
    assert KINDS[kind].read("???", item(kind)) is None


def test_a_share_of_nothing_is_printed_without_per_cent():
    answer = Answer(AnswerState.ANSWERED, value=Ratio(Decimal(0), Decimal(0)))
    assert plain_text(printed_blocks(answer, item(AnswerKind.RATIO), "")) == "00/00 hồ sơ."


def test_nothing_arose_keeps_the_authors_own_phrase():
    printed = printed_blocks(nothing_arose("chưa phát sinh"), item(AnswerKind.TEXT), "Không.")
    assert plain_text(printed) == "chưa phát sinh"


def test_nothing_arose_without_a_phrase_says_the_houses():
    printed = printed_blocks(nothing_arose(), item(AnswerKind.TEXT), "Không phát sinh.")
    assert plain_text(printed) == "Không phát sinh."


def test_an_unanswered_item_prints_nothing():
    assert printed_blocks(Answer(blocks=plain("x")), item(AnswerKind.TEXT), "Không.") == ()


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer(), AnswerState.UNANSWERED),
        (text_answer(plain("x")), AnswerState.ANSWERED),
        (Answer(value=Decimal(0)), AnswerState.ANSWERED),
        (Answer(AnswerState.ANSWERED), AnswerState.UNANSWERED),
        (Answer(AnswerState.IN_PROGRESS), AnswerState.IN_PROGRESS),
        (nothing_arose(), AnswerState.NOTHING_AROSE),
    ],
)
def test_the_state_follows_the_content(answer, state):
    assert state_of(answer, item(AnswerKind.TEXT)) is state
