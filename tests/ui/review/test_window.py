"""The review in the window: found behind the clerk's back, gone through, mended, dismissed."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.review_dismissals import Reach, read_dismissals
from cchc_desk.review.finding import Severity
from cchc_desk.ui import review_tools
from cchc_desk.ui.review import checker
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, answered, make_report
from tests.ui.windows import DOCUMENT, editor_of, open_window, saved, text_of

SLIP = "Sở đã sử lý hồ sơ."
ITEM = "i.ke-hoach"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "sổ.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report(answers={ITEM: answered(f"Đã họp.\n{SLIP}")}))
    return path


@pytest.fixture
def window(qtbot, path, tmp_path, monkeypatch):
    monkeypatch.setattr(review_tools, "FIRST_MS", 0)
    monkeypatch.setattr(checker, "PAUSE_MS", 20)
    window = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    reviewed(qtbot, window)
    yield window
    window.close()


def reviewed(qtbot, window):
    """Wait until what is on show is reviewed."""
    saved(qtbot, window)
    qtbot.waitUntil(
        lambda: window.review.checker.is_idle and window.review.reviewed is not None, timeout=20000
    )


def rules(window):
    return [each.rule for each in window.review.reviewed.found.open]


def panel(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_F7)
    dock = window.findChild(QDockWidget, "review-dock")
    qtbot.waitUntil(dock.isVisible)
    return window.review.dock.panel


def choose(panel, rule):
    """Turn to a finding of a rule as the arrows do."""
    for _ in panel.open_entries():
        entry = panel.list.step(1)
        if entry.finding.rule == rule:
            return entry
    raise AssertionError(rule)


def marked(editor):
    return [each.cursor.selectedText() for each in editor.extraSelections()]


def test_the_review_begins_when_the_first_keys_are_typed(
    qtbot, path, tmp_path, monkeypatch, typing
):
    monkeypatch.setattr(review_tools, "FIRST_MS", 0)
    window = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    qtbot.wait(600)
    assert "checker" not in vars(window.review)
    typing.clear()
    reviewed(qtbot, window)
    window.close()


def test_slips_are_underlined_and_counted_without_being_asked_for(window):
    assert "SPELL" in rules(window)
    assert marked(editor_of(window, ITEM)) == ["sử lý"]
    assert "1" in window.findChild(QObject, "findings-button").text()
    assert window.findChild(QDockWidget, "review-dock") is None


def test_marks_leave_the_text_and_its_undo_alone(window):
    editor = editor_of(window, ITEM)
    assert not editor.document().isUndoAvailable()
    assert text_of(window, ITEM) == f"Đã họp.\n{SLIP}"


def test_what_is_typed_is_reviewed_after_a_pause(qtbot, window):
    editor = editor_of(window, ITEM)
    QTest.keyClicks(editor, "( a")
    qtbot.waitUntil(lambda: "PUNC-SPACE" in rules(window), timeout=20000)
    assert "( a" in editor.toPlainText()


def test_f8_opens_the_dock_and_selects_the_characters_of_the_first_finding(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_F8)
    entry = window.review.dock.panel.list.entry()
    assert entry.finding.severity is Severity.ERROR
    assert entry.finding.rule == "SPELL"
    assert editor_of(window, ITEM).textCursor().selectedText() == "sử lý"


def test_f8_goes_round_and_back(window):
    QTest.keyClick(window, Qt.Key.Key_F8)
    found = window.review.dock.panel.list
    first = found.entry()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert found.entry() != first
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert found.entry() == first
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert found.entry() != first


def test_every_finding_leads_somewhere_or_says_that_it_does_not(qtbot, window):
    shown = panel(qtbot, window)
    for _ in shown.open_entries():
        window.review.step(1)
    assert window.places.currentWidget() is not None


def test_a_fix_is_a_step_that_undo_takes_back(qtbot, window):
    shown = panel(qtbot, window)
    choose(shown, "SPELL")
    QTest.mouseClick(shown.detail.fix, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "xử lý" in text_of(window, ITEM))
    reviewed(qtbot, window)
    assert "SPELL" not in rules(window)
    window.undo()
    qtbot.waitUntil(lambda: SLIP in text_of(window, ITEM))


def test_esc_in_the_list_goes_back_to_the_text(qtbot, window):
    editor = editor_of(window, ITEM)
    editor.setFocus()
    shown = panel(qtbot, window)
    shown.list.setFocus()
    QTest.keyClick(shown.list, Qt.Key.Key_Escape)
    assert editor.hasFocus()


def test_delete_dismisses_a_finding_here_and_the_other_list_gives_it_back(qtbot, window):
    shown = panel(qtbot, window)
    choose(shown, "SPELL")
    QTest.keyClick(shown.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "SPELL" not in rules(window), timeout=20000)
    assert marked(editor_of(window, ITEM)) == []
    shown.tabs.setCurrentIndex(1)
    shown.list.step(1)
    QTest.mouseClick(shown.detail.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "SPELL" in rules(window), timeout=20000)


def test_a_dismissal_is_kept_with_its_reach_and_reason(qtbot, window):
    shown = panel(qtbot, window)
    choose(shown, "SPELL")
    QTest.mouseClick(shown.detail.dismiss, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QObject, "dismiss-dialog")
    dialog.reaches[Reach.RULE].setChecked(True)
    QTest.keyClicks(dialog.why, "Dung roi")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "SPELL" not in rules(window), timeout=20000)
    kept = []
    window.session.bridge.run(lambda desk: read_dismissals(desk.workspace, DOCUMENT), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert [(each.reach, each.rule, each.reason) for each in kept[0]] == [
        (Reach.RULE, "SPELL", "Dung roi")
    ]


def test_items_with_slips_are_marked_in_the_outline_and_on_their_card(window):
    card = window.places.form.cards.get(ITEM)
    assert card.findChild(QObject, "warning").isVisibleTo(card)


def test_what_is_open_is_told_while_a_document_goes_out(window):
    gone = []
    window.review.telling(gone.append)(window.session.report)
    assert gone == [window.session.report]
    assert window.notice.isVisible()
    window.notice.offers()[0].click()
    assert window.findChild(QDockWidget, "review-dock").isVisible()


def test_the_counts_leave_out_what_they_are_pressed_for(qtbot, window):
    shown = panel(qtbot, window)
    before = shown.list.topLevelItemCount()
    shown.chips[Severity.ERROR].setChecked(False)
    assert shown.list.topLevelItemCount() == before - 1
