"""A document on its way: its state, its number after signature, and what was sent of it."""

from hashlib import sha256

import docx
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.register import read_register
from cchc_desk.desk.sending import sent_versions
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, IssueDate, ReportState
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, make_report
from tests.ui.editors.typist import send_text
from tests.ui.pages import click, retype
from tests.ui.windows import DOCUMENT, editor_of, open_window, saved


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "sổ.cchc"
    other = make_report(
        period=read_period("2026-quy-2"), tasks=(), results={},
        front=FrontMatter(number="35", issued=IssueDate(3, 2, 2026)),
    )  # fmt: skip
    with Desk.open_or_create(made) as desk:
        desk.set_office(OFFICE)
        desk.create(other)
        desk.create(make_report())
    return made


@pytest.fixture
def window(qtbot, path, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.last_document = DOCUMENT
    made = open_window(qtbot, path, settings)
    made.activateWindow()
    yield made
    made.close()


def state(window):
    return window.session.report.state


def choose_state(window, wanted):
    group = window.menus.groups["state"]
    next(each for each in group.actions() if each.data() == wanted.value).trigger()


def opened(qtbot, name):
    qtbot.waitUntil(lambda: getattr(QApplication.activeModalWidget(), "objectName", str)() == name)
    return QApplication.activeModalWidget()


def fill_in(qtbot, window, number, day):
    window.menus.actions["issue"].trigger()
    dialog = opened(qtbot, "number-dialog")
    retype(dialog, "issue-number", number)
    retype(dialog, "issue-day", day)
    click(dialog, "accept")
    return dialog


def send(qtbot, window, *files):
    choose_state(window, ReportState.SENT)
    dialog = opened(qtbot, "send-dialog")
    dialog.add_files(files)
    click(dialog, "accept")
    qtbot.waitUntil(lambda: state(window) is ReportState.SENT, timeout=20000)
    saved(qtbot, window)


def sent(qtbot, window):
    found = []
    window.session.bridge.run(lambda desk: sent_versions(desk, DOCUMENT), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


# --- states -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted", [ReportState.SUBMITTED, ReportState.RETURNED, ReportState.SIGNED]
)
def test_a_state_is_chosen_and_shown(qtbot, window, wanted):
    choose_state(window, wanted)
    qtbot.waitUntil(lambda: state(window) is wanted)
    assert window.header.state.toolTip()
    assert not window.header.state.icon().isNull()


def test_after_the_signature_the_number_is_asked_for(qtbot, window):
    choose_state(window, ReportState.SIGNED)
    assert window.notice.isVisible()
    window.notice.offers()[0].click()
    opened(qtbot, "number-dialog").reject()


# --- number and date --------------------------------------------------------------------------


def test_number_and_date_fill_every_blank_in_one_step(qtbot, window):
    fill_in(qtbot, window, "36", "13/03/2026")
    qtbot.waitUntil(lambda: window.session.report.front.number == "36")
    assert window.session.report.front.issued == IssueDate(13, 3, 2026)
    assert state(window) is ReportState.SIGNED
    found = []
    window.session.bridge.run(read_register, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert "36/BC-SKHCN" in {entry.citation.code for entry in found[0].values()}
    window.session.undo()
    qtbot.waitUntil(lambda: window.session.report.front.number is None)
    assert state(window) is ReportState.DRAFTING


@pytest.mark.parametrize(("number", "day"), [("x", "13/03/2026"), ("36", "31/02/2026")])
def test_what_is_no_number_or_day_is_told(qtbot, window, number, day):
    dialog = fill_in(qtbot, window, number, day)
    assert dialog.isVisible()
    assert dialog.fault.isVisible()
    assert window.session.report.front.number is None
    dialog.reject()


def test_the_number_of_another_document_is_told_once(qtbot, window):
    dialog = fill_in(qtbot, window, "35", "13/03/2026")
    qtbot.waitUntil(dialog.fault.isVisible)
    assert dialog.is_confirmed
    click(dialog, "accept")
    qtbot.waitUntil(lambda: window.session.report.front.number == "35")


# --- what was sent ----------------------------------------------------------------------------


def test_what_was_sent_is_kept_byte_for_byte(qtbot, window, tmp_path):
    signed = tmp_path / "đã ký.pdf"
    signed.write_bytes(b"%PDF-1.7 signed")
    send(qtbot, window, signed)
    ((version, files),) = sent(qtbot, window)
    by_name = {each.name: each for each in files}
    assert by_name["đã ký.pdf"].data == b"%PDF-1.7 signed"
    assert by_name["đã ký.pdf"].digest == sha256(b"%PDF-1.7 signed").hexdigest()
    word = next(each for each in files if each.name.endswith(".docx"))
    (tmp_path / word.name).write_bytes(word.data)
    assert docx.Document(str(tmp_path / word.name)).paragraphs
    assert version.report == DOCUMENT


def test_two_files_of_one_name_are_both_kept(qtbot, window, tmp_path):
    for folder, data in (("a", b"1"), ("b", b"2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.pdf").write_bytes(data)
    send(qtbot, window, tmp_path / "a" / "x.pdf", tmp_path / "b" / "x.pdf")
    ((_, files),) = sent(qtbot, window)
    assert {each.name: each.data for each in files if each.name.endswith(".pdf")} == {
        "x.pdf": b"1", "x (2).pdf": b"2",
    }  # fmt: skip


def test_a_file_that_cannot_be_read_sends_nothing(qtbot, window, tmp_path):
    choose_state(window, ReportState.SENT)
    dialog = opened(qtbot, "send-dialog")
    dialog.add_files((tmp_path / "gone.pdf",))
    click(dialog, "accept")
    qtbot.waitUntil(window.notice.isVisible, timeout=20000)
    assert state(window) is ReportState.DRAFTING


def test_whoever_does_not_send_keeps_the_state(qtbot, window):
    choose_state(window, ReportState.SENT)
    opened(qtbot, "send-dialog").reject()
    group = window.menus.groups["state"]
    assert [each.data() for each in group.actions() if each.isChecked()] == ["drafting"]


def test_a_copy_of_what_was_sent_can_be_saved_and_opened(qtbot, window, tmp_path, monkeypatch):
    send(qtbot, window)
    window.menus.actions["sent"].trigger()
    dialog = opened(qtbot, "sent-dialog")
    target, urls = tmp_path / "bản lưu.docx", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    assert dialog.file.digest in dialog.digest.text()
    click(dialog, "sent-copy")
    click(dialog, "sent-open")
    assert target.read_bytes() == dialog.file.data
    assert urls[0].toLocalFile().endswith(".docx")
    dialog.reject()


def test_what_was_sent_is_compared_with_now(qtbot, window):
    send(qtbot, window)
    send_text(editor_of(window, "i.hop"), "Thêm sau khi gửi ")
    saved(qtbot, window)
    window.menus.actions["sent"].trigger()
    click(opened(qtbot, "sent-dialog"), "sent-compare")
    dialog = opened(qtbot, "compare-dialog")
    assert "Thêm sau khi gửi" in dialog.text.toPlainText()
    dialog.reject()
    QApplication.activeModalWidget().reject()


def test_nothing_sent_says_how_to_send(qtbot, window):
    window.menus.actions["sent"].trigger()
    dialog = opened(qtbot, "sent-dialog")
    assert not dialog.list.isVisible()
    dialog.reject()


def test_typing_into_what_was_sent_warns_once(qtbot, window):
    send(qtbot, window)
    window.notice.hide()
    send_text(editor_of(window, "i.hop"), "x")
    assert window.notice.isVisible()
    window.notice.hide()
    send_text(editor_of(window, "i.hop"), "y")
    assert not window.notice.isVisible()


def test_a_draft_may_be_typed_into_without_a_word(window):
    send_text(editor_of(window, "i.hop"), "x")
    assert not window.notice.isVisible()
