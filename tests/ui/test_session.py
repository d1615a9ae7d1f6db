import sys
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtCore import QTimer

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.undone import Undone
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import Office
from cchc_desk.forms.report import FrontMatter, ReportState
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.i18n import tr
from cchc_desk.storage import faults, reports
from cchc_desk.storage.faults import MissingWorkspaceError, WorkspaceInUseError
from cchc_desk.storage.workspace import Workspace
from cchc_desk.ui import saving
from cchc_desk.ui.saving import SaveKind
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.tasks.requests import (
    CellEdit,
    InsertGroup,
    InsertRow,
    InsertRows,
    MoveRows,
    RemoveRows,
    SetCells,
    SetGroupTitle,
)
from tests.factories import OFFICE, answered
from tests.ui.sessions import (
    FIRST,
    SECOND,
    FailingDisk,
    kept_report,
    kept_texts,
    make_workspace,
    opened,
    pause,
)


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


@pytest.fixture
def session(qtbot, path):
    with opened(qtbot, path) as session:
        yield session


@pytest.fixture
def disk(monkeypatch):
    return FailingDisk(monkeypatch)


@pytest.fixture
def impatient(monkeypatch):
    """Let the window try again sooner than a clerk would wait for it."""
    monkeypatch.setattr(saving, "RETRY_DELAYS_MS", (20, 40, 60))


@pytest.fixture
def patient(monkeypatch):
    """Let the window try again by itself only when the test is over."""
    monkeypatch.setattr(saving, "RETRY_DELAYS_MS", (60_000,))


def heard(signal):
    """Return the list of what a signal carries from now on."""
    told = []
    signal.connect(told.append)
    return told


def settle(qtbot, session):
    qtbot.waitUntil(lambda: session.bridge.is_idle and not session.is_unsaved)


def answer_of(session, item="i.hop"):
    return session.report.answer(item)


# --- opening --------------------------------------------------------------------------------------


def start(qtbot, session, document=None):
    with qtbot.waitSignals([session.opened, session.report_changed]):
        session.start(document)


def test_the_newest_document_is_on_show_first(qtbot, path):
    with opened(qtbot, path, None) as session:
        assert session.report.id == SECOND


def test_the_remembered_document_is_on_show_first(qtbot, path):
    with opened(qtbot, path, FIRST) as session:
        assert session.report.id == FIRST


def test_a_remembered_document_that_is_gone_gives_way_to_the_newest(qtbot, path):
    with opened(qtbot, path, "bc-2020-nam") as session:
        assert session.report.id == SECOND


def test_the_list_comes_before_the_document(qtbot, path):
    session = Session(path)
    order = []
    session.documents_changed.connect(lambda list_: order.append([entry.id for entry in list_]))
    session.report_changed.connect(lambda report: order.append(report.id))
    session.opened.connect(lambda _list: order.append("opened"))
    start(qtbot, session)
    assert order == [[FIRST, SECOND], SECOND, "opened"]
    assert session.close()


def test_a_new_workspace_opens_without_a_document(qtbot, tmp_path):
    session = Session(tmp_path / "mới.cchc")
    reports_shown = heard(session.report_changed)
    with qtbot.waitSignal(session.opened, check_params_cb=lambda list_: list_ == ()):
        session.start()
    assert (session.report, reports_shown) == (None, [None])
    assert session.close()


def test_a_missing_workspace_is_told_and_not_made(qtbot, tmp_path):
    session = Session(tmp_path / "mất.cchc", Desk.open)
    with qtbot.waitSignal(session.open_failed) as failed:
        session.start()
    assert isinstance(failed.args[0], MissingWorkspaceError)
    assert session.close()
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_that_is_open_elsewhere_is_told(qtbot, session, path):
    other = Session(path, Desk.open)
    failures = heard(other.open_failed)
    other.start()
    qtbot.waitUntil(lambda: other.bridge.is_idle and bool(failures))
    assert [type(error) for error in failures] == [WorkspaceInUseError]
    assert other.close()


