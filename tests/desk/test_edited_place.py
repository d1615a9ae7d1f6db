"""The field that two readings of a document differ in."""

from dataclasses import replace

import pytest

from cchc_desk.desk.edited_place import edited_place, first_difference
from cchc_desk.forms.document import Origin
from cchc_desk.forms.office import Signer
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.forms.richtext import paragraph, plain
from cchc_desk.forms.task import TaskGroup, TaskResult
from tests.factories import OFFICE, answered, make_report, make_template

BEFORE = make_report(id="bc")
KNOWN = BEFORE.answer("i.ke-hoach")


def with_answer(*blocks):
    return replace(BEFORE, answers={"i.ke-hoach": answered(tuple(blocks))})


def with_task(place, **changes):
    rows = list(BEFORE.tasks)
    rows[place] = replace(rows[place], **changes)
    return replace(BEFORE, tasks=tuple(rows))


def with_result(**changes):
    result = replace(BEFORE.results["t1"], **changes)
    return replace(BEFORE, results={"t1": result})


def test_the_same_document_was_edited_nowhere():
    assert edited_place(BEFORE, BEFORE) is None
    assert edited_place(BEFORE, replace(BEFORE, answers=dict(BEFORE.answers))) is None


def test_two_documents_have_no_place_in_common():
    assert edited_place(BEFORE, replace(with_answer(paragraph("a")), id="other")) is None


def test_a_document_of_another_template_is_another_one():
    other = replace(with_answer(paragraph("a")), template=make_template(title="KẾ HOẠCH"))
    assert edited_place(BEFORE, other) is None


def test_typing_is_in_the_paragraph_that_changed():
    after = with_answer(*KNOWN.blocks, paragraph("Hai."))
    assert edited_place(BEFORE, after) == Origin(item="i.ke-hoach", block=1)


def test_an_answer_whose_state_alone_changed_has_no_paragraph():
    after = replace(BEFORE, answers={"i.ke-hoach": replace(KNOWN, value="5")})
    assert edited_place(BEFORE, after) == Origin(item="i.ke-hoach")


def test_an_answer_that_was_given_or_taken_back_is_found():
    after = replace(BEFORE, answers={**BEFORE.answers, "i.hop": answered("Hai cuộc.")})
    assert edited_place(BEFORE, after) == Origin(item="i.hop", block=0)
    assert edited_place(after, BEFORE) == Origin(item="i.hop")


@pytest.mark.parametrize(
    ("before", "after", "block"),
    [
        ("ab", "ab", None),
        ("ab", "ax", 1),
        ("ab", "xb", 0),
        ("ab", "abc", 2),
        ("abc", "ab", 1),  # the last one that is left
        ("abc", "ac", 1),
        ("a", "", None),
    ],
)
def test_the_first_block_that_differs(before, after, block):
    assert first_difference(before, after) == block


@pytest.mark.parametrize(
    ("front", "part"),
    [
        (FrontMatter(number="5"), "letterhead"),
        (FrontMatter(issued=IssueDate(day=1)), "letterhead"),
        (FrontMatter(symbol="BC"), "letterhead"),
        (FrontMatter(subject="x"), "subject"),
        (FrontMatter(addressees=("x",)), "addressees"),
        (FrontMatter(grounds=("x",)), "grounds"),
        (FrontMatter(opening=("x",)), "opening"),
        (FrontMatter(closing="x"), "closing"),
        (FrontMatter(recipients=("x",)), "signature"),
        (FrontMatter(signer=Signer("x")), "signature"),
    ],
)
def test_every_field_of_head_and_foot_has_its_part(front, part):
    assert edited_place(BEFORE, replace(BEFORE, front=front)) == Origin(part=part)


def test_no_field_of_head_and_foot_is_forgotten():
    for name in FrontMatter.__slots__:
        after = replace(BEFORE, front=replace(BEFORE.front, **{name: ("x",)}))
        assert edited_place(BEFORE, after) is not None, name


def test_the_profile_of_the_office_shows_in_the_letterhead():
    after = replace(BEFORE, office=replace(OFFICE, name="Sở Nội vụ"))
    assert edited_place(BEFORE, after) == Origin(part="letterhead")


@pytest.mark.parametrize(
    ("after", "task", "column"),
    [
        (with_task(1, content=plain("Khác")), "t1", "content"),
        (with_task(2, deadline=plain("Quý II")), "t2", "deadline"),
        (with_task(0, title="Khác"), "g1", "content"),
        (with_result(result=plain("Khác")), "t1", "result"),
        (with_result(progress="Khác"), "t1", "progress"),
        (with_result(note=plain("Khác")), "t1", "note"),
        (replace(BEFORE, tasks=(*BEFORE.tasks, TaskGroup("g2", "Mới"))), "g2", "content"),
        (replace(BEFORE, results={"t2": TaskResult(plain("a"))}), "t2", "result"),
    ],
)
def test_a_task_was_edited_in_its_cell(after, task, column):
    assert edited_place(BEFORE, after) == Origin(task=task, column=column)


def test_a_row_that_is_gone_stands_nowhere():
    assert edited_place(BEFORE, replace(BEFORE, tasks=BEFORE.tasks[:-1])) is None
