"""Backups in one window: how old they are, where, making one, and what can be brought back."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import Backup
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.jobs import Control, Jobs
from cchc_desk.ui.keeping.backup_list import BackupList
from cchc_desk.ui.keeping.keeper import BackupStatus, Keeper
from cchc_desk.ui.keeping.place_card import PlaceCard
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import message_of
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 960, 560


class BackupsDialog(QDialog):
    """Show the backups of the open workspace.

    ``place_wanted``: another second place; ``folder_wanted`` carries the Path of a place to open.
    ``look_wanted``, ``copy_wanted`` and ``all_wanted`` carry the Backup to look into, to make a
    workspace of its own of, and to put in the place of everything.
    """

    place_wanted = Signal()
    folder_wanted = Signal(object)
    look_wanted = Signal(object)
    copy_wanted = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, keeper: Keeper, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it and look at the places."""
        super().__init__(parent)
        named(self, "backups-dialog").setWindowTitle(tr("Back up and restore"))
        self._keeper, self._theme = keeper, theme
        self._jobs = Jobs(self)
        self.now = push_button("backup-now", tr("&Back up now"), self._back_up, is_primary=True)
        open_usual = push_button(
            "backup-folder", tr("Open f&older"), lambda: self.folder_wanted.emit(keeper.usual_place)
        )
        self.choose = push_button("backup-place", tr("Choose a &place…"), self.place_wanted.emit)
        self.usual = PlaceCard("backup-usual", tr("On this computer"), theme, self.now, open_usual)
        self.second = PlaceCard("backup-second", tr("Second place"), theme, self.choose)
        self.list = BackupList(theme)
        self.empty = hint(tr("No backup has been made yet. “Back up now” makes the first one."))
        self.told = named(QLabel(), "backup-told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._actions = (
            push_button("backup-look", tr("&Look inside, take one document back…"), self._look),
            push_button("backup-copy", tr("Open a &copy…"), self._copy),
            push_button("backup-all", tr("Restore &everything…"), self._all),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        places = QHBoxLayout()
        places.setSpacing(16)
        places.addWidget(self.usual, 1)
        places.addWidget(self.second, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._actions:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(push_button("backup-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(places)
        column.addWidget(styled(plain_label(tr("What can be brought back")), "heading"))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        self.told.hide()
        take_size(self, self._theme, _WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._keeper.status_changed.connect(self._show_status)
        self.list.currentItemChanged.connect(self._settle_buttons)
        self.list.itemActivated.connect(self._look)
        self._show_backups(())
        self._show_second(None)
        if self._keeper.status is not None:
            self._show_status(self._keeper.status)
        else:
            self._keeper.look()

    def _show_status(self, status: object) -> None:
        assert isinstance(status, BackupStatus)  # noqa: S101 - the keeper's own signal
        self.usual.show_place(status.usual, datetime.now(UTC))
        self._show_second(status)
        self._read()

    def _show_second(self, status: BackupStatus | None) -> None:
        if status is not None and status.second is not None:
            self.second.show_place(status.second, datetime.now(UTC), status.trouble)
            return
        self.second.show_none(
            tr(
                "None chosen yet. When this computer's disk fails, only a copy elsewhere is left: "
                "a USB stick, another disk or a shared folder."
            )
        )

    # --- the list ---------------------------------------------------------------------------------

    def _read(self) -> None:
        places = [self._keeper.usual_place, self._keeper.second_place]
        uuid = self._keeper.uuid

        def work(_control: Control) -> object:
            found = [backups.list_backups(each, uuid) for each in places if each is not None]
            together = (each for place in found for each in place)
            return tuple(sorted(together, key=lambda each: each.order, reverse=True))

        self._jobs.run(work, self._show_backups)

    def _show_backups(self, found: object) -> None:
        assert isinstance(found, tuple)  # noqa: S101 - our own work
        self.list.show_backups(found, self._keeper.second_place)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._settle_buttons()

    def _settle_buttons(self) -> None:
        chosen = self.list.chosen
        for button in self._actions:
            button.setEnabled(chosen is not None)

    # --- what is done -----------------------------------------------------------------------------

    def _back_up(self) -> None:
        self.now.setEnabled(False)
        self._say("", tr("Backing up…"))
        self._keeper.back_up_now(self._tell_made, self._tell_failed)

    def _tell_made(self, made: object) -> None:
        assert isinstance(made, Backup)  # noqa: S101 - the keeper's own answer
        self.now.setEnabled(True)
        self._say("", tr("Backed up and read again: {name}", name=made.path.name))

    def _tell_failed(self, error: object) -> None:
        self.now.setEnabled(True)
        self._say("error", message_of(error))

    def _say(self, status: str, words: str) -> None:
        self.told.setProperty("status", status)
        self.told.setText(words)
        self.told.show()

    def _look(self) -> None:
        self._tell_chosen(self.look_wanted)

    def _copy(self) -> None:
        self._tell_chosen(self.copy_wanted)

    def _all(self) -> None:
        self._tell_chosen(self.all_wanted)

    def _tell_chosen(self, signal: SignalInstance) -> None:
        if (chosen := self.list.chosen) is not None:
            signal.emit(chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop what is still being read."""
        self._jobs.close(0)
        super().hideEvent(event)


def proposed_copy(workspace: Path, found: Backup) -> Path:
    """Return a name for a copy of a backup, beside the workspace."""
    return workspace.with_name(
        f"{workspace.stem} {found.at.astimezone():%d-%m-%Y %Hh%M}{workspace.suffix}"
    )
