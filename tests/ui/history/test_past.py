"""The past of a document, of an item and of the bin, as a clerk goes through it."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cchc_desk.desk import versions
from cchc_desk.forms.answer import Answer
from cchc_desk.ui.history.losses import lost_label
from tests.factories import answered, make_report
from tests.ui.history.conftest import TEXTS
from tests.ui.windows import DOCUMENT, editor_of, kept_answer, saved


def trigger(window, name):
    window.menus.actions[name].trigger()


@pytest.fixture
def history(qtbot, window, dialog):
    trigger(window, "history")
    shown = dialog("history-dialog")
    qtbot.waitUntil(lambda: shown.places.topLevelItemCount() > 0, timeout=10000)
    return shown


def choose(qtbot, shown, row):
    shown.list.setCurrentItem(shown.list.topLevelItem(row))
    qtbot.waitUntil(lambda: "01" in shown.text.toPlainText(), timeout=10000)


def test_states_are_compared_by_words(history):
    assert history.text.toPlainText() == "Đã họp 0203 lần trong quý.quý này."


def test_an_earlier_state_becomes_the_newest_and_can_be_undone(qtbot, window, history):
    choose(qtbot, history, 2)
    history.whole.click()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == answered(TEXTS[0])
    window.session.undo()
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == answered(TEXTS[2])


def test_one_item_is_restored_from_the_history_of_the_document(qtbot, window, history):
    choose(qtbot, history, 2)
    assert history.item.isEnabled()
    history.item.click()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == answered(TEXTS[0])


def test_the_newest_state_cannot_be_restored(history):
    history.list.setCurrentItem(history.list.topLevelItem(0))
    assert not history.whole.isEnabled()


def test_a_state_is_compared_with_the_one_before_it(qtbot, history):
    history.against.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "0102" in history.text.toPlainText(), timeout=10000)


def test_a_version_is_kept_under_a_name_and_offered_for_comparing(qtbot, history):
    history.name.setText("Trình Giám đốc")
    history.keep.click()
    qtbot.waitUntil(lambda: history.against.count() == 3, timeout=10000)
    assert history.list.topLevelItem(0).text(1) == "Trình Giám đốc"


def test_what_was_sent_is_saved_byte_for_byte(qtbot, window, monkeypatch, tmp_path, dialog):
    window.session.bridge.run(
        lambda desk: versions.keep_sent(desk, DOCUMENT, {"bc.docx": b"PK\x03\x04"})
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    trigger(window, "history")
    shown = dialog("history-dialog")
    qtbot.waitUntil(lambda: shown.list.topLevelItemCount() > 0, timeout=10000)
    shown.list.setCurrentItem(shown.list.topLevelItem(0))
    qtbot.waitUntil(shown.sent.isVisible, timeout=10000)
    shown.sent.click()
    qtbot.waitUntil((tmp_path / "bc.docx").exists, timeout=10000)
    assert (tmp_path / "bc.docx").read_bytes() == b"PK\x03\x04"


def test_the_history_of_the_item_at_the_cursor_is_shown_and_restored(qtbot, window, dialog):
    editor_of(window, "i.hop")
    trigger(window, "item-history")
    shown = dialog("item-history-dialog")
    qtbot.waitUntil(lambda: shown.list.count() > 2, timeout=10000)
    shown.list.setCurrentRow(2)
    assert "01" in shown.text.toPlainText()
    shown.take.click()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == answered(TEXTS[0])


# --- the bin --------------------------------------------------------------------------------------


@pytest.fixture
def bin_(qtbot, window, dialog):
    window.session.delete_document(DOCUMENT)
    saved(qtbot, window)
    trigger(window, "bin")
    shown = dialog("bin-dialog")
    qtbot.waitUntil(lambda: shown.list.topLevelItemCount() == 1, timeout=10000)
    return shown


def test_a_deleted_document_comes_back_from_the_bin(qtbot, window, bin_):
    assert not bin_.purge.isEnabled()
    bin_.restore.click()
    qtbot.waitUntil(lambda: window.session.report is not None, timeout=10000)
    assert window.session.report.answer("i.hop") == answered(TEXTS[2])


def test_after_its_time_a_document_is_removed_for_good_knowingly(
    qtbot, window, bin_, dialog, monkeypatch
):
    monkeypatch.setattr(versions, "BIN_AGE", timedelta(0))
    bin_.read()
    qtbot.waitUntil(bin_.purge.isEnabled, timeout=10000)
    bin_.purge.click()
    box = dialog("purge-question")
    lose = QMessageBox.ButtonRole.DestructiveRole
    next(each for each in box.buttons() if box.buttonRole(each) == lose).click()
    qtbot.waitUntil(lambda: bin_.list.topLevelItemCount() == 0, timeout=10000)


def test_an_empty_bin_says_so(qtbot, window, dialog):
    trigger(window, "bin")
    shown = dialog("bin-dialog")
    qtbot.waitUntil(lambda: bool(shown.told.text()), timeout=10000)
    assert not shown.restore.isEnabled()


# --- much lost ------------------------------------------------------------------------------------


def test_wiping_a_long_text_is_told_and_undone_at_once(qtbot, window):
    long = answered("Nội dung dài. " * 40)
    window.session.set_answer("i.hop", long)
    window.session.refresh()
    saved(qtbot, window)
    editor = editor_of(window, "i.hop")
    qtbot.waitUntil(lambda: len(editor.toPlainText()) > 400)
    editor.selectAll()
    editor.textCursor().removeSelectedText()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    saved(qtbot, window)
    window.notice.offers()[0].click()
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == long


@pytest.mark.parametrize(
    ("before", "after", "is_lost"),
    [("chữ " * 100, "", True), ("chữ " * 100, "chữ " * 90, False), ("ngắn", "", False)],
)
def test_only_much_of_a_long_text_counts_as_lost(before, after, is_lost):
    report = make_report(answers={"i.hop": answered(before)})
    wanted = answered(after) if after else Answer()
    assert (lost_label(report, "i.hop", wanted) is not None) == is_lost
