"""The finding that is chosen: what it says, why that is so, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cchc_desk.desk.review_dismissals import Dismissal, Reach
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Finding
from cchc_desk.review.titles import FAMILIES
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.review.entries import Entry
from cchc_desk.ui.review.looks import SEVERITIES
from cchc_desk.ui.theme import Theme

_WORD_RULES = frozenset({"SPELL", "SPELL-RARE", "SPELL-UNMARKED", "ABBR-UNDEF", "ABBR-LATE"})
"""Rules whose finding may be a word that the office knows."""

REACHES = {
    Reach.PLACE: N_("Only here, while this text stays as it is"),
    Reach.TEXT: N_("These words in every document, also of later periods"),
    Reach.RULE: N_("Everything of this kind, in every document"),
}


class Detail(QFrame):
    """Show one finding; every signal carries its Entry."""

    fix_wanted = Signal(object)
    dismissal_wanted = Signal(object)
    return_wanted = Signal(object)
    word_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin without a finding, hidden."""
        super().__init__()
        styled(named(self, "finding"), "card")
        self._theme = theme
        self._entry: Entry | None = None
        self.sign = QLabel()
        self.head = named(hint(""), "finding-head")
        self.message = named(plain_label(""), "finding-message")
        self.quote = named(plain_label(""), "finding-quote")
        self.basis = named(hint(""), "finding-basis")
        self.reason = named(plain_label(""), "finding-reason")
        self.fix = named(QPushButton(), "finding-fix")
        self.dismiss = named(QPushButton(tr("&Dismiss…")), "finding-dismiss")
        self.back = named(QPushButton(tr("Take &back")), "finding-back")
        self.word = named(QPushButton(tr("This &word is right")), "finding-word")
        self._lay_out()
        for button, signal in (
            (self.fix, self.fix_wanted),
            (self.dismiss, self.dismissal_wanted),
            (self.back, self.return_wanted),
            (self.word, self.word_wanted),
        ):
            button.clicked.connect(lambda _checked=False, told=signal: told.emit(self._entry))
        theme.changed.connect(self._draw_sign)
        self.show_entry(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sign)
        head.addWidget(self.head, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.dismiss, self.word, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        for label in (self.message, self.quote, self.basis, self.reason):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(buttons)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a finding. None: nothing."""
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        finding = entry.finding
        severity = tr(SEVERITIES[finding.severity].words)
        self.head.setText(f"{severity} · {tr(FAMILIES[finding.family])} · {entry.where}")
        self.message.setText(finding.message)
        self.quote.setText(f"“{finding.quote}”")
        self.quote.setVisible(bool(finding.quote) and finding.quote not in finding.message)
        self.basis.setText(tr("Basis: {basis}", basis=finding.basis))
        self.setAccessibleName(finding.message)
        self.setAccessibleDescription(finding.basis)
        self._show_buttons(finding, entry.dismissal)
        self._draw_sign()

    def _show_buttons(self, finding: Finding, dismissal: Dismissal | None) -> None:
        is_open = dismissal is None
        self.fix.setVisible(is_open and finding.fix is not None)
        if finding.fix is not None:
            self.fix.setText(_fix_words(finding.fix.text))
        self.dismiss.setVisible(is_open)
        self.word.setVisible(is_open and finding.rule in _WORD_RULES)
        self.back.setVisible(not is_open)
        self.reason.setVisible(dismissal is not None)
        if dismissal is not None:
            self.reason.setText(dismissal_words(dismissal))

    def _draw_sign(self) -> None:
        if self._entry is not None:
            look = SEVERITIES[self._entry.finding.severity]
            self.sign.setPixmap(self._theme.picture(look.icon, look.ink, 16))


_LONGEST_FIX = 24


def _fix_words(text: str) -> str:
    shown = " ".join(text.split())
    if not shown:
        return tr("&Remove it")
    if len(shown) > _LONGEST_FIX:
        return tr("&Mend it")
    return tr("&Mend: “{text}”", text=shown.replace("&", "&&"))


def dismissal_words(dismissal: Dismissal) -> str:
    """Return how far a dismissal goes, and why it was made."""
    reach = tr(REACHES[dismissal.reach])
    if not dismissal.reason:
        return tr("Dismissed: {reach}.", reach=reach)
    return tr("Dismissed: {reach}. Reason: {reason}", reach=reach, reason=dismissal.reason)
