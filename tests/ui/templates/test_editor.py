"""The editor of a template, used by keys as a clerk does."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.outline import AnswerKind, CarryPolicy, Item
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.period import STANDARD_KINDS
from cchc_desk.forms.template import FigureRow, Layout
from cchc_desk.ui.templates.editor import TemplateEditor
from cchc_desk.ui.templates.figure_picker import FigurePicker
from cchc_desk.ui.templates.item_form import AS_TYPED, BY_LEVEL
from cchc_desk.ui.templates.pane import Surroundings
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import make_template
from tests.ui.editors.typist import press
from tests.ui.pages import click, retype, shown

KEY, SHIFT, ALT = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
PAGES = ("outline", "general", "appendices", "figures")
TOTAL, DONE = Figure("tong", "Tổng số"), Figure("dung-han", "Đúng hạn")
BASE = make_template(name="Mẫu của sở")
AROUND = Surroundings(
    (TOTAL, DONE), ("Văn phòng Sở", "Thanh tra"), STANDARD_KINDS, frozenset({"muc-1"}),
    has_versions=True,
)  # fmt: skip


@pytest.fixture
def theme():
    return apply_theme(QApplication.instance(), Scheme.LIGHT, 100)


@pytest.fixture
def editor(qtbot, theme):
    return shown(qtbot, TemplateEditor(BASE, BASE, AROUND, theme), 1100, 700)


@pytest.fixture
def pane(editor):
    return editor.pane("outline")


def ids(editor):
    return [item.id for item in editor.template.items]


def levels(editor):
    return [item.level for item in editor.template.items]


def tab(editor, name):
    return editor.turn_to(name)


def choose(box, value):
    """Choose a value of a list as the clerk does."""
    box.setCurrentIndex([box.itemData(at) for at in range(box.count())].index(value))
    box.activated.emit(box.currentIndex())


def key(widget, which, modifier=Qt.KeyboardModifier.NoModifier):
    widget.setFocus()
    QTest.keyClick(widget, which, modifier)


# --- the outline ----------------------------------------------------------------------------------


def test_nothing_can_be_saved_before_something_is_changed(editor):
    assert not editor.is_changed
    assert not editor.save.isEnabled()
    assert not editor.undo_button.isEnabled()


def test_a_new_item_is_added_and_its_label_typed(editor, pane):
    pane.tree.go_to("i.ke-hoach")
    key(pane.tree, KEY.Key_F5)
    assert ids(editor)[:5] == ["i", "i.ke-hoach", "i.hop", "i.so", "muc-2"]
    assert QApplication.focusWidget() is pane.form.label
    QTest.keyClicks(pane.form.label, "The che")
    assert editor.template.items[-1] == Item("muc-2", 2, "The che")
    assert editor.save.isEnabled()


def test_an_inner_item_is_added(editor, pane):
    pane.tree.go_to("i")
    key(pane.tree, KEY.Key_F5, SHIFT)
    assert (ids(editor)[-1], levels(editor)[-1]) == ("muc-2", 2)


def test_an_item_is_deleted_with_its_branch_and_comes_back(editor, pane):
    pane.tree.go_to("i.ke-hoach")
    key(pane.tree, KEY.Key_F6)
    assert ids(editor) == ["i"]
    editor.undo_step()
    assert editor.template == BASE
    editor.redo_step()
    assert ids(editor) == ["i"]


def test_an_item_is_moved_and_shifted_by_keys(editor, pane):
    pane.tree.go_to("i.so")
    key(pane.tree, KEY.Key_Up, ALT)
    assert ids(editor) == ["i", "i.ke-hoach", "i.so", "i.hop"]
    key(pane.tree, KEY.Key_Left, ALT)
    assert levels(editor) == [1, 2, 3, 4]
    editor.undo_step()
    key(pane.tree, KEY.Key_Right, ALT)
    assert levels(editor) == [1, 2, 5, 4]
    key(pane.tree, KEY.Key_Left, ALT)
    key(pane.tree, KEY.Key_Down, ALT)
    assert editor.template == BASE
    assert pane.tree.current_id == "i.so"


def test_what_cannot_be_done_is_not_offered(pane):
    pane.tree.go_to("i")
    names = {name for name, action in pane.commands.by_name.items() if not action.isEnabled()}
    assert names == {"item-up", "item-down", "item-in", "item-out", "item-renumber"}


def test_a_template_without_items_begins_with_f5(qtbot, theme):
    blank = replace(BASE, items=())
    editor = shown(qtbot, TemplateEditor(blank, None, AROUND, theme), 1100, 700)
    pane = editor.pane("outline")
    assert pane.right.currentWidget() is pane.empty
    key(pane.tree, KEY.Key_F5)
    assert ids(editor) == ["muc-2"]
    key(pane.tree, KEY.Key_F6)
    assert ids(editor) == []


def test_enter_leads_to_the_label(pane):
    pane.tree.go_to("i.hop")
    pane.tree.setFocus()
    key(pane.tree, KEY.Key_Return)
    assert QApplication.focusWidget() is pane.form.label


def test_the_tree_shows_numbers_and_kinds(pane):
    top = pane.tree.topLevelItem(0)
    assert top.text(0) == "I. CHỈ ĐẠO"
    assert top.child(0).child(1).text(1) != ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_commands_are_in_the_context_menu(pane):
    pane.tree.customContextMenuRequested.emit(pane.tree.rect().center())
    menu = pane.tree.findChild(QMenu)
    assert menu.actions() == list(pane.commands.by_name.values())
    menu.close()


# --- one item -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "part"), [("item-label", "label"), ("item-guidance", "guidance")])
def test_words_of_an_item_are_typed(editor, pane, name, part):
    pane.tree.go_to("i.hop")
    retype(pane, name, "tong so")
    assert getattr(editor.template.item("i.hop"), part) == "tong so"


@pytest.mark.parametrize(
    ("box", "value", "expected"),
    [("answer", AnswerKind.TABLE, {"answer": AnswerKind.TABLE}),
     ("carry", CarryPolicy.EMPTY, {"carry": CarryPolicy.EMPTY}),
     ("number", "+", {"bullet": "+"}), ("number", "", {"bullet": ""}),
     ("bold", True, {"bold": True})],
)  # fmt: skip
def test_choices_of_an_item_are_made(editor, pane, box, value, expected):
    pane.tree.go_to("i.hop")
    choose(getattr(pane.form, box), value)
    assert editor.template.item("i.hop") == replace(BASE.item("i.hop"), **expected)


@pytest.mark.parametrize(
    ("tick", "part"),
    [("run_in", "run_in"), ("untitled", "untitled"), ("italic", "italic"),
     ("asks_number", "asks_number")],
)  # fmt: skip
def test_ticks_of_an_item_are_set(editor, pane, tick, part):
    pane.tree.go_to("i.hop")
    getattr(pane.form, tick).click()
    assert getattr(editor.template.item("i.hop"), part) is not getattr(BASE.item("i.hop"), part)


def test_a_kind_of_answer_shows_its_own_fields(editor, pane):
    pane.tree.go_to("i.so")
    assert pane.form.measure.isVisible()
    choose(pane.form.answer, AnswerKind.CHOICE)
    assert pane.form.choices.isVisible()
    assert not pane.form.measure.isVisible()
    retype(pane, "item-choices", "Co\nKhong")
    assert editor.template.item("i.so").choices == ("Co", "Khong")


def test_a_table_has_columns_and_widths(editor, pane):
    pane.tree.go_to("i.hop")
    choose(pane.form.answer, AnswerKind.TABLE)
    retype(pane, "item-columns", "STT\nTen")
    retype(pane, "item-widths", "12; 75,5")
    item = editor.template.item("i.hop")
    assert (item.columns, item.widths_mm) == (("STT", "Ten"), (12.0, 75.5))


def test_the_department_is_chosen_or_typed(editor, pane):
    pane.tree.go_to("i.hop")
    pane.form.department.setCurrentIndex(1)
    assert editor.template.item("i.hop").department == "Văn phòng Sở"
    pane.form.department.lineEdit().selectAll()
    QTest.keyClicks(pane.form.department.lineEdit(), "Phong A")
    assert editor.template.item("i.hop").department == "Phong A"
    assert pane.form.department.completer() is None


def test_figures_are_chosen_from_those_of_the_workspace(editor, pane):
    pane.tree.go_to("i.hop")
    click(pane, "item-choose-figures")
    picker = pane.findChild(FigurePicker)
    retype(picker, "figure-words", "tong")
    rows = [picker.list.item(at) for at in range(picker.list.count())]
    assert [row.isHidden() for row in rows] == [True, False, True]
    rows[1].setCheckState(Qt.CheckState.Checked)
    picker.accept()
    assert editor.template.item("i.hop").figures == ("tong",)
    assert TOTAL in editor.template.figures


def test_numbers_typed_by_an_author_stay_until_all_are_numbered(qtbot, theme):
    items = (replace(BASE.items[0], source_number="IV. "), *BASE.items[1:])
    learned = replace(BASE, items=items)
    editor = shown(qtbot, TemplateEditor(learned, learned, AROUND, theme), 1100, 700)
    pane = editor.pane("outline")
    assert pane.form.number.currentData() == AS_TYPED
    retype(pane, "item-guidance", "x")
    assert editor.template.items[0].source_number == "IV. "
    pane.commands.by_name["item-renumber"].trigger()
    assert editor.template.items[0].source_number is None
    assert pane.form.number.currentData() == BY_LEVEL


# --- undo -----------------------------------------------------------------------------------------


def test_what_is_typed_into_a_field_is_one_step(editor, pane):
    pane.tree.go_to("i.hop")
    retype(pane, "item-label", "Hop")
    editor.undo_step()
    assert editor.template == BASE
    assert pane.form.label.toPlainText() == "Họp giao ban"


def test_taking_back_more_than_there_is_does_nothing(editor):
    assert editor.undo_step()
    assert editor.redo_step()
    assert editor.template == BASE


# --- head, foot and periods -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "part", "value"),
    [("name", "name", "Mau"), ("title", "title", "BAO CAO"), ("subject", "subject", "Cong tac"),
     ("source", "source", "CV"), ("notice", "notice", "x"), ("closing", "closing", "Het./."),
     ("addressees", "addressees", ("A", "B")), ("grounds", "grounds", ("A", "B")),
     ("opening", "opening", ("A", "B")), ("since", "valid_from", date(2026, 1, 5))],
)  # fmt: skip
def test_words_around_the_items_are_typed(editor, name, part, value):
    typed = {"valid_from": "5/1/2026"}.get(part, value)
    retype(tab(editor, "general"), f"template-{name}", typed if isinstance(typed, str) else "A\nB")
    assert editor.template == replace(BASE, **{part: value})


def test_what_is_no_day_is_told_and_stays(editor):
    pane = tab(editor, "general")
    retype(pane, "template-since", "nam toi")
    assert pane.no_day.isVisible()
    assert pane.since.text() == "nam toi"
    assert editor.template.valid_from is None


def test_periods_are_ticked(editor):
    pane = tab(editor, "general")
    pane.periods["nam"].click()
    pane.periods["quy-1"].click()
    assert editor.template.periods == ("nam", "quy-1")
    pane.periods["nam"].click()
    assert editor.template.periods == ("quy-1",)


def test_the_kind_stays_once_documents_may_follow(editor):
    assert not tab(editor, "general").kind.isEnabled()


def test_numbers_and_printing_are_chosen(editor):
    pane = tab(editor, "general")
    choose(pane.levels[0], "A.")
    pane.guidance.click()
    assert editor.template.numbering[0] == "A."
    assert editor.template.print_guidance
    editor.undo_step()
    editor.undo_step()
    assert editor.template == BASE


# --- appendices -----------------------------------------------------------------------------------


def test_an_appendix_is_added_moved_and_deleted(editor):
    pane = tab(editor, "appendices")
    for action in pane.add.menu().actions():
        action.trigger()
    made = [each.layout for each in editor.template.appendices]
    assert made == [Layout.TASKS, Layout.TASKS, Layout.FIGURES]
    assert editor.faults == ()
    pane.commands.by_name["appendix-up"].trigger()
    assert editor.template.appendices[1].layout is Layout.FIGURES
    key(pane.list, KEY.Key_F6)
    assert [each.layout for each in editor.template.appendices] == [Layout.TASKS, Layout.TASKS]


@pytest.mark.parametrize(
    ("name", "part"),
    [("label", "label"), ("title", "title"), ("attached", "attached")],
)
def test_words_of_an_appendix_are_typed(editor, name, part):
    retype(tab(editor, "appendices"), f"appendix-{name}", "Phu luc")
    assert getattr(editor.template.appendices[0], part) == "Phu luc"


def column(columns, name):
    """Return the row of a column."""
    rows = (columns.topLevelItem(at) for at in range(columns.topLevelItemCount()))
    return next(row for row in rows if row.data(0, Qt.ItemDataRole.UserRole) == name)


def test_columns_are_ticked_named_and_sized(editor, qtbot):
    columns = tab(editor, "appendices").form.columns
    for at, text in [(None, None), (1, "Ghi chú khác"), (2, "30,5")]:
        before = editor.template
        row = column(columns, "note")
        if at is None:
            row.setCheckState(0, Qt.CheckState.Checked)
        else:
            row.setText(at, text)
        qtbot.waitUntil(lambda before=before: editor.template != before)
    appendix = editor.template.appendices[0]
    assert (appendix.columns[-1], appendix.column_titles[-1]) == ("note", "Ghi chú khác")
    assert appendix.widths_mm[-1] == 30.5


def test_columns_are_moved_by_keys(editor):
    columns = tab(editor, "appendices").form.columns
    key(columns, KEY.Key_Home)
    key(columns, KEY.Key_Down, ALT)
    assert editor.template.appendices[0].columns[:2] == ("content", "stt")


def test_a_width_that_is_none_leaves_the_old_one(editor):
    columns = tab(editor, "appendices").form.columns
    columns.topLevelItem(0).setText(2, "rộng")
    assert columns.topLevelItem(0).text(2) == "12"
    assert editor.template == BASE


def test_groups_paper_and_numbers_of_a_table_of_tasks(editor):
    pane = tab(editor, "appendices")
    retype(pane, "appendix-groups", "The che\nBo may")
    choose(pane.form.orientation, Orientation.PORTRAIT)
    pane.form.by_group.click()
    appendix = editor.template.appendices[0]
    assert (appendix.groups, appendix.numbers_by_group) == (("The che", "Bo may"), True)
    assert appendix.orientation is Orientation.PORTRAIT
    assert pane.form.room.property("status") == "warning"


def test_rows_of_a_table_of_figures(editor):
    pane = tab(editor, "appendices")
    pane.add.menu().actions()[1].trigger()
    click(pane, "row-add-group")
    click(pane, "row-add-figures")
    picker = pane.findChild(FigurePicker)
    picker.list.item(1).setCheckState(Qt.CheckState.Checked)
    picker.accept()
    rows = editor.template.appendices[-1].rows
    assert rows[1] == FigureRow(figure="tong")
    key(pane.form.rows, KEY.Key_Down, ALT)
    assert editor.template.appendices[-1].rows == (rows[1], rows[0])
    key(pane.form.rows, KEY.Key_Delete)
    assert len(editor.template.appendices[-1].rows) == 1


# --- figures --------------------------------------------------------------------------------------


def test_a_new_figure_is_named_in_equations_after_its_label(editor):
    pane = tab(editor, "figures")
    key(pane.list, KEY.Key_F5)
    QTest.keyClicks(pane.label, "Ho so moi")
    press(pane.label, KEY.Key_Return)
    assert editor.template.figures[-1] == Figure("ho-so-moi", "Ho so moi")


def test_a_name_in_equations_is_checked(editor):
    pane = tab(editor, "figures")
    retype(pane, "figure-id", "Hồ sơ")
    press(pane.id, KEY.Key_Return)
    assert pane.id_fault.isVisible()
    retype(pane, "figure-id", "tong")
    press(pane.id, KEY.Key_Return)
    assert pane.id_fault.isVisible()
    retype(pane, "figure-id", "ho-so.moi")
    press(pane.id, KEY.Key_Return)
    assert not pane.id_fault.isVisible()
    assert editor.template.figures[0].id == "ho-so.moi"


def test_a_figure_is_described(editor):
    pane = tab(editor, "figures")
    retype(pane, "figure-measure", "ho so")
    choose(pane.nature, Nature.STOCK)
    assert editor.template.figures[0] == replace(
        BASE.figures[0], measure="ho so", nature=Nature.STOCK
    )


def test_a_share_names_its_parts(editor):
    pane = tab(editor, "figures")
    click(pane, "figure-from-catalogue")
    picker = pane.findChild(FigurePicker)
    for at in range(2):
        picker.list.item(at).setCheckState(Qt.CheckState.Checked)
    picker.accept()
    pane.list.setCurrentRow(0)
    choose(pane.nature, Nature.RATIO)
    choose(pane.numerator, "dung-han")
    choose(pane.denominator, "tong")
    share = editor.template.figures[0]
    assert (share.numerator, share.denominator) == ("dung-han", "tong")
    pane.list.setCurrentRow(1)
    key(pane.list, KEY.Key_F6)
    assert editor.template.figures[0].denominator is None


# --- the check ------------------------------------------------------------------------------------


def test_a_sum_that_cannot_be_read_is_told_in_place(editor, qtbot):
    pane = tab(editor, "figures")
    retype(pane, "template-identities", "ho-so = ")
    qtbot.waitUntil(editor.fault_bar.isVisible)
    assert pane.fault.isVisible()
    wanted = []
    editor.save_wanted.connect(lambda: wanted.append(True))
    click(editor, "template-save")
    assert not wanted
    retype(pane, "template-identities", "ho-so = previous(ho-so) + 1")
    qtbot.waitUntil(lambda: not editor.fault_bar.isVisible())
    click(editor, "template-save")
    assert wanted


def test_f8_goes_to_the_place_of_a_fault(editor, pane, qtbot):
    pane.tree.go_to("i.hop")
    choose(pane.form.answer, AnswerKind.CHOICE)
    qtbot.waitUntil(editor.fault_bar.isVisible)
    tab(editor, "general")
    key(editor.pane("general").name, KEY.Key_F8)
    assert editor.current is pane
    assert pane.tree.current_id == "i.hop"


def test_a_fault_that_is_clicked_is_gone_to(editor, qtbot):
    retype(tab(editor, "general"), "template-title", "{la}")
    qtbot.waitUntil(editor.fault_bar.isVisible)
    tab(editor, "figures")
    editor.fault_bar.list.itemClicked.emit(editor.fault_bar.list.item(0))
    assert editor.current is editor.pane("general")


# --- leaving --------------------------------------------------------------------------------------


def test_esc_goes_back_to_the_list(editor, pane):
    left = []
    editor.left.connect(lambda: left.append(True))
    key(pane.form.label, KEY.Key_Escape)
    assert left


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("zoom_percent", [80, 200])
def test_every_page_is_shown_at_every_zoom(qtbot, scheme, zoom_percent):
    theme = apply_theme(QApplication.instance(), scheme, zoom_percent)
    editor = shown(qtbot, TemplateEditor(BASE, BASE, AROUND, theme), 1093, 614)
    for name in PAGES:
        pane = tab(editor, name)
        assert pane.isVisible()
        assert not editor.grab().isNull()


def test_every_input_has_a_name_for_who_cannot_see_it(editor):
    for name in PAGES:
        pane = tab(editor, name)
        for widget in pane.findChildren(object):
            if widget.inherits("QLineEdit") or widget.inherits("QTextEdit"):
                inner = widget.objectName().startswith("qt_") or widget.parent().inherits(
                    "QComboBox"
                )
                assert widget.accessibleName() or inner, widget.objectName()
