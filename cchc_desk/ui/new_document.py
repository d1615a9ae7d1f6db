"""The dialog for a new document: template, period, year, and what it begins with."""

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.choices import Choices
from cchc_desk.forms.template import Template
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled


@dataclass(frozen=True, slots=True)
class NewDocument:
    """Hold what was chosen. None: ``earlier`` - from scratch."""

    template: Template
    period_id: str
    earlier: str | None


class NewDocumentDialog(QDialog):
    """Ask for a new document; ``chosen`` tells what was asked for."""

    def __init__(self, choices: Choices, year: int, parent: QWidget | None = None) -> None:
        """Offer the choices; ``year`` is the one proposed."""
        super().__init__(parent)
        self._choices = choices
        self.setWindowTitle(tr("New document"))
        self.template = self._box("template", tr("&Template"))
        self.period = self._box("period", tr("&Period"))
        self.earlier = self._box("earlier", tr("&Begin with"))
        self.year = named(QSpinBox(minimum=2000, maximum=2100, value=year), "year", tr("Year"))
        self.notice = styled(named(QLabel(wordWrap=True), "notice"), "muted")
        for template in choices.templates:
            self.template.addItem(template.name or template.id, template)
        self.earlier.addItem(tr("An empty form"), None)
        for entry in choices.documents:
            self.earlier.addItem(tr("The text of “{title}”", title=entry.title), entry.id)
        self._lay_out()
        self.template.currentIndexChanged.connect(self._show_template)
        self._show_template()

    def _box(self, name: str, label: str) -> QComboBox:
        box = named(QComboBox(), name, label.replace("&", ""))
        box.setMinimumContentsLength(36)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(tr("&Template"), self.template)
        form.addRow("", self.notice)
        form.addRow(tr("&Year"), self.year)
        form.addRow(tr("&Period"), self.period)
        form.addRow(tr("&Begin with"), self.earlier)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _show_template(self) -> None:
        template: Template = self.template.currentData()
        kept = self.period.currentData()
        self.period.clear()
        for kind in self._choices.periods_of(template):
            self.period.addItem(kind.name, kind.id)
        self.period.setCurrentIndex(max(self.period.findData(kept), 0))
        self.notice.setText(template.notice)
        self.notice.setVisible(bool(template.notice))

    def chosen(self) -> NewDocument:
        """Return what the dialog says."""
        period_id = f"{self.year.value()}-{self.period.currentData()}"
        return NewDocument(self.template.currentData(), period_id, self.earlier.currentData())