def test_a_list_that_cannot_be_read_is_a_workspace_that_cannot_be_opened(qtbot, path, monkeypatch):
    def unreadable(_desk):
        raise faults.damaged(path)

    monkeypatch.setattr(Desk, "documents", unreadable)
    session = Session(path)
    with qtbot.waitSignal(session.open_failed):
        session.start()
    assert session.close()


def test_a_document_that_cannot_be_read_leaves_the_others_usable(qtbot, path, monkeypatch):
    read = Desk.report

    def damaged(desk, document):
        if document == FIRST:
            raise faults.damaged(path)
        return read(desk, document)

    monkeypatch.setattr(Desk, "report", damaged)
    session = Session(path)
    failures = heard(session.failed)
    with qtbot.waitSignal(session.opened):
        session.start(FIRST)
    assert (session.report, len(failures)) == (None, 1)
    with qtbot.waitSignal(session.report_changed, check_params_cb=lambda r: r.id == SECOND):
        session.show_document(SECOND)
    assert session.close()


# --- the save state -------------------------------------------------------------------------------


def test_at_first_everything_is_saved_and_at_no_time(session):
    assert session.save_state == saving.SaveState(SaveKind.SAVED)
    assert not session.is_unsaved


def test_what_is_typed_is_saving_until_it_is_on_the_disk(qtbot, session):
    states = heard(session.save_state_changed)
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    assert session.save_state.kind is SaveKind.SAVING
    qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.SAVED)
    assert [state.kind for state in states] == [SaveKind.SAVING, SaveKind.SAVED]
    assert states[-1].at is not None
    assert states[-1].at.tzinfo is not None


def test_a_commit_while_more_is_typed_says_nothing_of_saved(qtbot, session):
    states = heard(session.save_state_changed)
    session.autosave.touch("a", lambda: session.set_answer("i.hop", answered("Hai.")))
    session.autosave.flush()
    session.autosave.touch("a", lambda: None)
    with qtbot.waitSignal(session.save_state_changed):
        pass
    assert {state.kind for state in states} == {SaveKind.SAVING}
    assert states[-1].at is not None


def test_a_full_disk_is_told_in_words(qtbot, session, disk):
    disk.fail()
    session.set_answer("i.hop", answered("Hai."))
    qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)
    assert session.save_state.reason == str(faults.disk_full(session.path))
    assert session.is_unsaved


def test_what_could_not_be_written_is_written_when_the_disk_is_well(
    qtbot, session, disk, impatient, path
):
    disk.fail(3)
    session.set_answer("i.hop", answered("Hai."))
    settle(qtbot, session)
    assert disk.times == 3
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def test_it_is_tried_again_after_one_two_and_five_seconds(qtbot, session, disk, monkeypatch):
    delays = []
    timer = session.findChild(saving.EditQueue).findChild(QTimer)
    begin = timer.start

    def start_soon(delay_ms):
        delays.append(delay_ms)
        begin(1)

    monkeypatch.setattr(timer, "start", start_soon)
    disk.fail(5)
    session.set_answer("i.hop", answered("Hai."))
    settle(qtbot, session)
    assert delays == [1000, 2000, 5000, 5000, 5000]


def test_ctrl_s_tries_again_at_once(qtbot, session, disk, patient):
    disk.fail()
    session.set_answer("i.hop", answered("Hai."))
    qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)
    disk.mend()
    session.save_now()
    qtbot.waitUntil(lambda: not session.is_unsaved)


def test_typing_on_tries_again_at_once(qtbot, session, disk, patient):
    disk.fail()
    session.set_answer("i.hop", answered("Hai."))
    qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)
    disk.mend()
    session.set_answer("i.hop", answered("Hai cuộc."))
    qtbot.waitUntil(lambda: not session.is_unsaved)


