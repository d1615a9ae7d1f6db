from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.carry import carried_answers, carried_front
from cchc_desk.forms.office import Signer
from cchc_desk.forms.outline import AnswerKind, CarryPolicy, Item
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import plain
from tests.factories import answered, make_report, make_template, nothing_arose


def carried(policy, answer, kind=AnswerKind.TEXT):
    template = make_template(items=(Item("a", 1, "A", kind, carry=policy),))
    return carried_answers(make_report(template=template, answers={"a": answer}), template)


def test_copied_text_keeps_its_state():
    assert carried(CarryPolicy.COPY, answered("x")) == {"a": answered("x")}


def test_text_to_be_reminded_of_comes_back_in_progress():
    expected = {"a": Answer(AnswerState.IN_PROGRESS, plain("x"))}
    assert carried(CarryPolicy.COPY_AND_REMIND, answered("x")) == expected


def test_nothing_arose_is_asked_again():
    kept = carried(CarryPolicy.COPY_AND_REMIND, nothing_arose("Không"))
    assert kept["a"].state is AnswerState.IN_PROGRESS


def test_an_item_may_begin_empty():
    assert carried(CarryPolicy.EMPTY, answered("x")) == {}


def test_values_are_never_carried():
    answer = Answer(AnswerState.ANSWERED, plain("x"), Decimal(3))
    assert carried(CarryPolicy.COPY, answer, AnswerKind.NUMBER)["a"].value is None
    assert carried(CarryPolicy.COPY, replace(answer, blocks=()), AnswerKind.NUMBER) == {}


def test_unanswered_items_are_not_carried():
    assert carried(CarryPolicy.COPY, Answer()) == {}


def test_items_that_the_new_outline_lacks_or_asks_otherwise_are_left_behind():
    old = make_report(answers={"i.ke-hoach": answered("x")})
    assert carried_answers(old, make_template(items=())) == {}
    other = make_template(items=(Item("i.ke-hoach", 1, "A", AnswerKind.NUMBER),))
    assert carried_answers(old, other) == {}


def test_names_at_head_and_foot_are_carried_and_sentences_are_not():
    front = FrontMatter(
        "5", "BC-VP", subject="Quý I", addressees=("Sở Nội vụ",), grounds=("Căn cứ",),
        opening=("Mở",), closing="Hết.", recipients=("Sở Y;",), signer=Signer("Lê Thị Mẫu"),
    )  # fmt: skip
    expected = FrontMatter(symbol="BC-VP", addressees=("Sở Nội vụ",), recipients=("Sở Y;",))
    assert carried_front(make_report(front=front)) == expected
