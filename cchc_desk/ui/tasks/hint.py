"""What an empty table says in place of rows."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

_MARGIN = 24  # px, to the left and right


class TableHint(QLabel):
    """Say something in the middle of a widget, as wide as that."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("task-hint")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.hide()
        parent.installEventFilter(self)

    def say(self, text: str) -> None:
        """Show a text; "" when there is nothing to say."""
        self.setText(text)
        self.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the parent."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
