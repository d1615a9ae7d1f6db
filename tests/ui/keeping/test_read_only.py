"""A workspace that lies where nothing may be written: it is shown, and nothing is made there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolButton,
)

from cchc_desk.desk import opening
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting
from cchc_desk.desk.register import fill_register
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.richtext import plain_text
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.exporting import flow
from cchc_desk.ui.figures.model import FigureColumn
from cchc_desk.ui.history.document_dialog import DocumentHistory
from cchc_desk.ui.keeping import read_only
from cchc_desk.ui.printing.dialog import PrintDialog
from cchc_desk.ui.program import Program
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.storage.newer import make_newer
from tests.storage.processes import digest, read_only_folder, run_python
from tests.ui.windows import end, make_workspace

WRITERS = {
    "new-document", "send-dialog", "number-dialog", "backups-dialog", "bin-dialog", "words-dialog",
    "dismiss-dialog", "replace-dialog", "cite-dialog", "template-dialog", "figure-catalogue",
    "mail-words-dialog", "profile-day-dialog", "restore-dialog",
}  # fmt: skip
"""The dialogs that ask for what is to be written."""

PAGES = ("form", "front", "tasks", "figures", "home", "office", "register", "templates")


@pytest.fixture
def medium(tmp_path, monkeypatch):
    """Return a workspace in a folder that counts as one where nothing may be written."""
    folder = tmp_path / "đĩa"
    folder.mkdir()
    path = folder / "sổ.cchc"
    with Desk.open_or_create(path) as desk:
        report = sample_report()
        desk.set_office(report.office)
        fill_register(desk, desk.report(desk.create(report)))
    may_be_written = opening.may_be_written

    def judge(asked: Path) -> bool:
        return not asked.is_relative_to(folder) and may_be_written(asked)

    monkeypatch.setattr(opening, "may_be_written", judge)
    return path


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "settings.ini")
    made.shows_preview = False
    return made


@pytest.fixture
def program(qapp, qtbot, tmp_path, settings, monkeypatch):
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", asked_for_files)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    theme = apply_theme(qapp, Scheme.LIGHT, 100)
    made = Program(qapp, settings, theme, tmp_path / "logs" / "cchc.log")
    yield made
    if made.window is not None:
        made.window.safe.close()
        made.window.review.close()
        made.window.texts.close()
        made.window.outputs.close()
        made.window.preview.close()
    end(made)


@pytest.fixture
def window(qtbot, program, medium) -> Iterator:
    """Return the window that reads it; at the end the medium must be as it was."""
    before = medium.read_bytes()
    program.open_workspace(medium)
    settled(qtbot, program)
    told = []
    program.session.refused.connect(told.append)
    yield program.window
    close_dialogs()
    assert told == []
    assert medium.read_bytes() == before
    assert list(medium.parent.iterdir()) == [medium]


def asked_for_files(*_words, **_more):
    raise AssertionError("nothing can be brought in")


def settled(qtbot, program):
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    qtbot.waitUntil(lambda: program.session.report is not None, timeout=10000)
    qtbot.waitUntil(lambda: program.session.bridge.is_idle, timeout=10000)


def close_dialogs():
    """Close every dialog; none of them may be one that asks for what is to be written."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            assert widget.objectName() not in WRITERS
            widget.close()


def turn_to(qtbot, window, page):
    """Turn to one of the pages, as the menus do."""
    places, actions = window.places, window.menus.actions
    places.leave_guest()
    if page == "form":
        places.go_to("")
    elif page == "home":
        window.menus.actions["home"].trigger()
    elif page in actions:
        actions[page].trigger()
    qtbot.waitUntil(lambda: window.session.bridge.is_idle)
    qtbot.waitUntil(lambda: places.currentWidget().isVisible())
    return places.currentWidget()


def test_the_banner_says_why_over_every_page(qtbot, window):
    banner = window.findChild(read_only.Banner)
    for page in PAGES:
        turn_to(qtbot, window, page)
        assert banner.isVisible()
    assert "sổ.cchc" in window.windowTitle()
    assert window.windowTitle() != "CCHC Desk – sổ.cchc"
    assert not window.status.saving.isVisible()
    assert window.safe.may_close()


