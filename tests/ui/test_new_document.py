from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QPushButton

from cchc_desk.desk.choices import Choices
from cchc_desk.forms.period import STANDARD_KINDS
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import tr
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.ui.new_document import NewDocument, NewDocumentDialog
from cchc_desk.ui.theme import Scheme, Theme
from tests.factories import make_template

REPORT = make_template(name="Báo cáo định kỳ", notice="Hãy đối chiếu với hướng dẫn.")
LEARNED = make_template(id="hoc", name="Báo cáo đã học", learned_from="Báo cáo 2025.docx")
PLAN = make_template(id="kh", name="Kế hoạch năm", kind=DocumentKind.PLAN, periods=("nam",))
TODAY = date(2026, 4, 9)


def entry(period_id, title, template=REPORT):
    state = ReportState.SENT
    return ReportEntry(period_id, template.kind, template.id, 1, period_id, title, state)


FIRST, LAST = entry("2026-quy-1", "Báo cáo\nQuý I"), entry("2025-nam", "Báo cáo năm 2025")


@pytest.fixture
def ask(qtbot):
    opened = []  # else Python would take the dialogs away at once

    def open_(*documents, templates=(REPORT, LEARNED, PLAN), kinds=STANDARD_KINDS):
        dialog = NewDocumentDialog(Choices(tuple(kinds), tuple(templates), documents), TODAY)
        qtbot.addWidget(dialog)
        dialog.show()
        opened.append(dialog)
        return dialog

    return open_


def choose(box, words):
    box.setCurrentIndex(box.findText(words))


def test_enter_makes_the_report_that_is_due_next_from_the_last_one(qtbot, ask):
    dialog = ask(FIRST, LAST)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen() == NewDocument(REPORT, "2026-6-thang", "2026-quy-1")


def test_the_first_document_begins_empty(ask):
    dialog = ask()
    assert dialog.chosen() == NewDocument(REPORT, "2026-6-thang", None)
    assert dialog.summary.source.text() == tr("All items are empty at first.")


def test_it_can_be_cancelled(qtbot, ask):
    dialog = ask()
    cancel = dialog.findChild(QPushButton, "cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_one_button_is_the_primary_one(ask):
    buttons = ask().findChildren(QPushButton)
    assert [each.objectName() for each in buttons if each.property("primary")] == ["accept"]


def test_another_year_and_period_can_be_chosen(ask):
    dialog = ask(FIRST, LAST)
    dialog.year.setValue(2026)
    dialog.period.setCurrentIndex(dialog.period.findData("quy-3"))
    choose(dialog.earlier, LAST.title)
    assert dialog.chosen() == NewDocument(REPORT, "2026-quy-3", "2025-nam")


def test_the_list_of_sources_follows_the_period(ask):
    dialog = ask(FIRST, LAST)
    dialog.period.setCurrentIndex(dialog.period.findData("quy-1"))
    assert dialog.chosen().earlier == "2025-nam"
    dialog.year.setValue(2024)
    assert dialog.chosen().earlier is None


def test_another_template_shows_its_notice_and_its_periods(ask):
    dialog = ask(FIRST)
    assert dialog.notice.text() == REPORT.notice
    choose(dialog.template, LEARNED.name)
    assert dialog.notice.text() == tr("Learned from “{file}”.", file="Báo cáo 2025.docx")
    choose(dialog.template, PLAN.name)
    assert not dialog.notice.isVisible()
    assert dialog.chosen() == NewDocument(PLAN, "2026-nam", None)
    assert dialog.period.count() == 1


def test_a_line_parts_reports_from_plans(ask):
    template = ask().template
    assert template.itemData(2, Qt.ItemDataRole.AccessibleDescriptionRole) == "separator"


def test_it_is_said_what_will_be_made(ask):
    summary = ask(FIRST).summary
    assert summary.title.text() == "Báo cáo 6 tháng đầu năm 2026"
    days = tr("Data from {first} to {last}", first="15/12/2025", last="14/06/2026")
    window, due = summary.days.text().split("\n")
    assert window == days
    assert "15/6" in due
    assert "“Báo cáo Quý I”" in summary.source.text()


def test_a_plan_has_no_days_of_data(ask):
    dialog = ask()
    choose(dialog.template, PLAN.name)
    assert dialog.summary.title.text() == "Kế hoạch năm 2026"
    assert not dialog.summary.days.isVisible()


def test_a_second_document_of_a_period_is_warned_of_and_not_forbidden(ask):
    dialog = ask(FIRST)
    assert not dialog.summary.warning.isVisible()
    dialog.period.setCurrentIndex(dialog.period.findData("quy-1"))
    assert dialog.summary.warning.isVisible()
    assert "Báo cáo Quý I" in dialog.summary.warning.text()
    assert dialog.make.isEnabled()


def test_without_a_period_nothing_can_be_made(ask):
    dialog = ask(kinds=[kind for kind in STANDARD_KINDS if kind.id == "quy-1"])
    assert dialog.make.isEnabled()
    choose(dialog.template, PLAN.name)
    assert not dialog.make.isEnabled()
    assert not dialog.findChild(QFrame, "summary").isVisible()


def test_every_input_has_a_name_for_screen_readers(ask):
    dialog = ask()
    inputs = (dialog.template, dialog.year, dialog.period, dialog.earlier)
    assert all(each.accessibleName() and each.objectName() for each in inputs)


def test_a_long_title_does_not_widen_the_dialog(ask):
    long = entry("2026-quy-1", "Công tác cải cách hành chính " * 20)
    assert ask(long).width() == ask().width() <= 560


def test_the_dialog_grows_to_show_a_warning_whole(qtbot, ask):
    dialog = ask(FIRST)
    before = dialog.height()
    dialog.period.setCurrentIndex(dialog.period.findData("quy-1"))
    qtbot.waitUntil(lambda: dialog.height() > before)
    summary = dialog.summary
    bottom = summary.mapTo(dialog, summary.rect().bottomLeft()).y()
    assert bottom < dialog.make.mapTo(dialog, dialog.make.rect().topLeft()).y()


@pytest.fixture
def theme(qapp):
    made = Theme(qapp)
    made.use(Scheme.LIGHT, 200)
    return made


def test_at_twice_the_size_the_dialog_stays_on_the_screen_and_its_buttons_in_sight(theme, ask):
    dialog = ask(FIRST)
    dialog.dress(theme)
    screen = dialog.screen().availableSize()
    assert dialog.width() < screen.width()
    assert dialog.height() < screen.height()
    assert dialog.rect().contains(dialog.make.mapTo(dialog, dialog.make.rect().bottomRight()))
    assert not dialog.summary.sign.pixmap().isNull()
