"""The line over the page: which document is on show, where it is on its way, the next step."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from cchc_desk.forms.report import Report, ReportState
from cchc_desk.i18n import tr
from cchc_desk.ui.documents_list import REPORT_STATE_WORDS, STATE_ICONS
from cchc_desk.ui.icon_gap import GAP, with_gap
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.short_label import ShortLabel
from cchc_desk.ui.theme import PUSH_BUTTON_ICON, Theme


class Header(QWidget):
    """Show the document; ``export_wanted`` is the one primary button of the window.

    ``preview_wanted`` asks for the preview, or for its end.
    """

    export_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, theme: Theme, states: QMenu, parent: QWidget | None = None) -> None:
        """Build the line; ``states`` is the menu to choose the state of the document from."""
        super().__init__(parent)
        named(self, "header")
        self.title = styled(named(ShortLabel(), "document-title"), "heading")
        self.state = named(QPushButton(), "state-button", tr("State of the document"))
        self.state.setMenu(states)
        self.state.setFlat(True)
        self._theme = theme
        self._shown_state: ReportState | None = None
        self._state_words = ""
        theme.changed.connect(self._show_state)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.preview = named(QPushButton(tr("Preview")), "preview-button")
        self.preview.setCheckable(True)
        self._preview_words = self.preview.text()
        self.preview.setAccessibleName(self._preview_words)
        theme.dress(self.preview, "eye")
        self.preview.clicked.connect(self.preview_wanted)
        self.buttons.addWidget(self.preview)
        self.export = named(QPushButton(tr("Export to Word")), "export-button")
        styled(self.export, "primary")
        theme.dress(self.export, "file-down", "on_accent")
        self.export.clicked.connect(self.export_wanted)
        self._export_words = self.export.text()
        self.export.setAccessibleName(self._export_words)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self.title, 1)
        row.addWidget(self.state)
        row.addLayout(self.buttons)
        row.addWidget(self.export)
        self.show_report(None)

    def explain(self, export: QAction, preview: QAction) -> None:
        """Show the keys of the buttons beside them."""
        for button, action in ((self.export, export), (self.preview, preview)):
            words = button.accessibleName() or button.text()
            button.setToolTip(f"{words} ({action.shortcut().toString()})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the title where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many buttons by words as the whole title leaves room for."""
        words = [
            (self.preview, self._preview_words),
            (self.state, self._state_words),
            (self.export, self._export_words),
        ]
        for without in range(len(words) + 1):
            for at, (button, text) in enumerate(words):
                button.setText(text if at >= without else "")
            if self._row.sizeHint().width() <= self.width():
                return

    def show_preview_wanted(self, is_wanted: object) -> None:
        """Show whether the preview is asked for."""
        self.preview.setChecked(bool(is_wanted))

    def show_report(self, report: Report | None) -> None:
        """Show a document; None: there is none."""
        self.setVisible(report is not None)
        if report is None:
            return
        words = f"{report.kind.type_name} {report.period.phrase}"
        self.title.setText(words)
        self.title.setToolTip(words)
        self._shown_state = report.state
        self._show_state()

    def _show_state(self) -> None:
        """Show the state by its word and its sign."""
        if self._shown_state is None:
            return
        theme, (name, ink) = self._theme, STATE_ICONS[self._shown_state]
        side, gap = theme.px(PUSH_BUTTON_ICON), theme.px(GAP)
        self._state_words = tr(REPORT_STATE_WORDS[self._shown_state])
        self.state.setToolTip(self._state_words)
        self.state.setIconSize(QSize(side + gap, side))
        self.state.setIcon(with_gap(theme.icon(name, ink), side, gap, self.devicePixelRatio()))
        self._fit()
