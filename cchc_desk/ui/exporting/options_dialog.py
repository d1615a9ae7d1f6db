"""Asking what a document is exported as, and what goes into the file."""

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.exporting import Exporting, default_name, files_of
from cchc_desk.errors import UserError
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_WIDTH = 520


class ExportDialog(QDialog):
    """Ask for the kind of file and its contents; below stands how the files will be called."""

    def __init__(
        self, report: Report, exporting: Exporting, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Begin as it was chosen last."""
        super().__init__(parent)
        named(self, "export-dialog").setWindowTitle(tr("Export"))
        self._report, self._before = report, exporting
        self.kinds = _radios(
            {".docx": tr("&Word"), ".pdf": tr("&PDF"), ".xlsx": tr("&Excel, the tables only")},
            "export-kind",
        )
        self.mediums = _radios(
            {
                Medium.ELECTRONIC.value: tr("The &file that is sent by mail"),
                Medium.PAPER.value: tr("The copy on pa&per"),
            },
            "export-medium",
        )
        self.guidance = _check(tr("Print the &guidance too"), "export-guidance")
        self.separate = _check(tr("The &appendices as a file of their own"), "export-separate")
        self.embed = _check(tr("Let this program &open the file again"), "export-embed")
        self.draft = _check(tr("&Draft for the director"), "export-draft")
        self.tables = _check(tr("A workbook for each &table"), "export-tables")
        self.names = hint("")
        self.go_on = styled(named(QPushButton(tr("C&hoose the folder…")), "accept"), "primary")
        self._show(exporting)
        self._lay_out(theme)
        self._connect()
        self._follow()

    def _show(self, exporting: Exporting) -> None:
        usual = self._report.template.print_guidance
        self.kinds[".docx"].setChecked(True)
        self.mediums[exporting.medium.value].setChecked(True)
        self.guidance.setChecked(usual if exporting.guidance is None else exporting.guidance)
        self.separate.setChecked(exporting.separate_appendix)
        self.embed.setChecked(exporting.embed)
        self.draft.setChecked(exporting.draft)
        self.tables.setChecked(exporting.tables)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(tr("Kind of file")), "heading"))
        for radio in self.kinds.values():
            column.addWidget(radio)
        column.addSpacing(16)
        column.addWidget(styled(plain_label(tr("What goes into it")), "heading"))
        for radio in self.mediums.values():
            column.addWidget(radio)
        column.addSpacing(8)
        for box in (self.guidance, self.separate, self.embed, self.draft, self.tables):
            column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(self.names)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(column, 1)
        whole.addWidget(self._buttons())
        self.setMinimumWidth(theme.px(_WIDTH))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(24, 0, 24, 16)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        self.go_on.setDefault(True)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        for radio in (*self.kinds.values(), *self.mediums.values()):
            radio.toggled.connect(self._follow)
        for box in (self.guidance, self.separate, self.embed, self.draft, self.tables):
            box.toggled.connect(self._follow)

    def _follow(self) -> None:
        """Offer what the kind of file can hold, and say how the files will be called."""
        suffix = self.suffix
        is_document = suffix != ".xlsx"
        for radio in self.mediums.values():
            radio.setEnabled(is_document)
        has_appendices = bool(self._report.template.appendices)
        self.guidance.setVisible(is_document)
        self.separate.setVisible(is_document and has_appendices)
        self.embed.setVisible(suffix == ".docx")
        self.draft.setVisible(suffix == ".pdf")
        self.tables.setVisible(suffix == ".xlsx")
        self.names.setText(self._names())

    def _names(self) -> str:
        exporting = self.exporting()
        target = Path(default_name(self._report, self.suffix, draft=exporting.draft))
        try:
            files = files_of(self._report, target, exporting)
        except UserError as error:
            self.go_on.setEnabled(False)
            return str(error)
        self.go_on.setEnabled(True)
        return tr("To be written: {files}", files=", ".join(each.name for each in files))

    # --- what was chosen --------------------------------------------------------------------------

    @property
    def suffix(self) -> str:
        """Return how the name of the file ends."""
        return _chosen(self.kinds)

    def exporting(self) -> Exporting:
        """Return what goes into the file; what its kind cannot hold is left out."""
        suffix = self.suffix
        is_document = suffix != ".xlsx"
        return Exporting(
            guidance=self.guidance.isChecked(),
            medium=Medium(_chosen(self.mediums)),
            embed=self.embed.isChecked(),
            separate_appendix=is_document and self.separate.isChecked(),
            draft=suffix == ".pdf" and self.draft.isChecked(),
            tables=suffix == ".xlsx" and self.tables.isChecked(),
        )


def _radios(words: dict[str, str], name: str) -> dict[str, QRadioButton]:
    made = {
        value: named(QRadioButton(label), f"{name}-{value.strip('.')}")
        for value, label in words.items()
    }
    group: QButtonGroup | None = None
    for radio in made.values():
        group = group or QButtonGroup(radio)
        group.addButton(radio)
    return made


def _chosen(radios: dict[str, QRadioButton]) -> str:
    return next(value for value, radio in radios.items() if radio.isChecked())


def _check(words: str, name: str) -> QCheckBox:
    return named(QCheckBox(words), name)
