from decimal import Decimal

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import (
    WrongPeriodError,
    known_templates,
    new_document,
    template_named,
)
from cchc_desk.desk.shipped import UnknownTemplateError
from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.report import FrontMatter, ReportState
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from tests.factories import OFFICE, answered, make_report


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


@pytest.fixture
def document(desk):
    return desk.create(make_report())


EDITS = {
    "answer": lambda d, doc: d.set_answer(doc, "i.hop", answered("Hai cuộc.")),
    "front": lambda d, doc: d.set_front(doc, FrontMatter(number="5")),
    "state": lambda d, doc: d.set_state(doc, ReportState.SENT),
    "figure": lambda d, doc: d.set_figure(doc, "ho-so", Decimal(9)),
    "no figure": lambda d, doc: d.set_figure(doc, "ho-so", None),
    "result": lambda d, doc: d.set_result(doc, "t2", TaskResult(plain("Xong"), "Hoàn thành")),
    "office": lambda d, _doc: d.set_office(OFFICE.__class__(OFFICE.valid_from, name="Sở mới")),
    "add": lambda d, _doc: d.add_tasks("2026", (TaskGroup("g2", "Hai"), Task("t9"))),
    "insert": lambda d, _doc: d.insert_tasks("2026", (Task("t8"),), "t1"),
    "task": lambda d, _doc: d.set_task("2026", Task("t1", content=plain("Khác"))),
    "remove": lambda d, _doc: d.remove_task("2026", "t1"),
    "remove group": lambda d, _doc: d.remove_task("2026", "g1", with_tasks=True),
    "move": lambda d, _doc: d.move_task("2026", "t2", "g1"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_every_edit_is_undone_and_done_again(desk, document, edit):
    before = desk.report(document)
    edit(desk, document)
    after = desk.report(document)
    assert after != before
    desk.undo()
    assert desk.report(document) == before
    desk.redo()
    assert desk.report(document) == after


def test_a_document_reads_back_as_it_was_made(desk, document):
    read = desk.report(document)
    made = make_report(id=document)
    assert (read.answers, read.tasks, read.results) == (made.answers, made.tasks, made.results)
    assert (read.figures, read.front, read.office) == (made.figures, made.front, made.office)


def test_a_deleted_document_comes_back_whole(desk, document):
    before = desk.report(document)
    desk.delete_document(document)
    assert desk.documents() == ()
    desk.undo()
    assert desk.report(document) == before


def test_edits_of_one_group_are_undone_together(desk, document):
    before = desk.report(document)
    for text in ("Hai", "Hai cuộc", "Hai cuộc."):
        desk.set_answer(document, "i.hop", answered(text), group="typing")
    desk.undo()
    assert desk.report(document) == before
    desk.redo()
    assert desk.report(document).answer("i.hop") == answered("Hai cuộc.")


def test_an_undo_ends_the_group(desk, document):
    desk.set_answer(document, "i.hop", answered("Một"), group="typing")
    desk.undo()
    desk.set_answer(document, "i.hop", answered("Hai"), group="typing")
    desk.undo()
    assert desk.report(document).answer("i.hop") == Answer()


def test_with_nothing_done_there_is_nothing_to_undo(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        assert desk.undo() is None
        assert desk.redo() is None


def test_a_new_edit_forgets_what_was_undone(desk, document):
    desk.set_answer(document, "i.hop", answered("Một."))
    desk.undo()
    desk.set_answer(document, "i.hop", answered("Hai."))
    assert desk.redo() is None


def test_an_edit_that_changes_nothing_is_not_remembered(desk, document):
    desk.set_answer(document, "i.ke-hoach", desk.report(document).answer("i.ke-hoach"))
    desk.undo()
    assert desk.documents() == ()


def test_edits_are_there_when_the_file_is_opened_again(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        document = desk.create(make_report())
        desk.set_answer(document, "i.hop", answered("Hai cuộc."))
    with Desk.open(tmp_path / "so.cchc") as desk:
        assert desk.report(document).answer("i.hop") == answered("Hai cuộc.")


def test_the_ids_of_documents_are_readable_and_their_own(desk):
    ids = [desk.create(make_report(tasks=())) for _ in range(2)]
    assert ids == ["bc-2026-quy-1", "bc-2026-quy-1-2"]


def test_a_new_year_begins_with_the_groups_of_the_template(desk):
    template = template_named(desk, "bao-cao-quy-brvt-2023")
    first = desk.report(new_document(desk, template, "2023-quy-1"))
    second = desk.report(new_document(desk, template, "2023-quy-2"))
    assert len(first.tasks) == 8
    assert second.tasks == first.tasks


def test_a_new_document_takes_the_answers_of_an_earlier_one(desk, document):
    report = desk.report(document)
    again = desk.report(new_document(desk, report.template, "2026-quy-2", document))
    expected = Answer(AnswerState.IN_PROGRESS, report.answer("i.ke-hoach").blocks)
    assert again.answer("i.ke-hoach") == expected


def test_a_template_is_refused_for_a_period_it_is_not_made_for(desk):
    template = template_named(desk, "bao-cao-quy-brvt-2023")
    with pytest.raises(WrongPeriodError, match="quy-1"):
        new_document(desk, template, "2026-nam")
    assert desk.documents() == ()


def test_an_unknown_template_is_answered_by_the_known_ones(desk):
    with pytest.raises(UnknownTemplateError, match="bao-cao-dinh-ky"):
        template_named(desk, "mau-la")


def test_templates_of_the_workspace_are_offered_too(desk, document):
    assert "mau" in [template.id for template in known_templates(desk)]
