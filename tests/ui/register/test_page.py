"""The page of the register: it fills by itself, tells where used, and can be edited."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desk.desk.register import read_register
from tests.ui.editors.typist import send_text
from tests.ui.pages import click, retype
from tests.ui.register.conftest import OTHER
from tests.ui.windows import editor_of, saved


def codes(page):
    model = page.model
    return [model.line(row).cells[0] for row in range(model.rowCount())]


def kept(qtbot, window):
    found = []
    window.session.bridge.run(read_register, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return list(found[0].values())


def test_what_the_document_cites_stands_in_the_register(page):
    assert codes(page) == ["05/KH-SKHCN"]
    assert page.model.line(0).cells[1] == "12/01/2026"
    assert page.model.line(0).cells[2] == "Kế hoạch công tác rà soát văn bản"
    assert page.model.line(0).uses == 1


def test_what_is_typed_comes_into_the_register_by_itself(qtbot, window, tools):
    with qtbot.waitSignal(tools.filled, timeout=10000):
        pass
    send_text(editor_of(window, "i.hop"), "Thông báo số 7/TB-SKHCN ngày 01/02/2026 ")
    with qtbot.waitSignal(tools.filled, timeout=10000) as told:
        pass
    assert told.args == [1]
    assert {entry.citation.code for entry in kept(qtbot, window)} == {"05/KH-SKHCN", "7/TB-SKHCN"}


def test_the_register_waits_until_the_typing_pauses(qtbot, window, tools):
    with qtbot.waitSignal(tools.filled, timeout=10000):
        pass
    send_text(editor_of(window, "i.hop"), "Thông báo số 7/TB-SKHCN ngày 01/02/2026 ")
    with qtbot.assertNotEmitted(tools.filled):
        for _ in range(20):
            qtbot.wait(120)
            send_text(editor_of(window, "i.hop"), "a")
    with qtbot.waitSignal(tools.filled, timeout=10000):
        pass


def test_the_places_of_a_document_are_listed_and_gone_to(qtbot, window, page):
    qtbot.waitUntil(lambda: page.panel.uses.count() == 1)
    page.panel.uses.itemClicked.emit(page.panel.uses.item(0))
    assert window.places.is_on_show("form")
    assert window.focusWidget().textCursor().selectedText().startswith("Kế hoạch số 05/KH-SKHCN")


def test_words_without_marks_find_an_entry(qtbot, page):
    send_text(page.words, "ra soat 05")
    qtbot.waitUntil(lambda: codes(page) == ["05/KH-SKHCN"])
    send_text(page.words, "x")
    qtbot.waitUntil(lambda: codes(page) == [])
    assert page.empty.text()


def test_another_date_in_the_text_is_a_contradiction(qtbot, window, tools, page):
    page.left.emit()
    send_text(editor_of(window, "i.hop"), f"{OTHER} ")
    window.menus.actions["register"].trigger()
    qtbot.waitUntil(lambda: page.model.contradicted == 1)
    page.choice.setCurrentIndex(page.choice.findData("conflicts"))
    assert codes(page) == ["05/KH-SKHCN"]
    assert page.panel.conflicts.count() >= 1
    page.panel.conflicts.itemClicked.emit(page.panel.conflicts.item(0))
    assert window.places.is_on_show("form")


def test_notes_of_the_office_are_kept_as_they_are_typed(qtbot, window, page):
    retype(page, "entry-note", "Gửi bản giấy")
    retype(page, "entry-forwarded", "15/01/2026")
    saved(qtbot, window)
    (entry,) = kept(qtbot, window)
    assert (entry.note, entry.forwarded) == ("Gửi bản giấy", date(2026, 1, 15))
    window.session.undo()
    window.session.undo()
    qtbot.waitUntil(lambda: kept(qtbot, window)[0].note == "")


def test_a_day_that_is_none_is_told_and_not_kept(qtbot, window, page):
    retype(page, "entry-date", "31/02/2026")
    assert page.panel.fault.isVisible()
    saved(qtbot, window)
    assert kept(qtbot, window)[0].citation.date == date(2026, 1, 12)


def test_an_entry_that_is_taken_out_stays_out_until_it_is_put_back(qtbot, window, page):
    click(page, "entry-hide")
    qtbot.waitUntil(lambda: codes(page) == [])
    assert kept(qtbot, window)[0].is_hidden
    page.choice.setCurrentIndex(page.choice.findData("hidden"))
    assert codes(page) == ["05/KH-SKHCN"]
    click(page, "entry-hide")
    qtbot.waitUntil(lambda: not kept(qtbot, window)[0].is_hidden)


def test_a_document_can_be_added_by_hand(qtbot, window, page):
    click(page, "register-add")
    qtbot.waitUntil(lambda: page.model.total == 2)
    qtbot.waitUntil(lambda: page.panel.entry().citation.number == "")
    retype(page, "entry-number", "88")
    retype(page, "entry-symbol", "CV-SKHCN")
    saved(qtbot, window)
    assert "88/CV-SKHCN" in {entry.citation.code for entry in kept(qtbot, window)}


def test_escape_turns_back_to_the_document(window, page):
    QTest.keyClick(page.words, Qt.Key.Key_Escape)
    assert window.places.is_on_show("form")
    assert window.left.isVisible()


def test_ten_citations_of_one_paragraph_all_come(qtbot, window, tools, page):
    page.left.emit()
    text = "; ".join(f"Kế hoạch số {n}/KH-SKHCN ngày {n}/3/2026 về việc {n}" for n in range(11, 21))
    send_text(editor_of(window, "i.hop"), f"{text} ")
    window.menus.actions["register"].trigger()
    qtbot.waitUntil(lambda: page.model.total == 11)


def test_the_page_gives_the_cursor_back_to_its_text(qtbot, window, tools):
    editor = editor_of(window, "i.hop")
    window.menus.actions["register"].trigger()
    qtbot.waitUntil(lambda: window.places.is_guest_on_show)
    tools.page.left.emit()
    assert window.focusWidget() is editor
