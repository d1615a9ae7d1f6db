"""Another template for the document on show: all text goes along, and is shown where."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton

from cchc_desk.desk.choices import Choices
from cchc_desk.desk.shipped import shipped_templates
from cchc_desk.forms.outline import Item
from cchc_desk.forms.period import STANDARD_KINDS
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.i18n import tr
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.template_change import fitting
from cchc_desk.ui.template_dialog import NOWHERE, TemplateDialog
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import answered, make_report, make_template
from tests.ui.windows import make_workspace, open_window, saved

SAID = {"i.ke-hoach": answered("Đã ban hành."), "i.hop": answered("Đã họp.")}
ALIKE = make_template(
    id="moi",
    name="Mẫu mới",
    items=(
        Item("a", 1, "CHỈ ĐẠO, ĐIỀU HÀNH"),
        Item("b", 2, "Kế hoạch"),
        Item("c", 2, "Việc khác"),
    ),
)
OTHER = make_template(id="khac", name="Mẫu khác", items=(Item("x", 1, "Thể chế"),))


@pytest.fixture
def dialog(qtbot):
    theme = apply_theme(QApplication.instance(), Scheme.LIGHT, 100)
    made = TemplateDialog(make_report(answers=SAID), (ALIKE, OTHER), theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pairs(dialog):
    rows = (dialog.pairs.topLevelItem(row) for row in range(dialog.pairs.topLevelItemCount()))
    return [(row.text(0), row.text(1)) for row in rows]


def choose(box: QComboBox, place):
    box.setCurrentIndex(place)
    box.activated.emit(place)


# --- the dialog -----------------------------------------------------------------------------------


def test_it_shows_where_each_text_goes(dialog):
    assert pairs(dialog) == [("1. Kế hoạch", "1. Kế hoạch"), ("- Họp giao ban", tr("Unplaced"))]
    assert dialog.counts.property("status") == "warning"


def test_another_template_is_shown_at_once(dialog):
    dialog.template.setCurrentIndex(1)
    assert [taker for _, taker in pairs(dialog)] == [tr("Unplaced")] * 2
    assert dialog.chosen().template == OTHER


def test_the_clerk_says_where_a_text_goes(dialog):
    QTest.keyClick(dialog.pairs, Qt.Key.Key_Down)
    choose(dialog.target, dialog.target.findData("c"))
    assert pairs(dialog)[1] == ("- Họp giao ban", "2. Việc khác")
    assert dialog.chosen().pairs["i.hop"] == "c"
    assert dialog.counts.property("status") == "ok"
    assert dialog.pairs.current_id == "i.hop"


def test_a_text_can_be_left_without_a_place(dialog):
    choose(dialog.target, dialog.target.findData(NOWHERE))
    assert pairs(dialog)[0] == ("1. Kế hoạch", tr("Unplaced"))
    assert "i.ke-hoach" not in dialog.chosen().pairs


def test_the_target_follows_the_chosen_line(dialog):
    assert dialog.target.currentData() == "b"
    QTest.keyClick(dialog.pairs, Qt.Key.Key_Down)
    assert dialog.target.currentData() == NOWHERE


# --- what is offered ------------------------------------------------------------------------------


def offered(*templates):
    return fitting(Choices(STANDARD_KINDS, templates, ()), make_report())


def test_templates_of_the_kind_and_period_are_offered():
    plan = make_template(id="kh", kind=DocumentKind.PLAN)
    yearly = make_template(id="nam", periods=("nam",))
    assert offered(ALIKE, plan, yearly, make_report().template) == (ALIKE,)


def test_a_newer_version_of_the_same_template_is_offered():
    newer = make_template(version=2)
    assert offered(newer) == (newer,)


def test_a_template_that_was_learned_is_offered_for_every_period():
    learned = make_template(id="hoc", periods=("nam",), learned_from="a.docx")
    assert offered(learned) == (learned,)


# --- in the window --------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot, tmp_path):
    path = make_workspace(tmp_path / "sổ.cchc")
    made = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    yield made
    made.close()


@pytest.fixture
def asked(qtbot, window):
    window.menus.actions["template"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    return QApplication.activeModalWidget()


def accept(qtbot, window, dialog):
    name = dialog.chosen().template.id
    QTest.mouseClick(dialog.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.report.template.id == name)
    saved(qtbot, window)


def all_words(report):
    return " ".join(plain_text(answer.blocks) for answer in report.answers.values())


def test_the_document_follows_the_template_and_keeps_its_words(qtbot, window, asked):
    accept(qtbot, window, asked)
    assert "Đã ban hành kế hoạch." in all_words(window.session.report)
    ids = [item.id for item in window.session.report.template.items]
    assert set(window.places.form.cards) <= set(ids)


def test_undo_brings_the_former_outline_back(qtbot, window, asked):
    accept(qtbot, window, asked)
    window.undo()
    qtbot.waitUntil(lambda: window.session.report.template.id == "mau")
    qtbot.waitUntil(lambda: "i.ke-hoach" in window.places.form.cards)
    assert plain_text(window.session.report.answer("i.ke-hoach").blocks) == "Đã ban hành kế hoạch."


def test_text_without_a_place_is_told_and_shown(qtbot, window, asked):
    choose(asked.target, asked.target.findData(NOWHERE))
    accept(qtbot, window, asked)
    button = next(b for b in window.notice.offers() if b.text() == tr("&See what is unplaced"))
    button.click()
    assert window.places.is_on_show("unplaced")
    assert "Đã ban hành kế hoạch." in plain_text(window.session.report.answer(UNPLACED).blocks)


def test_cancel_changes_nothing(window, asked):
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert window.session.report.template.id == "mau"
    assert not window.notice.isVisible()


def test_the_shipped_templates_can_be_chosen(asked):
    names = {template.name for template in shipped_templates()}
    shown = {asked.template.itemText(place) for place in range(asked.template.count())}
    assert shown & names
