"""One entry of the register: what the document is called, what is noted, where it is used."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.register import CitedConflict, RegisterLine
from cchc_desk.desk.search import SearchResult
from cchc_desk.forms.citation import Citation, full_form
from cchc_desk.forms.citation_conflicts import ConflictKind
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.i18n import N_, ntr, tr
from cchc_desk.ui.cards import labelled, plain_label, side_by_side
from cchc_desk.ui.fields import Input, LineInput, LinesInput
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.office_profiles import read_day
from cchc_desk.ui.search.jump import Target
from cchc_desk.ui.search.runs_delegate import BELOW, RUNS, RunsDelegate
from cchc_desk.ui.search.snippet import found_runs
from cchc_desk.ui.theme import Theme

CONFLICT_WORDS: Mapping[ConflictKind, str] = {
    ConflictKind.DATES: N_("Another date in the text"),
    ConflictKind.YEARS: N_("Another year in the text"),
    ConflictKind.TYPES: N_("Another type in the text"),
    ConflictKind.NUMBERINGS: N_("With and without the year in the number"),
    ConflictKind.SYMBOLS: N_("Another symbol in the text"),
    ConflictKind.ISSUERS: N_("Another agency in the text"),
}

_TARGET = Qt.ItemDataRole.UserRole.value
_USES_HEIGHT = 200


class EntryPanel(QScrollArea):
    """Edit one entry; ``edited`` comes after every change, ``jump_wanted`` carries a Target.

    ``hide_wanted`` carries whether the entry is to be taken out.
    """

    edited = Signal()
    jump_wanted = Signal(object)
    hide_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without an entry."""
        super().__init__(parent)
        named(self, "entry-panel", tr("Entry of the register"))
        self._theme = theme
        self._line: RegisterLine | None = None
        self.full = styled(named(plain_label(""), "entry-full"), "heading")
        self.fault = named(plain_label(""), "entry-fault")
        self.fault.setProperty("status", "error")
        self.fault.hide()
        self._lines = {name: LineInput(f"entry-{name}", words) for name, words in _lines().items()}
        self._texts = {
            name: LinesInput(f"entry-{name}", words, lines=1, one_a_line=False)
            for name, words in _texts().items()
        }
        self.conflicts = self._list("entry-conflicts", tr("Contradictions"))
        self.uses = self._list("entry-uses", tr("Where it is cited"))
        self.conflicts_label = plain_label("")
        self.conflicts_label.setProperty("status", "warning")
        self.uses_label = styled(named(plain_label(""), "entry-uses-words"), "heading")
        self.hide_button = named(QPushButton(), "entry-hide")
        self._lay_out()
        self._fields: Mapping[str, Input] = {**self._lines, **self._texts}
        for field in self._fields.values():
            field.typed.connect(self._typed)
        for listed in (self.conflicts, self.uses):
            listed.itemActivated.connect(self._jump)
            listed.itemClicked.connect(self._jump)
        self.hide_button.clicked.connect(self._want_hidden)

    def _list(self, name: str, words: str) -> QListWidget:
        made = named(QListWidget(), name, words)
        made.setItemDelegate(RunsDelegate(self._theme, made))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.full)
        column.addWidget(self.fault)
        column.addWidget(self.conflicts_label)
        column.addWidget(self.conflicts)
        rows = (("type", "number", "symbol"), ("date", "issuer"))
        for names in rows:
            column.addLayout(side_by_side(*(labelled(self._lines[name]) for name in names)))
        column.addLayout(labelled(self._texts["subject"]))
        column.addWidget(self.uses_label)
        column.addWidget(self.uses)
        column.addWidget(styled(plain_label(tr("Noted by the office")), "heading"))
        for names in (("signer", "keeper"), ("copies", "forwarded"), ("receipt", "expired")):
            column.addLayout(side_by_side(*(labelled(self._lines[name]) for name in names)))
        for name in ("recipients", "replaced-by", "note"):
            column.addLayout(labelled(self._texts[name]))
        column.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(self._sheet)
        self.uses.setMaximumHeight(self._theme.px(_USES_HEIGHT))
        self.conflicts.setMaximumHeight(self._theme.px(_USES_HEIGHT // 2))

    # --- the entry --------------------------------------------------------------------------------

    def show_line(self, line: RegisterLine | None) -> None:
        """Show an entry; of the one on show what is being typed stays. None: there is none."""
        is_other = line is None or self._line is None or line.id != self._line.id
        self._line = line
        self._sheet.setVisible(line is not None)
        if line is None:
            return
        if is_other:
            self.fault.hide()
            self.uses.clear()
            self.uses_label.setText(tr("Where it is cited"))
            self.verticalScrollBar().setValue(0)
        for name, text in _values(line.entry).items():
            field = self._fields[name]
            if is_other or not field.hasFocus():
                field.show_value(text, anew=is_other)
        self.full.setText(full_form(line.entry.citation) or tr("New entry"))
        hidden = line.entry.is_hidden
        self.hide_button.setText(tr("Put &back") if hidden else tr("&Take out of the register"))
        self._show_conflicts(line)

    def _show_conflicts(self, line: RegisterLine) -> None:
        self.conflicts.clear()
        for each in line.conflicts:
            self.conflicts.addItem(_conflict_item(each))
        self.conflicts.setVisible(bool(line.conflicts))
        self.conflicts_label.setVisible(bool(line.conflicts))
        self.conflicts_label.setText(
            ntr(
                "{count} contradiction in the document on show",
                "{count} contradictions in the document on show",
                len(line.conflicts),
            )
        )

    def show_uses(self, entry_id: str, results: Sequence[SearchResult]) -> None:
        """List where an entry is cited, if it is still the one on show."""
        if self._line is None or self._line.id != entry_id:
            return
        self.uses.clear()
        for each in results:
            item = QListWidgetItem()
            item.setData(RUNS, found_runs(each.text, each.start, each.end, around=40))
            item.setData(BELOW, each.document.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.text}\n{each.document.title}")
            target = Target(each.place, each.start, each.end, each.document.id)
            item.setData(_TARGET, target)
            self.uses.addItem(item)
        self.uses.setVisible(bool(results))
        count = len(results)
        told = ntr("Cited in {count} place", "Cited in {count} places", count)
        self.uses_label.setText(told if count else tr("Cited nowhere yet"))

    @property
    def entry_id(self) -> str | None:
        """Return the id of the entry on show. None: there is none."""
        return None if self._line is None else self._line.id

    def entry(self) -> RegisterEntry:
        """Return the entry as it is typed; a day that cannot be read stays what it was."""
        before = RegisterEntry(Citation()) if self._line is None else self._line.entry
        typed = {name: field.value() for name, field in self._fields.items()}
        citation = replace(
            before.citation,
            type=typed["type"],
            number=typed["number"],
            symbol=typed["symbol"],
            date=_day(typed["date"], before.citation.date),
            typed_date="" if typed["date"] else before.citation.typed_date,
            issuer=typed["issuer"],
            subject=typed["subject"],
        )
        return replace(
            before,
            citation=citation,
            signer=typed["signer"],
            recipients=typed["recipients"],
            keeper=typed["keeper"],
            copies=typed["copies"],
            forwarded=_day(typed["forwarded"], before.forwarded),
            receipt=typed["receipt"],
            note=typed["note"],
            expired=_day(typed["expired"], before.expired),
            replaced_by=typed["replaced-by"],
        )

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._lines["type"].setFocus()

    # --- what the clerk does ----------------------------------------------------------------------

    def _typed(self) -> None:
        wrong = [f.value() for f in self._days() if f.value() and read_day(f.value()) is None]
        self.fault.setVisible(bool(wrong))
        if wrong:
            words = tr("“{text}” is no day; write it as 13/03/2026.", text=wrong[0])
            self.fault.setText(words)
        self.edited.emit()

    def _days(self) -> tuple[LineInput, ...]:
        return tuple(self._lines[name] for name in ("date", "forwarded", "expired"))

    def _want_hidden(self) -> None:
        if self._line is not None:
            self.hide_wanted.emit(not self._line.entry.is_hidden)

    def _jump(self, item: QListWidgetItem) -> None:
        target = item.data(_TARGET)
        if isinstance(target, Target):
            self.jump_wanted.emit(target)


def _lines() -> Mapping[str, str]:
    return {
        "type": tr("Type"),
        "number": tr("Number"),
        "symbol": tr("Symbol"),
        "date": tr("Date"),
        "issuer": tr("Issued by"),
        "signer": tr("Signed by"),
        "keeper": tr("Who keeps the copy"),
        "copies": tr("Copies"),
        "forwarded": tr("Handed over"),
        "receipt": tr("Received by"),
        "expired": tr("Not in force since"),
    }


def _texts() -> Mapping[str, str]:
    return {
        "subject": tr("Subject"),
        "recipients": tr("Recipients"),
        "replaced-by": tr("Replaced by"),
        "note": tr("Note"),
    }


def _values(entry: RegisterEntry) -> Mapping[str, str]:
    citation = entry.citation
    return {
        "type": citation.type,
        "number": citation.number,
        "symbol": citation.symbol,
        "date": _written(citation.date) or citation.typed_date,
        "issuer": citation.issuer,
        "subject": citation.subject,
        "signer": entry.signer,
        "keeper": entry.keeper,
        "copies": entry.copies,
        "forwarded": _written(entry.forwarded),
        "receipt": entry.receipt,
        "expired": _written(entry.expired),
        "recipients": entry.recipients,
        "replaced-by": entry.replaced_by,
        "note": entry.note,
    }


def _written(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _day(text: str, before: date | None) -> date | None:
    if not text:
        return None
    return read_day(text) or before


def _conflict_item(conflict: CitedConflict) -> QListWidgetItem:
    """Show one side of a contradiction that stands in the text, and what is wrong with it."""
    sides = (conflict.first, conflict.second)
    placed = next((s for s in sides if s.place is not None and s.found is not None), sides[0])
    other = sides[1] if placed is sides[0] else sides[0]
    item = QListWidgetItem()
    words = full_form(placed.citation)
    item.setData(RUNS, found_runs(words, 0, 0))
    against = tr(
        "{conflict}: {other}",
        conflict=tr(CONFLICT_WORDS[conflict.conflict.kind]),
        other=full_form(other.citation),
    )
    item.setData(BELOW, against)
    item.setToolTip(f"{words}\n{against}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}\n{against}")
    if placed.place is not None and placed.found is not None:
        item.setData(_TARGET, Target(placed.place, placed.found.start, placed.found.end))
    return item
