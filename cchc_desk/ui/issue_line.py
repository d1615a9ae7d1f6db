"""The number and the date of one document, blank as long as the clerk of records has them."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import labelled, plain_label, side_by_side
from cchc_desk.ui.fields import LineInput
from cchc_desk.ui.naming import named

_DAYS, _MONTHS = range(1, 32), range(1, 13)
_YEARS = range(1945, 2200)


class IssueLine(QWidget):
    """Edit the number and the date; what is no day, month or year is told and counts as blank."""

    typed = Signal()

    def __init__(self) -> None:
        """Begin blank."""
        super().__init__()
        self._shown = FrontMatter()
        self._usual_year = 0
        self.number = LineInput("front-number", tr("Number"), characters=8)
        self.day = LineInput("front-day", tr("Day"), characters=4)
        self.month = LineInput("front-month", tr("Month"), characters=4)
        self.year = LineInput("front-year", tr("Year"), characters=6)
        self.fault = named(plain_label(""), "front-date-fault")
        self.fault.setProperty("status", "error")
        self.fault.hide()
        self._lay_out()
        for field in self.inputs:
            field.typed.connect(self._take_typing)
            field.editingFinished.connect(self.check)

    @property
    def inputs(self) -> tuple[LineInput, ...]:
        """Return the fields in their order."""
        return self.number, self.day, self.month, self.year

    def _lay_out(self) -> None:
        row = side_by_side(*(labelled(each) for each in self.inputs), shares=(0, 0, 0, 0))
        row.insertSpacing(1, 16)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.fault)

    def show_front(self, front: FrontMatter, usual_year: int, *, anew: bool = False) -> None:
        """Show number and date; ``usual_year`` is printed when the date has no year."""
        is_same = not anew and self.number.value() == (front.number or "")
        if not is_same:
            self.number.show_value(front.number or "", anew=anew)
        self._show(self.day, front.issued.day, _DAYS, anew=anew)
        self._show(self.month, front.issued.month, _MONTHS, anew=anew)
        self._show(self.year, front.issued.year, _YEARS, anew=anew)
        self._shown, self._usual_year = front, usual_year
        self.year.setPlaceholderText(str(usual_year))
        self.check()

    def _show(self, field: LineInput, value: int | None, allowed: range, *, anew: bool) -> None:
        """Show a part of the date; what is typed and cannot be read stays where none is kept."""
        if anew or _read(field, allowed) != value:
            field.show_value(_written(value), anew=anew)

    @property
    def number_value(self) -> str | None:
        """Return the number. None: not yet issued."""
        typed = self.number.value()
        return self._shown.number if typed == (self._shown.number or "") else typed or None

    @property
    def issued(self) -> IssueDate:
        """Return the date. None: that part is blank, or cannot be read."""
        shown = self._shown.issued
        return IssueDate(
            _kept(self.day, shown.day, _DAYS),
            _kept(self.month, shown.month, _MONTHS),
            _kept(self.year, shown.year, _YEARS),
        )

    def _take_typing(self) -> None:
        if not self._fault():
            self.fault.hide()
        self.typed.emit()

    def check(self) -> None:
        """Say what is no date: when the clerk leaves a field, never before."""
        words = self._fault()
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def _fault(self) -> str:
        day, month, year = (field.value() for field in self.inputs[1:])
        if day and _read(self.day, _DAYS) is None:
            return tr("Error: “{text}” is not a day from 1 to 31. It is printed blank.", text=day)
        if month and _read(self.month, _MONTHS) is None:
            return tr(
                "Error: “{text}” is not a month from 1 to 12. It is printed blank.", text=month
            )
        if year and _read(self.year, _YEARS) is None:
            return tr(
                "Error: “{text}” is not a year. The year {year} is printed.",
                text=year,
                year=self._usual_year,
            )
        return self._no_such_day()

    def _no_such_day(self) -> str:
        issued = self.issued
        if issued.day is None or issued.month is None:
            return ""
        try:
            date(issued.year or self._usual_year, issued.month, issued.day)
        except ValueError:
            return tr(
                "Error: there is no {day}/{month}/{year}.",
                day=issued.day,
                month=issued.month,
                year=issued.year or self._usual_year,
            )
        return ""


def _read(field: LineInput, allowed: range) -> int | None:
    text = field.value()
    number = int(text) if text.isascii() and text.isdigit() else None
    return number if number in allowed else None


def _written(value: int | None) -> str:
    return "" if value is None else str(value)


def _kept(field: LineInput, shown: int | None, allowed: range) -> int | None:
    return shown if field.value() == _written(shown) else _read(field, allowed)
