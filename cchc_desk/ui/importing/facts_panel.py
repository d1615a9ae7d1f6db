"""What was understood of a file as a whole, and what the clerk may choose of it."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.import_known import Known
from cchc_desk.forms.period import Period
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.calm_inputs import YearBox
from cchc_desk.ui.cards import labelled, plain_label
from cchc_desk.ui.importing.counts import counted
from cchc_desk.ui.importing.proposal import LEARNED, NEW, Proposal
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named, restyle, styled

_SHORTEST_LIST = 12  # letters of what is chosen in a closed list, at least


class FactsPanel(QFrame):
    """Show a proposal.

    ``period_wished`` carries a Period, ``template_wished`` an id or LEARNED, ``name_wished`` the
    name of the learned template, ``into_wished`` an id or NEW, ``file_preferred`` a bool: of tasks
    that are there already the words of the file are wished.
    """

    period_wished = Signal(object)
    template_wished = Signal(object)
    name_wished = Signal(object)
    into_wished = Signal(object)
    file_preferred = Signal(object)

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``known`` - what can be chosen."""
        super().__init__(parent)
        styled(named(self, "facts"), "card")
        self._known = known
        self._proposal: Proposal | None = None
        self.kind = named(styled(plain_label(""), "heading"), "fact-kind")
        self.period = _list("fact-period", tr("Period"))
        self.year = named(YearBox(), "fact-year", tr("Year"))
        self.template = _list("fact-template", tr("Template"))
        self.name = named(QLineEdit(), "fact-name", tr("Name of the new template"))
        self.into = _list("fact-into", tr("Bring it into"))
        self.prefers_file = named(QCheckBox(tr("Overwrite tasks that differ")), "fact-prefers-file")
        self.counts = named(plain_label(""), "fact-counts")
        self.office = named(plain_label(""), "fact-office")
        self.trouble = named(plain_label(""), "fact-trouble")
        self.trouble.setProperty("status", "error")
        self._fields: dict[QWidget, QWidget] = {}
        self._lay_out()
        self._offer_periods()
        self._connect()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.kind)
        first.addWidget(self.counts)
        first.addStretch(1)
        first.addWidget(self.office)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for field, share in (
            (self._period_fields(), 3),
            (self.template, 4),
            (self.name, 4),
            (self.into, 5),
        ):
            fields.addWidget(self._labelled(field), share)
        of_some = [self._fields[field] for field in (self.template, self.name, self.into)]
        for part in (*of_some, self.prefers_file, self.trouble):
            part.hide()  # at once: a window grows with what it shows, and does not shrink again
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(fields)
        column.addWidget(self.prefers_file)
        column.addWidget(self.trouble)
        for words in (self.kind, self.counts, self.office):
            words.setWordWrap(False)

    def _period_fields(self) -> QWidget:
        both = named(QWidget(), "fact-period-fields", tr("Period and year"))
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.period, 1)
        row.addWidget(self.year)
        both.setFocusProxy(self.period)
        return both

    def _labelled(self, field: QWidget) -> QWidget:
        around = QWidget()
        column = labelled(field)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        around.setLayout(column)
        self._fields[field] = around
        return around

    def _offer_periods(self) -> None:
        for kind in self._known.periods:
            self.period.addItem(kind.name, kind)
        self.period.setPlaceholderText(tr("(choose)"))
        self.period.setCurrentIndex(-1)
        self.year.setValue(date.today().year)  # noqa: DTZ011 - the clerk's own calendar

    def _connect(self) -> None:
        self.period.activated.connect(self._wish_period)
        self.year.valueChanged.connect(self._wish_period)
        self.template.activated.connect(
            lambda: self.template_wished.emit(self.template.currentData())
        )
        self.name.textEdited.connect(lambda text: self.name_wished.emit(fold_spaces(text)))
        self.into.activated.connect(lambda: self.into_wished.emit(self.into.currentData()))
        self.prefers_file.toggled.connect(self.file_preferred.emit)

    def _wish_period(self) -> None:
        kind = self.period.currentData()
        if kind is not None:
            self.period_wished.emit(Period(kind, self.year.value()))

    # --- what is on show --------------------------------------------------------------------------

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what is proposed now; a name that is being typed stays as it is typed."""
        self._proposal = proposal
        self.kind.setText(_kind_words(proposal))
        self._show_period(proposal.choices.period)
        self._show_templates(proposal)
        self._show_documents(proposal)
        self._show_counts(proposal)
        self._show_office(proposal)
        self.trouble.setText(proposal.trouble)
        self.trouble.setVisible(bool(proposal.trouble))

    def _show_period(self, period: Period | None) -> None:
        with QSignalBlocker(self.period), QSignalBlocker(self.year):
            if period is not None:
                ids = [kind.id for kind in self._known.periods]
                self.period.setCurrentIndex(
                    ids.index(period.kind.id) if period.kind.id in ids else -1
                )
                self.year.setValue(period.year)
        is_fixed = self._proposal is not None and self._proposal.understood.carried is not None
        for field in (self.period, self.year):
            field.setEnabled(not is_fixed)

    def _show_templates(self, proposal: Proposal) -> None:
        is_shown = proposal.understood.learned is not None
        self._fields[self.template].setVisible(is_shown)
        if not is_shown or proposal.kind is None:
            self._fields[self.name].hide()
            return
        with QSignalBlocker(self.template):
            self.template.clear()
            self.template.addItem(tr("A new one, learned from this file"), LEARNED)
            for template, words in _templates(proposal, self._known, proposal.kind):
                _add(self.template, words, template.id)
            chosen = proposal.choices.template
            wanted = LEARNED if chosen is None else chosen.id
            self.template.setCurrentIndex(max(self.template.findData(wanted), 0))
        self._fields[self.name].setVisible(proposal.choices.template is None)
        if fold_spaces(self.name.text()) != proposal.choices.template_name:
            self.name.setText(proposal.choices.template_name)
            self.name.setCursorPosition(0)

    def _show_documents(self, proposal: Proposal) -> None:
        is_shown = proposal.understood.learned is None
        self._fields[self.into].setVisible(is_shown)
        is_joining = proposal.understood.carried is None and proposal.choices.into is not None
        self.prefers_file.setVisible(is_shown and is_joining)
        if not is_shown:
            return
        with QSignalBlocker(self.into):
            self.into.clear()
            for words, document in _documents(proposal, self._known):
                _add(self.into, words, document)
            self.into.setCurrentIndex(max(self.into.findData(proposal.choices.into or NEW), 0))

    def _show_counts(self, proposal: Proposal) -> None:
        self.counts.setText("  ·  ".join(counted(proposal.counts)))

    def _show_office(self, proposal: Proposal) -> None:
        self.office.setVisible(proposal.understood.learned is not None)
        count = len(proposal.office)
        if count:
            words = ntr(
                "⚠ The letterhead differs from the profile at {count} place",
                "⚠ The letterhead differs from the profile at {count} places",
                count,
            )
        elif proposal.choices.profile is not None:
            words = tr("The profile of the office is made from the letterhead")
        else:
            words = tr("The letterhead is that of the office")
        self.office.setText(words)
        self.office.setToolTip("\n".join(f"{d.file} ≠ {d.profile}" for d in proposal.office))
        self.office.setProperty("status", "warning" if count else "ok")
        restyle(self.office)


def _kind_words(proposal: Proposal) -> str:
    if proposal.understood.carried is not None:
        edits = proposal.understood.edits
        if edits is None:
            return tr("Written by this program, and not edited since")
        return tr("Written by this program, and edited in Word since")
    if proposal.kind is None:
        return tr("Tables alone: tasks and figures of a year or period")
    return {DocumentKind.REPORT: tr("A report"), DocumentKind.PLAN: tr("A plan")}[proposal.kind]


def _templates(
    proposal: Proposal, known: Known, kind: DocumentKind
) -> Iterator[tuple[Template, str]]:
    match = proposal.understood.match
    for template in known.templates:
        if template.kind is kind:
            name = template.name or template.id
            if match is not None and match.template.id == template.id:
                percent = round(match.score * 100)
                name = tr("{name} (fits to {percent} %)", name=name, percent=percent)
            yield template, name


def _documents(proposal: Proposal, known: Known) -> Iterator[tuple[str, str]]:
    """Yield what a file can be brought into, in words, with its id or NEW."""
    is_own = proposal.understood.carried is not None
    is_report = proposal.kind is DocumentKind.REPORT
    yield (tr("A new report") if is_report else tr("A new plan")), NEW
    for entry in reversed(known.documents):
        if not is_own or entry.kind is proposal.kind:
            yield fold_spaces(entry.title), entry.id


def _list(name: str, accessible: str) -> QComboBox:
    box = named(LongChoices(), name, accessible)
    box.setMinimumContentsLength(_SHORTEST_LIST)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _add(box: QComboBox, words: str, data: object) -> None:
    box.addItem(words, data)
    box.setItemData(box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
