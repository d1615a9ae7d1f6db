"""The line over the page: which document is on show, where it is on its way, the next step."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from cchc_desk.forms.report import Report, ReportState
from cchc_desk.i18n import tr
from cchc_desk.ui.documents_list import REPORT_STATE_WORDS, STATE_ICONS, period_name
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
        self._words: dict[QPushButton, tuple[str, str]] = {}
        theme.changed.connect(self._show_state)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.preview = named(QPushButton(tr("Preview")), "preview-button")
        self.preview.setCheckable(True)
        self.preview.setAccessibleName(self.preview.text())
        theme.dress(self.preview, "eye")
        self.preview.clicked.connect(self.preview_wanted)
        self.buttons.addWidget(self.preview)
        self.export = named(QPushButton(tr("Export to Word")), "export-button")
        styled(self.export, "primary")
        theme.dress(self.export, "file-down", "on_accent")
        self.export.clicked.connect(self.export_wanted)
        self.export.setAccessibleName(self.export.text())
        for button in (self.preview, self.state, self.export):
            self._words[button] = button.text(), ""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.state)
        row.addLayout(self.buttons)
        row.addWidget(self.export)
        self.show_report(None)

    def add_button(self, button: QPushButton, words: str) -> None:
        """Take in another button, before the others; its words leave after those of the preview."""
        self.buttons.insertWidget(0, button)
        first, *others = self._words.items()
        self._words = dict([first, (button, (words, "")), *others])
        self._fit()

    def write(self, button: QPushButton, words: str, short: str) -> None:
        """Write on one of the buttons; ``short``: what it says where there is no room."""
        self._words[button] = words, short
        self._fit()

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
        for without in range(len(self._words) + 1):
            for at, (button, (text, short)) in enumerate(self._words.items()):
                button.setText(text if at >= without else short)
            self.buttons.invalidate()  # what Qt does for the outer line alone
            if self._row.sizeHint().width() <= self.width():
                return

    def minimumSizeHint(self) -> QSize:
        """Ask for the width without words: what is written now leaves where there is no room."""
        spared = sum(
            button.fontMetrics().horizontalAdvance(button.text())
            - button.fontMetrics().horizontalAdvance(short)
            for button, (_text, short) in self._words.items()
        )
        return super().minimumSizeHint() - QSize(spared, 0)

    def show_preview_wanted(self, is_wanted: object) -> None:
        """Show whether the preview is asked for."""
        self.preview.setChecked(bool(is_wanted))

    def show_report(self, report: Report | None) -> None:
        """Show a document; None: there is none."""
        self.setVisible(report is not None)
        if report is None:
            return
        kind, period = report.kind.type_name, report.period
        self.title.set_words(f"{kind} {period.phrase}", f"{kind} {period_name(period)}")
        self._shown_state = report.state
        self._show_state()

    def _show_state(self) -> None:
        """Show the state by its word and its sign."""
        if self._shown_state is None:
            return
        theme, (name, ink) = self._theme, STATE_ICONS[self._shown_state]
        side, gap = theme.px(PUSH_BUTTON_ICON), theme.px(GAP)
        words = tr(REPORT_STATE_WORDS[self._shown_state])
        self.state.setToolTip(words)
        self.state.setIconSize(QSize(side + gap, side))
        self.state.setIcon(with_gap(theme.icon(name, ink), side, gap, self.devicePixelRatio()))
        self.write(self.state, words, "")