def test_what_is_typed_while_the_disk_is_full_is_written_in_its_order(qtbot, session, disk, path):
    texts = [f"Cuộc thứ {number}." for number in range(40)]
    disk.fail()
    for text in texts[:30]:
        session.autosave.touch(
            "i.hop", lambda text=text: session.set_answer("i.hop", answered(text))
        )
        session.autosave.flush()
        pause(5)
    qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)
    disk.mend()
    for text in texts[30:]:
        session.set_answer("i.hop", answered(text))
    settle(qtbot, session)
    assert session.close()
    assert kept_texts(path, "i.hop") == texts


def test_a_disk_that_fails_now_and_then_never_changes_the_order(
    qtbot, session, impatient, path, monkeypatch
):
    apply, calls = Workspace.apply, iter(range(10**6))

    def shaky(workspace, change):
        if next(calls) % 3:
            raise faults.disk_full(workspace.path)
        apply(workspace, change)

    monkeypatch.setattr(Workspace, "apply", shaky)
    texts = [f"Cuộc thứ {number}." for number in range(20)]
    for text in texts:
        session.set_answer("i.hop", answered(text))
        session.set_answer("i.so", Answer(value=Decimal(texts.index(text))))
    settle(qtbot, session)
    monkeypatch.setattr(Workspace, "apply", apply)
    assert session.close()
    assert kept_texts(path, "i.hop") == texts
    assert kept_report(path).answer("i.so").value == Decimal(19)


# --- what is read while edits wait ----------------------------------------------------------------


def stuck_edit(qtbot, session, disk, text="Hai."):
    disk.fail()
    session.set_answer("i.hop", answered(text))
    qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)


def test_reading_again_keeps_what_waits_for_the_disk(qtbot, session, disk):
    stuck_edit(qtbot, session, disk)
    with qtbot.waitSignal(session.report_changed):
        session.refresh()
    assert answer_of(session) == answered("Hai.")


def test_another_document_can_be_read_while_edits_wait(qtbot, session, disk, impatient, path):
    stuck_edit(qtbot, session, disk)
    for document in (SECOND, FIRST):
        with qtbot.waitSignal(session.report_changed):
            session.show_document(document)
        expected = answered("Hai.") if document == FIRST else Answer()
        assert answer_of(session) == expected
    disk.mend()
    settle(qtbot, session)
    assert kept_texts_of(session, path) == ["Hai."]


def kept_texts_of(session, path):
    assert session.close()
    return kept_texts(path, "i.hop")


def test_every_kind_of_edit_shows_while_it_waits(qtbot, session, disk):
    disk.fail()
    session.set_front(FrontMatter(number="5"))
    session.set_state(ReportState.SENT)
    session.set_office(Office(OFFICE.valid_from, name="Sở mới"))
    session.edit_tasks(InsertRow(Task("t9"), "t2"))
    with qtbot.waitSignal(session.report_changed):
        session.refresh()
    report = session.report
    assert (report.front.number, report.state) == ("5", ReportState.SENT)
    assert (report.office.name, report.tasks[-1].id) == ("Sở mới", "t9")


def test_tasks_that_wait_show_in_the_other_documents_of_the_year(qtbot, session, disk):
    disk.fail()
    session.edit_tasks(InsertRow(Task("t9"), "t2"))
    session.edit_tasks(SetCells((CellEdit("t9", Column.RESULT, plain("Xong")),)))
    with qtbot.waitSignal(session.report_changed):
        session.show_document(SECOND)
    assert session.report.tasks[-1].id == "t9"
    assert session.report.results == {}


def test_what_is_typed_while_a_document_is_read_goes_into_the_one_before(qtbot, session, path):
    session.show_document(SECOND)
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    qtbot.waitUntil(lambda: session.report.id == SECOND)
    assert not session.autosave.has_pending
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")
    assert kept_report(path, SECOND).answer("i.hop") == Answer()


def test_what_is_typed_while_the_same_document_is_read_stays(qtbot, session):
    session.refresh()
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    with qtbot.waitSignal(session.report_changed):
        pass
    assert answer_of(session) == answered("Hai.")


# --- edits that cannot be made --------------------------------------------------------------------


