"""What the window shows when there is no document: what to do first."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled


class Welcome(QWidget):
    """Offer the first steps."""

    office_wanted = Signal()
    document_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page."""
        super().__init__(parent)
        self.setObjectName("welcome")
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(1)
        title = styled(QLabel(tr("Welcome")), "title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title)
        words = tr(
            "First say who your office is, then make the first report. Everything you type is "
            "saved by itself, on this computer only."
        )
        text = QLabel(words)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(text)
        self._add(layout, "welcome-office", tr("Describe the office"), self.office_wanted)
        self._add(layout, "welcome-document", tr("Make the first document"), self.document_wanted)
        self._add(layout, "welcome-sample", tr("Try the sample"), self.sample_wanted)
        layout.addStretch(2)

    def _add(self, layout: QVBoxLayout, name: str, label: str, wanted: SignalInstance) -> None:
        button = named(QPushButton(label), name)
        button.setMinimumWidth(280)
        button.setProperty("primary", name == "welcome-office")
        button.clicked.connect(wanted)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
