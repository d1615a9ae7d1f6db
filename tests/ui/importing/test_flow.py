"""Opening files in the real window: read, confirmed, brought in - or nothing at all is changed."""

from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from cchc_desk.desk.import_source import read_file
from cchc_desk.forms.richtext import plain_text
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.intake.refusals import CancelledReadingError, RefusedFileError
from cchc_desk.ui.importing import flow
from cchc_desk.ui.importing.confirm_view import ConfirmView
from cchc_desk.ui.importing.notes_dialog import NotesDialog
from cchc_desk.ui.importing.roles import Part
from cchc_desk.ui.settings import Settings
from tests.factories import make_report
from tests.ui.importing.files import PAPER, WITH_TASKS, write_own, write_paper
from tests.ui.sessions import FailingDisk
from tests.ui.windows import DOCUMENT, card_of, make_workspace, open_window, saved, text_of

Key = Qt.Key
READING_MS = 20_000


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


@pytest.fixture
def window(qtbot, path, tmp_path):
    made = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def empty(qtbot, tmp_path):
    made = open_window(qtbot, tmp_path / "mới.cchc", Settings(tmp_path / "settings.ini"))
    yield made
    made.close()


@pytest.fixture
def file(tmp_path):
    return write_paper(tmp_path / "báo cáo cũ.docx", WITH_TASKS)


@pytest.fixture
def not_word(tmp_path):
    made = tmp_path / "ghi chép.docx"
    made.write_text("không phải văn bản Word", encoding="utf-8")
    return made


def wait_for_view(qtbot, window) -> ConfirmView:
    """Wait until a file can be confirmed, with all that follows from it."""
    view = window.file_import
    qtbot.waitUntil(lambda: view.view is not None and view.view.is_settled, timeout=READING_MS)
    qtbot.waitUntil(lambda: view.view.proposal is not None)
    return view.view


def confirm(qtbot, window, file) -> ConfirmView:
    window.open_files((file,))
    return wait_for_view(qtbot, window)


def accept(qtbot, window):
    """Press the button that brings the file in, and wait until its document is on show."""
    press(window, "confirm-open")
    qtbot.waitUntil(lambda: window.file_import.view is None, timeout=READING_MS)
    saved(qtbot, window)


def press(window, name):
    QTest.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def wait_for_notice(qtbot, window, words):
    qtbot.waitUntil(
        lambda: window.notice.isVisible() and words in window.notice.words.text(),
        timeout=READING_MS,
    )