def test_an_edit_that_repeating_cannot_mend_is_told_once_and_dropped(qtbot, session):
    session.delete_document(FIRST)
    session.set_answer("i.hop", answered("Hai."))
    with qtbot.waitSignal(session.refused) as refused:
        pass
    settle(qtbot, session)
    assert isinstance(refused.args[0], reports.NoReportError)
    assert session.report.id == SECOND


def test_an_edit_after_a_refused_one_is_made(qtbot, session, path):
    session.do(lambda desk: desk.report("bc-2020-nam"))
    session.set_answer("i.hop", answered("Hai."))
    with qtbot.waitSignal(session.refused):
        pass
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def break_answers(monkeypatch):
    keep = Desk.set_answer

    def broken(desk, document, item, answer):
        raise ZeroDivisionError

    monkeypatch.setattr(Desk, "set_answer", broken)
    return lambda: monkeypatch.setattr(Desk, "set_answer", keep)


def test_a_bug_keeps_the_text_and_does_not_say_saved(qtbot, session, monkeypatch, path):
    mend = break_answers(monkeypatch)
    with qtbot.captureExceptions() as caught:
        session.set_answer("i.hop", answered("Hai."))
        qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)
        with qtbot.waitSignal(session.report_changed):
            session.refresh()
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert answer_of(session) == answered("Hai.")
    mend()
    session.save_now()
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def test_the_same_text_is_written_again_after_a_bug(qtbot, session, monkeypatch):
    mend = break_answers(monkeypatch)
    with qtbot.captureExceptions():
        session.set_answer("i.hop", answered("Hai."))
        qtbot.waitUntil(lambda: session.save_state.kind is SaveKind.UNSAVED)
    mend()
    session.set_answer("i.hop", answered("Hai."))
    settle(qtbot, session)


def test_a_bug_in_another_edit_shows_again_what_is_kept(qtbot, session):
    with qtbot.captureExceptions() as caught:
        session.edit_tasks(RemoveRows(("t1",)))
        session.do(lambda _desk: 1 / 0)
        settle(qtbot, session)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert [row.id for row in session.report.tasks] == ["g1", "t2"]


# --- undo -----------------------------------------------------------------------------------------


def undo(qtbot, session, step="undo"):
    with qtbot.waitSignal(session.undone) as undone:
        getattr(session, step)()
    return undone.args[0]


def test_undo_takes_back_what_is_still_being_typed(qtbot, session):
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    assert session.steps.can_undo
    assert undo(qtbot, session) == Undone(tr("Edit an answer"), FIRST, item="i.hop")
    assert answer_of(session) == Answer()


def test_redo_does_it_again(qtbot, session):
    session.set_answer("i.hop", answered("Hai."))
    undo(qtbot, session)
    assert session.steps.redo
    assert undo(qtbot, session, "redo").item == "i.hop"
    assert answer_of(session) == answered("Hai.")


def test_every_commit_is_a_step(qtbot, session):
    for text in ("Hai", "Hai cuộc", "Hai cuộc."):
        session.set_answer("i.hop", answered(text))
    undo(qtbot, session)
    assert answer_of(session) == answered("Hai cuộc")


def test_with_nothing_to_undo_it_says_so(qtbot, session):
    assert not session.steps.can_undo
    assert undo(qtbot, session) is None
    assert undo(qtbot, session, "redo") is None


def test_undo_shows_the_document_of_the_change(qtbot, session):
    session.set_answer("i.hop", answered("Hai."))
    session.show_document(SECOND)
    assert undo(qtbot, session).document == FIRST
    assert session.report.id == FIRST


def test_a_deleted_document_comes_back_on_show(qtbot, session):
    session.delete_document(FIRST)
    qtbot.waitUntil(lambda: session.report.id == SECOND)
    assert undo(qtbot, session) == Undone(tr("Remove a document"), FIRST)
    assert session.report.id == FIRST
    assert [entry.id for entry in session.documents] == [FIRST, SECOND]


