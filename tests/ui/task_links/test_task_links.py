"""The box of a task: what its result cites, where it is told, which files prove it."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.proofs import proofs
from cchc_desk.forms.result_link import result_link
from cchc_desk.forms.richtext import Span, plain
from cchc_desk.forms.task import Column, TaskResult
from cchc_desk.ui.outline_panel import TASKS
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.tasks.requests import CellEdit, SetCells
from tests.factories import OFFICE, make_report
from tests.ui.windows import card_of, kept_answer, open_window, text_of

PLAN = "Kế hoạch số 05/KH-SKHCN ngày 12/01/2026"


@pytest.fixture
def window(qtbot, tmp_path):
    path = tmp_path / "sổ.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report(results={"t1": TaskResult(plain(f"{PLAN}."), "Hoàn thành")}))
    made = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def ask(qtbot, window):
    """Return a function that asks by key at a task and gives its box."""

    def asked(task="t1"):
        window.outline.choose_place(TASKS)
        window.places.tasks.go_to(task, Column.RESULT)
        QTest.keyClick(window.places.tasks.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()

    return asked


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def lines(listed):
    return [listed.item(row).text() for row in range(listed.count())]


def choose(box, item):
    box.items.setCurrentIndex(box.items.findData(item))


def test_what_the_result_cites_is_listed_and_looked_up_in_the_register(qtbot, window, ask):
    box = ask()
    assert lines(box.documents) == [PLAN]
    box.documents.itemActivated.emit(box.documents.item(0))
    qtbot.waitUntil(lambda: window.places.is_guest_on_show)
    page = window.texts.register.page
    assert page.words.text() == "05/KH-SKHCN"
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_result_that_is_typed_once_stands_in_the_text_too(qtbot, window, ask):
    box = ask()
    choose(box, "i.hop")
    click(box.put)
    qtbot.waitUntil(lambda: box.tellings.count() == 1)
    box.reject()
    assert text_of(window, "i.hop").endswith(f"{PLAN}.")
    shown = kept_answer(qtbot, window, "i.hop").blocks[-1].spans[0]
    assert shown == Span(PLAN, figure=result_link("t1"))


def test_the_text_follows_the_table(qtbot, window, ask):
    box = ask()
    choose(box, "i.hop")
    click(box.put)
    qtbot.waitUntil(lambda: box.tellings.count() == 1)
    box.reject()
    edit = CellEdit("t1", Column.RESULT, plain("Báo cáo số 31."))
    window.places.tasks.requested.emit(SetCells((edit,)))
    assert text_of(window, "i.hop").endswith("Báo cáo số 31.")


def test_a_place_that_tells_of_the_task_is_gone_to(qtbot, window, ask):
    box = ask()
    choose(box, "i.hop")
    click(box.put)
    qtbot.waitUntil(lambda: box.tellings.count() == 1)
    box.tellings.itemActivated.emit(box.tellings.item(0))
    assert window.places.is_on_show("form")
    assert card_of(window, "i.hop").isAncestorOf(window.focusWidget())


def test_a_task_without_a_result_cannot_be_told_yet(ask):
    box = ask("t2")
    assert not box.put.isEnabled()
    box.reject()


def test_files_are_kept_by_reference(qtbot, window, ask, tmp_path, monkeypatch):
    there, gone = tmp_path / "ảnh.jpg", tmp_path / "mất.pdf"
    there.write_bytes(b"x")
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args: ([str(there), str(gone)], "")
    )
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    box = ask()
    click(box.add)
    qtbot.waitUntil(lambda: box.proofs.count() == 2 and not box.proofs.item(1).icon().isNull())
    click(box.open_file)
    assert opened == [QUrl.fromLocalFile(str(there))]
    box.proofs.setCurrentRow(1)
    assert not box.open_file.isEnabled()
    box.proofs.setFocus()
    QTest.keyClick(box.proofs, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: box.proofs.count() == 1)
    box.reject()
    kept = []
    window.session.bridge.run(lambda desk: proofs(desk, "t1"), kept.append)
    qtbot.waitUntil(lambda: kept == [(there,)])
