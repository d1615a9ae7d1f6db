import email
from email import policy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from cchc_desk.desk.exporting import Exporting
from cchc_desk.ui.exporting.mail_dialog import MailDialog
from cchc_desk.ui.exporting.options_dialog import ExportDialog
from cchc_desk.ui.settings import Settings
from tests.ui.windows import make_workspace, open_window


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    opened = open_window(qtbot, make_workspace(tmp_path / "a.cchc"), Settings(tmp_path / "s.ini"))
    opened.settings.last_export_folder = tmp_path
    return opened


@pytest.fixture
def opened(monkeypatch):
    """What was handed to other programs."""
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


def wait_for_notice(qtbot, window):
    qtbot.waitUntil(window.notice.isVisible, timeout=20000)


def dialog_of(qtbot, kind):
    def shown():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def answer(qtbot, role):
    box = dialog_of(qtbot, QMessageBox)
    (button,) = [each for each in box.buttons() if box.buttonRole(each) == role]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(monkeypatch, target):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".docx"])
def test_a_document_is_exported_as_what_was_chosen(qtbot, window, tmp_path, monkeypatch, suffix):
    target = tmp_path / f"a{suffix}"
    choose(monkeypatch, target)
    window.outputs.ask_export_options()
    dialog = dialog_of(qtbot, ExportDialog)
    dialog.kinds[suffix].setChecked(True)
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait_for_notice(qtbot, window)
    assert target.read_bytes()[:4] == (b"%PDF" if suffix == ".pdf" else b"PK\x03\x04")
    assert target.name in window.notice.words.text()


def test_what_a_kind_of_file_cannot_hold_is_not_offered(qtbot, window):
    dialog = ExportDialog(window.session.report, Exporting(), window.theme)
    qtbot.addWidget(dialog)
    dialog.kinds[".xlsx"].setChecked(True)
    assert dialog.embed.isHidden()
    assert not dialog.tables.isHidden()
    assert not any(radio.isEnabled() for radio in dialog.mediums.values())


def test_the_dialog_names_the_files_that_will_be_written(qtbot, window):
    dialog = ExportDialog(window.session.report, Exporting(), window.theme)
    qtbot.addWidget(dialog)
    assert dialog.names.text().count(".docx") == 1
    dialog.separate.setChecked(True)
    assert dialog.names.text().count(".docx") == 2


def test_what_was_chosen_last_is_offered_again(qtbot, window):
    chosen = Exporting(separate_appendix=True, embed=False)
    dialog = ExportDialog(window.session.report, chosen, window.theme)
    qtbot.addWidget(dialog)
    assert dialog.exporting().separate_appendix
    assert not dialog.exporting().embed


def test_a_file_that_was_edited_in_word_is_not_replaced_unasked(qtbot, window, tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(b"edited")
    window.outputs.export.write(window.session.report, target, Exporting())
    answer(qtbot, QMessageBox.ButtonRole.AcceptRole)
    wait_for_notice(qtbot, window)
    assert target.read_bytes() == b"edited"
    assert (tmp_path / "a (2).docx").is_file()


def test_a_file_that_is_open_in_word_can_be_written_beside(qtbot, window, tmp_path):
    target = tmp_path / "a.docx"
    (tmp_path / "~$a.docx").write_bytes(b"owner")
    target.write_bytes(b"old")
    window.outputs.export.write(window.session.report, target, Exporting())
    answer(qtbot, QMessageBox.ButtonRole.DestructiveRole)
    wait_for_notice(qtbot, window)
    assert target.read_bytes() == b"old"
    window.notice.offers()[1].click()
    qtbot.waitUntil((tmp_path / "a (2).docx").is_file, timeout=20000)


def test_our_own_last_export_is_replaced_without_a_question(qtbot, window, tmp_path):
    target = tmp_path / "a.docx"
    for _ in range(2):
        window.notice.hide()
        window.outputs.export.write(window.session.report, target, Exporting())
        wait_for_notice(qtbot, window)
    assert [f.name for f in tmp_path.glob("*.docx")] == ["a.docx"]


def test_a_letter_is_handed_to_the_mail_program(qtbot, window, tmp_path, opened):
    window.outputs.ask_mail()
    dialog = dialog_of(qtbot, MailDialog)
    dialog.to.setText("Sở Nội vụ <snv@dongson.example.vn>")
    dialog.kinds[".pdf"].setChecked(True)
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait_for_notice(qtbot, window)
    (draft,) = tmp_path.glob("*.eml")
    assert opened == [str(draft)]
    message = email.message_from_bytes(draft.read_bytes(), policy=policy.SMTP)
    assert message["X-Unsent"] == "1"
    assert "snv@dongson.example.vn" in message["To"]
    names = [part.get_filename() for part in message.iter_attachments()]
    assert [name.rpartition(".")[2] for name in names] == ["docx", "pdf"]


def test_a_wrong_address_is_told_and_nothing_is_written(qtbot, window, tmp_path):
    window.outputs.ask_mail()
    dialog = dialog_of(qtbot, MailDialog)
    dialog.to.setText("không phải địa chỉ")
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait_for_notice(qtbot, window)
    assert "không phải địa chỉ" in window.notice.words.text()
    assert not list(tmp_path.glob("*.eml"))


def test_the_addresses_are_remembered_when_that_is_wanted(qtbot, window, opened):
    window.outputs.ask_mail()
    dialog = dialog_of(qtbot, MailDialog)
    dialog.to.setText("a@b.vn; c@d.vn")
    dialog.keep.setChecked(True)
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait_for_notice(qtbot, window)
    qtbot.waitUntil(lambda: window.session.report.office.mail.to == ("a@b.vn", "c@d.vn"))


def test_the_letter_can_be_copied_for_other_mail_programs(qtbot, window, opened):
    window.outputs.ask_mail()
    dialog = dialog_of(qtbot, MailDialog)
    letter = dialog.letter()
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait_for_notice(qtbot, window)
    window.notice.offers()[1].click()
    assert QGuiApplication.clipboard().text() == letter


def test_words_that_the_clerk_changed_are_not_filled_in_again(qtbot, window):
    dialog = MailDialog(window.session.report, window.theme)
    qtbot.addWidget(dialog)
    dialog.body.setPlainText("Thư của tôi")
    dialog.kinds[".pdf"].setChecked(True)
    assert dialog.body.toPlainText() == "Thư của tôi"


def test_the_names_of_the_files_follow_what_goes_along(qtbot, window):
    dialog = MailDialog(window.session.report, window.theme)
    qtbot.addWidget(dialog)
    dialog.kinds[".pdf"].setChecked(True)
    assert ".pdf" in dialog.body.toPlainText()


def test_a_letter_without_a_file_cannot_be_made(qtbot, window):
    dialog = MailDialog(window.session.report, window.theme)
    qtbot.addWidget(dialog)
    dialog.kinds[".docx"].setChecked(False)
    assert not dialog.go_on.isEnabled()


def test_the_usual_words_of_the_office_are_kept_in_its_profile(qtbot, window, opened):
    window.outputs.ask_mail()
    dialog = dialog_of(qtbot, MailDialog)
    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    words = dialog.findChild(type(dialog).__mro__[1], "mail-words-dialog")
    words.subject.setText("Gửi {report.title}")
    assert not words.warning.isVisible()
    words.body.setPlainText("{nobody.knows}")
    assert words.warning.isVisible()
    qtbot.mouseClick(words.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.report.office.mail.subject == "Gửi {report.title}")
    assert dialog.subject.text().startswith("Gửi Báo cáo")
    dialog.reject()
