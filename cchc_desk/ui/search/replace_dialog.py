"""Replacing words all over the document: every place is shown as it will read, and may stay."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.matching import wanted
from cchc_desk.forms.replace_text import Found, Replacement, find_in
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import clean
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.search.find_bar import TYPED_MS
from cchc_desk.ui.search.place_words import place_words
from cchc_desk.ui.search.runs_delegate import RUNS, RunsDelegate
from cchc_desk.ui.search.snippet import Run, replaced_runs
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 860, 560
_FOUND = Qt.ItemDataRole.UserRole.value


class ReplaceDialog(QDialog):
    """Ask what is replaced by what, and where; ``replacements`` says it when it is accepted."""

    def __init__(self, report: Report, words: str, theme: Theme, parent: QWidget) -> None:
        """Begin with words to find in a document; "" for none yet."""
        super().__init__(parent)
        named(self, "replace-dialog").setWindowTitle(tr("Replace in the whole document"))
        self._report = report
        self._made: list[QTreeWidgetItem] = []
        self.words = named(QLineEdit(words), "replace-words", tr("Words to find"))
        self.text = named(QLineEdit(), "replace-text", tr("Replace by"))
        self.whole = named(QCheckBox(tr("&Whole words")), "replace-whole")
        self.all = named(QCheckBox(tr("&All places")), "replace-all")
        self.list = named(QTreeWidget(), "replace-places", tr("Places, with a tick where replaced"))
        self.note = hint("")
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._lay_out(theme)
        self._connect()
        self._seek()

    def _lay_out(self, theme: Theme) -> None:
        self.list.setHeaderHidden(True)
        self.list.setItemDelegate(RunsDelegate(theme, self.list))
        self.list.setUniformRowHeights(False)
        self.list.setIndentation(theme.px(16))
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(tr("Words to find"), self.words)
        form.addRow(tr("Replace by"), self.text)
        ticks = QHBoxLayout()
        ticks.setSpacing(16)
        ticks.addWidget(self.all)
        ticks.addWidget(self.whole)
        ticks.addStretch(1)
        ticks.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addLayout(form)
        column.addLayout(ticks)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.resize(theme.px(_WIDTH), min(theme.px(_HEIGHT), self._room()))

    def _room(self) -> int:
        parent = self.parentWidget()
        return 10_000 if parent is None else max(parent.height() - 80, 320)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.go_on = styled(named(QPushButton(), "accept"), "primary")
        self.go_on.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self._typed.timeout.connect(self._seek)
        self.words.textEdited.connect(self._typed.start)
        self.text.textEdited.connect(self._show_texts)
        self.whole.toggled.connect(self._seek)
        self.all.clicked.connect(self._tick_all)
        self.list.itemChanged.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where something is missing."""
        super().showEvent(event)
        (self.text if self.words.text() else self.words).setFocus()

    # --- the places -------------------------------------------------------------------------------

    def _seek(self) -> None:
        """List the places anew, each with a tick, under what they stand in."""
        sought = wanted(self.words.text(), trims=False)
        with QSignalBlocker(self.list):
            self._made = []
            self.list.clear()
            head: QTreeWidgetItem | None = None
            last: object = None
            for found in find_in(self._report, sought, whole_words=self.whole.isChecked()):
                if head is None or found.place.field != last:
                    last = found.place.field
                    head = _head(place_words(self._report, found.place.field))
                    self.list.addTopLevelItem(head)
                    head.setExpanded(True)
                line = self._line(found)
                head.addChild(line)
                self._made.append(line)
            self.list.expandAll()
        self._follow()

    def _line(self, found: Found) -> QTreeWidgetItem:
        line = QTreeWidgetItem()
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(0, Qt.CheckState.Checked)
        line.setData(0, _FOUND, found)
        self._write(line)
        return line

    def _write(self, line: QTreeWidgetItem) -> None:
        found = _found_of(line)
        runs = replaced_runs(found.text, found.start, found.end, self._put())
        line.setData(0, RUNS, runs)
        line.setData(0, Qt.ItemDataRole.AccessibleTextRole, "".join(run.text for run in runs))

    def _show_texts(self) -> None:
        with QSignalBlocker(self.list):
            for line in self._made:
                self._write(line)
        self.list.viewport().update()
        self._follow()

    def _put(self) -> str:
        return clean(self.text.text())

    def _tick_all(self) -> None:
        state = Qt.CheckState.Checked if self.all.isChecked() else Qt.CheckState.Unchecked
        with QSignalBlocker(self.list):
            for line in self._made:
                line.setCheckState(0, state)
        self.list.viewport().update()
        self._follow()

    # --- what comes of it -------------------------------------------------------------------------

    def replacements(self) -> tuple[Replacement, ...]:
        """Return what is to be replaced: the places with a tick."""
        chosen = (line for line in self._made if line.checkState(0) == Qt.CheckState.Checked)
        return tuple(Replacement(_found_of(line), self._put()) for line in chosen)

    def _follow(self) -> None:
        total, chosen = len(self._made), len(self.replacements())
        self.go_on.setText(ntr("&Replace in {count} place", "&Replace in {count} places", chosen))
        self.go_on.setEnabled(bool(chosen))
        self.all.setEnabled(bool(total))
        with QSignalBlocker(self.all):
            self.all.setChecked(bool(total) and chosen == total)
        self.note.setText(self._note(total))

    def _note(self, total: int) -> str:
        if not self.words.text().strip():
            return tr("Type the words to find; every place is listed here first.")
        return "" if total else tr("Not found in this document.")


def _head(words: str) -> QTreeWidgetItem:
    head = QTreeWidgetItem()
    head.setFlags(Qt.ItemFlag.ItemIsEnabled)
    head.setData(0, RUNS, (Run(words),))
    head.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
    font = head.font(0)
    font.setBold(True)
    head.setFont(0, font)
    return head


def _found_of(line: QTreeWidgetItem) -> Found:
    found = line.data(0, _FOUND)
    assert isinstance(found, Found)  # noqa: S101 - put there by ourselves
    return found
