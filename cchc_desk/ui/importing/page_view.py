"""The file as a page beside the list of its lines; the same line is marked in both."""

import time

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import Recognised
from cchc_desk.intake.source import SourceDocument
from cchc_desk.ui.importing.page_writer import PageWriter, pieces_of
from cchc_desk.ui.importing.roles import part_asked
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import LIGHT, Theme

_MARGIN = 24  # px of the paper, before zoom
_TURN_MS = 8
"""How long is written before the window may answer keys again: half a frame."""


class PageView(QTextEdit):
    """Show a file as it was read, white as paper in every scheme.

    ``line_chosen`` and ``scrolled`` carry the index of the line that was clicked, or that is the
    first in sight now; ``part_asked`` the Part that a key asks for.
    """

    line_chosen = Signal(object)
    scrolled = Signal(object)
    part_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with an empty page."""
        super().__init__(parent)
        named(self, "file-page", tr("The file as it was read"))
        self.setReadOnly(True)
        self._theme = theme
        self._recognised: Recognised | None = None
        self._source: SourceDocument | None = None
        self._writer: PageWriter | None = None
        self._page: QTextDocument | None = None
        self._marked: int | None = None
        self._is_following = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._write_turn)
        self.verticalScrollBar().valueChanged.connect(self._tell_scroll)
        theme.changed.connect(self._look_again)
        self._take_colours()

    def _take_colours(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(LIGHT.page))
        palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
        self.setPalette(palette)
        self.setStyleSheet(f"QTextEdit {{ background: {LIGHT.page}; color: {LIGHT.text}; }}")

    def _look_again(self) -> None:
        self._take_colours()
        self._begin()

    # --- what is on show --------------------------------------------------------------------------

    def show_file(self, recognised: Recognised, source: SourceDocument | None) -> None:
        """Show another file from its beginning. None: ``source`` - nothing stands side by side."""
        self._recognised, self._source = recognised, source
        self._marked = None
        self._begin()

    def _begin(self) -> None:
        """Write the page anew, as soon as somebody sees it."""
        self._writer = None
        if self.isVisible() and self._recognised is not None:
            document = QTextDocument(self)
            document.setDocumentMargin(self._theme.px(_MARGIN))
            pieces = tuple(pieces_of(self._recognised.lines, self._source))
            self._writer = PageWriter(document, pieces, self._theme.zoom_percent / 100)
            self._write_for_a_while()
            before, self._page = self._page, document
            self.setDocument(document)
            if before is not None:
                before.deleteLater()
            self._timer.start()
            self._mark()

    def _write_for_a_while(self) -> None:
        end = time.monotonic() + _TURN_MS / 1000
        writer = self._writer
        while writer is not None and not writer.is_whole and time.monotonic() < end:
            writer.write_next()

    def _write_turn(self) -> None:
        self._write_for_a_while()
        if self._writer is not None and not self._writer.is_whole:
            self._timer.start()

    def _write_down_to(self, line: int) -> None:
        writer = self._writer
        while writer is not None and not writer.is_whole and not writer.knows(line):
            writer.write_next()

    # --- the same line ----------------------------------------------------------------------------

    def mark(self, line: int) -> None:
        """Mark a line and bring it into sight; the cursor stays, and nothing is told."""
        self._marked = line
        self._mark()

    def _mark(self) -> None:
        if self._writer is None or self._marked is None:
            return
        self._write_down_to(self._marked)
        start, end = self._writer.span_of(self._marked)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(QColor(LIGHT.accent_soft))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt
        self.setExtraSelections([mark])
        self._show_place(start)

    def _show_place(self, position: int) -> None:
        """Scroll, if the place is out of sight, so that some of the page above it is seen too."""
        rect = self._rect_at(position)
        height = self.viewport().height()
        if rect.top() >= 0 and rect.bottom() <= height:
            return
        self._follow(self.verticalScrollBar().value() + rect.top() - height // 3)

    def scroll_to_top(self, line: int) -> None:
        """Scroll so that a line is the first in sight; nothing is told."""
        if self._writer is not None:
            self._write_down_to(line)
            start, _ = self._writer.span_of(line)
            self._follow(self.verticalScrollBar().value() + self._rect_at(start).top())

    def _follow(self, value: int) -> None:
        """Scroll without telling, once so much of the page is written."""
        bar, writer = self.verticalScrollBar(), self._writer
        while writer is not None and not writer.is_whole and bar.maximum() < value:
            writer.write_next()
        self._is_following = True
        bar.setValue(value)
        self._is_following = False

    def _rect_at(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def top_line(self) -> int:
        """Return the index of the first line in sight; 0 of an empty page."""
        if self._writer is None:
            return 0
        return self._writer.first_line(lambda position: self._rect_at(position).bottom() >= 0)

    def _tell_scroll(self) -> None:
        if not self._is_following and self._writer is not None:
            self.scrolled.emit(self.top_line())

    # --- the clerk --------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the mouse."""
        super().mouseReleaseEvent(event)
        if self._writer is not None and not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            self.line_chosen.emit(self._writer.line_at(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the list too: the same line is marked in both."""
        part = part_asked(event.text().upper()) if event.text() else None
        if part is None:
            super().keyPressEvent(event)
        else:
            self.part_asked.emit(part)

    def showEvent(self, event: QShowEvent) -> None:
        """Write the page, if nobody saw it before."""
        super().showEvent(event)
        if self._writer is None:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
