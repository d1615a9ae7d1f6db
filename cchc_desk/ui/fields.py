"""Fields for plain text, one line or several, that never change what is typed into them.

A field gives back exactly the text that it was shown until the clerk types; then it gives what is
typed, cleaned and without white space at its ends.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QTextEdit, QWidget

from cchc_desk.forms.text import clean
from cchc_desk.ui.editors.history_keys import HistoryKeys
from cchc_desk.ui.editors.keys import asks_next_field, is_left_alone
from cchc_desk.ui.naming import named

_MARGIN_PIXELS = 2  # as Qt 6.12 has it beside the text of a line
_USUAL_CHARACTERS = 17  # so wide does Qt 6.12 make a line, in letters "x"


class LineInput(QLineEdit):
    """Edit one line; ``typed`` comes after every change that the clerk made, undo included."""

    typed = Signal()

    def __init__(
        self, name: str, label: str, example: str = "", *, characters: int | None = None
    ) -> None:
        """Make an empty line. None: ``characters`` - as wide as there is room; else for so many."""
        super().__init__()
        named(self, name, label)
        self.setPlaceholderText(example)
        self._characters = characters
        self._given, self._looks = "", ""
        self._is_loading = False
        if characters is not None:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        HistoryKeys(self)
        self.textEdited.connect(self._tell)
        self.returnPressed.connect(lambda: go_to_next_input(self))

    def value(self) -> str:
        """Return what the line says."""
        text = self.text()
        return self._given if text == self._looks else clean(text).strip()

    def show_value(self, text: str, *, anew: bool = False) -> None:
        """Show a text; where the line says so already, nothing moves.

        ``anew``: it is another thing's text, so the undo history begins anew in any case.
        """
        if anew or text != self.value():
            self.setText(text)
            self.setCursorPosition(0)
            self._given, self._looks = text, self.text()

    def replace_value(self, text: str) -> None:
        """Put a text in place of what is typed; the line's own undo brings that back."""
        self._is_loading = True
        self.selectAll()
        self.insert(text)
        self._is_loading = False
        self._given, self._looks = text, self.text()

    def _tell(self) -> None:
        if not self._is_loading:
            self.typed.emit()

    def sizeHint(self) -> QSize:
        """Return a size for the characters that are expected."""
        hint = super().sizeHint()
        if self._characters is None:
            return hint
        metrics = self.fontMetrics()
        usual = metrics.horizontalAdvance("x") * _USUAL_CHARACTERS
        wanted = metrics.horizontalAdvance("0") * self._characters
        return QSize(hint.width() - usual + wanted, hint.height())


class LinesInput(QTextEdit):
    """Edit lines in a field as high as they are; ``typed`` comes as from a ``LineInput``.

    ``one_a_line``: every line is an entry of a list, so that empty ones count for nothing.
    """

    typed = Signal()

    def __init__(
        self, name: str, label: str, example: str = "", *, lines: int = 2, one_a_line: bool = True
    ) -> None:
        """Make an empty field, at least so many lines high."""
        super().__init__()
        HistoryKeys(self)
        named(self, name, label)
        self.setPlaceholderText(example)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN_PIXELS)
        self._lines = lines
        self._one_a_line = one_a_line
        self._given, self._looks, self._told = "", "", ""
        self._is_loading = False
        self._seen_soon = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self._grow(self.document().size())

    def _connect(self) -> None:
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._seen_soon.start)
        self._seen_soon.timeout.connect(self._keep_cursor_in_sight)

    def value(self) -> str:
        """Return what the field says; entries of a list stand one a line."""
        text = self.toPlainText()
        if text == self._looks:
            return self._given
        return text_of(lines_of(text)) if self._one_a_line else clean(text).strip()

    def show_value(self, text: str, *, anew: bool = False) -> None:
        """Show a text as ``LineInput.show_value`` does."""
        if anew or text != self.value():
            self._is_loading = True
            self.setPlainText(text)
            self._is_loading = False
            self._given, self._looks = text, self.toPlainText()

    def replace_value(self, text: str) -> None:
        """Put a text in place of what is typed; the field's own undo brings that back."""
        self._is_loading = True
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._is_loading = False
        self._given, self._looks = text, self.toPlainText()

    def _tell(self) -> None:
        """Say so when characters changed; Qt also counts a new font and letters being composed."""
        text = self.toPlainText()
        is_same, self._told = text == self._told, text
        if not is_same and not self._is_loading:
            self.typed.emit()

    def _grow(self, size: QSizeF) -> None:
        line = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        least = self._lines * line + 2 * self.document().documentMargin()
        around = self.height() - self.viewport().height() if self.isVisible() else 0
        height = round(max(size.height(), least)) + (around or 2 * self.frameWidth())
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
            self._seen_soon.start()

    def _keep_cursor_in_sight(self) -> None:
        if self.hasFocus():
            self.ensureCursorVisible()
            bring_into_sight(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field with Ctrl+Enter; the other keys are Qt's, some the window's."""
        if is_left_alone(event):
            event.ignore()
        elif asks_next_field(event):
            go_to_next_input(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is."""
        super().focusInEvent(event)
        self._seen_soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height again: only now the frame has its width."""
        super().showEvent(event)
        self._grow(self.document().size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: all of the text is on show."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._grow(self.document().size())


Input = LineInput | LinesInput


def lines_of(text: str) -> tuple[str, ...]:
    """Return the entries of a list that is typed one a line; white space around them goes."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return tuple(line for line in lines if line)


def text_of(lines: Iterable[str]) -> str:
    """Return the entries of a list one a line."""
    return "\n".join(lines)


def entries(field: LinesInput, shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the list that a field says; ``shown`` itself as long as nothing was typed into it."""
    text = field.value()
    return shown if text == text_of(shown) else lines_of(text)


def go_to_next_input(field: QWidget) -> None:
    """Put the cursor into the next field of the window, over the buttons between."""
    following = field.nextInFocusChain()
    while following is not None and following is not field:
        if isinstance(following, LineInput | LinesInput) and following.isVisible():
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        following = following.nextInFocusChain()


def bring_into_sight(field: QTextEdit) -> None:
    """Scroll the page that a field lies on, as far as its cursor needs and no further."""
    page = _page_of(field)
    sheet = None if page is None else page.widget()
    if page is None or sheet is None:
        return
    cursor = field.cursorRect()
    place = field.viewport().mapTo(sheet, cursor.center())
    page.ensureVisible(place.x(), place.y(), 0, cursor.height())


def _page_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
