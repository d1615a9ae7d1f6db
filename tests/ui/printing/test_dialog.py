"""What is printed, and how: chosen beside the pages as they will come."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from cchc_desk.desk.preview import Extent
from cchc_desk.errors import UserError
from cchc_desk.forms.medium import Medium
from cchc_desk.ui.printing.dialog import PrintDialog
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import make_report
from tests.ui.preview.papers import Maker


@pytest.fixture
def maker():
    made = Maker()
    yield made
    made.may_go_on.set()


def shown(qtbot, maker, report=None):
    theme = apply_theme(QApplication.instance(), Scheme.LIGHT, 100)
    dialog = PrintDialog(report or make_report(), theme, make=maker)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_whole_document_on_paper_is_shown_first(qtbot, maker):
    dialog = shown(qtbot, maker)
    qtbot.waitUntil(lambda: dialog.pages is not None)
    (wish,) = maker.asked
    assert (wish.extent, wish.medium, wish.draft) == (Extent.WHOLE, Medium.PAPER, False)
    assert dialog.go_on.isEnabled()
    qtbot.waitUntil(lambda: dialog.panel.view.page_count == 3)


def test_what_is_chosen_is_made_anew_and_only_that_is_printed(qtbot, maker):
    dialog = shown(qtbot, maker)
    qtbot.waitUntil(lambda: dialog.pages is not None)
    maker.may_go_on.clear()
    dialog.extent.buttons[Extent.APPENDICES].click()
    dialog.medium.buttons[Medium.ELECTRONIC].click()
    dialog.draft.click()
    assert dialog.pages is None
    assert not dialog.go_on.isEnabled()
    maker.may_go_on.set()
    qtbot.waitUntil(lambda: dialog.pages is not None)
    wish = dialog.pages.wish
    assert (wish.extent, wish.medium, wish.draft) == (
        Extent.APPENDICES, Medium.ELECTRONIC, True,
    )  # fmt: skip


def test_a_document_without_appendices_can_be_printed_as_a_whole_only(qtbot, maker):
    report = make_report()
    bare = replace(report, template=replace(report.template, appendices=()))
    dialog = shown(qtbot, maker, bare)
    assert list(dialog.extent.buttons) == [Extent.WHOLE]
    qtbot.waitUntil(lambda: dialog.pages is not None)


def test_pages_that_cannot_be_made_are_told_and_tried_again(qtbot, maker):
    maker.error = UserError("Trang không dựng được.")
    dialog = shown(qtbot, maker)
    qtbot.waitUntil(lambda: "Trang không dựng được." in words_of(dialog.panel))
    assert not dialog.go_on.isEnabled()
    maker.error = None
    dialog.panel.retry_wanted.emit()
    qtbot.waitUntil(dialog.go_on.isEnabled)


def words_of(panel):
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def test_enter_goes_on_and_escape_does_not(qtbot, maker):
    dialog = shown(qtbot, maker)
    qtbot.waitUntil(dialog.go_on.isEnabled)
    assert dialog.go_on.isDefault()
    results = []
    dialog.finished.connect(results.append)
    dialog.reject()
    assert results == [QDialog.DialogCode.Rejected]