def test_the_window_hears_what_can_be_undone(qtbot, session):
    changes = []
    session.undo_changed.connect(
        lambda: changes.append((session.steps.can_undo, session.steps.undo, session.steps.redo))
    )
    session.set_answer("i.hop", answered("Hai."))
    settle(qtbot, session)
    undo(qtbot, session)
    assert (True, "Sửa nội dung", "") in changes
    assert changes[-1] == (False, "", "Sửa nội dung")


def test_an_undo_that_the_disk_refuses_is_not_made_later(qtbot, session, disk):
    session.set_answer("i.hop", answered("Hai."))
    settle(qtbot, session)
    disk.fail()
    with qtbot.waitSignal(session.refused) as refused:
        session.undo()
    disk.mend()
    session.save_now()
    settle(qtbot, session)
    assert str(refused.args[0]) == str(faults.disk_full(session.path))
    assert answer_of(session) == answered("Hai.")


def test_an_undo_after_edits_that_wait_is_given_up_with_them_kept(qtbot, session, disk, impatient):
    stuck_edit(qtbot, session, disk)
    with qtbot.waitSignal(session.refused):
        session.undo()
    assert session.save_state.kind is SaveKind.UNSAVED
    disk.mend()
    settle(qtbot, session)
    assert answer_of(session) == answered("Hai.")


# --- documents, head and foot, office -------------------------------------------------------------


def test_the_head_and_foot_are_kept_without_reading_again(qtbot, session, path):
    reports_shown = heard(session.report_changed)
    session.set_front(FrontMatter(number="5"))
    session.set_front(FrontMatter(number="5"))
    assert session.report.front.number == "5"
    settle(qtbot, session)
    assert reports_shown == []
    assert session.close()
    assert kept_report(path).front.number == "5"


def test_the_office_shows_at_once(qtbot, session, path):
    office = Office(OFFICE.valid_from, name="Sở mới")
    with qtbot.waitSignal(session.report_changed, check_params_cb=lambda r: r.office == office):
        session.set_office(office)
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).office == office


def test_an_office_can_be_described_before_there_is_a_document(qtbot, tmp_path):
    session = Session(tmp_path / "mới.cchc")
    with qtbot.waitSignal(session.opened):
        session.start()
    session.set_office(OFFICE)
    assert session.close()
    with Desk.open(tmp_path / "mới.cchc") as desk:
        assert desk.offices() == (OFFICE,)


def test_the_state_of_the_document_shows_in_the_list(qtbot, session):
    session.set_state(ReportState.SENT)
    qtbot.waitUntil(lambda: session.documents[0].state is ReportState.SENT)
    assert session.report.state is ReportState.SENT


def test_deleting_the_last_document_leaves_none(qtbot, session):
    reports_shown = heard(session.report_changed)
    session.delete_document(SECOND)
    session.delete_document(FIRST)
    qtbot.waitUntil(lambda: session.documents == ())
    settle(qtbot, session)
    assert (session.report, reports_shown[-1]) == (None, None)


def test_without_a_document_there_is_nothing_to_edit(qtbot, tmp_path):
    session = Session(tmp_path / "mới.cchc")
    session.set_answer("i.hop", answered("Hai."))
    session.set_front(FrontMatter(number="5"))
    session.set_state(ReportState.SENT)
    session.edit_tasks(RemoveRows(("t1",)))
    assert not session.is_unsaved
    assert session.close()


def test_what_is_done_gives_its_result(qtbot, session):
    told = []
    session.do(lambda desk: len(desk.documents()), told.append)
    qtbot.waitUntil(lambda: told == [2])


def test_results_of_tasks_are_kept(qtbot, session, path):
    session.edit_tasks(SetCells((CellEdit("t2", Column.RESULT, plain("Xong")),)))
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).results["t2"] == TaskResult(plain("Xong"))