@pytest.mark.parametrize("page", PAGES)
def test_no_field_takes_a_key(qtbot, window, page):
    shown = turn_to(qtbot, window, page)
    fields = [each for each in shown.findChildren(QLineEdit) if each.isVisible()]
    fields += [each for each in shown.findChildren(QTextEdit) if each.isVisible()]
    seeking = {"figures-words", "register-words", "task-filter-text"}
    for field in fields:
        if field.objectName() not in seeking:
            assert field.isReadOnly(), field.objectName()
            before = text_of(field)
            QTest.keyClicks(field, "x")
            QTest.keyClick(field, Qt.Key.Key_Delete)
            assert text_of(field) == before
    assert not window.session.is_unsaved


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("page", ["tasks", "figures"])
def test_no_cell_of_a_table_opens(qtbot, window, page):
    shown = turn_to(qtbot, window, page)
    table = window.places.tasks.view if page == "tasks" else shown.table
    table.setCurrentIndex(table.model().index(1, FigureColumn.VALUE if page == "figures" else 2))
    rows = window.session.report
    for key in ("A", "F2", "F4", "Del", "Backspace"):
        QTest.keySequence(table, QKeySequence(key))
        assert table.state() is not QAbstractItemView.State.EditingState
    QTest.keySequence(table, QKeySequence("Ctrl+V"))
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton,
                      pos=table.visualRect(table.currentIndex()).center())  # fmt: skip
    assert table.state() is not QAbstractItemView.State.EditingState
    assert window.session.report is rows


def test_the_keys_never_wait_on_what_is_disabled(qtbot, window):
    for page in PAGES:
        turn_to(qtbot, window, page)
        focused = window.focusWidget()
        assert focused is None or focused.isEnabled(), page


def test_a_text_can_be_chosen_by_keys_and_copied(qtbot, window):
    turn_to(qtbot, window, "form")
    editor = next(each for each in window.places.form.findChildren(RichTextEditor))
    editor.setFocus()
    QTest.keySequence(editor, QKeySequence("Ctrl+A"))
    QTest.keySequence(editor, QKeySequence("Ctrl+C"))
    assert QApplication.clipboard().text().startswith(editor.toPlainText()[:10])


READING = {
    "open-workspace", "new-workspace", "export", "export-more", "print", "mail", "quit",
    "copy-item", "copy-place", "item-history", "find", "find-next", "find-previous", "search",
    "previous", "next", "figures", "beside", "front", "sent", "history", "tasks", "review",
    "next-finding", "previous-finding", "check-sheet", "register", "office", "templates", "check",
    "hand-over", "take-in", "diagnostics", "home", "text-larger", "text-smaller", "text-usual",
    "interface-larger", "interface-smaller", "interface-usual", "left", "preview", "full-screen",
    "help", "keys", "about",
}  # fmt: skip
"""The entries of the menus that do not change the workspace: whoever adds one decides."""


def test_every_entry_of_the_menus_is_known_to_read_or_to_write(window):
    names = set(window.menus.actions)
    assert names <= READING | read_only.ACTIONS
    assert names >= READING
    assert not READING & read_only.ACTIONS
    enabled = {name for name, action in window.menus.actions.items() if action.isEnabled()}
    assert enabled <= READING
    assert set(window.menus.groups) - {"recent", "scheme"} == set(read_only.CHOICES)


def test_all_that_writes_is_known_by_a_name_that_there_is():
    sources = "".join(
        each.read_text(encoding="utf-8")
        for each in Path(read_only.__file__).parents[1].rglob("*.py")
        if each != Path(read_only.__file__)
    )
    names = {*read_only.WRITING, *read_only.READING, *read_only.ACTIONS, *read_only.WRITING_BEGIN}
    told = {each for each in names if f'"{each.removeprefix("task-").strip(":")}' not in sources}
    assert {each for each in told if f'"{each}' not in sources} == set()


STOPPED = {"quit", "print", "full-screen", "about", "help", "keys", "diagnostics"}
"""Entries that end the test, that ask the printers of the system, or that write nothing."""


