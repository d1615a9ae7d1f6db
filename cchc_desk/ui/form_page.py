"""The form of one part: its cards under one row of buttons, the first screen of them at once."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.ui.autosave import TYPING_MS
from cchc_desk.ui.editors.card import ItemCard, Shared, label_of, shown_answer
from cchc_desk.ui.editors.keys import asked_step
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.editors.sheet import SIDE, WIDEST, Sheet, centred, settle
from cchc_desk.ui.editors.states import StateModel
from cchc_desk.ui.editors.toolbar import Toolbar
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.outline_panel import Part
from cchc_desk.ui.theme import Theme

_GAP = 16
_BREATH_MS = 10
"""How long keys are answered after each card that comes later; to build one takes 8."""

_FIRST_PAINT_MS = 100
"""How long a window that is to come is left alone with its first card: by then it is painted."""


class FormPage(QWidget):
    """Show the cards of one part; ``edited`` carries the id of the item that changed.

    ``next_part_wanted`` and ``previous_part_wanted`` come when the clerk steps beyond an end;
    ``confirmed`` carries the id of an item of which all old text is still true, ``remarks_done``
    that of one whose remarks are dealt with, ``card_built`` an ItemCard that was just built.
    None: ``part`` - nothing is on show yet.
    """

    edited = Signal(object)
    next_part_wanted = Signal()
    previous_part_wanted = Signal()
    confirmed = Signal(object)
    remarks_done = Signal(object)
    card_built = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "form")
        self.part: str | None = None
        self.toolbar = named(Toolbar(theme=theme), "form-toolbar")
        self.area = named(QScrollArea(), "form-area")
        self._theme = theme
        self._shared = Shared(theme, self.toolbar, StateModel(theme, self), self._image)
        self._sheet: Sheet | None = None
        self._report: Report | None = None
        self._said: object = None
        self._zoom_percent = 100
        self._warned: frozenset[str] = frozenset()
        self._left_over: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
        self._remarks: Mapping[str, tuple[str, ...]] = {}
        self._scrolled: dict[tuple[str | None, str], int] = {}
        self._wanted_scroll: int | None = None
        self._builder = self._timer(self._build_turn)
        self._follower = self._timer(self._show_cursor)
        self.edited.connect(self._let_keys_pass)
        self._lay_out()
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(slot)
        return timer

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        self._holder = QVBoxLayout(holder)  # taking a widget out of the area takes 80 ms
        self._holder.setContentsMargins(0, 0, 0, 0)
        self.area.setWidget(holder)
        self._bar = self.area.verticalScrollBar()
        self._bar.rangeChanged.connect(self._take_range)
        strip = QWidget()
        self._strip = centred(strip, self.toolbar, _GAP // 4, _GAP // 4)
        edge = styled(QFrame(), "card")  # of which one pixel shows only the edge
        edge.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(edge)
        layout.addWidget(self.area, 1)

    def _follow_theme(self) -> None:
        self.toolbar.setMaximumWidth(self._theme.px(WIDEST))
        self.set_text_zoom(self._zoom_percent)

    # --- what is on show --------------------------------------------------------------------------

    @property
    def cards(self) -> dict[str, ItemCard]:
        """Return the cards by item id, in their order; those below the screen come in a moment."""
        return self._sheet.cards if self._sheet is not None else {}

    def show_part(self, part: Part, report: Report) -> None:
        """Show another part, where it was left; of the one on show only the answers anew."""
        said = _words_beside(part, report)
        if said == self._said:
            self.show_answers(report)
            return
        if self._report is not None and self.part is not None:
            self._scrolled[self._report.id, self.part] = self._bar.value()
        self.part, self._report, self._said = part.id, report, said
        self._wanted_scroll = self._scrolled.get((report.id, part.id))
        self._sheet = self._put(Sheet(part.items, report, self._shared))
        is_visible = self.isVisible()
        if is_visible:
            self._build_down_to((self._wanted_scroll or 0) + self.area.height())
        else:
            self._build_first()
        self._take_range()
        self._builder.start(0 if is_visible else _FIRST_PAINT_MS)

    def _put(self, sheet: Sheet) -> Sheet:
        """Put a sheet in place of the last one, whose keys may just be at work."""
        sheet.set_text_zoom(self._whole_zoom())
        sheet.set_warnings(self._warned)
        sheet.set_left_over(self._left_over)
        sheet.confirmed.connect(self.confirmed)
        sheet.set_remarks(self._remarks)
        sheet.remarks_done.connect(self.remarks_done)
        sheet.card_built.connect(self.card_built)
        sheet.edited.connect(self.edited)
        sheet.step_wanted.connect(self._step)
        sheet.cursor_moved.connect(self._follower.start)
        sheet.go_on_wanted.connect(self.next_part_wanted)
        self.toolbar.detach()
        if self._sheet is not None:
            if _has_focus(self._sheet):
                self.area.setFocus()
            self._sheet.hide()
            self._holder.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._holder.addWidget(sheet)
        sheet.show()
        return sheet

    def show_answers(self, report: Report) -> None:
        """Put the answers of the same document in again, where they differ.

        The cursor of a text goes to where it changed, and what was typed before cannot be undone
        there any more.
        """
        self._report = report
        for item, card in self.cards.items():
            card.show_answer(shown_answer(report, item))

    def set_text_zoom(self, percent: int) -> None:
        """Show the clerk's text larger or smaller, now and later; it grows with the interface."""
        self._zoom_percent = percent
        if self._sheet is not None:
            self._sheet.set_text_zoom(self._whole_zoom())
            self._follower.start()

    def _whole_zoom(self) -> int:
        return self._zoom_percent * self._theme.zoom_percent // 100

    def set_warnings(self, ids: frozenset[str]) -> None:
        """Mark the items that have warnings, by their ids, and no others."""
        self._warned = ids
        if self._sheet is not None:
            self._sheet.set_warnings(ids)

    def set_left_over(self, texts: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """Show what is left of earlier periods, by item id as a card takes it."""
        self._left_over = texts
        if self._sheet is not None:
            self._sheet.set_left_over(texts)

    def set_remarks(self, remarks: Mapping[str, tuple[str, ...]]) -> None:
        """Show what readers remarked, by item id."""
        self._remarks = remarks
        if self._sheet is not None:
            self._sheet.set_remarks(remarks)

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text in a card."""
        return any(card.editor.has_preedit() for card in self.cards.values())

    def _image(self, image_id: str) -> QImage | None:
        data = self._report.images.get(image_id) if self._report is not None else None
        return None if data is None else QImage.fromData(data)

    # --- building ---------------------------------------------------------------------------------

    def _build_next(self) -> bool:
        """Build one more; False when there is nothing left to build."""
        sheet, report = self._sheet, self._report
        if sheet is None or report is None or sheet.is_whole:
            return False
        sheet.build_next(report)
        return True

    def _build_down_to(self, height: int) -> None:
        while self._sheet is not None and self._sheet.settled_height() < height:
            if not self._build_next():
                return

    def _build_first(self) -> None:
        while not self.cards and self._build_next():
            pass

    def _build_turn(self) -> None:
        """Build one more, then let the window answer keys and paint."""
        is_whole = not self._build_next()
        settle()  # else the cards on show make room for the new ones until the page is longer
        self._take_range()
        if is_whole:
            self._wanted_scroll = None
        else:
            # Where the part is to stand as it was left, nobody types before it does.
            self._builder.start(_BREATH_MS if self._wanted_scroll is None else 0)

    def _let_keys_pass(self, _item: object) -> None:
        """Build the cards below the screen when no key is expected."""
        is_screen_full = self._bar.value() < self._bar.maximum()
        if is_screen_full and self._builder.isActive() and self._wanted_scroll is None:
            self._builder.start(TYPING_MS)

    def _build_all(self) -> None:
        while self._build_next():
            pass

    # --- the cursor -------------------------------------------------------------------------------

    def go_to(self, item_id: str) -> bool:
        """Put the cursor into the answer of an item; False when this part does not have it."""
        while item_id not in self.cards and self._build_next():
            pass
        if item_id not in self.cards:
            return False
        self._enter(self.cards[item_id])
        return True

    def focus_first(self) -> None:
        """Put the cursor into the first answer, or onto the button of a part without any."""
        self._build_first()
        self._focus_at(0)

    def focus_again(self) -> None:
        """Put the cursor back into the answer of this part that had it, else into the first."""
        before = self.focusWidget()
        # Qt by itself gives the focus to the first thing of a page, which is no answer.
        if before is not None and self._is_in_answer(before):
            before.setFocus()
        else:
            self.focus_first()

    def _is_in_answer(self, widget: QWidget) -> bool:
        return any(c.editor.widget().isAncestorOf(widget) for c in self.cards.values())

    def focus_last(self) -> None:
        """Put the cursor into the last answer, or onto the button of a part without any."""
        self._build_all()
        self._focus_at(-1)

    def _focus_at(self, index: int) -> None:
        if self.cards:
            self._enter(list(self.cards.values())[index])
        elif self._sheet is not None:
            self._sheet.focus_empty()

    def _step(self, item: object, by: object) -> None:
        """Go on to the next card or back; beyond the last one another part is wanted."""
        if not isinstance(item, str) or not isinstance(by, int):
            return
        self._build_all()
        cards = list(self.cards.values())
        index = list(self.cards).index(item) + by
        if 0 <= index < len(cards):
            self._enter(cards[index])
        else:
            self._leave(by)

    def _leave(self, by: int) -> None:
        (self.next_part_wanted if by > 0 else self.previous_part_wanted).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step onto the first or last card, or to another part where there is none."""
        step = asked_step(event)
        if not step:
            super().keyPressEvent(event)
        elif not self.cards:
            self._leave(step)
        elif step > 0:
            self.focus_first()
        else:
            self.focus_last()

    def _enter(self, card: ItemCard) -> None:
        """Show the card and put the cursor into it, unless it is there already."""
        self._wanted_scroll = None
        settle()
        self.area.ensureWidgetVisible(card, 0, _GAP)
        if not _has_focus(card):
            card.editor.focus_first()
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll to the line that is being written: a text grows, and never scrolls itself."""
        editor, sheet = QApplication.focusWidget(), self._sheet
        if isinstance(editor, RichTextEditor) and sheet is not None and _has_focus(sheet):
            settle()
            line = editor.cursorRect()
            # Not by the viewport: Qt made it, and PySide makes all classes it could be, 20 ms.
            inside = editor.contentsRect().topLeft()
            place = editor.mapTo(sheet, line.center() + inside)
            self.area.ensureVisible(place.x(), place.y(), 0, line.height() + _GAP)

    def _take_range(self) -> None:
        """Scroll to where the part was left, once it is so long; keep buttons over the cards."""
        width = self._bar.sizeHint().width() if self._bar.maximum() else 0
        margins = self._strip.contentsMargins()
        margins.setRight(SIDE + width)
        self._strip.setContentsMargins(margins)
        if self._wanted_scroll is not None:
            self._bar.setValue(self._wanted_scroll)
            if self._bar.value() == self._wanted_scroll:
                self._wanted_scroll = None


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


def _words_beside(part: Part, report: Report) -> object:
    """Return all that a part says beside its answers: while it is the same, so are the cards."""
    labels = tuple((label_of(n, report), fill(n.item.guidance, report)) for n in part.items)
    return report.id, part, labels
