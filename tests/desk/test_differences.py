from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.desk.differences import (
    Part,
    Piece,
    PieceKind,
    compare_documents,
    compare_texts,
)
from cchc_desk.forms.answer import Answer, AnswerState, text_answer
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from tests.factories import answered, make_report, make_template, nothing_arose

SAME, REMOVED, ADDED = PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED
texts = st.text(st.sampled_from("ab ơ.\n\t"), max_size=40) | st.text(max_size=20)


def shown(pieces):
    marks = {SAME: "{}", REMOVED: "[-{}]", ADDED: "[+{}]"}
    return "".join(marks[piece.kind].format(piece.words) for piece in pieces)


# --- texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", ""),
        ("Một hai ba.", "Một hai ba.", "Một hai ba."),
        ("", "Mới.", "[+Mới.]"),
        ("Cũ.", "", "[-Cũ.]"),
        ("Họp 3 lần.", "Họp 5 lần.", "Họp [-3][+5] lần."),
        ("Đã ban hành.", "Đã xây dựng, ban hành.", "Đã [+xây dựng, ]ban hành."),
        ("Một.\nHai.", "Một.\nBa.\nHai.", "Một.\n[+Ba.\n]Hai."),
        ("Đã họp ba lần rồi.", "Đã họp bốn buổi rồi.", "Đã họp [-ba lần][+bốn buổi] rồi."),
        ("a b c", "b c d", "[-a ]b c[+ d]"),
    ],
)
def test_two_texts_are_compared_word_by_word(before, after, pieces):
    assert shown(compare_texts(before, after)) == pieces


@given(texts, texts)
def test_the_pieces_give_both_texts_again(before, after):
    pieces = compare_texts(before, after)
    assert "".join(piece.words for piece in pieces if piece.kind is not ADDED) == before
    assert "".join(piece.words for piece in pieces if piece.kind is not REMOVED) == after
    kinds = [piece.kind for piece in pieces]
    assert all(one is not other for one, other in pairwise(kinds))


def test_long_texts_are_compared_in_a_moment():
    before = " ".join(f"chữ{n % 977}" for n in range(20_000))
    after = " ".join(f"chữ{n % 983}" for n in range(20_000))
    pieces = compare_texts(before, after)
    assert "".join(piece.words for piece in pieces if piece.kind is not ADDED) == before


# --- documents ------------------------------------------------------------------------------------


def differences(**changes):
    before = make_report()
    return compare_documents(before, replace(before, **changes))


def test_a_document_does_not_differ_from_itself():
    assert differences() == ()


def test_an_answer_that_differs_is_named_by_its_item():
    answers = {"i.ke-hoach": answered("Đã ban hành 2 kế hoạch.")}
    (found,) = differences(answers=answers)
    assert (found.part, found.key, found.label) == (Part.ANSWER, "i.ke-hoach", "Kế hoạch")
    assert shown(found.pieces) == "Đã ban hành [+2 ]kế hoạch."


def test_answers_come_in_the_order_of_the_outline_and_the_unknown_last():
    answers = {"la": answered("Lạ."), "i.so": answered("5"), "i.hop": nothing_arose("Không.")}
    found = differences(answers=answers)
    assert [each.key for each in found] == ["i.ke-hoach", "i.hop", "i.so", "la"]


def test_a_value_and_a_footnote_are_part_of_the_words():
    note = Paragraph((Span("Đã họp"), Footnote((Span("Thông báo 5"),))))
    found = differences(answers={
        "i.ke-hoach": text_answer((note,)),
        "i.so": Answer(AnswerState.ANSWERED, (), Decimal(5)),
    })  # fmt: skip
    assert shown(found[0].pieces).endswith("Thông báo 5]")
    assert shown(found[1].pieces) == "[+05 cuộc]"


def test_another_look_of_the_same_words_is_told_as_such():
    bold = text_answer((Paragraph((Span("Đã ban hành kế hoạch.", bold=True),)),))
    (found,) = differences(answers={"i.ke-hoach": bold})
    assert found.pieces == (Piece(SAME, "Đã ban hành kế hoạch."),)
    assert not found.is_in_words


def test_the_head_and_foot_are_compared_field_by_field():
    front = FrontMatter(number="12", recipients=("Sở Nội vụ;", "Lưu: VT."))
    found = differences(front=front)
    assert [(each.part, each.key) for each in found] == [
        (Part.FRONT, "number"), (Part.FRONT, "recipients")
    ]  # fmt: skip
    assert shown(found[1].pieces) == "[+Sở Nội vụ;\nLưu: VT.]"


def test_figures_tasks_and_results_are_compared():
    report = make_report()
    tasks = (
        TaskGroup("g1", "Thể chế, bộ máy"),
        *report.tasks[1:2],
        Task("t9", content=plain("Mới")),
    )
    found = differences(
        figures={"ho-so": Decimal(7)},
        tasks=tasks,
        results={"t1": TaskResult(plain("Kế hoạch số 05"), "Đang làm")},
    )
    seen = {(each.part, each.key): (each.label, shown(each.pieces)) for each in found}
    assert seen == {
        (Part.FIGURE, "ho-so"): ("Hồ sơ tiếp nhận", "[-5][+7]"),
        (Part.TASK, "g1"): ("Thể chế, bộ máy", "Thể [-chế][+chế, bộ máy]"),
        (Part.TASK, "t9"): ("Mới", "[+Mới]"),
        (Part.TASK, "t2"): ("Báo cáo", "[-Báo cáo\nHằng quý]"),
        (Part.RESULT, "t1"): ("Rà soát văn bản", "Kế hoạch số 05\n[-Hoàn thành][+Đang làm]"),
    }


def test_what_a_figure_was_before_it_was_entered_is_nothing():
    before = make_report(figures={})
    (found,) = compare_documents(before, make_report())
    assert shown(found.pieces) == "[+5]"


def test_another_template_is_compared_by_its_answers():
    other = make_template(version=2, items=make_template().items[:1])
    assert compare_documents(make_report(), make_report(template=other)) == ()