@pytest.mark.parametrize("page", ["form", "tasks"])
def test_every_entry_of_the_menus_that_can_be_chosen_writes_nothing(qtbot, window, page):
    turn_to(qtbot, window, page)
    names = [name for name in window.menus.actions if name not in STOPPED]
    for name in names:
        action = window.menus.actions[name]
        if action.isEnabled():
            action.trigger()
            qtbot.waitUntil(lambda: window.session.bridge.is_idle)
            close_dialogs()


def has_menu(button):
    return isinstance(button, QPushButton | QToolButton) and button.menu() is not None


@pytest.mark.parametrize("page", [*PAGES, "review", "beside"])
def test_every_button_that_can_be_pressed_writes_nothing(qtbot, window, page):
    turn_to(qtbot, window, page)
    buttons = [
        each for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and each.objectName() != "read-only-copy"
    ]  # fmt: skip
    assert buttons
    for button in buttons:
        # A menu would wait for a choice.
        if button.isVisible() and button.isEnabled() and not has_menu(button):
            button.click()
            qtbot.waitUntil(lambda: window.session.bridge.is_idle)
            close_dialogs()


def test_the_menu_of_a_document_in_the_list_changes_nothing(qtbot, window):
    menu = window.documents.menu_for(window.session.documents[0])
    menu.ensurePolished()
    enabled = [each.text() for each in menu.actions() if each.isEnabled() and each.text()]
    assert enabled == []
    menu.close()


def test_a_finding_of_the_review_can_be_read_and_not_dismissed(qtbot, window):
    window.menus.actions["review"].trigger()
    qtbot.waitUntil(lambda: window.review.reviewed is not None, timeout=20000)
    window.menus.actions["next-finding"].trigger()
    panel = window.review.dock.panel
    assert panel.list.entry is not None
    for name in ("finding-fix", "finding-dismiss", "finding-back", "finding-word"):
        assert not panel.findChild(QPushButton, name).isEnabled()


SLIPS = {
    "the key Del": lambda window: QTest.keyClick(window.documents, Qt.Key.Key_Delete),
    "a file dropped": lambda window: window.open_files((Path("báo cáo.docx"),)),
    "a state": lambda window: window.session.set_state(ReportState.SENT),
    "undo": lambda window: window.session.undo(),
    "a template": lambda window: window.templates.library.pages.library.edit_wanted.emit(
        window.session.report.template.id
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_slips_through_gets_one_sentence(qtbot, program, medium, slip):
    before = medium.read_bytes()
    program.open_workspace(medium)
    settled(qtbot, program)
    window, report = program.window, program.session.report
    window.documents.choose(report.id)
    turn_to(qtbot, window, "templates")
    with qtbot.waitSignal(program.session.refused):
        SLIPS[slip](window)
    assert str(medium) in window.notice.words.text()
    qtbot.waitUntil(lambda: program.session.bridge.is_idle)
    assert program.session.report.state is report.state
    assert [each.id for each in program.session.documents] == [report.id]
    assert (medium.read_bytes(), list(medium.parent.iterdir())) == (before, [medium])


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx"])
def test_a_document_is_written_to_another_folder(qtbot, window, tmp_path, suffix):
    target = tmp_path / f"báo cáo{suffix}"
    export = window.outputs.export
    export.write(window.session.report, target, Exporting())
    qtbot.waitUntil(lambda: bool(window.notice.offers()), timeout=30000)
    assert target.stat().st_size > 5000


def test_words_are_found_in_all_years(qtbot, window):
    window.menus.actions["search"].trigger()
    qtbot.waitUntil(lambda: window.findChild(QLineEdit, "search-words") is not None)
    QTest.keyClicks(window.findChild(QLineEdit, "search-words"), "ke hoach")
    results = window.findChild(QListWidget, "search-results")
    qtbot.waitUntil(lambda: results.count() > 0, timeout=10000)


def test_the_history_is_read_and_nothing_is_brought_back(qtbot, window):
    window.menus.actions["history"].trigger()
    qtbot.waitUntil(lambda: window.findChild(DocumentHistory) is not None, timeout=10000)
    dialog = window.findChild(DocumentHistory)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 0, timeout=10000)
    assert not any(each.isEnabled() for each in (dialog.whole, dialog.item, dialog.keep))
    assert dialog.name.isReadOnly()


def test_a_document_can_be_printed(qtbot, window):
    window.menus.actions["print"].trigger()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None, timeout=10000)
    qtbot.waitUntil(window.findChild(PrintDialog).go_on.isEnabled, timeout=30000)


