"""Choosing a backup for a workspace that cannot be opened: it is gone, or damaged."""

from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import Backup
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.jobs import Control, Jobs
from cchc_desk.ui.keeping.backup_list import BackupList
from cchc_desk.ui.naming import named
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 880, 440


class RestoreDialog(QDialog):
    """Let a backup be chosen; ``wanted`` then is the one that is to take the file's place."""

    def __init__(
        self, path: Path, second: Path | None, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Look at the places. None: ``second`` - there is one only."""
        super().__init__(parent)
        named(self, "restore-dialog").setWindowTitle(tr("Restore from a backup"))
        self._path, self._second = path, second
        self.wanted: Path | None = None
        self._jobs = Jobs(self)
        self.list = BackupList(theme)
        self.empty = hint(tr("Looking for backups…"))
        self.restore = push_button(
            "restore-chosen", tr("&Restore this backup"), self._take, is_primary=True
        )
        self._lay_out()
        self.list.currentItemChanged.connect(self._settle)
        self.list.itemActivated.connect(self._take)
        self._settle()
        take_size(self, theme, _WIDTH, _HEIGHT)
        self._jobs.run(self._look, self._show)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(push_button("restore-other", tr("From another &place…"), self._ask_file))
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(push_button("restore-cancel", tr("Cancel"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(
            plain_label(
                tr(
                    "“{file}” becomes as it was at the time of the backup. A damaged file is kept "
                    "beside it under another name.",
                    file=self._path.name,
                )
            )
        )
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is chosen. None: none is."""
        return self.list.chosen

    def _look(self, _control: Control) -> object:
        places = [backups.usual_place(), self._second]
        found = (each for place in places if place for each in backups.list_backups(place))
        return tuple(sorted(found, key=lambda each: (_is_of(each, self._path), each.at)))[::-1]

    def _show(self, found: object) -> None:
        assert isinstance(found, tuple)  # noqa: S101 - our own work
        self.list.show_backups(found, self._second)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(
            tr(
                "There is no backup on this computer. If there is one on a USB stick or another "
                "disk, choose “From another place…”."
            )
        )
        self._settle()

    def _settle(self, *_nodes: object) -> None:
        self.restore.setEnabled(self.chosen is not None)

    def _take(self, *_nodes: object) -> None:
        if self.chosen is not None:
            self.wanted = self.chosen.path
            self.accept()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Restore from a backup"), "", tr("Backups (*.cchcbak)")
        )
        if name:
            self.wanted = Path(name)
            self.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop what is still being read."""
        self._jobs.close(0)
        super().hideEvent(event)


def _is_of(found: Backup, path: Path) -> bool:
    """Tell whether a backup has the name that the file gives to its own."""
    return found.path.name.startswith(path.stem)
