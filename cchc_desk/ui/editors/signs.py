"""Small things that a form says beside its fields: an icon, a line of muted words, a chip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.editors.states import Look
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Ink, Theme

_SIDE = 16

CHIP_WORDS = "chip-words"
"""The name of the words of a chip, which may be hidden where there is little room."""


class Sign(QLabel):
    """Shows an icon of the theme, in its colours and at its zoom."""

    def __init__(self, theme: Theme, name: str, ink: Ink = "muted") -> None:
        """Draw the icon, now and whenever the theme changes."""
        super().__init__()
        self._theme, self._name, self._ink = theme, name, ink
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._theme.picture(self._name, self._ink, _SIDE))
        self.setFixedSize(self._theme.px(_SIDE), self._theme.px(_SIDE))


def plain_label(text: str, role: str = "") -> QLabel:
    """Make a label that folds and shows its characters as they are, in a look of the theme."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return styled(label, role) if role else label


def muted_line(theme: Theme, icon: str, text: str) -> QHBoxLayout:
    """Make a line of muted words behind an icon; the words may fold."""
    words = plain_label(text, "muted")
    sign = Sign(theme, icon)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row


def warning_chip(theme: Theme, look: Look) -> QWidget:
    """Make a chip in the colours of warnings, with the icon and the words."""
    chip = QFrame()
    chip.setProperty("status", "warning")
    chip.setToolTip(tr(look.words))
    words = named(QLabel(tr(look.words)), CHIP_WORDS)
    words.setProperty("status", "warning")
    row = QHBoxLayout(chip)
    row.setContentsMargins(8, 4, 8, 4)
    row.setSpacing(4)
    row.addWidget(Sign(theme, look.icon, look.ink))
    row.addWidget(words)
    return chip
