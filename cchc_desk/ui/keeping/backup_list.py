"""The backups of all places as a table, the newest first."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cchc_desk.desk.backup_file import Backup, BackupReason
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.keeping.ages import moment_words, size_words
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme

_BACKUP = Qt.ItemDataRole.UserRole.value

REASON_WORDS = {
    BackupReason.START: N_("At the start"),
    BackupReason.TIME: N_("While working"),
    BackupReason.CLOSE: N_("At the end"),
    BackupReason.ASKED: N_("When asked"),
    BackupReason.UPGRADE: N_("Before an update"),
    BackupReason.IMPORT: N_("Before opening a file"),
    BackupReason.RESTORE: N_("Before restoring"),
    BackupReason.DELETE: N_("Before deleting"),
    BackupReason.PURGE: N_("Before emptying the bin"),
}

_COLUMNS = (
    N_("Made at"),
    N_("Documents"),
    N_("The newest document"),
    N_("Why"),
    N_("Size"),
    N_("Checked"),
    N_("Place"),
)
_STRETCHED = 2
_PROVED = 5


class BackupList(QTreeWidget):
    """List backups; those that are not proved are shown and cannot be chosen to restore."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        named(self, "backup-list", tr("Backups"))
        self._theme = theme
        self.setHeaderLabels([tr(each) for each in _COLUMNS])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_STRETCHED, header.ResizeMode.Stretch)

    def show_backups(self, found: Iterable[Backup], second: Path | None) -> None:
        """Show backups. None: ``second`` - there is one place only."""
        chosen = self.chosen
        self.clear()
        for each in found:
            node = self._node(each, is_second=each.path.parent == second)
            self.addTopLevelItem(node)
            if chosen is not None and each.path == chosen.path:
                self.setCurrentItem(node)
        for column in range(len(_COLUMNS)):
            if column != _STRETCHED:
                self.resizeColumnToContents(column)
        first = self.topLevelItem(0)
        if self.currentItem() is None and first is not None:
            self.setCurrentItem(first)

    def _node(self, found: Backup, *, is_second: bool) -> QTreeWidgetItem:
        cells = [
            moment_words(found.at),
            str(found.reports) if found.note else "",
            found.note.newest if found.note else "",
            tr(REASON_WORDS[found.reason]),
            size_words(found.size_bytes),
            tr("Proved") if found.is_proved else tr("Not proved"),
            tr("Second place") if is_second else tr("This computer"),
        ]
        node = QTreeWidgetItem(cells)
        node.setData(0, _BACKUP, found)
        if found.is_proved:
            node.setIcon(_PROVED, self._theme.icon("circle-check", "ok"))
        else:
            node.setIcon(_PROVED, self._theme.icon("triangle-alert", "warning"))
        node.setToolTip(0, str(found.path))
        node.setToolTip(_STRETCHED, cells[_STRETCHED])
        spoken = ", ".join(cell for cell in cells if cell)
        node.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        return node

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is chosen. None: none is."""
        node = self.currentItem()
        found = node.data(0, _BACKUP) if node is not None else None
        return found if isinstance(found, Backup) else None
