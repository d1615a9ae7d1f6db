"""The register as a table: the ten columns of the register of outgoing documents, and a sign."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cchc_desk.desk.register import RegisterLine
from cchc_desk.forms.fold import fold
from cchc_desk.forms.text import clean
from cchc_desk.i18n import N_, ntr, tr
from cchc_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

# Source of the columns: NĐ 30/2020/NĐ-CP, Phụ lục IV, mẫu sổ đăng ký văn bản đi.
COLUMNS = (
    N_("Number and symbol"),
    N_("Date"),
    N_("Type and subject"),
    N_("Signed by"),
    N_("Recipients"),
    N_("Who keeps the copy"),
    N_("Copies"),
    N_("Handed over"),
    N_("Received by"),
    N_("Note"),
)

SIGN = 0
"""The column before the others: what the document on show says of an entry."""


class Shown(StrEnum):
    """Say which entries are listed."""

    ALL = "all"
    CITED = "cited"
    CONFLICTS = "conflicts"
    HIDDEN = "hidden"


SHOWN_WORDS: Mapping[Shown, str] = {
    Shown.ALL: N_("All documents"),
    Shown.CITED: N_("Cited in the document on show"),
    Shown.CONFLICTS: N_("Contradicted there"),
    Shown.HIDDEN: N_("Taken out"),
}


class LinesModel(QAbstractTableModel):
    """Hold the lines that are wanted, in their order."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._every: tuple[RegisterLine, ...] = ()
        self._shown: tuple[RegisterLine, ...] = ()
        self._words: Sequence[str] = ()
        self._choice = Shown.ALL

    def show_lines(self, lines: tuple[RegisterLine, ...]) -> None:
        """Take the lines as they are now."""
        self._every = lines
        self._choose()

    def want(self, words: str, choice: Shown) -> None:
        """Show only lines that hold all words, tone marks or not, and are of a choice."""
        self._words, self._choice = fold(clean(words)).split(), choice
        self._choose()

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = tuple(line for line in self._every if self._is_wanted(line))
        self.endResetModel()

    def _is_wanted(self, line: RegisterLine) -> bool:
        is_of_choice = {
            Shown.ALL: not line.entry.is_hidden,
            Shown.CITED: bool(line.uses) and not line.entry.is_hidden,
            Shown.CONFLICTS: bool(line.conflicts),
            Shown.HIDDEN: line.entry.is_hidden,
        }[self._choice]
        return is_of_choice and all(word in line.folded for word in self._words)

    @property
    def total(self) -> int:
        """Return how many entries there are, hidden ones left out."""
        return sum(not line.entry.is_hidden for line in self._every)

    @property
    def contradicted(self) -> int:
        """Return how many entries the document on show contradicts."""
        return sum(bool(line.conflicts) for line in self._every)

    def line(self, row: int) -> RegisterLine | None:
        """Return a line. None: there is none."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, entry_id: str) -> int:
        """Return where an entry is listed; -1 where it is not."""
        return next((n for n, line in enumerate(self._shown) if line.id == entry_id), -1)

    # --- as Qt asks for it ------------------------------------------------------------------------

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, _parent: _Index | None = None) -> int:
        """Return the number of columns."""
        return len(COLUMNS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return "" if section == SIGN else tr(COLUMNS[section - 1])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        line = self._shown[index.row()]
        if index.column() == SIGN:
            return self._sign(line, role)
        words = line.cells[index.column() - 1]
        is_words = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return words if is_words else None

    def _sign(self, line: RegisterLine, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            if line.conflicts:
                return self._theme.icon("triangle-alert", "warning")
            return self._theme.icon("check", "ok") if line.uses else None
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return sign_words(line)
        return None


def sign_words(line: RegisterLine) -> str:
    """Return what the sign of a line means; "" where there is none."""
    if line.conflicts:
        return tr("The document on show contradicts this entry")
    if not line.uses:
        return ""
    return ntr("Cited {count} time here", "Cited {count} times here", line.uses)
