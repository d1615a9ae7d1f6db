"""What must hold between the figures, judged as they are now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cchc_desk.forms.identity_check import CheckedIdentity, Verdict, in_words
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.editors.states import Look
from cchc_desk.ui.figures.facts import FigureFacts, value_words
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme

_LOOKS = {
    Verdict.FAILS: Look(N_("does not hold"), "circle-alert", "error"),
    Verdict.ROUNDED: Look(N_("holds but for rounding"), "circle-check", "ok"),
    Verdict.HOLDS: Look(N_("holds"), "circle-check", "ok"),
    Verdict.UNKNOWN: Look(N_("not known yet"), "circle", "muted"),
}


class IdentityList(QListWidget):
    """Show what does not hold first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "identities", tr("Sums that must hold"))
        self._theme = theme
        self._facts: FigureFacts | None = None
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        theme.changed.connect(lambda _palette: self._write())

    def show_facts(self, facts: FigureFacts) -> None:
        """Show what is judged of a report."""
        self._facts = facts
        self._write()

    def _write(self) -> None:
        row = self.currentRow()
        self.clear()
        if self._facts is None:
            return
        order = list(_LOOKS)
        for checked in sorted(self._facts.identities, key=lambda each: order.index(each.verdict)):
            look = _LOOKS[checked.verdict]
            words = identity_words(checked, self._facts)
            node = QListWidgetItem(self._theme.icon(look.icon, look.ink), words)
            node.setToolTip(words)
            self.addItem(node)
        self.setCurrentRow(row)


def identity_words(checked: CheckedIdentity, facts: FigureFacts) -> str:
    """Return the sum in the names of its figures, and what comes of it."""
    equation = in_words(checked.identity, facts.labels)
    verdict = tr(_LOOKS[checked.verdict].words)
    if checked.difference:
        left, right = value_words(checked.left), value_words(checked.right)
        return tr(
            "{equation}: {verdict}, {left} and {right}, {difference} apart",
            equation=equation,
            verdict=verdict,
            left=left,
            right=right,
            difference=value_words(abs(checked.difference)),
        )
    return f"{equation}: {verdict}"


def failing(identities: Sequence[CheckedIdentity]) -> frozenset[str]:
    """Return the figures of the sums that do not hold."""
    wrong = (each for each in identities if each.verdict is Verdict.FAILS)
    return frozenset(figure for each in wrong for figure in each.identity.figures)
