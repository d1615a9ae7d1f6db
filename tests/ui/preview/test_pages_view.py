"""The view of pages: what is seen of them, where it stays, where a click leads."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.document import Origin
from cchc_desk.ui.preview.page_layout import FIT_WIDTH
from cchc_desk.ui.preview.pages_view import PagesView
from cchc_desk.ui.preview.spots import Spots
from cchc_desk.ui.preview.turning import Change
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.ui.preview.papers import ACROSS, UPRIGHT, pdf_of, place, three_pages

WIDTH, HEIGHT = 432, 500
TOP, MIDDLE = Origin(item="top"), Origin(item="middle")
SPOTS = Spots((place(TOP, 0, 20, 40), place(MIDDLE, 1, 100, 110)))


@pytest.fixture
def theme(qapp):
    return apply_theme(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def view(qtbot, theme):
    made = PagesView(theme)
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    show(qtbot, made)
    return made


def show(qtbot, view, pdf=None, **words):
    view.show_pages(Change(pdf or three_pages(), **{"spots": SPOTS, **words}))
    qtbot.waitUntil(lambda: view.is_settled)


def top(view):
    return view.verticalScrollBar().value()


def scroll_to(qtbot, view, value):
    view.verticalScrollBar().setValue(value)
    qtbot.waitUntil(lambda: view.is_settled)


def screen(view):
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def rows_with_ink(view):
    """Return the rows of the view where black is printed."""
    image = screen(view)
    columns = range(20, image.width() - 20, 7)
    return [
        y for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 60 for x in columns)
    ]  # fmt: skip


# --- what is seen ---------------------------------------------------------------------------------


def test_there_is_nothing_to_see_at_first(qtbot, theme):
    empty = PagesView(theme)
    qtbot.addWidget(empty)
    empty.show()
    assert (empty.page_count, empty.page) == (0, -1)
    assert empty.is_settled


def test_pages_are_as_wide_as_the_view(view):
    assert view.page_count == 3
    assert view.page == 0
    assert view.horizontalScrollBar().maximum() == 0
    assert rows_with_ink(view)


def test_a_page_is_white_in_the_dark_too(qtbot, view):
    apply_theme(QApplication.instance(), Scheme.DARK, 100)
    assert screen(view).pixelColor(WIDTH // 2, 200).lightness() == 255
    assert screen(view).pixelColor(2, 200).lightness() < 60


def test_the_page_in_front_is_told(qtbot, view):
    with qtbot.waitSignal(view.looked):
        view.go_to_page(1)
    assert view.page == 1
    view.go_to_page(99)
    assert view.page == 2


def test_pages_far_away_are_not_kept(qtbot, theme):
    view = PagesView(theme)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.show()
    show(qtbot, view, pdf_of(*[UPRIGHT] * 12))
    for page in range(12):
        view.go_to_page(page)
        qtbot.waitUntil(lambda: view.is_settled)
    assert len(view._sheets.drawn) <= 4  # noqa: SLF001 - the memory that it takes


# --- new pages ------------------------------------------------------------------------------------


def test_old_pages_stay_until_the_new_ones_are_drawn(qtbot, view):
    before = rows_with_ink(view)
    seen = []
    view.shown.connect(lambda: seen.append("new"))
    view.show_pages(Change(pdf_of(UPRIGHT, ink=400), SPOTS))
    while not seen:
        assert rows_with_ink(view) == before  # never white, never half
        QApplication.processEvents()
    assert len(rows_with_ink(view)) > 2 * len(before)
    assert view.page_count == 1


def test_of_pages_that_come_fast_the_last_ones_stay(qtbot, view):
    shown = []
    view.shown.connect(lambda: shown.append(view.page_count))
    for count in (4, 5, 6, 7):
        view.show_pages(Change(pdf_of(*[UPRIGHT] * count), SPOTS))
    qtbot.waitUntil(lambda: view.is_settled and shown[-1:] == [7])
    assert shown == [4, 7]


def test_what_is_read_stays_in_sight(qtbot, view):
    scroll_to(qtbot, view, 700)
    show(qtbot, view, pdf_of(UPRIGHT, UPRIGHT, UPRIGHT, ACROSS))
    assert top(view) == 700


def test_the_marked_field_stays_where_it_is_when_text_grows_above_it(qtbot, view):
    show(qtbot, view, mark=MIDDLE, shows=True)
    before = top(view)
    grown = Spots((place(TOP, 0, 20, 90), place(MIDDLE, 1, 150, 160)))
    show(qtbot, view, spots=grown, mark=MIDDLE, shows=True)
    px_per_mm = (WIDTH - 24 - view.verticalScrollBar().width()) / 210
    assert top(view) == pytest.approx(before + 50 * px_per_mm, abs=2)


def test_a_field_out_of_sight_is_brought_into_sight_when_it_is_written(qtbot, view):
    show(qtbot, view, mark=MIDDLE, shows=False)
    assert top(view) == 0
    show(qtbot, view, mark=MIDDLE, shows=True)
    assert is_in_sight(view, 1, 105)


def test_fewer_pages_than_before_are_shown_from_their_end(qtbot, view):
    view.go_to_page(2)
    show(qtbot, view, pdf_of(UPRIGHT))
    assert view.page == 0
    assert top(view) == view.verticalScrollBar().maximum()


def test_nothing_is_shown_of_pages_that_are_cleared_while_they_come(qtbot, view):
    view.show_pages(Change(pdf_of(UPRIGHT), SPOTS))
    view.clear()
    qtbot.waitUntil(lambda: view._drawer.is_idle)  # noqa: SLF001 - nothing else tells
    assert view.page_count == 0
    assert rows_with_ink(view) == []
    show(qtbot, view)
    assert view.page_count == 3


def test_a_view_may_go_while_its_pages_are_drawn(qtbot, theme):
    view = PagesView(theme)
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.show_pages(Change(three_pages(), SPOTS))
    view.hide()
    view.deleteLater()
    del view
    QApplication.processEvents()


# --- the mark -------------------------------------------------------------------------------------


def test_marking_a_field_brings_it_into_sight(qtbot, view):
    view.mark(MIDDLE)
    assert is_in_sight(view, 1, 105)
    before = top(view)
    view.mark(None)
    assert top(view) == before


def test_a_line_stands_beside_the_marked_field(qtbot, view):
    def is_blue(image, x, y):
        return image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 40

    view.clearFocus()  # whose ring is blue too
    view.mark(TOP)
    image = screen(view)
    blue = [y for y in range(image.height()) if any(is_blue(image, x, y) for x in range(40, 80))]
    px_per_mm = (WIDTH - 24 - view.verticalScrollBar().width()) / 210
    assert blue[0] == pytest.approx(12 + 20 * px_per_mm, abs=2)
    assert len(blue) == pytest.approx(20 * px_per_mm, abs=2)


def test_the_mark_goes_along_while_new_pages_come(qtbot, view):
    view.show_pages(Change(three_pages(), SPOTS, TOP, shows=True))
    view.mark(MIDDLE)
    qtbot.waitUntil(lambda: view.is_settled)
    assert is_in_sight(view, 1, 105)


def pixel_of(view, page, y_mm):
    px_per_mm = (WIDTH - 24 - view.verticalScrollBar().width()) / 210
    height = 12 + page * (297 * px_per_mm + 12) + y_mm * px_per_mm
    return QPoint(WIDTH // 2, round(height) - top(view))


def is_in_sight(view, page, y_mm):
    return 0 <= pixel_of(view, page, y_mm).y() < HEIGHT


# --- zoom -----------------------------------------------------------------------------------------


def test_larger_pages_are_scrolled_sideways(qtbot, view):
    view.set_zoom(150)
    qtbot.waitUntil(lambda: view.is_settled)
    assert view.horizontalScrollBar().maximum() > 0
    assert view.shown_percent == 150
    view.set_zoom(FIT_WIDTH)
    assert view.horizontalScrollBar().maximum() == 0


def test_zoom_keeps_what_is_in_the_middle(qtbot, view):
    view.go_to_page(1)
    before = view.page
    view.set_zoom(200)
    qtbot.waitUntil(lambda: view.is_settled)
    assert view.page == before


def wheel(view, turned, modifiers):
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_and_with_ctrl_it_zooms(qtbot, view):
    view.resize(700, HEIGHT)
    wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert top(view) > 0
    before = view.shown_percent
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.shown_percent > before
    wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.shown_percent < before


def test_pages_follow_the_width_of_the_view(qtbot, view):
    view.resize(800, HEIGHT)
    qtbot.waitUntil(lambda: view.is_settled)
    assert view.shown_percent > 80
    assert view.horizontalScrollBar().maximum() == 0


# --- keys and clicks ------------------------------------------------------------------------------


def test_every_page_can_be_reached_by_key(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert top(view) > 300


def test_the_zoom_can_be_changed_by_key(qtbot, view):
    before = view.shown_percent
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.shown_percent > before
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom_percent is FIT_WIDTH


def test_a_click_tells_the_field_that_is_printed_there(qtbot, view):
    scroll_to(qtbot, view, 400)
    with qtbot.waitSignal(view.origin_chosen, check_params_cb=lambda origin: origin == MIDDLE):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pixel_of(view, 1, 105))


def test_a_click_where_nothing_is_printed_tells_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.origin_chosen):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pixel_of(view, 0, 60))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=pixel_of(view, 0, 30))


def test_the_pointer_shows_where_a_click_leads_to_a_field(qtbot, view):
    qtbot.mouseMove(view.viewport(), pixel_of(view, 0, 30))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view.viewport(), pixel_of(view, 0, 70))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_enter_goes_to_the_text_in_the_middle_and_esc_back(qtbot, view):
    scroll_to(qtbot, view, pixel_of(view, 1, 105).y() - HEIGHT // 2)
    with qtbot.waitSignal(view.origin_chosen):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
