"""The page of figures: the table, what is proposed, what must hold, words of comparison."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desk.desk.figures import FigureLine, comparison_phrase
from cchc_desk.forms.comparison import Basis
from cchc_desk.forms.numeral import read_number
from cchc_desk.forms.text import without_marks
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.figures.facts import FigureFacts
from cchc_desk.ui.figures.identities import IdentityList, failing
from cchc_desk.ui.figures.model import FigureColumn, FiguresModel
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.notices import notify
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from decimal import Decimal

_WIDTHS = {
    FigureColumn.LABEL: 320,
    FigureColumn.MEASURE: 96,
    FigureColumn.VALUE: 104,
    FigureColumn.PREVIOUS: 96,
    FigureColumn.YEAR_AGO: 112,
    FigureColumn.YEAR: 88,
    FigureColumn.NOTE: 300,
}
_LEAST_LABEL = 176
_SHARES = (3, 1)
_WORDS_WIDTH = 240
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FigureTable(QTableView):
    """Let Del take a value away and Enter go to the next one, unless one is being typed.

    ``resized`` comes when there is other room for the columns.
    """

    emptied = Signal()
    left = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is other room for the columns."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the two keys; an open cell deals with its own."""
        is_typing = self.state() is QAbstractItemView.State.EditingState
        if is_typing and event.key() in _ENTER:
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete and not is_typing:
            self.emptied.emit()
        elif event.key() in _ENTER:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FigureDelegate(QStyledItemDelegate):
    """Fill the cell that is opened; what is typed into it since then is never written over.

    Qt fills it anew whenever a table that holds it is read anew, as after the figure before.
    ``typed`` comes with every key.
    """

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin with no cell open."""
        super().__init__(parent)
        self._open: tuple[QLineEdit, QPersistentModelIndex] | None = None

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Open a cell."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda _text: self.typed.emit())
            self._open = editor, QPersistentModelIndex(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Forget the cell that is closed."""
        if self._open is not None and self._open[0] is editor:
            self._open = None
        super().destroyEditor(editor, index)

    def typed_text(self) -> tuple[int, str] | None:
        """Return the row of the open cell and what is typed there. None: nothing is."""
        if self._open is None:
            return None
        editor, index = self._open
        # A table that holds other lines by now has let its editor go without a word.
        is_there = index.isValid() and isValid(editor)
        return (index.row(), editor.text()) if is_there and editor.isModified() else None

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show the value, unless another one is being typed."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)


