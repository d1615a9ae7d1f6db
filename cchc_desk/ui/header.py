"""The line over the page: which document is on show, where it is on its way, the next step."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.documents_list import REPORT_STATE_WORDS
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.short_label import ShortLabel
from cchc_desk.ui.theme import Theme


class Header(QWidget):
    """Show the document; ``export_wanted`` is the one primary button of the window."""

    export_wanted = Signal()

    def __init__(self, theme: Theme, states: QMenu, parent: QWidget | None = None) -> None:
        """Build the line; ``states`` is the menu to choose the state of the document from."""
        super().__init__(parent)
        named(self, "header")
        self.title = styled(named(ShortLabel(), "document-title"), "heading")
        self.state = named(QPushButton(), "state-button", tr("State of the document"))
        self.state.setMenu(states)
        self.state.setFlat(True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.export = named(QPushButton(tr("Export to Word")), "export-button")
        styled(self.export, "primary")
        theme.dress(self.export, "file-down", "on_accent")
        self.export.clicked.connect(self.export_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self.title, 1)
        row.addWidget(self.state)
        row.addLayout(self.buttons)
        row.addWidget(self.export)
        self.show_report(None)

    def explain(self, export: QAction) -> None:
        """Show the key of the export beside its button."""
        keys = export.shortcut().toString()
        self.export.setToolTip(f"{self.export.text()} ({keys})")

    def show_report(self, report: Report | None) -> None:
        """Show a document; None: there is none."""
        self.setVisible(report is not None)
        if report is None:
            return
        words = f"{report.kind.type_name} {report.period.phrase}"
        self.title.setText(words)
        self.title.setToolTip(words)
        self.state.setText(tr(REPORT_STATE_WORDS[report.state]))
