"""The form of one profile of the office: its fields in cards, beside what is printed of them."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cchc_desk.forms.mail_text import NAMES, unknown_mail_names
from cchc_desk.forms.office import Office
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import Card, labelled, plain_label, side_by_side
from cchc_desk.ui.fields import Input, lines_of, text_of
from cchc_desk.ui.naming import named
from cchc_desk.ui.office_fields import (
    letter_field,
    line_fields,
    list_fields,
    lists_of,
    not_addresses,
    not_days,
    says_so,
    texts_of,
    with_fields,
)
from cchc_desk.ui.paper_preview import PaperPreview
from cchc_desk.ui.paper_strip import (
    head_and_foot_of,
    letterhead_strip,
    recipients_strip,
    signer_strip,
)


class OfficeForm(QWidget):
    """Edit one profile; ``typed`` comes after every change that the clerk made."""

    typed = Signal()

    def __init__(self) -> None:
        """Begin with a profile that says nothing."""
        super().__init__()
        self._shown = Office()
        self._lines = line_fields()
        self._lists = list_fields()
        self._letter = letter_field()
        self._mail_fault = _warning("mail-fault")
        self._days_fault = _warning("days-fault")
        self._letterhead = PaperPreview("letterhead-preview", tr("The head as it is printed"))
        self._signer = PaperPreview("signer-preview", tr("The signature as it is printed"))
        self._recipients = PaperPreview("recipients-preview", tr("The recipients as printed"))
        self._lay_out()
        fields: tuple[Input, ...] = (*self._lines.values(), *self._lists.values(), self._letter)
        for field in fields:
            field.typed.connect(self._take_typing)
        self.show_office(self._shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self._office_card(), self._signer_card(), self._sending_card()):
            column.addWidget(card)
        for card in (self._mail_card(), self._house_card(), self._days_card()):
            column.addWidget(card)
        self.setFocusProxy(self._lines["parent"])

    def _office_card(self) -> Card:
        card = Card("card-office", tr("Issuing office"))
        lines = self._lines
        card.parts.addLayout(
            side_by_side(
                labelled(
                    lines["parent"],
                    tr("With the name of the province or city; printed in capitals."),
                ),
                labelled(lines["name"], tr("As in running text; printed in capitals.")),
            )
        )
        card.parts.addLayout(
            side_by_side(
                labelled(lines["symbol"], tr("Stands in the number: 05/BC-SKHCN.")),
                labelled(lines["place"], tr("Stands before the date, at the head on the right.")),
            )
        )
        card.parts.addLayout(labelled(self._letterhead))
        return card

    def _signer_card(self) -> Card:
        card = Card("card-signer", tr("Signer"))
        authority_hint = tr(
            "Leave it empty when the head of the office signs; a deputy signs for the head (KT.)."
        )
        fields = _stacked(
            labelled(self._lines["authority"], authority_hint),
            labelled(self._lines["title"]),
            labelled(self._lines["signer"], tr("Without academic titles and degrees.")),
        )
        card.parts.addLayout(side_by_side(fields, labelled(self._signer), shares=(3, 2)))
        return card

    def _sending_card(self) -> Card:
        card = Card("card-sending", tr("Addressees and recipients"))
        addressees_hint = tr(
            "One a line, without punctuation. With an addressee the list of recipients begins with "
            "“as above” by itself."
        )
        recipients_hint = tr(
            "One a line, with the semicolon; the last line says where the document is kept."
        )
        fields = _stacked(
            labelled(self._lists["addressees"], addressees_hint),
            labelled(self._lists["recipients"], recipients_hint),
        )
        card.parts.addLayout(side_by_side(fields, labelled(self._recipients), shares=(3, 2)))
        return card

    def _house_card(self) -> Card:
        card = Card("card-house", tr("Within the office"))
        card.parts.addLayout(labelled(self._lists["departments"], tr("One a line.")))
        phrase_hint = tr("Printed where an item says that nothing arose and nothing else.")
        card.parts.addLayout(labelled(self._lines["nothing-phrase"], phrase_hint))
        series_hint = tr("Only where it is not made of the kind and the symbol of the office.")
        card.parts.addLayout(
            side_by_side(
                labelled(self._lines["report-series"], series_hint),
                labelled(self._lines["plan-series"], series_hint),
            )
        )
        return card

    def _mail_card(self) -> Card:
        card = Card("card-mail", tr("Mail"), tr("Proposed when a document is mailed."))
        one_a_line = tr("One address a line: a@b.vn, or Name <a@b.vn>.")
        card.parts.addLayout(
            side_by_side(
                labelled(self._lists["mail-to"], one_a_line),
                labelled(self._lists["mail-cc"], one_a_line),
            )
        )
        usual = tr("Left empty: the words that you see in grey.")
        card.parts.addLayout(labelled(self._lines["mail-subject"], usual))
        names = ", ".join(f"{{{name}}}" for name in (*NAMES, *_OFTEN_IN_LETTERS))
        words = tr("Words in braces are filled in for each document: {names}", names=names)
        card.parts.addLayout(labelled(self._letter, words))
        card.parts.addWidget(self._mail_fault)
        return card

    def _days_card(self) -> Card:
        explanation = tr(
            "Weekends and public holidays are known; here stand the swapped days of the year and "
            "those of the office. A due date on a day off moves to the working day before it."
        )
        card = Card("card-days", tr("Working days"), explanation)
        one_a_line = tr("One day a line, such as 02/01/2026.")
        card.parts.addLayout(
            side_by_side(
                labelled(self._lists["days-off"], one_a_line),
                labelled(self._lists["days-on"], one_a_line),
            )
        )
        card.parts.addWidget(self._days_fault)
        return card

    def show_office(self, office: Office, *, anew: bool = False) -> None:
        """Show a profile; where a field says so already, nothing moves. ``anew`` as in fields."""
        self._shown = office
        for name, text in texts_of(office).items():
            self._lines[name].show_value(text, anew=anew)
        for name, lines in lists_of(office).items():
            field = self._lists[name]
            if anew or not says_so(name, field, lines):
                field.show_value(text_of(lines), anew=anew)
        self._letter.show_value(office.mail.body, anew=anew)
        self._show_previews()
        self._show_faults()

    def office(self) -> Office:
        """Return the profile as it is typed now; what nobody typed into stays exactly as it was."""
        return with_fields(self._shown, self._lines, self._lists, self._letter)

    def focus_name(self) -> None:
        """Put the cursor into the name of the office."""
        self._lines["name"].setFocus()

    def _take_typing(self) -> None:
        self._show_previews()
        self._show_faults()
        self.typed.emit()

    def _show_previews(self) -> None:
        letterhead, signature = head_and_foot_of(self.office(), QDate.currentDate().year())
        self._letterhead.show_strip(letterhead_strip(letterhead))
        self._signer.show_strip(signer_strip(signature))
        self._recipients.show_strip(recipients_strip(signature))

    def _lines_of(self, *names: str) -> tuple[str, ...]:
        return tuple(line for name in names for line in lines_of(self._lists[name].value()))

    def _show_faults(self) -> None:
        """Say what of the typed text cannot be used; it stays as it is typed."""
        wrong = not_addresses(self._lines_of("mail-to", "mail-cc"))
        letter = f"{self._lines['mail-subject'].value()}\n{self._letter.value()}"
        unknown = [f"{{{name}}}" for name in unknown_mail_names(letter)]
        words = []
        if wrong:
            words.append(tr("No address: {lines}", lines="; ".join(wrong)))
        if unknown:
            words.append(
                tr("Not known, and printed as it stands: {names}", names=", ".join(unknown))
            )
        _tell(self._mail_fault, "\n".join(words))
        no_days = "; ".join(not_days(self._lines_of("days-off", "days-on")))
        _tell(self._days_fault, tr("Not kept, for it is no day: {lines}", lines=no_days)
              if no_days else "")  # fmt: skip


_OFTEN_IN_LETTERS = ("period.title", "period.year", "office.name")


def _warning(name: str) -> QLabel:
    label = named(plain_label(""), name)
    label.setProperty("status", "warning")
    label.hide()
    return label


def _tell(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _stacked(*columns: QVBoxLayout) -> QVBoxLayout:
    stack = QVBoxLayout()
    stack.setSpacing(12)
    for column in columns:
        stack.addLayout(column)
    return stack
