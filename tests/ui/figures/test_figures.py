"""The page of figures in the window: entered once, judged at once, shown by texts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QPushButton

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.comparison import Basis
from cchc_desk.forms.figure import Figure, Nature, read_identity
from cchc_desk.forms.period import read_period
from cchc_desk.forms.result_link import result_link
from cchc_desk.forms.richtext import Span, plain_text
from cchc_desk.ui.figures.catalogue_dialog import CatalogueDialog
from cchc_desk.ui.figures.insert_dialog import InsertFigureDialog
from cchc_desk.ui.figures.model import FigureColumn
from cchc_desk.ui.settings import Settings
from tests.factories import ITEMS, OFFICE, make_report, make_template
from tests.ui.editors.typist import send_text
from tests.ui.windows import card_of, editor_of, open_window, saved

SECOND = "bc-2026-quy-2"
FIGURES = (
    Figure("tong", "Tổng số hồ sơ", "hồ sơ"),
    Figure("moi", "Hồ sơ mới", "hồ sơ"),
    Figure("truoc", "Hồ sơ từ kỳ trước", "hồ sơ", Nature.STOCK),
    Figure("dang", "Đang giải quyết", "hồ sơ", Nature.STOCK),
    Figure("ty-le", "Tỷ lệ hồ sơ mới", "%", Nature.RATIO, "moi", "tong"),
)
IDENTITIES = (read_identity("tong = moi + truoc"), read_identity("truoc = previous(dang)"))


@pytest.fixture
def window(qtbot, tmp_path):
    path = tmp_path / "so.cchc"
    items = (
        *ITEMS[:2],
        replace(ITEMS[2], figures=("dang",)),
        replace(ITEMS[-1], figures=("dang",)),
    )
    template = make_template(items=items, figures=FIGURES, identities=IDENTITIES)
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        first = {"tong": Decimal(83), "moi": Decimal(80), "truoc": Decimal(3), "dang": Decimal(5)}
        desk.create(make_report(template=template, figures=first))
        period = read_period("2026-quy-2")
        desk.create(make_report(template=template, period=period, figures={"moi": Decimal(83)}))
    settings = Settings(tmp_path / "settings.ini")
    settings.last_document = SECOND
    window = open_window(qtbot, path, settings)
    yield window
    saved(qtbot, window)
    window.close()


@pytest.fixture
def page(qtbot, window):
    qtbot.keyClick(
        window,
        Qt.Key.Key_T,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    page = window.places.figures
    qtbot.waitUntil(lambda: bool(page.model.lines))
    return page


def row_of(page, figure):
    return [line.figure.id for line in page.model.lines].index(figure)


def cell(page, figure, column=FigureColumn.VALUE):
    return page.model.index(row_of(page, figure), column)


def shown(page, figure, column=FigureColumn.VALUE):
    return cell(page, figure, column).data()


def open_cell(qtbot, page, figure, text):
    """Type into a cell that stays open; return its editor."""
    page.table.setCurrentIndex(cell(page, figure))
    page.table.edit(cell(page, figure))
    editor = page.table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def type_value(qtbot, page, figure, text):
    editor = open_cell(qtbot, page, figure, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.currentIndex() != cell(page, figure))
    editing = QAbstractItemView.State.EditingState
    qtbot.waitUntil(lambda: page.table.state() is not editing)


def test_the_last_period_stands_beside_this_one(page):
    assert shown(page, "moi") == "83"
    assert shown(page, "moi", FigureColumn.PREVIOUS) == "80"
    assert shown(page, "moi", FigureColumn.YEAR) == "163"


def test_a_value_is_entered_once_and_kept(qtbot, window, page):
    type_value(qtbot, page, "tong", "1.176.355")
    qtbot.waitUntil(lambda: shown(page, "tong") == "1.176.355")
    saved(qtbot, window)
    assert window.session.report.figures["tong"] == Decimal(1176355)


def test_what_is_no_number_is_told_and_not_entered(qtbot, window, page):
    type_value(qtbot, page, "tong", "abc")
    qtbot.waitUntil(lambda: "abc" in window.notice.words.text())
    assert "tong" not in window.session.report.figures


def test_del_takes_a_value_away(qtbot, window, page):
    page.table.setCurrentIndex(cell(page, "moi"))
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(page, "moi") == "")
    assert "moi" not in window.session.report.figures


def test_a_share_is_computed_and_cannot_be_typed(qtbot, page):
    type_value(qtbot, page, "tong", "166")
    qtbot.waitUntil(lambda: shown(page, "ty-le") == "50")
    assert not page.model.is_editable(cell(page, "ty-le"))


def test_proposed_values_are_taken_by_a_button_as_one_step(qtbot, window, page):
    assert shown(page, "truoc", FigureColumn.NOTE) != ""
    qtbot.mouseClick(page.take_proposals, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page, "truoc") == "5")
    assert not window.session.report.figures.get("tong")


def test_a_number_in_an_open_cell_is_saved_before_the_window_closes(qtbot, window, page):
    open_cell(qtbot, page, "tong", "90")
    assert window.confirm_close()
    with Desk.open(window.session.path) as desk:
        assert desk.report(SECOND).figures["tong"] == Decimal(90)


def test_a_number_in_an_open_cell_is_saved_while_it_is_typed(qtbot, window, page):
    editor = open_cell(qtbot, page, "tong", "1")
    qtbot.waitUntil(lambda: window.session.report.figures.get("tong") == Decimal(1))
    qtbot.keyClicks(editor, "7")
    assert editor.text() == "17"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "tong") == "17")


def test_a_number_typed_back_before_the_page_is_read_anew_is_entered(page):
    told = []
    page.entered.connect(told.append)
    row = row_of(page, "moi")
    page.model.enter(row, Decimal(9))
    page.model.enter(row, Decimal(9))
    page.model.enter(row, Decimal(83))
    assert told == [{"moi": Decimal(9)}, {"moi": Decimal(83)}]


def test_escape_takes_back_what_was_saved_while_it_was_typed(qtbot, window, page):
    editor = open_cell(qtbot, page, "moi", "9")
    qtbot.waitUntil(lambda: window.session.report.figures["moi"] == Decimal(9))
    saved(qtbot, window)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.session.report.figures["moi"] == Decimal(83))
    qtbot.waitUntil(lambda: shown(page, "moi") == "83")


def test_a_table_of_other_figures_leaves_nothing_of_an_open_cell(qtbot, window, page):
    open_cell(qtbot, page, "tong", "9")
    page.model.show_lines(page.model.lines[1:], frozenset())
    page.flush()
    window.save_now()
    saved(qtbot, window)
    assert "tong" not in window.session.report.figures


def test_what_is_no_number_yet_waits_in_its_cell(qtbot, window, page):
    editor = open_cell(qtbot, page, "tong", "-")
    window.save_now()
    saved(qtbot, window)
    assert "tong" not in window.session.report.figures
    assert editor.text() == "-"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_what_is_being_typed_stays_when_the_page_is_read_anew(qtbot, window, page):
    editor = open_cell(qtbot, page, "tong", "9")
    window.session.set_figures({"truoc": Decimal(5)})
    window.session.refresh()
    qtbot.waitUntil(lambda: shown(page, "truoc") == "5")
    assert editor.text() == "9"
    qtbot.keyClicks(editor, "0")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "tong") == "90")


def test_a_sum_that_does_not_hold_is_told_at_once(qtbot, page):
    type_value(qtbot, page, "truoc", "5")
    type_value(qtbot, page, "tong", "90")
    qtbot.waitUntil(lambda: "90" in page.identities.item(0).text())
    assert cell(page, "tong").data(Qt.ItemDataRole.DecorationRole) is not None
    type_value(qtbot, page, "tong", "88")
    qtbot.waitUntil(lambda: cell(page, "tong").data(Qt.ItemDataRole.DecorationRole) is None)


def test_a_number_of_an_item_and_its_figure_are_entered_once(qtbot, window, page):
    type_value(qtbot, page, "dang", "4")
    card = card_of(window, "i.so")
    assert card.answer().value == Decimal(4)
    number = card.findChild(QLineEdit)
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "6")
    saved(qtbot, window)
    window.year.show_figures()
    qtbot.waitUntil(lambda: shown(page, "dang") == "6")


def test_words_of_comparison_are_copied_on_request(qtbot, page):
    page.table.setCurrentIndex(cell(page, "moi"))
    qtbot.mouseClick(page.phrases[Basis.PREVIOUS], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "tăng 03 hồ sơ (3,75\u00a0%) so với kỳ trước"
    assert not page.phrases[Basis.SAME_LAST_YEAR].isVisible()


# --- in texts -------------------------------------------------------------------------------------


def linked(window):
    blocks = card_of(window, "i.hop").answer().blocks
    return [span for block in blocks for span in block.spans if isinstance(span, Span)]


def insert(qtbot, window, asked, way=0):
    editor_of(window, "i.hop")
    window.year.ask_figure()
    qtbot.waitUntil(lambda: window.findChild(InsertFigureDialog) is not None)
    dialog = window.findChild(InsertFigureDialog)
    qtbot.keyClicks(dialog.search, asked)
    dialog.findChild(QListWidget, "figure-ways").setCurrentRow(way)
    qtbot.mouseClick(dialog.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)


def test_a_figure_is_put_into_a_text_and_stays_linked(qtbot, window):
    insert(qtbot, window, "ho so moi", way=1)
    assert linked(window) == [Span("83", figure="moi"), Span(" hồ sơ")]


def test_a_text_follows_its_figure(qtbot, window):
    insert(qtbot, window, "ho so moi")
    saved(qtbot, window)
    window.session.set_figures({"moi": Decimal(9)})
    window.year.show_figures()
    assert plain_text(card_of(window, "i.hop").answer().blocks) == "09"


def test_words_of_comparison_are_put_in_as_plain_words(qtbot, window):
    insert(qtbot, window, "ho so moi", way=2)
    assert linked(window) == [Span("tăng 03 hồ sơ (3,75\u00a0%) so với kỳ trước")]


def test_the_figures_of_the_item_at_the_cursor_come_first(qtbot, window):
    insert(qtbot, window, "")
    assert linked(window) == [Span("…", figure="dang")]


def test_the_result_of_a_task_is_put_in_and_stays_linked(qtbot, window):
    insert(qtbot, window, "ra soat van ban")
    assert linked(window) == [Span("Kế hoạch số 05", figure=result_link("t1"))]


def test_without_a_text_at_the_cursor_the_clerk_is_told_what_to_do(window):
    window.outline.setFocus()
    window.year.ask_figure()
    assert window.notice.isVisible()
    assert window.findChild(InsertFigureDialog) is None


# --- finding figures, and the catalogue -----------------------------------------------------------


def visible(page):
    rows = range(page.model.rowCount())
    return [page.model.lines[row].figure.id for row in rows if not page.table.isRowHidden(row)]


def test_words_without_marks_find_figures(qtbot, page):
    qtbot.keyClicks(page.words, "ho so moi")
    assert visible(page) == ["moi", "ty-le"]
    assert page.line().figure.id == "moi"
    page.words.clear()
    assert len(visible(page)) == page.model.rowCount()


@pytest.fixture
def catalogue(qtbot, page):
    qtbot.mouseClick(page.catalogue, Qt.MouseButton.LeftButton)
    return page.window().findChild(CatalogueDialog)


def closed(qtbot, window, catalogue):
    catalogue.reject()
    saved(qtbot, window)


def test_a_figure_is_described_anew_for_every_document(qtbot, window, page, catalogue):
    assert catalogue.chosen() == "tong"
    catalogue.measure.selectAll()
    send_text(catalogue.measure, "bộ")
    closed(qtbot, window, catalogue)
    qtbot.waitUntil(lambda: shown(page, "tong", FigureColumn.MEASURE) == "bộ")


def test_a_figure_that_is_added_can_be_entered_at_once(qtbot, window, page, catalogue):
    qtbot.mouseClick(catalogue.add, Qt.MouseButton.LeftButton)
    figure = catalogue.chosen()
    send_text(catalogue.label, "Số buổi đối thoại")
    closed(qtbot, window, catalogue)
    qtbot.waitUntil(lambda: figure in visible(page))
    assert shown(page, figure, FigureColumn.LABEL) == "Số buổi đối thoại"
    assert page.model.is_editable(cell(page, figure))


def test_a_figure_in_use_stays_in_the_catalogue_and_says_why(qtbot, window, catalogue):
    qtbot.mouseClick(catalogue.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Tổng số hồ sơ" in catalogue.fault.text())
    closed(qtbot, window, catalogue)


def test_a_figure_that_nobody_uses_is_removed(qtbot, window, page, catalogue):
    qtbot.mouseClick(catalogue.add, Qt.MouseButton.LeftButton)
    figure = catalogue.chosen()
    qtbot.mouseClick(catalogue.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: catalogue.chosen() != figure)
    closed(qtbot, window, catalogue)
    assert figure not in visible(page)


def test_the_parts_of_a_share_are_chosen(qtbot, window, page, catalogue):
    qtbot.keyClicks(catalogue.words, "ty le")
    assert not catalogue.parts.isHidden()
    catalogue.numerator.setCurrentIndex(catalogue.numerator.findData("truoc"))
    closed(qtbot, window, catalogue)
    qtbot.waitUntil(lambda: page.model.lines[row_of(page, "ty-le")].figure.numerator == "truoc")
