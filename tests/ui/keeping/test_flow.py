"""What the menus of the window do to keep a workspace safe, as a clerk does it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.i18n import tr
from cchc_desk.storage.check import verify
from cchc_desk.ui.keeping.flow import RestoreEverything
from tests.factories import answered
from tests.ui.windows import DOCUMENT, kept_answer, saved


def trigger(window, name):
    window.menus.actions[name].trigger()


def type_and_save(qtbot, window, text):
    window.session.set_answer("i.hop", answered(text))
    saved(qtbot, window)


@pytest.fixture
def chosen(monkeypatch):
    """Let every question for a file or folder be answered with one path."""

    def choose(path):
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(path))

    return choose


@pytest.fixture
def listed(qtbot, window, backed_up, dialog):
    """Open the list of backups and wait until the one that was made is in it."""
    trigger(window, "backups")
    shown = dialog("backups-dialog")
    qtbot.waitUntil(lambda: shown.list.chosen is not None)
    assert shown.list.chosen.path == backed_up.path
    return shown


def test_a_backup_is_made_when_it_is_asked_for(qtbot, window, dialog):
    trigger(window, "backups")
    shown = dialog("backups-dialog")
    assert not shown.empty.isHidden()
    shown.now.click()
    qtbot.waitUntil(lambda: shown.list.topLevelItemCount() == 1, timeout=10000)
    assert shown.list.chosen.reason is BackupReason.ASKED
    assert shown.now.isEnabled()


def test_a_second_place_is_chosen_in_the_window(qtbot, window, listed, chosen, tmp_path):
    (tmp_path / "USB").mkdir()
    chosen(tmp_path / "USB")
    listed.choose.click()
    qtbot.waitUntil(lambda: listed.list.topLevelItemCount() == 2, timeout=10000)
    assert str(tmp_path / "USB") in listed.second.where.text()


def test_one_document_is_taken_back_and_undo_brings_what_was_there(qtbot, window, listed, dialog):
    type_and_save(qtbot, window, "Viết sau khi sao lưu.")
    listed.findChild(object, "backup-look").click()
    contents = dialog("backup-contents-dialog")
    qtbot.waitUntil(contents.take.isEnabled, timeout=10000)
    assert contents.text.toPlainText()
    contents.take.click()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") != answered("Viết sau khi sao lưu.")
    window.session.undo()
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == answered("Viết sau khi sao lưu.")


def test_a_damaged_backup_is_refused_in_words(qtbot, window, listed, dialog):
    path = listed.list.chosen.path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    listed.findChild(object, "backup-look").click()
    contents = dialog("backup-contents-dialog")
    qtbot.waitUntil(lambda: path.name in contents.told.text(), timeout=10000)
    assert not contents.take.isEnabled()


def test_a_copy_of_a_backup_is_made_beside_and_opened(qtbot, window, listed, chosen, tmp_path):
    target = tmp_path / "bản sao.cchc"
    chosen(target)
    with qtbot.waitSignal(window.workspace_wanted, timeout=10000) as wanted:
        listed.findChild(object, "backup-copy").click()
    assert wanted.args == [target]
    assert verify(target) == ()


def test_everything_is_replaced_only_when_the_word_is_typed(qtbot, window, listed, dialog):
    listed.findChild(object, "backup-all").click()
    question = dialog("restore-all-dialog")
    assert not question.go_on.isEnabled()
    question.typed.setText("không")
    assert not question.go_on.isEnabled()
    question.typed.setText(question.word.lower())
    with qtbot.waitSignal(window.restore_wanted) as wanted:
        question.go_on.click()
    assert wanted.args[0].path == listed.list.chosen.path


def test_restoring_opens_what_the_backup_held_and_tells_what_was_kept(tmp_path, window, backed_up):
    window.session.set_answer("i.hop", answered("mới hơn"))
    path = window.session.path
    assert window.session.close()
    restoring = RestoreEverything(backed_up.path, backups.usual_place())
    with restoring(path) as desk:
        assert desk.report(DOCUMENT).answer("i.hop") != answered("mới hơn")
    assert restoring.kind == "ok"
    kept = [each.reason for each in backups.list_backups(backups.usual_place())]
    assert BackupReason.RESTORE in kept


def test_a_restoring_that_fails_opens_what_was_there(window, backed_up):
    path = window.session.path
    assert window.session.close()
    backed_up.path.write_bytes(b"")
    restoring = RestoreEverything(backed_up.path, backups.usual_place())
    with restoring(path) as desk:
        assert desk.documents()
    assert restoring.kind == "error"
    assert restoring.told


def test_the_data_are_checked_and_found_well(qtbot, window, dialog):
    trigger(window, "check")
    shown = dialog("check-dialog")
    qtbot.waitUntil(shown.bar.isHidden, timeout=10000)
    assert shown.list.isHidden()
    assert shown.words.text()


def test_damage_is_told_with_its_place(qtbot, window, dialog):
    def spoil(connection):
        connection.execute("UPDATE answer SET text = text || 'x' WHERE item = 'i.ke-hoach'")

    window.session.bridge.run(lambda desk: desk.workspace.write(spoil))
    trigger(window, "check")
    shown = dialog("check-dialog")
    qtbot.waitUntil(shown.list.isVisible, timeout=10000)
    assert shown.list.topLevelItemCount() >= 1
    assert shown.restore.isVisible()


def test_a_workspace_is_handed_over_and_taken_in(qtbot, window, dialog, monkeypatch, tmp_path):
    type_and_save(qtbot, window, "Bàn giao cả mục này.")
    source, target = tmp_path / "bàn giao.cchcbak", tmp_path / "nhận.cchc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(source), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(source), ""))
    trigger(window, "hand-over")
    box = dialog("handed-over")
    assert "SHA-256" in box.informativeText()
    box.accept()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    with qtbot.waitSignal(window.workspace_wanted, timeout=10000):
        trigger(window, "take-in")
    with Desk.open(target) as desk:
        assert desk.report(DOCUMENT).answer("i.hop") == answered("Bàn giao cả mục này.")


def test_what_cannot_be_taken_in_is_told(qtbot, window, chosen, tmp_path, monkeypatch):
    (tmp_path / "lạ.cchcbak").write_bytes(b"khong phai so lam viec")
    chosen(tmp_path / "lạ.cchcbak")
    target = str(tmp_path / "nhận.cchc")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (target, ""))
    trigger(window, "take-in")
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    assert not (tmp_path / "nhận.cchc").exists()


def test_the_status_line_tells_of_backups_and_leads_to_them(qtbot, window, backed_up, dialog):
    keeping = window.safe.keeping
    keeping.start(window.status)
    keeping.keeper.look()
    qtbot.waitUntil(window.status.backup.isVisible, timeout=10000)
    window.status.backup.click()
    assert dialog("backups-dialog")


def test_the_status_line_says_that_there_is_one_place_only(qtbot, window, backed_up):
    keeping = window.safe.keeping
    keeping.start(window.status)
    keeping.keeper.look()
    qtbot.waitUntil(window.status.backup.isVisible, timeout=10000)
    only = tr("Backup: {age}, on this computer only", age=tr("just now"))
    assert window.status.backup.text() == only
    assert window.notice.isHidden()


# --- the end --------------------------------------------------------------------------------------


ROLE = QMessageBox.ButtonRole


def answer_boxes(monkeypatch, *words):
    """Answer the questions with the buttons of these roles, all that come later with "lose"."""
    left, asked = list(words), []

    def answer(box):
        asked.append(box.text())
        role = left.pop(0) if left else ROLE.DestructiveRole
        (button,) = [each for each in box.buttons() if box.buttonRole(each) == role]
        button.click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def no_place(tmp_path):
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "cchc-desk").write_text("không phải thư mục")


def test_the_window_stays_open_when_the_last_backup_fails(qtbot, window, monkeypatch, tmp_path):
    assert window.safe.keeping
    type_and_save(qtbot, window, "Viết cuối ngày.")
    no_place(tmp_path)
    asked = answer_boxes(monkeypatch, ROLE.AcceptRole, ROLE.RejectRole)
    assert not window.close()
    assert len(asked) == 2
    assert not window.session.is_closed


def test_another_place_takes_the_last_backup(qtbot, window, monkeypatch, tmp_path, chosen):
    assert window.safe.keeping
    type_and_save(qtbot, window, "Viết cuối ngày.")
    no_place(tmp_path)
    (tmp_path / "ổ D").mkdir()
    chosen(tmp_path / "ổ D")
    answer_boxes(monkeypatch, ROLE.ActionRole)
    assert window.close()
    assert list((tmp_path / "ổ D").glob("*.cchcbak"))


def test_the_window_closes_without_a_backup_when_that_is_chosen(
    qtbot, window, monkeypatch, tmp_path
):
    assert window.safe.keeping
    type_and_save(qtbot, window, "Viết cuối ngày.")
    no_place(tmp_path)
    answer_boxes(monkeypatch, ROLE.DestructiveRole)
    assert window.close()
    assert window.session.is_closed


def test_closing_backs_up_what_was_typed(qtbot, window):
    assert window.safe.keeping
    type_and_save(qtbot, window, "Viết cuối ngày.")
    assert window.close()
    (made,) = backups.list_backups(backups.usual_place())
    with Desk.open_reading(Path(made.path)) as desk:
        assert desk.report(DOCUMENT).answer("i.hop") == answered("Viết cuối ngày.")


def test_a_second_place_is_asked_for_once_at_the_end(qtbot, window, monkeypatch, tmp_path, chosen):
    assert window.safe.keeping
    type_and_save(qtbot, window, "Viết cuối ngày.")
    (tmp_path / "USB").mkdir()
    chosen(tmp_path / "USB")
    asked = answer_boxes(monkeypatch, ROLE.AcceptRole)
    assert window.close()
    assert len(asked) == 1
    settings = window.settings
    assert settings.was_asked_for_place
    assert settings.second_backup_place == tmp_path / "USB"
    assert len(list((tmp_path / "USB").glob("*.cchcbak"))) == 1


def test_one_who_did_nothing_is_asked_nothing(window, monkeypatch, settings):
    assert window.safe.keeping
    asked = answer_boxes(monkeypatch)
    window.safe.keeping.keeper.look()
    settings.was_asked_for_place = True
    assert window.close()
    assert asked == []


def test_a_second_place_that_takes_nothing_is_told(qtbot, window, monkeypatch, tmp_path, chosen):
    assert window.safe.keeping
    type_and_save(qtbot, window, "Viết cuối ngày.")
    chosen(tmp_path / "không có")
    asked = []

    def answer(box):
        asked.append(box.text())
        if box.buttons():
            next(b for b in box.buttons() if box.buttonRole(b) == ROLE.AcceptRole).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert window.close()
    assert len(asked) == 2
    assert "không có" in asked[1]
