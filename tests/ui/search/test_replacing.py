"""Replacing with a preview of every place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItemIterator

from cchc_desk.ui.search.runs_delegate import RUNS
from tests.ui.editors.typist import send_text
from tests.ui.windows import kept_answer, saved, text_of


def lines(dialog):
    """Return the lines with a tick, in their order."""
    found, at = [], QTreeWidgetItemIterator(dialog.list)
    while at.value() is not None:
        if at.value().parent() is not None:
            found.append(at.value())
        at += 1
    return found


def ask(dialog, words, text):
    dialog.words.clear()
    send_text(dialog.words, words)
    dialog.whole.click()
    dialog.whole.click()
    send_text(dialog.text, text)


def shown(line):
    return "".join(run.text for run in line.data(0, RUNS))


def test_every_place_is_shown_as_it_will_read(dialog):
    made = dialog("replace")
    ask(made, "ke hoach", "De an")
    assert len(lines(made)) == 6
    assert shown(lines(made)[0]) == "Theo kế hoạchDe an"
    made.reject()


def test_only_the_places_with_a_tick_are_replaced_in_one_step(qtbot, window, dialog):
    made = dialog("replace")
    ask(made, "ke hoach", "De an")
    for line in lines(made)[2:]:
        line.setCheckState(0, Qt.CheckState.Unchecked)
    assert not made.all.isChecked()
    made.go_on.click()
    qtbot.waitUntil(window.notice.isVisible)
    saved(qtbot, window)
    assert text_of(window, "i.ke-hoach") == "Đã ban hành De an.\nKế hoạch gồm 43 nhiệm vụ."
    assert window.session.report.front.opening == ("Mở đầu", "Theo De an")
    window.notice.offers()[0].click()
    qtbot.waitUntil(lambda: window.session.report.front.opening == ("Mở đầu", "Theo kế hoạch"))
    assert "kế hoạch" in text_of(window, "i.ke-hoach")
    assert kept_answer(qtbot, window, "i.ke-hoach").blocks == (
        window.session.report.answer("i.ke-hoach").blocks
    )


def test_all_ticks_go_and_come_together(dialog):
    made = dialog("replace")
    ask(made, "ke hoach", "")
    made.all.click()
    assert made.replacements() == ()
    assert not made.go_on.isEnabled()
    made.all.click()
    assert len(made.replacements()) == 6
    made.reject()


def test_words_that_stand_nowhere_are_told(dialog):
    made = dialog("replace")
    ask(made, "khong co", "x")
    assert lines(made) == []
    assert made.note.text()
    assert not made.go_on.isEnabled()
    made.reject()


def test_the_words_of_the_line_are_taken_over(window, dialog):
    window.menus.actions["find"].trigger()
    send_text(window.texts.search.finder.bar.words, "nhiem vu")
    made = dialog("replace")
    assert made.words.text() == "nhiem vu"
    assert made.focusWidget() is made.text
    made.reject()
