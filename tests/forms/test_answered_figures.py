"""Numbers that an item and the catalogue of figures share."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.answered_figures import answers_of_figures, figures_of_answer
from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.outline import AnswerKind, Item
from tests.factories import make_report, make_template

FIGURES = (
    Figure("hop", "Cuộc họp"),
    Figure("dung", "Đúng hạn"),
    Figure("tong", "Tổng số"),
    Figure("ty-le", "Tỷ lệ", "%", Nature.RATIO, "dung", "tong"),
)
ITEMS = (
    Item("so", 1, "Số cuộc họp", AnswerKind.NUMBER, figures=("hop",)),
    Item("ty-le", 1, "Tỷ lệ", AnswerKind.RATIO, figures=("dung", "tong")),
    Item("nhieu", 1, "Nhiều số", AnswerKind.NUMBER, figures=("hop", "dung")),
    Item("tinh", 1, "Số tự tính", AnswerKind.NUMBER, figures=("ty-le",)),
    Item("loi", 1, "Lời", AnswerKind.TEXT, figures=("hop",)),
)
SEVEN = Answer(AnswerState.ANSWERED, (), Decimal(7))


def report(shared=FIGURES, **changes):
    template = make_template(items=ITEMS, figures=FIGURES, appendices=())
    usual = {"answers": {}, "tasks": (), "results": {}, "figures": {}}
    made = make_report(template=template, **{**usual, **changes})
    return replace(made, shared={figure.id: figure for figure in shared})


@pytest.mark.parametrize(
    ("item", "value", "figures"),
    [
        ("so", Decimal(7), {"hop": Decimal(7)}),
        ("ty-le", Ratio(Decimal(80), Decimal(83)), {"dung": Decimal(80), "tong": Decimal(83)}),
        ("nhieu", Decimal(7), {}),
        ("tinh", Decimal(7), {}),
        ("loi", None, {}),
        ("khong-co", Decimal(7), {}),
    ],
)
def test_a_number_that_is_answered_is_that_of_its_figures(item, value, figures):
    assert figures_of_answer(report(), item, Answer(AnswerState.ANSWERED, (), value)) == figures


def test_a_number_that_is_taken_away_is_so_for_its_figure():
    assert figures_of_answer(report(answers={"so": SEVEN}), "so", Answer()) == {"hop": None}


def test_words_beside_the_same_number_change_no_figure():
    again = replace(SEVEN, state=AnswerState.IN_PROGRESS)
    assert figures_of_answer(report(answers={"so": SEVEN}), "so", again) == {}


def test_a_figure_that_the_workspace_does_not_have_is_shared_by_nobody():
    assert figures_of_answer(report(shared=()), "so", SEVEN) == {}


def test_a_figure_that_is_entered_answers_its_item():
    assert answers_of_figures(report(), {"hop": Decimal(7)}) == {
        "so": replace(SEVEN, state=AnswerState.IN_PROGRESS)
    }


def test_a_share_is_answered_once_both_parts_are_known():
    assert answers_of_figures(report(), {"dung": Decimal(80)}) == {}
    answers = answers_of_figures(report(figures={"dung": Decimal(80)}), {"tong": Decimal(83)})
    assert answers["ty-le"].value == Ratio(Decimal(80), Decimal(83))


def test_a_figure_that_is_taken_away_leaves_its_item_without_a_number():
    answers = answers_of_figures(report(answers={"so": SEVEN}), {"hop": None})
    assert answers["so"] == replace(SEVEN, value=None)
