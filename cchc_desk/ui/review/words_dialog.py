"""The office's own words: a table of them, and a line to add one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.review_words import OwnWord, Sort, made
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Finding
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.cards import hint, labelled
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

SORTS: Mapping[Sort, str] = {
    Sort.RIGHT: N_("Right as it is"),
    Sort.ABBREVIATION: N_("Abbreviation that all know"),
    Sort.AGENCY: N_("Name of an agency"),
    Sort.SOFTWARE: N_("Name of a program"),
    Sort.WRONG: N_("Wrong; write instead"),
}

_ABBREVIATIONS = frozenset({"ABBR-UNDEF", "ABBR-LATE"})
_LEAST_WIDTH, _LEAST_HEIGHT = 640, 460
_WORD = Qt.ItemDataRole.UserRole.value


def word_of(finding: Finding) -> OwnWord:
    """Return the word of a finding as one that is right."""
    sort = Sort.ABBREVIATION if finding.rule in _ABBREVIATIONS else Sort.RIGHT
    return OwnWord(sort, finding.quote.strip("“”\"'.,;:()"))


class WordsDialog(QDialog):
    """Change the words; nothing is kept before the dialog is accepted."""

    def __init__(
        self, words: Sequence[OwnWord], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show the words that there are."""
        super().__init__(parent)
        named(self, "words-dialog").setWindowTitle(tr("The office's own words"))
        self.sort = named(CalmComboBox(), "own-word-sort", tr("What it is"))
        for value, said in SORTS.items():
            self.sort.addItem(tr(said), value)
        self.word = named(QLineEdit(), "own-word", tr("Word or words"))
        self.instead = named(QLineEdit(), "own-word-instead", tr("Write instead"))
        self.add = named(QPushButton(tr("&Add")), "own-word-add")
        self.table = self._made_table()
        self.remove = named(QPushButton(tr("&Remove")), "own-word-remove")
        theme.dress(self.remove, "trash-2")
        self.empty = named(
            hint(tr("There are none yet: write a word above and add it.")), "own-words-empty"
        )
        self._lay_out()
        self._connect()
        self._show(words)
        self._settle()
        self.word.setFocus()

    def _made_table(self) -> QTableWidget:
        table = named(QTableWidget(0, 3), "own-words", tr("The office's own words"))
        table.setHorizontalHeaderLabels(
            [tr("Word or words"), tr("What it is"), tr("Write instead")]
        )
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        return table

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(labelled(self.word), 2)
        line.addLayout(labelled(self.sort), 2)
        line.addLayout(labelled(self.instead), 2)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(
            hint(
                tr(
                    "The review lets these words stand, or finds them, in every document of this "
                    "workspace. The lists that come with the program stay as they are."
                )
            )
        )
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._buttons())
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    def _buttons(self) -> QWidget:
        buttons = QDialogButtonBox()
        accept = styled(named(QPushButton(tr("&Save")), "accept"), "primary")
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        for button in (accept, cancel, self.add, self.remove):
            button.setAutoDefault(False)
        buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self.sort.currentIndexChanged.connect(self._settle)
        for line in (self.word, self.instead):
            line.textChanged.connect(self._settle)
            line.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.table.itemSelectionChanged.connect(self._settle)

    # --- the words --------------------------------------------------------------------------------

    def words(self) -> tuple[OwnWord, ...]:
        """Return the words in the table."""
        first = [self.table.item(row, 0) for row in range(self.table.rowCount())]
        kept = [item.data(_WORD) for item in first if item is not None]
        return tuple(word for word in kept if isinstance(word, OwnWord))

    def propose(self, word: OwnWord) -> None:
        """Write a word into the line, to be added."""
        self.sort.setCurrentIndex(self.sort.findData(word.sort))
        self.word.setText(word.word)
        self.instead.setText(word.instead)
        self.add.setFocus()

    def _show(self, words: Sequence[OwnWord]) -> None:
        self.table.setRowCount(0)
        for row, each in enumerate(words):
            self.table.insertRow(row)
            for column, text in enumerate((each.word, tr(SORTS[each.sort]), each.instead)):
                item = QTableWidgetItem(text)
                item.setData(_WORD, each)
                self.table.setItem(row, column, item)
        self.empty.setVisible(not words)

    def _typed(self) -> OwnWord | None:
        return made(Sort(self.sort.currentData()), self.word.text(), self.instead.text())

    def _settle(self) -> None:
        is_wrong = self.sort.currentData() == Sort.WRONG
        self.instead.setEnabled(is_wrong)
        self.add.setEnabled(self._typed() is not None)
        self.remove.setEnabled(bool(self.table.selectedItems()))

    def _add(self) -> None:
        word = self._typed()
        if word is None:
            return
        others = [each for each in self.words() if (each.sort, each.word) != (word.sort, word.word)]
        self._show([word, *others])
        self.word.clear()
        self.instead.clear()
        self.word.setFocus()

    def _remove(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        self._show([word for row, word in enumerate(self.words()) if row not in rows])
        self._settle()

    def _finish(self) -> None:
        """Take along what is typed and not added yet."""
        self._add()
        self.accept()