def test_no_file_dialog_begins_on_the_medium(qtbot, window, monkeypatch, settings, medium):
    asked = []

    def note(_parent, _title, proposed="", *_more, **_named):
        asked.append(Path(proposed))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", note)
    monkeypatch.setattr(flow, "may_write_in", lambda folder: folder != medium.parent)
    settings.last_export_folder = medium.parent
    window.outputs.export.ask(window.session.report)
    window.safe.keeping.ask_hand_over()
    window.ask_new_workspace()
    window.findChild(QPushButton, "read-only-copy").click()
    assert len(asked) == 4
    assert not [each for each in asked if each.is_relative_to(medium.parent)]


def test_the_next_start_does_not_open_it(qtbot, window, settings):
    window.remember()
    assert settings.recent_workspaces == ()
    assert settings.last_document is None


def test_a_copy_on_this_computer_can_be_edited(qtbot, program, medium, tmp_path, monkeypatch):
    target = tmp_path / "ở đây" / "sổ.cchc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    before = medium.read_bytes()
    program.open_workspace(medium)
    settled(qtbot, program)
    reading = program.window
    reading.findChild(QPushButton, "read-only-copy").click()
    qtbot.waitUntil(lambda: program.window is not reading, timeout=20000)
    settled(qtbot, program)
    window = program.window
    assert window.session.path == target
    assert window.findChild(read_only.Banner) is None
    assert medium.read_bytes() == before
    item, card = next(iter(window.places.form.cards.items()))
    QTest.keyClick(card.findChild(RichTextEditor), Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.session.save_state.at is not None, timeout=10000)
    assert plain_text(window.session.report.answer(item).blocks).startswith("x")
    for name in ("new", "open-word", "save", "undo"):
        qtbot.waitUntil(window.menus.actions[name].isEnabled)


def test_the_stick_may_be_pulled_out_while_it_is_read(qtbot, program, medium, tmp_path):
    program.open_workspace(medium)
    settled(qtbot, program)
    medium.unlink()
    found = []
    program.session.bridge.run(lambda desk: desk.report("bc-2026-quy-1").id, found.append)
    qtbot.waitUntil(lambda: found == ["bc-2026-quy-1"])


def test_the_file_of_a_newer_program_is_shown_and_no_copy_is_offered(qtbot, program, tmp_path):
    path = make_workspace(tmp_path / "mới.cchc")
    make_newer(path, "0.1.0")
    before = path.read_bytes()
    program.open_workspace(path)
    settled(qtbot, program)
    banner = program.window.findChild(read_only.Banner)
    qtbot.waitUntil(banner.isVisible)
    assert not banner.copy.isVisible()
    assert not program.window.menus.actions["new"].isEnabled()
    program.window.close()
    assert path.read_bytes() == before


READ = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cchc_desk.ui import program as programs
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.storage.newer import make_newer
from tests.storage.processes import digest, read_only_folder, run_python
from tests.ui.windows import end, make_workspace
path, own = Path({path!r}), Path({own!r})
app = QApplication([])
theme = apply_theme(app, Scheme.LIGHT, 100)
program = programs.Program(app, Settings(own / "s.ini"), theme, own / "logs" / "cchc.log")
program.open_workspace(path)
def look():
    if program.trouble is not None:
        print("trouble")
        app.quit()
    elif program.window is not None and program.session.report is not None:
        print(program.session.is_read_only, program.session.report.id)
        program.window.close()
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
app.exec()
program.end()
"""


def test_a_medium_that_is_truly_read_only_is_shown(medium, tmp_path):
    before = digest(medium)
    code = READ.format(path=str(medium), own=str(tmp_path))
    answer = run_python(code, *read_only_folder(medium.parent))
    assert answer.stdout == "True bc-2026-quy-1\n", answer.stderr
    assert digest(medium) == before
    assert list(medium.parent.iterdir()) == [medium]
