"""The profiles of the office, each from a day on: names, signer, recipients; saved as typed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from cchc_desk.forms.office import Office
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import Column, lay_out, settle
from cchc_desk.ui.naming import named
from cchc_desk.ui.office_form import OfficeForm
from cchc_desk.ui.office_profiles import BEGINNING, ProfileBar, ProfileDayDialog, ask_to_remove
from cchc_desk.ui.theme import Theme


class OfficePage(QScrollArea):
    """Show one of the profiles; what is on show is what ``office`` returns.

    ``edited`` tells that something was typed. ``profile_added`` carries a profile to keep at once:
    a new one, or one that was typed into just before the clerk turned to another.
    ``profile_removed`` carries the one to remove; ``profile_moved`` the day from which a profile
    counted before, and the profile with its new day. ``left`` asks to go back to where the clerk
    came from.
    """

    edited = Signal()
    profile_added = Signal(object)
    profile_removed = Signal(object)
    profile_moved = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with a profile that says nothing."""
        super().__init__(parent)
        named(self, "office-page")
        self._profiles: dict[date, Office] = {}
        self._is_typed = False  # since ``office`` was asked for last
        self.back = named(QPushButton(tr("Back (Esc)")), "office-back")
        self.bar = ProfileBar()
        self.form = OfficeForm()
        self._lay_out()
        self._connect()
        self._show_bar()

    def _lay_out(self) -> None:
        column = Column(
            tr("Office"),
            tr(
                "A document shows the profile that counts on the last day of its period, so "
                "earlier documents keep the names of their time."
            ),
            self.back,
        )
        column.parts.addWidget(self.bar)
        column.parts.addWidget(self.form)
        lay_out(self, column)
        self.setFocusProxy(self.form)

    def dress(self, theme: Theme) -> None:
        """Give the buttons the icons of the theme."""
        theme.dress(self.back, "chevron-left")
        theme.dress(self.bar.add, "plus")
        theme.dress(self.bar.move_, "calendar")
        theme.dress(self.bar.remove, "trash-2")

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.form.typed.connect(self._typed)
        self.bar.chosen.connect(self._choose)
        self.bar.add_wanted.connect(self._ask_new_day)
        self.bar.move_wanted.connect(self._ask_other_day)
        self.bar.remove_wanted.connect(self._ask_to_remove)

    # --- showing ----------------------------------------------------------------------------------

    def show_offices(self, offices: tuple[Office, ...]) -> None:
        """Show the profiles; the one on show stays on show, else the newest one comes.

        What was typed since ``office`` was asked for last stays as it is typed.
        """
        is_new = not self._profiles
        typed = self.form.office()
        self._profiles = {each.valid_from: each for each in offices}
        kept = self._profiles.get(typed.valid_from)
        if self._is_typed:
            self._profiles[typed.valid_from] = typed
            self._show_bar()
        elif kept is not None and not is_new:
            self._show(kept)
        else:
            self._show(self._newest(), anew=True)

    def office(self) -> Office:
        """Return the profile as it is typed now; what the page does not show stays."""
        self._is_typed = False
        return self.form.office()

    def _show(self, office: Office, *, anew: bool = False) -> None:
        self.form.show_office(office, anew=anew)
        self._show_bar()

    def _show_bar(self) -> None:
        office = self.form.office()
        profiles = {**self._profiles, office.valid_from: office}
        self.bar.show_profiles(
            profiles.values(), office, is_kept=office.valid_from in self._profiles
        )
        settle(self)

    # --- typing -----------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._is_typed = True
        office = self.form.office()
        self._profiles[office.valid_from] = office
        self._show_bar()
        self.edited.emit()

    def _hand_over(self) -> None:
        """Have what was typed kept before another profile is shown."""
        if self._is_typed:
            self.profile_added.emit(self.office())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- the profiles -----------------------------------------------------------------------------

    def _newest(self) -> Office:
        return self._profiles[max(self._profiles)] if self._profiles else Office()

    def _choose(self, day: object) -> None:
        assert isinstance(day, date)  # noqa: S101 - the bar's own signal
        if day != self.form.office().valid_from:
            self._hand_over()
            self._show(self._profiles[day], anew=True)

    def _ask_new_day(self) -> None:
        explanation = tr(
            "The new profile begins as a copy of the newest one. Then change what is different "
            "from that day on: the name, the signer, the recipients."
        )
        dialog = self._day_dialog(tr("New profile of the office"), explanation, _today())
        dialog.day_chosen.connect(self._add)
        dialog.open()

    def _ask_other_day(self) -> None:
        shown = self.form.office().valid_from
        explanation = tr("Documents whose period ends on or after this day show this profile.")
        proposed = _today() if shown == BEGINNING else shown
        title = tr("Day from which the profile counts")
        dialog = self._day_dialog(title, explanation, proposed, {shown})
        dialog.day_chosen.connect(self._move)
        dialog.open()

    def _day_dialog(
        self, title: str, explanation: str, day: date, free: Iterable[date] = ()
    ) -> ProfileDayDialog:
        taken = set(self._profiles) - set(free)
        return ProfileDayDialog(title, explanation, day, taken, self)

    def _add(self, day: object) -> None:
        assert isinstance(day, date)  # noqa: S101 - the dialog's own signal
        self._hand_over()
        office = replace(self._newest(), valid_from=day)
        self._profiles[day] = office
        self._show(office, anew=True)
        self.form.focus_name()
        self.profile_added.emit(office)

    def _move(self, day: object) -> None:
        assert isinstance(day, date)  # noqa: S101 - the dialog's own signal
        self._hand_over()
        before = self.form.office().valid_from
        if day == before:
            return
        office = replace(self._profiles.pop(before), valid_from=day)
        self._profiles[day] = office
        self._show(office)
        self.profile_moved.emit(before, office)

    def _ask_to_remove(self) -> None:
        shown = self.form.office()
        box = ask_to_remove(shown, self._instead_of(shown.valid_from), self)
        box.accepted.connect(self._remove)
        box.open()

    def _instead_of(self, day: date) -> Office:
        """Return the profile that counts in place of the one that begins on a day."""
        others = {other: office for other, office in self._profiles.items() if other != day}
        earlier = [other for other in others if other < day]
        return others[max(earlier) if earlier else min(others)]

    def _remove(self) -> None:
        self._is_typed = False
        removed = self._profiles.pop(self.form.office().valid_from)
        self._show(self._instead_of(removed.valid_from), anew=True)
        self.profile_removed.emit(removed)


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
