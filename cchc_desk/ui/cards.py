"""The look that pages of fields share: a column that can be read, cards, labels and hints."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import INTERFACE_PT, scaled

READABLE_WIDTH = 860
"""How wide a column of fields grows, in device-independent pixels at a zoom of 100 %."""


class Column(QWidget):
    """Hold the parts of a page one under another, no wider than can be read."""

    def __init__(self, title: str, explanation: str, way_out: QWidget | None = None) -> None:
        """Begin with the title of the page and a sentence that explains it.

        None: ``way_out`` - nothing stands beside the title.
        """
        super().__init__()
        self.parts = QVBoxLayout(self)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(styled(plain_label(title), "title"), 1)
        if way_out is not None:
            line.addWidget(way_out)
        head.addLayout(line)
        head.addWidget(hint(explanation))
        self.parts.addLayout(head)
        self._take_width()

    def _take_width(self) -> None:
        zoom_percent = round(100 * self.font().pointSizeF() / INTERFACE_PT)
        self.setMaximumWidth(scaled(READABLE_WIDTH, zoom_percent))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the letters of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_width()


def lay_out(page: QScrollArea, column: Column) -> None:
    """Put a column on a page that scrolls up and down."""
    column.parts.addStretch(1)
    sheet = QWidget()
    row = QHBoxLayout(sheet)
    row.setContentsMargins(24, 16, 24, 24)
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(column, READABLE_WIDTH)
    row.addStretch(1)
    page.setWidgetResizable(True)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setWidget(sheet)


class Card(QFrame):
    """Frame fields that belong together, under a heading; ``parts`` takes them."""

    def __init__(self, name: str, title: str, explanation: str = "") -> None:
        """Make a card that holds its heading only."""
        super().__init__()
        styled(named(self, name), "card")
        self.parts = QVBoxLayout(self)
        self.parts.setContentsMargins(16, 12, 16, 16)
        self.parts.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(styled(plain_label(title), "heading"))
        if explanation:
            head.addWidget(hint(explanation))
        self.parts.addLayout(head)


def plain_label(text: str) -> QLabel:
    """Return a label that shows every character as it is and breaks long lines."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def hint(text: str) -> QLabel:
    """Return a quiet line that helps."""
    return styled(plain_label(text), "muted")


def labelled(field: QWidget, words: str = "") -> QVBoxLayout:
    """Lay a field out under its name for readers and over a hint, if there is one."""
    column = QVBoxLayout()
    column.setSpacing(4)
    label = QLabel(field.accessibleName())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    if words:
        column.addWidget(hint(words))
        field.setAccessibleDescription(words)
    return column


def side_by_side(*columns: QVBoxLayout, shares: Iterable[int] = ()) -> QHBoxLayout:
    """Lay parts out beside each other, level at the top.

    Shape: ``shares`` - of the width, one a part; none: alike.
    """
    row = QHBoxLayout()
    row.setSpacing(16)
    given = tuple(shares) or (1,) * len(columns)
    for column, share in zip(columns, given, strict=True):
        column.addStretch(1)
        row.addLayout(column, share)
    return row


def settle(page: QScrollArea) -> None:
    """Bring a page into its final places at once.

    Qt 6.12 does that in several turns of the event loop, one a level of layouts, and paints what
    lies between.
    """
    sheet = page.widget()
    if sheet is None or not page.isVisible():
        return
    for widget in (*reversed(sheet.findChildren(QWidget)), sheet):
        layout = widget.layout()
        if layout is not None:
            layout.activate()
    QApplication.sendPostedEvents(page.viewport(), QEvent.Type.LayoutRequest.value)
