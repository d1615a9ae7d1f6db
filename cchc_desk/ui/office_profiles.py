"""The profiles of the office to choose from, and the questions about their days."""

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.office import Office
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.fields import LineInput
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named, styled

BEGINNING = Office().valid_from
"""The day of a profile that nobody gave a day: it counts from the beginning."""

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_WIDTH_PX = 460
_SHORT_NAME = 10  # letters of the name in the closed list, at least


def day_words(day: date) -> str:
    """Write a day as "01/07/2025"."""
    return f"{day:%d/%m/%Y}"


def read_day(text: str) -> date | None:
    """Read a day such as "1/7/2025"; None: it is none."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def profile_title(office: Office) -> str:
    """Return what a profile is called: "Từ ngày 01/07/2025 – Sở …"."""
    name = office.name or tr("(no name yet)")
    if office.valid_from == BEGINNING:
        return tr("From the beginning – {name}", name=name)
    return tr("From {day} – {name}", day=day_words(office.valid_from), name=name)


class ProfileBar(QWidget):
    """Offer the profiles, the newest first; ``chosen`` carries the day of the one to show."""

    chosen = Signal(object)
    add_wanted = Signal()
    move_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        """Begin with no profile."""
        super().__init__()
        self.profiles = named(LongChoices(), "office-profiles", tr("Profile of the office"))
        self.profiles.setMinimumContentsLength(_SHORT_NAME)
        self.profiles.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add = _button("profile-add", tr("New profile…"))
        self.add.setToolTip(tr("The office has another name, signer or recipients from a day on"))
        self.move_ = _button("profile-move", tr("Change the day…"))
        self.remove = _button("profile-remove", tr("Delete"))
        self.remove.setAccessibleName(tr("Delete this profile"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.move_, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.profiles)
        column.addLayout(row)
        self._connect()

    def _connect(self) -> None:
        self.profiles.activated.connect(lambda _index: self.chosen.emit(self._day()))
        self.add.clicked.connect(self.add_wanted)
        self.move_.clicked.connect(self.move_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def _day(self) -> date:
        day: date = self.profiles.currentData()
        return day

    def show_profiles(self, profiles: Iterable[Office], shown: Office, *, is_kept: bool) -> None:
        """Offer profiles, with one of them on show; ``is_kept``: that one can be deleted."""
        newest_first = sorted(profiles, key=lambda each: each.valid_from, reverse=True)
        wanted = [(profile_title(each), each.valid_from) for each in newest_first]
        box = self.profiles
        there = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
        if [day for _, day in there] != [day for _, day in wanted]:
            box.clear()
            for title, day in wanted:
                box.addItem(title, day)
        for at, (title, _day) in enumerate(wanted):
            box.setItemText(at, title)
        box.setCurrentIndex([day for _, day in wanted].index(shown.valid_from))
        box.setToolTip(box.currentText())
        self._allow(has_others=len(wanted) > 1, is_kept=is_kept)

    def _allow(self, *, has_others: bool, is_kept: bool) -> None:
        self.move_.setEnabled(is_kept)
        self.remove.setEnabled(has_others)
        self.remove.setToolTip("" if has_others else tr("The only profile cannot be deleted"))


def _button(name: str, label: str) -> QPushButton:
    button = named(QPushButton(label), name)
    button.setAutoDefault(False)
    return button


class ProfileDayDialog(QDialog):
    """Ask for the day from which a profile counts; ``day_chosen`` carries it as a date."""

    day_chosen = Signal(object)

    def __init__(
        self, title: str, explanation: str, day: date, taken: Iterable[date], parent: QWidget
    ) -> None:
        """Propose a day; those in ``taken`` are refused, other profiles begin then."""
        super().__init__(parent)
        self.setObjectName("profile-day-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._taken = frozenset(taken)
        self.day = LineInput("profile-day", tr("Counts from"), characters=12)
        self.day.show_value(day_words(day))
        self.day.selectAll()
        self.fault = named(plain_label(""), "profile-day-fault")
        self.fault.setProperty("status", "error")
        self.fault.hide()
        self._lay_out(explanation)

    def _lay_out(self, explanation: str) -> None:
        question = QLabel(tr("Counts from"))
        question.setBuddy(self.day)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(question)
        row.addWidget(self.day)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(hint(explanation))
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self._buttons())
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need, which a dialog does not find out by itself."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - it has just been made
        self.setFixedSize(_WIDTH_PX, layout.totalHeightForWidth(_WIDTH_PX))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        styled(buttons.button(QDialogButtonBox.StandardButton.Ok), "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        """Take the day; what is none, or another profile's, is told and the dialog stays."""
        day = read_day(self.day.value())
        if day is None or day in self._taken:
            self.fault.setText(self._fault(day))
            self.fault.show()
            self._fit()
            self.day.setFocus()
            return
        super().accept()
        self.day_chosen.emit(day)

    def _fault(self, day: date | None) -> str:
        if day is None:
            return tr("“{text}” is not a day like 01/07/2025.", text=self.day.value())
        return tr("Another profile begins on {day}; choose another day.", day=day_words(day))


def ask_to_remove(office: Office, used_instead: Office, parent: QWidget) -> QMessageBox:
    """Ask whether a profile is to be deleted; ``accepted`` comes when it is."""
    box = named(QMessageBox(parent), "profile-remove-question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Delete a profile of the office"))
    box.setText(tr("Delete the profile “{profile}”?", profile=profile_title(office)))
    box.setInformativeText(
        tr(
            "Documents of its time then show what the profile “{profile}” says.",
            profile=profile_title(used_instead),
        )
    )
    delete = box.addButton(tr("Delete the profile"), QMessageBox.ButtonRole.AcceptRole)
    delete.setObjectName("profile-remove-yes")
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    return box
