"""Asking how far a dismissal goes, and why it is made."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.review_dismissals import Reach
from cchc_desk.i18n import tr
from cchc_desk.review.finding import Finding
from cchc_desk.ui.cards import hint, labelled, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.review.detail import REACHES

_LEAST_WIDTH = 460


class DismissDialog(QDialog):
    """Ask of one finding; Enter dismisses it here and nowhere else."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        """Begin with the narrowest reach."""
        super().__init__(parent)
        named(self, "dismiss-dialog").setWindowTitle(tr("Dismiss a finding"))
        self.reaches = {reach: QRadioButton(tr(words)) for reach, words in REACHES.items()}
        self._group = QButtonGroup(self)
        for reach, button in self.reaches.items():
            named(button, f"dismiss-{reach}")
            self._group.addButton(button)
        self.reaches[Reach.PLACE].setChecked(True)
        words = tr("Reason (may be left empty)")
        self.why = named(QLineEdit(), "dismiss-reason", words)
        self._lay_out(finding)
        self.setMinimumWidth(_LEAST_WIDTH)

    def _lay_out(self, finding: Finding) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(finding.message), "heading"))
        column.addWidget(hint(tr("It is kept in “Dismissed” and can be taken back there.")))
        column.addSpacing(8)
        for button in self.reaches.values():
            column.addWidget(button)
        column.addSpacing(8)
        column.addLayout(labelled(self.why))
        column.addSpacing(8)
        buttons = QDialogButtonBox()
        accept = styled(named(QPushButton(tr("&Dismiss")), "accept"), "primary")
        accept.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def reach(self) -> Reach:
        """Return what is chosen."""
        return next(reach for reach, button in self.reaches.items() if button.isChecked())

    @property
    def reason(self) -> str:
        """Return what was written; "" for nothing."""
        return self.why.text().strip()