def offer(window, words):
    button = next(each for each in window.notice.offers() if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def line(view, words):
    return next(each for each in view.panes.list.lines.lines if words in each.words)


def all_documents(window):
    return [entry.id for entry in window.session.documents]


# --- to the confirmation --------------------------------------------------------------------------


def test_a_file_is_shown_to_be_confirmed_over_the_whole_window(qtbot, window, file):
    view = confirm(qtbot, window, file)
    assert window.places.currentWidget() is view
    assert [view.isVisible(), window.header.isVisible(), window.left.isVisible()] == [1, 0, 0]
    assert QApplication.focusWidget() is view.panes.list


def test_files_are_asked_for_from_the_menu(qtbot, window, file, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.menus.actions["open-word"].trigger()
    assert file.name in wait_for_view(qtbot, window).base.source.name


def test_no_file_chosen_changes_nothing(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    window.menus.actions["open-word"].trigger()
    assert not window.notice.isVisible()
    assert window.places.is_on_show("form")


def drop(window, *files):
    """Drag files over the window and let them fall."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, none = window.rect().center(), Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place, copy, mime, left, none)
    QApplication.sendEvent(window, entered)
    fallen = QDropEvent(QPointF(place), copy, mime, left, none)
    QApplication.sendEvent(window, fallen)
    return entered.isAccepted() and fallen.isAccepted()


def test_a_dropped_file_is_opened(qtbot, window, file):
    assert drop(window, file)
    assert wait_for_view(qtbot, window).base.source.name == file.name


def test_a_dropped_workspace_is_opened_in_place_of_this_one(qtbot, window, tmp_path):
    other = tmp_path / "khác.cchc"
    with qtbot.waitSignal(window.workspace_wanted, check_params_cb=lambda file: file == other):
        drop(window, other)


# --- while it is read -----------------------------------------------------------------------------


@pytest.fixture
def slow(monkeypatch):
    """Let reading go on until it is stopped."""

    def read(path, progress, is_cancelled):
        progress(0.25)
        while not is_cancelled():
            Event().wait(0.01)
        raise CancelledReadingError

    monkeypatch.setattr(flow, "read_file", read)


@pytest.mark.usefixtures("slow")
def test_a_long_reading_shows_how_far_it_is_and_esc_stops_it(qtbot, window, file):
    panel = window.findChild(QWidget, "progress") or window.file_import.progress
    window.open_files((file,))
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: panel.bar.value() == 25)
    assert file.name in panel.words.text()
    QTest.keyClick(window, Key.Key_Escape)
    assert not panel.isVisible()
    wait_for_notice(qtbot, window, file.name)
    assert window.places.is_on_show("form")


@pytest.mark.usefixtures("slow")
def test_the_window_can_be_closed_while_a_file_is_read(qtbot, window, file):
    window.open_files((file,))
    qtbot.waitUntil(window.file_import.progress.isVisible)
    window.close()
    assert not window.file_import.progress.isVisible()


# --- changing a line, and leaving -----------------------------------------------------------------


def test_one_key_changes_a_line_and_undo_takes_it_back(qtbot, window, file):
    view = confirm(qtbot, window, file)
    view.panes.list.go_to(line(view, "2. Về kiểm tra").index)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_T)
    assert line(view, "2. Về kiểm tra").part == Part(LineRole.ANSWER)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line(view, "2. Về kiểm tra").part == Part(LineRole.HEADING, 2)
    assert all_documents(window) == [DOCUMENT]


def leave_by_key(window):
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)


def leave_by_button(window):
    press(window, "confirm-close")


@pytest.mark.parametrize("leave", [leave_by_key, leave_by_button])
def test_leaving_keeps_the_workspace_as_it_was_byte_for_byte(qtbot, window, path, file, leave):
    saved(qtbot, window)
    before = path.read_bytes()
    view = confirm(qtbot, window, file)
    QTest.keyClick(view.panes.list, Key.Key_B)
    leave(window)
    saved(qtbot, window)
    assert path.read_bytes() == before
    assert window.places.is_on_show("form")
    assert [window.header.isVisible(), window.left.isVisible()] == [True, True]


def test_who_leaves_is_told_and_can_go_on_as_it_was(qtbot, window, file):
    view = confirm(qtbot, window, file)
    index = line(view, "- Rà soát 04").index
    view.panes.list.go_to(index)
    QTest.keyClick(view.panes.list, Key.Key_B)
    leave_by_key(window)
    assert file.name in window.notice.words.text()
    offer(window, tr("&Open it again"))
    assert window.places.currentWidget() is view
    assert line(view, "- Rà soát 04").part.role is LineRole.LEFT_OUT
    assert view.panes.list.current_line == index


def test_the_first_steps_come_back_with_the_cursor_in_them(qtbot, empty, file):
    empty.activateWindow()
    qtbot.waitUntil(empty.isActiveWindow)
    confirm(qtbot, empty, file)
    leave_by_key(empty)
    qtbot.waitUntil(lambda: empty.places.is_on_show("welcome"))
    assert empty.places.welcome.isAncestorOf(QApplication.focusWidget())


def test_a_left_column_that_was_hidden_stays_so(qtbot, window, file):
    window.menus.actions["left"].trigger()
    confirm(qtbot, window, file)
    leave_by_key(window)
    assert not window.left.isVisible()


def test_turning_to_another_page_tells_of_the_file_that_waits(qtbot, window, file):
    view = confirm(qtbot, window, file)
    window.menus.actions["tasks"].trigger()
    assert window.places.is_on_show("tasks")
    assert file.name in window.notice.words.text()
    offer(window, tr("&Go on with it"))
    assert window.places.currentWidget() is view


def test_a_file_that_waits_need_not_be_opened(qtbot, window, file):
    confirm(qtbot, window, file)
    window.menus.actions["tasks"].trigger()
    offer(window, tr("&Do not open it"))
    assert window.file_import.view is None
    assert window.places.is_on_show("tasks")


# --- bringing it in -------------------------------------------------------------------------------


def test_confirming_makes_the_report(qtbot, window, file):
    confirm(qtbot, window, file)
    accept(qtbot, window)
    report = window.session.report
    assert report.id != DOCUMENT
    assert window.header.title.text() == "Báo cáo Quý I năm 2025"
    assert window.documents.chosen == report.id
    assert plain_text(report.tasks[1].content) == "Rà soát văn bản"


def test_the_first_text_of_the_report_is_on_show(qtbot, window, file):
    confirm(qtbot, window, file)
    accept(qtbot, window)
    assert window.places.is_on_show("form")
    (card,) = window.places.form.cards.values()
    assert "Sở đã ban hành kế hoạch" in plain_text(card.answer().blocks)
    assert QApplication.focusWidget() is not None
    assert window.places.form.isAncestorOf(QApplication.focusWidget())


def test_what_was_made_is_told_and_can_be_undone_as_a_whole(qtbot, window, file):
    confirm(qtbot, window, file)
    accept(qtbot, window)
    assert "Báo cáo Quý I năm 2025" in window.notice.words.text()
    offer(window, tr("&Undo"))
    qtbot.waitUntil(lambda: all_documents(window) == [DOCUMENT])
    assert window.session.report.id == DOCUMENT


def test_what_was_wished_comes_in(qtbot, window, file):
    view = confirm(qtbot, window, file)
    view.panes.list.go_to(line(view, "2. Về kiểm tra").index)
    QTest.keyClick(view.panes.list, Key.Key_T)
    accept(qtbot, window)
    texts = [plain_text(answer.blocks) for answer in window.session.report.answers.values()]
    assert any("2. Về kiểm tra" in text for text in texts)


def test_text_without_a_place_is_told_and_shown(qtbot, window, file):
    view = confirm(qtbot, window, file)
    view.panes.list.go_to(line(view, "Đề nghị Sở Nội vụ").index)
    QTest.keyClick(view.panes.list, Key.Key_C)
    accept(qtbot, window)
    offer(window, tr("&See what is unplaced"))
    assert window.places.is_on_show("unplaced")


def test_a_workspace_that_cannot_be_written_keeps_the_file_open(qtbot, window, file, monkeypatch):
    confirm(qtbot, window, file)
    disk = FailingDisk(monkeypatch)
    disk.fail(times=1)
    press(window, "confirm-open")
    qtbot.waitUntil(lambda: disk.times == 1 and window.session.bridge.is_idle)
    disk.mend()
    window.session.save_now()
    qtbot.waitUntil(lambda: window.file_import.view is None, timeout=READING_MS)
    assert len(all_documents(window)) == 2


# --- several files --------------------------------------------------------------------------------


def test_files_come_one_after_the_other(qtbot, window, file, tmp_path):
    second = write_paper(tmp_path / "thứ hai.docx", PAPER)
    window.open_files((file, second))
    assert wait_for_view(qtbot, window).base.source.name == file.name
    accept_first = window.file_import.view
    press(window, "confirm-open")
    qtbot.waitUntil(lambda: window.file_import.view not in {accept_first, None}, timeout=READING_MS)
    assert window.file_import.view.base.source.name == second.name


def test_a_file_that_is_dropped_meanwhile_waits_and_is_told(qtbot, window, file, tmp_path):
    confirm(qtbot, window, file)
    second = write_paper(tmp_path / "thứ hai.docx", PAPER)
    drop(window, second)
    assert second.name in window.notice.words.text()
    leave_by_key(window)
    assert wait_for_view(qtbot, window).base.source.name == second.name


# --- files that cannot be opened ------------------------------------------------------------------


def test_a_refused_file_is_named_in_one_clear_sentence(qtbot, window, path, not_word):
    saved(qtbot, window)
    before = path.read_bytes()
    window.open_files((not_word,))
    wait_for_notice(qtbot, window, not_word.name)
    with pytest.raises(RefusedFileError) as refused:
        read_file(not_word)
    assert str(refused.value) in window.notice.words.text()
    assert path.read_bytes() == before
    assert window.places.is_on_show("form")


def test_another_file_can_be_chosen_from_there(qtbot, window, file, not_word, monkeypatch):
    window.open_files((not_word,))
    wait_for_notice(qtbot, window, not_word.name)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    offer(window, tr("Choose &another file…"))
    assert wait_for_view(qtbot, window).base.source.name == file.name
    assert not window.notice.isVisible()


def test_a_refusal_stays_to_be_read_when_the_next_file_comes(qtbot, window, file, not_word):
    window.open_files((not_word, file))
    wait_for_view(qtbot, window)
    assert window.notice.isVisible()
    assert not_word.name in window.notice.words.text()


def test_all_refused_files_are_told(qtbot, window, not_word, tmp_path):
    gone = tmp_path / "không có.docx"
    window.open_files((gone, not_word))
    wait_for_notice(qtbot, window, not_word.name)
    assert gone.name in window.notice.words.text()


# --- a file of ours -------------------------------------------------------------------------------


@pytest.fixture
def edited(tmp_path):
    report = make_report(id=DOCUMENT)
    return write_own(tmp_path / "đã sửa.docx", report, ("Đã ban hành", "Vừa ban hành"))


def test_a_file_of_ours_goes_into_its_document_with_what_was_edited(qtbot, window, edited):
    view = confirm(qtbot, window, edited)
    assert view.facts.into.currentData() == DOCUMENT
    assert view.panes.tabs.currentWidget() is view.panes.differences
    accept(qtbot, window)
    assert text_of(window, "i.ke-hoach") == "Vừa ban hành kế hoạch."
    assert all_documents(window) == [DOCUMENT]


def test_space_keeps_what_the_data_say(qtbot, window, edited):
    view = confirm(qtbot, window, edited)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Space)
    qtbot.waitUntil(lambda: view.is_settled)
    accept(qtbot, window)
    assert text_of(window, "i.ke-hoach") == "Đã ban hành kế hoạch."


def test_the_document_that_was_joined_is_as_before_after_undo(qtbot, window, edited):
    confirm(qtbot, window, edited)
    accept(qtbot, window)
    offer(window, tr("&Undo"))
    qtbot.waitUntil(lambda: card_of(window, "i.ke-hoach") is not None)
    qtbot.waitUntil(lambda: text_of(window, "i.ke-hoach") == "Đã ban hành kế hoạch.")


# --- notes ----------------------------------------------------------------------------------------


def test_what_was_left_out_can_be_read_afterwards(qtbot, window, file):
    confirm(qtbot, window, file)
    accept(qtbot, window)
    offer(window, tr("&Notes {count}", count=1))
    dialog = window.findChild(NotesDialog)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in dialog.list.item(0).text()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
