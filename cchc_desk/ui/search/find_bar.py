"""The line for finding words in the document: what is sought, how often it stands there, steps."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, restyle, styled
from cchc_desk.ui.theme import Theme

TYPED_MS = 200
"""How long after the last key words are sought: UniKey takes letters back and types them anew."""

_LEAST, _WIDEST = 120, 320


class FindBar(QWidget):
    """Ask for words; ``wanted_changed`` comes soon after they, or whole words, were changed.

    ``step_wanted`` carries 1 or -1; ``left`` comes when the clerk closes the line.
    """

    wanted_changed = Signal()
    step_wanted = Signal(object)
    replace_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        named(self, "find-bar", tr("Find in the document"))
        self._theme = theme
        self.words = named(QLineEdit(), "find-words", tr("Words to find"))
        self.words.setPlaceholderText(tr("Find in the document, with or without tone marks"))
        self.words.setClearButtonEnabled(True)
        self.whole = named(QCheckBox(tr("&Whole words")), "find-whole")
        self.count = named(QLabel(), "find-count")
        self.count.setProperty("status", "")
        self.previous = self._button("find-previous", "chevron-up", tr("Previous (Shift+F3)"))
        self.next = self._button("find-next", "chevron-down", tr("Next (F3)"))
        self.replace = named(QPushButton(tr("&Replace…")), "find-replace")
        self.replace.setToolTip(tr("Replace, with a preview of every place (Ctrl+H)"))
        self.close_button = self._button("find-close", "x", tr("Close (Esc)"))
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.words)
        self.hide()

    def _button(self, name: str, icon: str, words: str) -> QToolButton:
        button = named(QToolButton(), name, words)
        button.setToolTip(words)
        self._theme.dress(button, icon, "muted")
        return button

    def _lay_out(self) -> None:
        self.words.setMinimumWidth(self._theme.px(_LEAST))
        self.words.setMaximumWidth(self._theme.px(_WIDEST))
        frame = styled(QFrame(), "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 2)
        for widget in (self.previous, self.next, self.count, self.whole):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.replace)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 8)
        column.addWidget(frame)

    def _connect(self) -> None:
        self._typed.timeout.connect(self.wanted_changed)
        self.words.textEdited.connect(self._typed.start)
        self.words.textChanged.connect(self._forget_cleared)
        self.whole.toggled.connect(self.wanted_changed)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.replace.clicked.connect(self.replace_wanted)
        self.close_button.clicked.connect(self.left)

    def _forget_cleared(self, words: str) -> None:
        if not words:
            self._typed.start()

    def open_with(self, words: str) -> None:
        """Show the line with its words ready to be typed over; "" keeps those of the last time."""
        if words:
            self.words.setText(words)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.wanted_changed.emit()

    def show_count(self, number: int, total: int) -> None:
        """Say which of how many places is on show; 0 for ``number`` - none of them is."""
        if not self.words.text().strip():
            self._say("", "")
        elif not total:
            self._say(tr("Not found"), "warning")
        elif number:
            self._say(tr("{number} of {total}", number=number, total=total), "")
        else:
            self._say(tr("Places: {total}", total=total), "")
        self.replace.setEnabled(bool(total))
        self.previous.setEnabled(bool(total))
        self.next.setEnabled(bool(total))

    def _say(self, words: str, status: str) -> None:
        self.count.setText(words)
        if self.count.property("status") != status:
            self.count.setProperty("status", status)
            restyle(self.count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on with Enter, back with Shift+Enter; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.words.hasFocus():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._typed.isActive():
                self._typed.stop()
                self.wanted_changed.emit()
            else:
                self.step_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