REQUESTS = {
    "insert a row": InsertRow(Task("t9", content=plain("Mới")), "t1"),
    "insert a group": InsertGroup(TaskGroup("g9", "Nhóm"), None),
    "insert rows": InsertRows((Task("t8"), Task("t9")), "t2", (("t9", TaskResult(plain("Xong"))),)),
    "remove rows": RemoveRows(("g1", "t1")),
    "move rows": MoveRows(("t2",), "g1"),
    "set cells": SetCells(
        (CellEdit("t1", Column.CONTENT, plain("Khác")), CellEdit("t2", Column.PROGRESS, "Xong"))
    ),
    "type in a cell": SetCells((CellEdit("t1", Column.CONTENT, plain("Kh")),), typing=3),
    "set a title": SetGroupTitle("g1", "Nhóm khác"),
}


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS.keys())
def test_what_the_table_of_tasks_shows_is_what_is_kept(qtbot, session, path, request_):
    session.edit_tasks(request_)
    shown = session.report
    settle(qtbot, session)
    assert session.close()
    kept = kept_report(path)
    assert (kept.tasks, kept.results) == (shown.tasks, shown.results)


# --- committed ------------------------------------------------------------------------------------


def test_a_field_is_committed_when_its_text_is_on_the_disk(qtbot, session):
    fields = heard(session.autosave.committed)
    session.autosave.touch("hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    session.autosave.flush()
    assert fields == []
    qtbot.waitUntil(lambda: fields == ["hop"])


def test_a_field_that_is_typed_on_is_not_committed(qtbot, session):
    fields = heard(session.autosave.committed)
    session.autosave.touch("hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    session.autosave.flush()
    session.autosave.touch("hop", lambda: session.set_answer("i.hop", answered("Hai cuộc.")))
    qtbot.waitUntil(lambda: session.bridge.is_idle)
    assert fields == []
    session.autosave.flush()
    qtbot.waitUntil(lambda: fields == ["hop"])


def test_a_field_with_the_text_that_is_kept_is_committed_at_once(qtbot, session):
    fields = heard(session.autosave.committed)
    session.autosave.touch("hop", lambda: session.set_answer("i.hop", Answer()))
    session.autosave.flush()
    assert fields == ["hop"]


# --- closing --------------------------------------------------------------------------------------


def test_closing_writes_what_was_typed_a_moment_ago(session, path):
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def test_closing_twice_does_nothing(session):
    assert session.close()
    assert session.close()


def test_with_a_full_disk_the_session_stays_open_and_goes_on(qtbot, session, disk, impatient, path):
    disk.fail()
    session.set_answer("i.hop", answered("Hai."))
    assert not session.close()
    assert session.save_state.reason == str(faults.disk_full(session.path))
    disk.mend()
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def test_what_cannot_be_saved_can_be_given_up(session, disk, path):
    disk.fail()
    session.set_answer("i.hop", answered("Hai."))
    assert not session.close()
    session.abandon()
    disk.mend()
    assert session.close()
    assert kept_report(path).answer("i.hop") == Answer()


def test_closing_does_not_wait_for_a_slow_disk_for_ever(qtbot, session, path, monkeypatch):
    apply, answers = Workspace.apply, Event()

    def slow(workspace, change):
        answers.wait(5)
        apply(workspace, change)

    monkeypatch.setattr(Workspace, "apply", slow)
    session.set_answer("i.hop", answered("Hai."))
    assert not session.close(timeout_ms=50)
    assert (session.save_state.kind, bool(session.save_state.reason)) == (SaveKind.UNSAVED, True)
    answers.set()
    settle(qtbot, session)
    assert session.close()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def test_a_bug_in_one_field_keeps_the_window_open_and_the_others_saved(
    qtbot, session, monkeypatch, path
):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_rest: caught.append(kind))
    session.autosave.touch("bad", lambda: 1 / 0)
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    assert not session.close()
    assert caught == [ZeroDivisionError]
    assert session.save_state.kind is SaveKind.UNSAVED
    session.abandon()
    assert kept_report(path).answer("i.hop") == answered("Hai.")


def test_a_sentence_is_shown_as_it_is_and_a_bug_by_its_name():
    assert message_of(UserError("Đĩa đầy.")) == "Đĩa đầy."
    assert message_of(KeyError("x")) == "KeyError('x')"
