from decimal import Decimal

import pytest

from cchc_desk.desk import task_table
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.undone import Undone, place_of
from cchc_desk.desk.view import read_view
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import DayOfYear, PeriodKind, read_period
from cchc_desk.forms.report import FrontMatter, ReportState
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task, TaskResult
from cchc_desk.i18n import tr
from cchc_desk.storage import periods
from cchc_desk.storage.faults import DamagedTextError
from tests.factories import OFFICE, answered, make_report
from tests.storage.damage import store_wrongly

FIRST, SECOND = "bc-2026-quy-1", "bc-2026-quy-2"


@pytest.fixture
def desk(tmp_path):
    """Return a desk with two documents that show one table of tasks."""
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        desk.create(make_report())
        desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
        yield desk


def type_answer(desk, text, document=FIRST):
    desk.set_answer(document, "i.hop", answered(text))


# --- steps ----------------------------------------------------------------------------------------


def test_typing_what_was_there_before_is_an_undo(desk):
    type_answer(desk, "Hai")
    type_answer(desk, "Hai cuộc.")
    type_answer(desk, "Hai")
    desk.undo()
    assert not desk.report(FIRST).answer("i.hop").blocks


def test_what_was_typed_back_can_be_done_again(desk):
    type_answer(desk, "Hai")
    type_answer(desk, "Hai cuộc.")
    type_answer(desk, "Hai")
    desk.redo()
    assert desk.report(FIRST).answer("i.hop") == answered("Hai cuộc.")


def test_emptying_a_cell_that_is_still_typed_into_leaves_no_empty_step(desk):
    for text in ("Xong", ""):
        result = {"t2": TaskResult(plain(text))}
        task_table.put_rows(desk, FIRST, (), result, group="typing")
    desk.undo()
    assert [entry.id for entry in desk.documents()] == [FIRST]


def test_deleting_a_document_that_was_just_made_is_undone_by_bringing_it_back(desk):
    document = desk.create(make_report(period=read_period("2026-quy-3"), tasks=(), results={}))
    desk.delete_document(document)
    desk.undo()
    assert document in [entry.id for entry in desk.documents()]


def test_the_desk_says_what_it_would_undo_and_do_again(desk):
    type_answer(desk, "Hai")
    assert (desk.undo_label, desk.redo_label) == ("Edit an answer", None)
    desk.undo()
    assert (desk.undo_label, desk.redo_label) == ("Make a document", "Edit an answer")


def test_with_nothing_done_there_is_no_label(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        assert (desk.undo_label, desk.redo_label) == (None, None)


# --- places ---------------------------------------------------------------------------------------

PLACES = {
    "answer": (
        lambda d: type_answer(d, "Hai"),
        Undone(tr("Edit an answer"), FIRST, item="i.hop"),
    ),
    "front": (
        lambda d: d.set_front(FIRST, FrontMatter(number="5")),
        Undone(tr("Edit the head and foot"), FIRST, front=True),
    ),
    "state": (
        lambda d: d.set_state(FIRST, ReportState.SENT),
        Undone(tr("Change the state"), FIRST),
    ),
    "figure": (
        lambda d: d.set_figure(FIRST, "ho-so", Decimal(9)),
        Undone(tr("Enter a figure"), FIRST),
    ),
    "result": (
        lambda d: d.set_result(FIRST, "t2", TaskResult(plain("Xong"))),
        Undone(tr("Edit a result"), FIRST, task="t2", column=Column.RESULT),
    ),
    "task": (
        lambda d: d.set_task("2026", Task("t2", content=plain("Khác"))),
        Undone(tr("Edit a task"), FIRST, task="t2", column=Column.CONTENT),
    ),
    "tasks removed": (
        lambda d: d.remove_task("2026", "t1"),
        Undone(tr("Remove tasks"), FIRST, task="t1"),
    ),
    "office": (
        lambda d: d.set_office(Office(OFFICE.valid_from, name="Sở mới")),
        Undone(tr("Edit the office"), office=True),
    ),
    "document removed": (
        lambda d: d.delete_document(FIRST),
        Undone(tr("Remove a document"), FIRST),
    ),
}


@pytest.mark.parametrize(("edit", "place"), PLACES.values(), ids=PLACES.keys())
def test_an_undo_says_where_it_was(desk, edit, place):
    edit(desk)
    assert place_of(desk, desk.undo(), FIRST) == place


@pytest.mark.parametrize(
    ("task", "column"),
    [
        (Task("t1", content=plain("Rà soát văn bản"), deadline=plain("Quý II")), Column.DEADLINE),
        (Task("t1", content=plain("Khác"), deadline=plain("Quý I")), Column.CONTENT),
    ],
)
def test_an_undo_says_which_cell_it_was(desk, task, column):
    desk.set_task("2026", task)
    assert place_of(desk, desk.undo(), FIRST).column is column
    assert place_of(desk, desk.redo(), FIRST).column is column


def test_a_progress_that_was_emptied_is_the_cell_too(desk):
    desk.set_result(FIRST, "t1", TaskResult(plain("Kế hoạch số 05")))
    assert place_of(desk, desk.undo(), FIRST).column is Column.PROGRESS


def test_a_document_that_undo_takes_away_is_no_place(desk):
    change = desk.undo()
    assert place_of(desk, change, FIRST) == Undone(tr("Make a document"))


def test_the_table_of_tasks_is_shown_in_the_document_on_show(desk):
    desk.set_task("2026", Task("t2", content=plain("Khác")))
    assert place_of(desk, desk.undo(), FIRST).document == FIRST


def test_the_table_of_tasks_of_another_year_is_shown_in_the_last_document_that_has_it(desk):
    other = desk.create(make_report(period=read_period("2025-nam")))
    desk.set_task("2026", Task("t2", content=plain("Khác")))
    assert place_of(desk, desk.undo(), other).document == SECOND


# --- what a window shows --------------------------------------------------------------------------


def test_the_document_of_the_latest_period_is_shown(desk):
    desk.create(make_report(period=read_period("2025-nam")))
    assert read_view(desk).report.id == SECOND


def test_of_two_documents_of_a_period_the_one_made_last_is_shown(desk):
    again = desk.create(make_report(period=read_period("2026-quy-2"), tasks=()))
    assert read_view(desk).report.id == again


def test_the_first_wanted_document_that_there_is_is_shown(desk):
    assert read_view(desk, ("bc-2020-nam", FIRST)).report.id == FIRST


def test_a_workspace_without_documents_shows_none(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        view = read_view(desk)
    assert (view.documents, view.report, view.error) == ((), None, None)


def test_a_document_that_cannot_be_read_is_told_beside_the_list(tmp_path):
    path = tmp_path / "so.cchc"
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
    store_wrongly(path, "UPDATE answer SET text = '<'")
    with Desk.open(path) as desk:
        view = read_view(desk)
    assert [entry.id for entry in view.documents] == [FIRST]
    assert isinstance(view.error, DamagedTextError)


def test_a_document_of_a_period_that_was_removed_counts_as_the_oldest(desk):
    kind = PeriodKind("dot-1", "Đợt 1", "đợt 1", "", DayOfYear(1, 1), DayOfYear(12, 31),
                      DayOfYear(12, 31))  # fmt: skip
    desk.do(periods.put_change(desk.workspace, kind))
    period = read_period("2030-dot-1", [kind])
    desk.create(make_report(period=period, tasks=(), results={}))
    assert read_view(desk).report.id == "bc-2030-dot-1"
    desk.do(periods.remove_change(desk.workspace, "dot-1"))
    assert read_view(desk).report.id == SECOND
