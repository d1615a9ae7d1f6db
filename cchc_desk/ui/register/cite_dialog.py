"""The box for citing a document: found by a few letters, put in as the decree says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.citation import Citation, full_form
from cchc_desk.forms.citation_find import read_citation
from cchc_desk.forms.fold import fold
from cchc_desk.forms.register import RegisterEntry, is_registrable
from cchc_desk.forms.text import clean
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.search.find_bar import TYPED_MS
from cchc_desk.ui.search.runs_delegate import BELOW, RUNS, RunsDelegate
from cchc_desk.ui.search.snippet import Run
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 720, 480
_CITATION = Qt.ItemDataRole.UserRole.value
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_MOST = 200
"""Entries that are listed at once."""


class Form(Enum):
    """Say how a document is cited."""

    AUTOMATIC = auto()
    FULL = auto()
    SHORT = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold what is to be inserted; ``as_note``: as a footnote."""

    citation: Citation
    form: Form
    as_note: bool


class CiteDialog(QDialog):
    """Ask which document is cited, and how; ``chosen`` carries the Choice."""

    chosen = Signal(object)

    def __init__(
        self,
        entries: Sequence[RegisterEntry],
        write: Callable[[Citation, Form], str],
        theme: Theme,
        parent: QWidget,
        *,
        can_be_note: bool = True,
    ) -> None:
        """List the entries as they are given, the newest first; ``write`` gives what comes in."""
        super().__init__(parent)
        named(self, "cite-dialog").setWindowTitle(tr("Insert a citation"))
        self._known = [(each, _folded(each)) for each in entries]
        self._write = write
        self.words = named(QLineEdit(), "cite-words", tr("Number, symbol or words of the subject"))
        self.words.setPlaceholderText(self.words.accessibleName())
        self.words.setClearButtonEnabled(True)
        self.list = named(QListWidget(), "cite-list", tr("Documents of the register"))
        self.preview = named(plain_label(""), "cite-preview")
        self.forms = QButtonGroup(self)
        self.note = named(QCheckBox(tr("As a foot&note")), "cite-note")
        self.note.setEnabled(can_be_note)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._lay_out(theme)
        self._connect()
        self._seek()

    def _lay_out(self, theme: Theme) -> None:
        self.list.setItemDelegate(RunsDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for form, name, words in (
            (Form.AUTOMATIC, "cite-automatic", tr("In full the &first time, then in short")),
            (Form.FULL, "cite-full", tr("In f&ull")),
            (Form.SHORT, "cite-short", tr("In &short")),
        ):
            button = named(QRadioButton(words), name)
            button.setChecked(form is Form.AUTOMATIC)
            self.forms.addButton(button, form.value)
            choices.addWidget(button)
        choices.addStretch(1)
        choices.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addLayout(choices)
        column.addWidget(styled(self.preview, "muted"))
        column.addWidget(hint(tr("↑ ↓ choose · Enter inserts · Esc closes")))
        self.setFocusProxy(self.words)
        around = self.parentWidget()
        room = around.size() if around is not None else self.size()
        self.resize(
            min(theme.px(_WIDTH), max(room.width() - 32, 400)),
            min(theme.px(_HEIGHT), max(room.height() - 64, 320)),
        )

    def _connect(self) -> None:
        self._typed.timeout.connect(self._seek)
        self.words.textEdited.connect(self._typed.start)
        self.words.textChanged.connect(lambda words: None if words else self._seek())
        self.list.currentRowChanged.connect(self._show_preview)
        self.list.itemActivated.connect(self._choose)
        self.list.itemDoubleClicked.connect(self._choose)
        self.forms.idToggled.connect(self._show_preview)

    # --- the documents ----------------------------------------------------------------------------

    def _seek(self) -> None:
        """List what holds all words; one that is typed out and not known is offered too."""
        words = fold(clean(self.words.text())).split()
        self.list.clear()
        found = [each for each, folded in self._known if all(word in folded for word in words)]
        found.sort(key=lambda each: bool(words) and not _begins(each, words[0]))
        for entry in found[:_MOST]:
            self.list.addItem(_item(entry.citation, _below(entry)))
        typed = read_citation(clean(self.words.text())) if not found else None
        if typed is not None and is_registrable(typed):
            self.list.addItem(_item(typed, tr("New: it comes into the register by itself")))
        self.list.setCurrentRow(0)
        self._show_preview()

    @property
    def citation(self) -> Citation | None:
        """Return the document that is chosen. None: none is."""
        item = self.list.currentItem()
        citation = item.data(_CITATION) if item is not None else None
        return citation if isinstance(citation, Citation) else None

    @property
    def form(self) -> Form:
        """Return how it is to be cited."""
        return Form(self.forms.checkedId())

    def _show_preview(self) -> None:
        citation = self.citation
        if citation is None:
            nothing = tr(
                "No document is so. Type it out with its type, number, symbol and date, and it can "
                "be inserted."
            )
            self.preview.setText(nothing)
            return
        self.preview.setText(self._write(citation, self.form))

    def _choose(self) -> None:
        citation = self.citation
        if citation is not None:
            self.accept()
            is_note = self.note.isEnabled() and self.note.isChecked()
            self.chosen.emit(Choice(citation, self.form, is_note))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list from the words; Enter inserts."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            row = self.list.currentRow() + _MOVES[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)


def _folded(entry: RegisterEntry) -> str:
    citation = entry.citation
    return fold(clean(f"{full_form(citation)} {citation.code} {entry.note}"))


def _begins(entry: RegisterEntry, word: str) -> bool:
    return fold(entry.citation.code).lstrip("0").startswith(word.lstrip("0"))


def _below(entry: RegisterEntry) -> str:
    if entry.expired is not None:
        return tr("Not in force since {day}", day=f"{entry.expired:%d/%m/%Y}")
    return tr("Replaced by {document}", document=entry.replaced_by) if entry.replaced_by else ""


def _item(citation: Citation, below: str) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_CITATION, citation)
    item.setData(RUNS, (Run(full_form(citation)),))
    item.setData(BELOW, below)
    item.setToolTip(full_form(citation))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{full_form(citation)}\n{below}".strip())
    return item
