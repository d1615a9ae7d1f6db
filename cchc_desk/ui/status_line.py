"""The line below everything: how far saving is, what was just undone, the period, its due day."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.period_line import due_status, due_words, window_words
from cchc_desk.ui.save_status import SaveStatus
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.theme import Theme

PASSING_MS = 5000
"""How long words stay that need not stay."""


class StatusLine(QStatusBar):
    """Show the honest words; how far saving is is never hidden by anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without a document."""
        super().__init__(parent)
        self.saving = SaveStatus(theme)
        self.passing = _label("passing-words")
        self.window_label = _label("period-window")
        self.due_label = _label("due-day")
        self.due_label.setProperty("status", "")
        self.network_label = _label("no-network", tr("No network connection"))
        self._report: Report | None = None
        self._is_calm = True
        self._passed = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passed.timeout.connect(self._share)
        self.addWidget(self.saving, 1)
        for label in (self.passing, self.window_label, self.due_label, self.network_label):
            self.addPermanentWidget(label)
        self._share()

    def show_report(self, report: Report | None, today: date) -> None:
        """Tell of the period of a document; None: there is none."""
        self._report = report
        if report is not None:
            self._warn_of_due_day(due_status(report.period, report.state, today))
            self.window_label.setText(window_words(report.period))
            self.due_label.setText(due_words(report.period, today))
        self._share()

    def _warn_of_due_day(self, status: str) -> None:
        if self.due_label.property("status") != status:
            self.due_label.setProperty("status", status)
            restyle(self.due_label)

    def show_save_state(self, state: object) -> None:
        """Tell how far saving is."""
        assert isinstance(state, SaveState)  # noqa: S101 - the session's own answer
        self.saving.show_state(state)
        self._is_calm = state.kind is not SaveKind.UNSAVED
        self._share()

    def say(self, words: str) -> None:
        """Show words for a while."""
        self.passing.setText(words)
        self._passed.start()
        self._share()

    def _share(self) -> None:
        """Leave the room to the reason where something is not saved: it must be read in full."""
        has_report = self._report is not None
        self.passing.setVisible(self._is_calm and self._passed.isActive())
        self.network_label.setVisible(self._is_calm)
        for label in (self.window_label, self.due_label):
            label.setVisible(self._is_calm and has_report)


def _label(name: str, words: str = "") -> QLabel:
    label = named(QLabel(words), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
