"""The number and the date that a document was given after signature."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from cchc_desk.forms.issue import IssueNumberError, issue_day, read_issue_number
from cchc_desk.forms.placeholder import symbol
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, labelled, plain_label, side_by_side
from cchc_desk.ui.fields import LineInput
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.office_profiles import read_day
from cchc_desk.ui.theme import Theme

_WIDTH = 480


class NumberDialog(QDialog):
    """Ask for number and date; ``given`` carries both when they can be read.

    The dialog stays open until whoever asked closes it: the number may be another document's.
    """

    given = Signal(object, object)

    def __init__(self, report: Report, today: date, theme: Theme, parent: QWidget) -> None:
        """Begin with what the document has, else with today."""
        super().__init__(parent)
        named(self, "number-dialog").setWindowTitle(tr("Fill in number and date"))
        day = issue_day(report.front) or today
        self.number = LineInput("issue-number", tr("Number"), characters=12)
        self.number.show_value(report.front.number or "")
        self.day = LineInput("issue-day", tr("Date of signature"), "13/03/2026", characters=12)
        self.day.show_value(f"{day:%d/%m/%Y}")
        self.fault = named(plain_label(""), "issue-fault")
        self.fault.setProperty("status", "error")
        self.fault.hide()
        self._is_confirmed = False
        self._lay_out(symbol(report), theme)
        for field in (self.number, self.day):
            field.typed.connect(self._forget_fault)

    def _lay_out(self, shown_symbol: str, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(
            hint(
                tr(
                    "The clerk of records gives them after the signature. They fill every blank of "
                    "the document: the head, what cites it, and its line in the register."
                )
            )
        )
        words = tr("35, or with its symbol: 35/{symbol}", symbol=shown_symbol)
        row = side_by_side(labelled(self.number, words), labelled(self.day, tr("dd/mm/yyyy")))
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addStretch(1)
        column.addWidget(self._buttons())
        self.setMinimumWidth(theme.px(_WIDTH))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.go_on = styled(named(QPushButton(tr("&Fill in")), "accept"), "primary")
        self.go_on.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.go_on.clicked.connect(self._give)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def is_confirmed(self) -> bool:
        """Tell whether the clerk was told of the same number and wants it nevertheless."""
        return self._is_confirmed

    def warn(self, words: str) -> None:
        """Say why to look again; the next press of the button goes on nevertheless."""
        self._is_confirmed = True
        self._say(words, "warning")
        self.go_on.setText(tr("&Fill in nevertheless"))

    def _give(self) -> None:
        day = read_day(self.day.value())
        try:
            read_issue_number(self.number.value())
        except IssueNumberError as error:
            self._say(str(error), "error")
            self.number.setFocus()
            return
        if day is None:
            self._say(
                tr("“{text}” is no day; write it as 13/03/2026.", text=self.day.value()), "error"
            )
            self.day.setFocus()
            return
        self.given.emit(self.number.value(), day)

    def _say(self, words: str, status: str) -> None:
        self.fault.setProperty("status", status)
        self.fault.setText(words)
        self.fault.show()

    def _forget_fault(self) -> None:
        self._is_confirmed = False
        self.fault.hide()
        self.go_on.setText(tr("&Fill in"))
