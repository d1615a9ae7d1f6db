"""The line below everything: how far saving is, what was just undone, the period, its due day."""

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.icon_gap import RoomyToolButton
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.period_line import due_status, due_words, window_words
from cchc_desk.ui.save_status import SaveStatus
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.theme import Ink, Theme

PASSING_MS = 5000
"""How long words stay that need not stay."""

_GAP = 24
"""What Qt puts between two parts of the line, in pixels."""

_BACKUP_SIGNS: dict[str, tuple[str, Ink]] = {
    "ok": ("archive", "muted"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "error"),
}


class StatusLine(QStatusBar):
    """Show the honest words; how far saving is is never hidden by anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without a document."""
        super().__init__(parent)
        self._theme = theme
        self.saving = SaveStatus(theme)
        self.passing = _label("passing-words")
        self.window_label = _label("period-window")
        self.due_label = _label("due-day")
        self.backup = named(RoomyToolButton(), "backup-status")
        self.backup.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.backup.setAutoRaise(True)
        self.backup.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._backup_kind = "ok"
        theme.changed.connect(self._dress_backup)
        self.backup.hide()
        self.network_label = _label("no-network", tr("No network connection"))
        self._is_calm = True
        self._passed = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passed.timeout.connect(self._forget)
        self.addWidget(self.saving, 1)
        for widget in (self.passing, self.window_label, self.backup, self.network_label):
            self.addPermanentWidget(widget)
        self._before_due = 3
        self._spare: list[QWidget] = [self.network_label, self.window_label]
        self._dear: list[QWidget] = [self.due_label, self.backup, self.passing]
        self._wanted: set[QWidget] = {self.network_label}
        self._share()

    def join(self, widget: QWidget) -> None:
        """Take in another widget, beside how far saving is; ``want`` shows it."""
        widget.hide()
        self.insertPermanentWidget(1, widget)
        self._before_due += 1
        self._dear.insert(0, widget)

    def want(self, widget: QWidget, *, is_wanted: bool) -> None:
        """Show one of the line's widgets while there is room for it, or show it no more."""
        if is_wanted:
            self._wanted.add(widget)
        else:
            self._wanted.discard(widget)
        self._share()

    def show_report(self, report: Report | None, today: date) -> None:
        """Tell of the period of a document; None: there is none."""
        if report is not None:
            self._warn_of_due_day(due_status(report.period, report.state, today))
            self.window_label.setText(window_words(report.period))
            self.due_label.setText(due_words(report.period, today))
        for label in (self.window_label, self.due_label):
            self.want(label, is_wanted=report is not None)

    def _warn_of_due_day(self, status: str) -> None:
        if self.due_label.property("status") != status:
            self.due_label.setProperty("status", status)
            restyle(self.due_label)
        if self.due_label.parent() is None:  # the line dresses all that it holds: 6 ms when twice
            self.insertPermanentWidget(self._before_due, self.due_label)

    def show_save_state(self, state: object) -> None:
        """Tell how far saving is."""
        assert isinstance(state, SaveState)  # noqa: S101 - the session's own answer
        self.saving.show_state(state)
        self._is_calm = state.kind is not SaveKind.UNSAVED
        self._share()

    def show_backups(self, words: str, kind: str) -> None:
        """Tell how old the newest backup is; ``kind``: ok, warning or error."""
        self.backup.setText(words)
        self.backup.setAccessibleName(words)
        self.backup.setToolTip(tr("See the backups"))
        self._backup_kind = kind
        self._dress_backup()
        self.want(self.backup, is_wanted=bool(words))

    def _dress_backup(self) -> None:
        name, ink = _BACKUP_SIGNS[self._backup_kind]
        self.backup.setIcon(self._theme.icon(name, ink))

    def say(self, words: str) -> None:
        """Show words for a while."""
        self.passing.setText(words)
        self._passed.start()
        self.want(self.passing, is_wanted=True)

    def _forget(self) -> None:
        self.want(self.passing, is_wanted=False)

    def _share(self) -> None:
        """Show what there is room for; why something is not saved leaves no room for others."""
        leaving = (*self._spare, *self._dear)
        for widget in leaving:
            widget.setVisible(self._is_calm and widget in self._wanted)
        for widget in leaving:
            shown = [each for each in leaving if not each.isHidden()]
            needed = sum(each.sizeHint().width() + _GAP for each in shown)
            if self.saving.sizeHint().width() + needed <= self.width():
                return
            widget.hide()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the words of saving: all others may leave."""
        return QSize(self.saving.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._share()


def _label(name: str, words: str = "") -> QLabel:
    label = named(QLabel(words), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
