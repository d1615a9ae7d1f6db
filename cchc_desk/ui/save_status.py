"""What the status bar says of saving: saved at what time, or not saved and why."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.short_label import ShortLabel
from cchc_desk.ui.theme import Ink, Theme

CALM_MS = 300
"""How long saving, or having saved, must last before the words go from one to the other."""

_SIGNS: dict[SaveKind, tuple[str, Ink]] = {
    SaveKind.SAVED: ("circle-check", "ok"),
    SaveKind.SAVING: ("refresh-cw", "muted"),
    SaveKind.UNSAVED: ("circle-alert", "error"),
}


class SaveStatus(QWidget):
    """Show a SaveState; ``retry_wanted`` when the clerk wants it tried again at once.

    A save that takes no longer than a glance changes nothing but the time.
    """

    retry_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with a workspace in which nothing was changed yet."""
        super().__init__(parent)
        named(self, "save-status")
        self._theme = theme
        self._state = self._shown = SaveState(SaveKind.SAVED)
        self._sign = QLabel()
        self._words = named(ShortLabel(), "saved")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.retry = named(QPushButton(tr("Try again")), "save-retry", tr("Try to save again"))
        self.retry.clicked.connect(self.retry_wanted)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(lambda: self._show(self._state))
        self._lay_out()
        theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self._show(self._shown)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.retry)

    @property
    def words(self) -> str:
        """Return what it says now, in full."""
        return self._words.text()

    def show_state(self, state: SaveState) -> None:
        """Show how far saving is."""
        self._state = state
        kinds = {self._shown.kind, state.kind}
        if kinds == {SaveKind.SAVED, SaveKind.SAVING}:
            if not self._calm.isActive():
                self._calm.start()
            return
        self._calm.stop()
        self._show(state)

    def _show(self, state: SaveState) -> None:
        is_new_kind = state.kind is not self._shown.kind
        self._shown = state
        words = _words(state)
        self._words.setText(words)
        self._words.setToolTip(words)
        self.setAccessibleName(words)  # which screen readers are told of
        if is_new_kind:
            self._dress()
            if state.reason:
                self._alert()

    def _alert(self) -> None:
        # Seldom, and the first time it takes 20 ms: Qt makes classes when they are first named.
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _follow_theme(self) -> None:
        self._dress()
        self.setMinimumHeight(self.retry.sizeHint().height())  # it comes and goes; nothing moves

    def _dress(self) -> None:
        kind = self._shown.kind
        is_unsaved = kind is SaveKind.UNSAVED
        name, ink = _SIGNS[kind]
        self._sign.setPixmap(self._theme.picture(name, ink, 16))
        self.retry.setVisible(is_unsaved)
        is_calm = self._words.property("muted")
        if is_calm is None or is_calm == is_unsaved:  # else they look as they should
            self._words.setProperty("status", "error" if is_unsaved else None)
            self._words.setProperty("muted", not is_unsaved)
            restyle(self._words)


def _words(state: SaveState) -> str:
    if state.kind is SaveKind.UNSAVED:
        return tr("NOT SAVED: {reason}", reason=state.reason)
    if state.kind is SaveKind.SAVING:
        return tr("Saving…")
    if state.at is None:
        return tr("Everything is saved")
    return tr("Saved {time}", time=state.at.strftime("%H:%M:%S"))