class FiguresPage(QWidget):
    """Show the figures of a report; ``entered`` carries values by figure id, None for none.

    ``shown`` comes when the page comes into sight, ``typed`` with every key in an open cell;
    ``catalogue_wanted`` carries all figures that the document knows, to be edited.
    """

    entered = Signal(object)
    typed = Signal()
    shown = Signal()
    catalogue_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "figures-page", tr("Figures"))
        self._theme = theme
        self._facts: FigureFacts | None = None
        self._before: dict[str, Decimal | None] = {}
        self.model = FiguresModel(theme)
        self.table = named(FigureTable(), "figures", tr("Figures"))
        self.identities = IdentityList(theme)
        self.words = named(QLineEdit(), "figures-words", tr("Find a figure"))
        self.catalogue = named(QPushButton(tr("List of figures…")), "figures-catalogue")
        self.take_proposals = named(QPushButton(), "take-proposals")
        self.phrases = {basis: named(QPushButton(), f"copy-{basis}") for basis in Basis}
        self.sums = styled(plain_label(tr("Sums that must hold")), "heading")
        self._dress_table()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        self._delegate = FigureDelegate(table)
        self._delegate.typed.connect(self.typed)
        table.setItemDelegate(self._delegate)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.verticalHeader().hide()
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self, _palette: object = None) -> None:
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, self._theme.px(width))
        self._fit_labels()
        rows = self.table.verticalHeader()
        rows.setDefaultSectionSize(self._theme.px(28))
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(self._theme.px(60))
        header.setFixedHeight(self._theme.px(44))  # two lines

    def _fit_labels(self) -> None:
        """Keep the names and the values of the period and of the one before in sight together."""
        seen = (FigureColumn.MEASURE, FigureColumn.VALUE, FigureColumn.PREVIOUS)
        room = self.table.viewport().width() - sum(map(self.table.columnWidth, seen))
        least, most = self._theme.px(_LEAST_LABEL), self._theme.px(_WIDTHS[FigureColumn.LABEL])
        self.table.setColumnWidth(FigureColumn.LABEL, max(least, min(most, room)))
        self.table.horizontalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.words.setPlaceholderText(self.words.accessibleName())
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(self._theme.px(_WORDS_WIDTH))
        buttons.addWidget(self.words, 1)
        for button in (self.take_proposals, *self.phrases.values()):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.catalogue)
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 8, 0, 0)
        under.setSpacing(4)
        under.addWidget(self.sums)
        under.addWidget(self.identities, 1)
        parts = named(QSplitter(Qt.Orientation.Vertical), "figures-parts")
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setChildrenCollapsible(False)
        for place, share in enumerate(_SHARES):
            parts.setStretchFactor(place, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(tr("Figures of the period")), "title"))
        column.addWidget(
            hint(
                tr(
                    "Each number is entered once, here; texts and appendices show it. Put it into "
                    "a text with Shift+F4."
                )
            )
        )
        column.addLayout(buttons)
        column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._choose_rows)
        self.words.returnPressed.connect(self.table.setFocus)
        self.catalogue.clicked.connect(self._ask_catalogue)
        self.model.entered.connect(self.entered)
        self.model.refused.connect(self._refuse)
        self.table.emptied.connect(self._empty_cell)
        self.table.left.connect(self._go_down)
        self.table.resized.connect(self._fit_labels)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_down)
        self._delegate.closeEditor.connect(self._leave_cell)
        self.take_proposals.clicked.connect(lambda: self.entered.emit(self.model.proposed()))
        self.table.selectionModel().currentChanged.connect(lambda _now, _was: self._show_phrases())
        for basis, button in self.phrases.items():
            button.clicked.connect(partial(self._copy, basis))

    # --- what is on show --------------------------------------------------------------------------

    def show_facts(self, facts: FigureFacts) -> None:
        """Show the figures of a report; the cell that is being edited stays open."""
        self._facts = facts
        self.model.show_lines(facts.lines, failing(facts.identities))
        self._choose_rows()
        self.identities.show_facts(facts)
        has_sums = bool(facts.identities)
        self.sums.setVisible(has_sums)
        self.identities.setVisible(has_sums)
        count = len(self.model.proposed())
        self.take_proposals.setText(
            ntr("Take {count} proposed value", "Take {count} proposed values", count)
        )
        self.take_proposals.setVisible(count > 0)
        if not self.table.currentIndex().isValid() and facts.lines:
            self.table.setCurrentIndex(self.model.index(0, FigureColumn.VALUE))
        self._show_phrases()

    def _choose_rows(self) -> None:
        """Show the figures that have all words in their names, tone marks or not."""
        words = without_marks(self.words.text()).split()
        fitting = []
        for row, line in enumerate(self.model.lines):
            label = without_marks(line.figure.label)
            is_fitting = all(word in label for word in words)
            self.table.setRowHidden(row, not is_fitting)
            if is_fitting:
                fitting.append(row)
        current = self.table.currentIndex()
        if fitting and current.row() not in fitting:
            self.table.setCurrentIndex(self.model.index(fitting[0], FigureColumn.VALUE))

    def _ask_catalogue(self) -> None:
        self.catalogue_wanted.emit(tuple(line.figure for line in self.model.lines))

    def line(self) -> FigureLine | None:
        """Return the figure at the cursor. None: there is none."""
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _phrase(self, basis: Basis) -> str | None:
        line = self.line()
        if line is None or self._facts is None:
            return None
        return comparison_phrase(line, basis, self._facts.report.year)

    def _show_phrases(self) -> None:
        for basis, button in self.phrases.items():
            phrase = self._phrase(basis)
            button.setVisible(phrase is not None)
            button.setText(tr("Copy “{phrase}”", phrase=phrase))

    def _copy(self, basis: Basis, _checked: object = None) -> None:
        phrase = self._phrase(basis)
        if phrase is not None:
            QGuiApplication.clipboard().setText(phrase)
            notify(self, "ok", tr("“{phrase}” was copied: paste it into a text.", phrase=phrase))

    def _refuse(self, text: object) -> None:
        notify(
            self,
            "warning",
            tr(
                "“{text}” is not a number and was not entered. Write it as 1.176.355 or 13,6.",
                text=text,
            ),
        )

    # --- keys and sight ---------------------------------------------------------------------------

    def _empty_cell(self) -> None:
        index = self.table.currentIndex()
        can_edit = self.table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        if index.isValid() and can_edit:
            self.model.setData(index, "")

    def flush(self) -> None:
        """Hand over the number that is typed so far into an open cell, which stays open."""
        typed = self._delegate.typed_text()
        number = read_number(typed[1].strip()) if typed is not None else None
        if typed is None or number is None:
            return
        line = self.model.lines[typed[0]]
        self._before.setdefault(line.figure.id, line.value)
        self.model.enter(typed[0], number)

    def _leave_cell(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on after Enter; after Esc let the value be what it was when the cell was opened."""
        before, self._before = self._before, {}
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._soon.start()
        elif hint is QAbstractItemDelegate.EndEditHint.RevertModelCache and before:
            self.model.enter_all(before)

    def _go_down(self) -> None:
        row, last = self.table.currentIndex().row(), len(self.model.lines) - 1
        below = (each for each in range(row + 1, last + 1) if not self.table.isRowHidden(each))
        self.table.setCurrentIndex(self.model.index(next(below, row), FigureColumn.VALUE))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page comes into sight."""
        super().showEvent(event)
        self.shown.emit()
