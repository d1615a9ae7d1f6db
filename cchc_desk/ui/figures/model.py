"""The table of figures: one row a figure, one column a time."""

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from cchc_desk.desk.figures import FigureLine, ProposalSource, ValueSource
from cchc_desk.forms.figure import Nature
from cchc_desk.forms.numeral import read_number
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.figures.facts import value_words
from cchc_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class FigureColumn(IntEnum):
    """The columns in their order."""

    LABEL = 0
    MEASURE = 1
    VALUE = 2
    PREVIOUS = 3
    YEAR_AGO = 4
    YEAR = 5
    NOTE = 6


_TITLES = {
    FigureColumn.LABEL: N_("Figure"),
    FigureColumn.MEASURE: N_("Measure"),
    FigureColumn.VALUE: N_("This period"),
    FigureColumn.PREVIOUS: N_("Last period"),
    FigureColumn.YEAR_AGO: N_("Same period last year"),
    FigureColumn.YEAR: N_("Since the new year"),
    FigureColumn.NOTE: N_("Note"),
}
_NUMBERS = frozenset(
    {FigureColumn.VALUE, FigureColumn.PREVIOUS, FigureColumn.YEAR_AGO, FigureColumn.YEAR}
)
_NATURES = {
    Nature.STOCK: N_("At the end of the period; does not add up"),
    Nature.FLOW: N_("Adds up over the periods"),
    Nature.RATIO: N_("A share; computed anew for every period"),
}
_SOURCES = {
    ValueSource.COMPUTED: N_("computed"),
    ValueSource.COUNTED: N_("counted in the table of tasks"),
}
_PROPOSALS = {
    ProposalSource.OPENING: N_("proposed: {value}, left by the last period"),
    ProposalSource.PERIODS: N_("proposed: {value}, the sum of the periods"),
    ProposalSource.IDENTITY: N_("proposed: {value}, from the other figures"),
}


class FiguresModel(QAbstractTableModel):
    """Show the lines of a report.

    ``entered`` carries a value by figure id, None to take it away; ``refused`` the text that is no
    number, which is not kept.
    """

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.lines: tuple[FigureLine, ...] = ()
        self._failing: frozenset[str] = frozenset()
        self._handed_over: dict[str, Decimal | None] = {}

    def show_lines(self, lines: Sequence[FigureLine], failing: frozenset[str]) -> None:
        """Show these lines; ``failing`` are the figures of sums that do not hold."""
        same = [line.figure.id for line in lines] == [line.figure.id for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines, self._failing = tuple(lines), failing
        self._handed_over.clear()
        if not same:
            self.endResetModel()
        elif lines:
            last = self.index(len(lines) - 1, len(FigureColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Return how many figures there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(FigureColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_TITLES[FigureColumn(section)])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the values of this period be edited, those that are not computed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_editable(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def is_editable(self, index: _Index) -> bool:
        """Tell whether a cell takes a value."""
        line = self.lines[index.row()]
        is_value = index.column() == FigureColumn.VALUE
        is_own = line.figure.numerator is None
        return is_value and is_own and line.source is not ValueSource.COMPUTED

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, and how it looks."""
        line, column = self.lines[index.row()], FigureColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{line.figure.label}\n{tr(_NATURES[line.figure.nature])}"
            case Qt.ItemDataRole.TextAlignmentRole if column in _NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(_TITLES[column])}: {_text(line, column)}"
            case _:
                return self._look(line, column, role)

    def _look(self, line: FigureLine, column: FigureColumn, role: int) -> object:
        palette = self._theme.palette
        fails = column is FigureColumn.VALUE and line.figure.id in self._failing
        match role:
            case Qt.ItemDataRole.ForegroundRole if fails:
                return QColor(palette.error)
            case Qt.ItemDataRole.ForegroundRole if column not in _BOLD:
                return QColor(palette.muted)
            case Qt.ItemDataRole.FontRole if column is FigureColumn.VALUE:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.DecorationRole if fails:
                return self._theme.icon("circle-alert", "error")
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter what was typed, or refuse what is no number."""
        if role != Qt.ItemDataRole.EditRole or not self.is_editable(index):
            return False
        text = str(value).strip()
        number = read_number(text) if text else None
        if text and number is None:
            self.refused.emit(text)
            return False
        self.enter(index.row(), number)
        return True

    def enter(self, row: int, number: Decimal | None) -> None:
        """Enter another value than the one that is shown, or was entered and is not shown yet."""
        line = self.lines[row]
        if number != self._handed_over.get(line.figure.id, line.value):
            self.enter_all({line.figure.id: number})

    def enter_all(self, values: dict[str, Decimal | None]) -> None:
        """Enter values by figure id. None: a value is taken away."""
        self._handed_over |= values
        self.entered.emit(values)

    def proposed(self) -> dict[str, Decimal | None]:
        """Return all values that are proposed, by figure id."""
        return {line.figure.id: line.proposal.value for line in self.lines if line.proposal}


_BOLD = frozenset({FigureColumn.LABEL, FigureColumn.VALUE})


def _text(line: FigureLine, column: FigureColumn) -> str:
    texts = {
        FigureColumn.LABEL: line.figure.label,
        FigureColumn.MEASURE: line.figure.measure,
        FigureColumn.NOTE: _note(line),
    }
    return texts[column] if column in texts else value_words(_value(line, column))


def _value(line: FigureLine, column: FigureColumn) -> Decimal | None:
    values = {
        FigureColumn.VALUE: line.value,
        FigureColumn.PREVIOUS: line.previous,
        FigureColumn.YEAR_AGO: line.year_ago,
        FigureColumn.YEAR: line.year,
    }
    return values[column]


def _note(line: FigureLine) -> str:
    if line.proposal is not None:
        words = _PROPOSALS[line.proposal.source]
        return tr(words, value=value_words(line.proposal.value))
    return tr(_SOURCES[line.source]) if line.source in _SOURCES else ""
