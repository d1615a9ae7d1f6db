"""The pages in a view that scrolls and zooms, where a click leads to what is printed there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cchc_desk.export.places import Place
from cchc_desk.forms.document import Origin
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.preview.drawer import Drawn, PageDrawer
from cchc_desk.ui.preview.page_layout import (
    FIT_WIDTH,
    GAP,
    Layout,
    PageSize,
    height_of,
    lay_out,
    page_in_front,
    point_at,
    reading_point,
    scroll_to_show,
    seen_pages,
    step_zoom,
)
from cchc_desk.ui.preview.page_painter import MARK_PX, paint_focus, paint_mark, paint_page
from cchc_desk.ui.preview.sheets import Sheets
from cchc_desk.ui.preview.turning import Change, Landing, Turning
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

ZOOM_STOPS = (50, 67, 75, 90, 100, 110, 125, 150, 175, 200)
"""The usual zooms in percent; at 100 a page is as large as on paper."""

_INCH_MM = 25.4
_STEP_PX = 40  # an arrow key scrolls as far
_MARGIN_PX = 48
"""How much around a field is shown with it."""

_MARK_BESIDE_MM = 3.0
"""How far to the left of a field its mark stands."""

_AHEAD = 1
"""How many pages above and below those in sight are drawn ahead, and kept."""


class PagesView(QAbstractScrollArea):
    """Show pages and mark a field on them.

    ``origin_chosen`` carries the Origin of what was clicked, ``left`` asks for the cursor to go
    back to the text; ``looked`` comes when another page is in front or the zoom is another,
    ``shown`` when new pages are on show.
    """

    origin_chosen = Signal(object)
    left = Signal()
    looked = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without pages; each will be as wide as the view."""
        super().__init__(parent)
        named(self, "preview-pages", tr("Pages as they are printed"))
        self.zoom_percent: int | None = FIT_WIDTH
        self._theme = theme
        self._sheets = Sheets()
        self._marked: Origin | None = None
        self._drawer = PageDrawer(self)
        self._turning = Turning(self._drawer, self._laid_out, self._land)
        self._set_habits()
        self._drawer.drawn.connect(self._take_page)
        self._turning.turned.connect(self._turn)
        theme.changed.connect(self.viewport().update)

    def _set_habits(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: where it came and went, pages as wide as the view would come and go too.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_STEP_PX)

    # --- what is on show --------------------------------------------------------------------------

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sheets.sizes)

    @property
    def page(self) -> int:
        """Return the page in front, from 0. -1: there is none."""
        return page_in_front(self._sheets.layout, self._top(), self.viewport().height())

    @property
    def is_settled(self) -> bool:
        """Tell whether everything that was given is on show, and all in sight is drawn."""
        missing = self._sheets.missing(self._seen(), self.devicePixelRatioF())
        return self._turning.is_idle and not missing

    def show_pages(self, change: Change) -> None:
        """Show other pages as soon as they are drawn."""
        self._turning.begin(change)

    def clear(self) -> None:
        """Show no pages."""
        self._turning.drop()
        self._sheets = Sheets()
        self._fit_bars(0)
        self._draw_more()
        self.looked.emit()

    def mark(self, origin: Origin | None) -> None:
        """Mark another field and bring it into sight. None: mark none, and stay."""
        self._marked = origin
        self._turning.mark(origin)
        heights = self._sheets.heights(origin)
        if heights is not None:
            self._scroll_to(self._top_showing(heights, self._top()))
        self.viewport().update()

    def _turn(self, sheets: object, change: object, landing: object) -> None:
        assert isinstance(sheets, Sheets)  # noqa: S101 - the turning's own signal
        assert isinstance(change, Change)  # noqa: S101
        assert isinstance(landing, Landing)  # noqa: S101
        sheets.show_meanwhile(self._sheets)
        self._sheets, self._marked = sheets, change.mark
        self._fit_bars(landing.top)
        self._draw_more()
        self.shown.emit()
        self.looked.emit()

    def _land(self, coming: Sheets, change: Change) -> Landing:
        """Say where the view will be: the marked field stays where it is on the screen.

        Where that is out of sight, what is at the upper edge stays.
        """
        top, height = self._top(), self.viewport().height()
        before, after = self._sheets.heights(change.mark), coming.heights(change.mark)
        if before and after and before[0] < top + height and before[1] > top:
            top += after[0] - before[0]
        elif self.page_count:
            point = reading_point(self._sheets.layout, top)
            top = height_of(coming.layout, point.page, point.y_mm)
        if after and change.shows:
            top = self._top_showing(after, top)
        top = min(max(top, 0), max(coming.layout.height - height, 0))
        return Landing(top, seen_pages(coming.layout, top, height), self.devicePixelRatioF())

    # --- measures ---------------------------------------------------------------------------------

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _seen(self) -> range:
        return seen_pages(self._sheets.layout, self._top(), self.viewport().height())

    def _px_per_mm(self) -> float:
        return self.logicalDpiX() / _INCH_MM

    def _laid_out(self, sizes: tuple[PageSize, ...]) -> Layout:
        return lay_out(sizes, self.zoom_percent, self.viewport().width(), self._px_per_mm())

    def _top_showing(self, heights: tuple[int, int], top: int) -> int:
        return scroll_to_show(heights, top, self.viewport().height(), self._theme.px(_MARGIN_PX))

    def _scroll_to(self, top: int) -> None:
        self.verticalScrollBar().setValue(top)

    def _fit_bars(self, top: int) -> None:
        """Give the scroll bars their ranges; nobody is told of places that lie between."""
        layout, room = self._sheets.layout, self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), layout.width, room.width()),
            (self.verticalScrollBar(), layout.height, room.height()),
        ):
            bar.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            bar.setPageStep(seen)
            bar.setRange(0, max(whole - seen, 0))
            bar.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._scroll_to(top)

    # --- zoom -------------------------------------------------------------------------------------

    @property
    def shown_percent(self) -> int:
        """Return how large the page in front is shown."""
        boxes = self._sheets.layout.boxes
        if self.zoom_percent is not FIT_WIDTH or not boxes:
            return self.zoom_percent or 100
        return round(100 * boxes[self.page].px_per_mm / self._px_per_mm())

    def set_zoom(self, zoom_percent: int | None) -> None:
        """Show the pages larger or smaller, around the middle of the view. None: FIT_WIDTH."""
        if zoom_percent != self.zoom_percent:
            self.zoom_percent = zoom_percent
            self._lay_out_again(self.viewport().height() // 2)

    def zoom_by(self, steps: int) -> None:
        """Go to the next larger or smaller of the usual zooms."""
        self.set_zoom(step_zoom(self.shown_percent, steps, ZOOM_STOPS))

    def _lay_out_again(self, anchor_px: int) -> None:
        """Lay everything out anew; what is so far below the upper edge stays there."""
        point = reading_point(self._sheets.layout, self._top() + anchor_px)
        self._sheets.layout = self._laid_out(self._sheets.sizes)
        self._fit_bars(height_of(self._sheets.layout, point.page, point.y_mm) - anchor_px)
        self._draw_more()
        self._turning.lay_out_again()
        self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out in the new width."""
        super().resizeEvent(event)
        self._lay_out_again(0)

    # --- drawing ----------------------------------------------------------------------------------

    def _draw_more(self) -> None:
        """Paint what there is; draw what is missing in sight and beside, forget what is far."""
        self.viewport().update()
        if not self._turning.is_idle:
            return
        seen = self._seen()
        near = range(max(seen.start - _AHEAD, 0), min(seen.stop + _AHEAD, self.page_count))
        self._sheets.keep_only(near)
        order = sorted(near, key=lambda page: page not in seen)
        self._drawer.want(self._sheets.missing(order, self.devicePixelRatioF()))

    def _take_page(self, drawn: object) -> None:
        assert isinstance(drawn, Drawn)  # noqa: S101 - the drawer's own signal
        if not self._turning.is_idle:
            self._turning.take(drawn)
        elif self._sheets.take(drawn, self.devicePixelRatioF()):
            self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in sight; one that is not drawn yet is white, or as it was before."""
        painter = QPainter(self.viewport())
        palette, ratio = self._theme.palette, self.devicePixelRatioF()
        painter.fillRect(self.viewport().rect(), QColor(palette.window))
        for page in self._seen():
            paint_page(painter, self._rect_of(page), self._sheets.image(page), ratio, palette)
        for mark in self._mark_rects():
            paint_mark(painter, mark)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.viewport().rect()), palette)
        painter.end()

    def _rect_of(self, page: int) -> QRectF:
        box = self._sheets.layout.boxes[page]
        return QRectF(box.left - self._left(), box.top - self._top(), box.width, box.height)

    def _mark_rects(self) -> list[QRectF]:
        """Return where lines stand beside the marked field."""
        if self._marked is None:
            return []
        return [self._mark_rect(place) for place in self._sheets.spots.of(self._marked)]

    def _mark_rect(self, place: Place) -> QRectF:
        page, scale = self._rect_of(place.page), self._sheets.layout.boxes[place.page].px_per_mm
        left, top = (place.left_mm - _MARK_BESIDE_MM) * scale, place.top_mm * scale
        height = (place.bottom_mm - place.top_mm) * scale
        return QRectF(page.left() + left, page.top() + top, MARK_PX, height)

    # --- moving about -----------------------------------------------------------------------------

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view; the nearest page that there is."""
        boxes = self._sheets.layout.boxes
        if boxes:
            self._scroll_to(boxes[min(max(page, 0), len(boxes) - 1)].top - GAP)

    def scrollContentsBy(self, _x: int, _y: int) -> None:
        """Paint what is in sight now, and have drawn what is missing."""
        self._draw_more()
        self.looked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        turned = event.angleDelta().y()
        if turned:
            self.zoom_by(1 if turned > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or last page, zoom, go to the text in the middle, or back to the form."""
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        does: Callable[[], object] | None = {
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: self.go_to_page(self.page_count - 1),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
            Qt.Key.Key_0: lambda: self.set_zoom(FIT_WIDTH),
            Qt.Key.Key_Return: lambda: self._choose(self.viewport().rect().center()),
            Qt.Key.Key_Enter: lambda: self._choose(self.viewport().rect().center()),
            Qt.Key.Key_Escape: self.left.emit,
        }.get(Qt.Key(event.key()))
        if does is not None and is_plain:
            does()
        else:
            super().keyPressEvent(event)

    # --- the mouse --------------------------------------------------------------------------------

    def origin_at(self, place: QPoint) -> Origin | None:
        """Return the field that is printed at a pixel of the view. None: none is."""
        layout = self._sheets.layout
        point = point_at(layout, place.x() + self._left(), place.y() + self._top())
        return None if point is None else self._sheets.spots.at(point)

    def _choose(self, place: QPoint) -> None:
        origin = self.origin_at(place)
        if origin is not None:
            self.origin_chosen.emit(origin)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the button to be let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which field was clicked."""
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click leads to a field."""
        is_field = self.origin_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_field else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
