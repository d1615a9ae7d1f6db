"""One place of backups: how old its newest one is, where it lies, and what can be done there."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cchc_desk.desk.backup_policy import Room
from cchc_desk.desk.backups import PlaceStatus
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.keeping.status_words import kind_of, place_words
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Ink, Theme

_SIGNS: dict[str, tuple[str, Ink]] = {
    "ok": ("circle-check", "ok"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "error"),
}
_SIGN = 20


class PlaceCard(QFrame):
    """Show a place; ``buttons`` stand below its words."""

    def __init__(self, name: str, title: str, theme: Theme, *buttons: QPushButton) -> None:
        """Begin with nothing known."""
        super().__init__()
        styled(named(self, name, title), "card")
        self._theme = theme
        self._sign = QLabel()
        self.words = named(plain_label(""), f"{name}-words")
        self.where = hint("")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(title), "heading"))
        column.addLayout(line)
        column.addWidget(self.where)
        column.addStretch(1)
        column.addLayout(row)

    def show_place(self, place: PlaceStatus, now: datetime, trouble: str = "") -> None:
        """Say how a place is; ``trouble``: what went wrong there, "" when nothing did."""
        words = [place_words(place, now), trouble]
        if place.is_there and place.room is not Room.ENOUGH:
            words.append(tr("There is little room left on this disk."))
        kind = "error" if trouble else kind_of(place)
        self._say(kind, " ".join(each for each in words if each), str(place.place))

    def show_none(self, words: str) -> None:
        """Say why there is no such place."""
        self._say("warning", words, "")

    def _say(self, kind: str, words: str, where: str) -> None:
        name, ink = _SIGNS[kind]
        self._sign.setPixmap(self._theme.picture(name, ink, self._theme.px(_SIGN)))
        self.words.setText(words)
        self.setAccessibleDescription(words)
        self.where.setText(where)
        self.where.setVisible(bool(where))
