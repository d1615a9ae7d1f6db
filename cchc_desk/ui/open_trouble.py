"""What is shown when a workspace cannot be opened: why, and what can be done instead."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    MissingWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
)
from cchc_desk.ui.keeping.place_of_copy import ask_place_of_copy, free_name
from cchc_desk.ui.naming import named, restyle, styled
from cchc_desk.ui.theme import Theme

_RESTORABLE = (DamagedWorkspaceError, MissingWorkspaceError, NotAWorkspaceError)
"""What a backup helps against."""

_SENTENCE_WIDTH = 480
_SIGN = 32


class OpenTrouble(QDialog):
    """Say why a workspace was not opened and let the clerk choose what now.

    It stays until the next try succeeds. ``retry_wanted``: the same file again; ``open_wanted``
    and ``create_wanted`` carry the Path of another one; ``restore_wanted`` that of the file whose
    backup is wanted, ``copy_wanted`` that of a copy of it to work on; rejected: none of these.
    """

    retry_wanted = Signal()
    restore_wanted = Signal(object)
    copy_wanted = Signal(object)
    open_wanted = Signal(object)
    create_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it; over a window it can be closed, alone it ends the program."""
        super().__init__(parent)
        named(self, "open-trouble")
        self.setWindowTitle(tr("The workspace cannot be opened"))
        self._theme = theme
        self._path = Path()
        self._sentence = named(QLabel(wordWrap=True), "open-trouble-reason")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tried = styled(QLabel(), "muted")
        self._restore = self._button(
            "restore", tr("&Restore from a backup…"), lambda: self.restore_wanted.emit(self._path)
        )
        self._copy = self._button("copy", tr("Copy to this comp&uter and open…"), self._ask_copy)
        self._retry = self._button("retry", tr("Try &again"), self.retry_wanted.emit)
        self._buttons = (
            self._restore,
            self._copy,
            self._retry,
            self._button("open", tr("&Open another file…"), self._ask_file),
            self._button("create", tr("&Make a new workspace…"), self._ask_new_file),
            self._button("leave", tr("&Close") if parent else tr("E&xit"), self.reject),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._theme.px
        sign = QLabel()
        sign.setPixmap(self._theme.picture("circle-alert", "error", _SIGN))
        words = QVBoxLayout()
        words.setSpacing(px(8))
        words.addWidget(styled(QLabel(tr("The workspace cannot be opened")), "title"))
        self._sentence.setMinimumWidth(px(_SENTENCE_WIDTH))
        words.addWidget(self._sentence)
        words.addWidget(self._tried)
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in self._buttons[:-1]:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._buttons[-1])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(24))
        column.addLayout(head)
        column.addLayout(row)

    def _button(self, name: str, words: str, does: Callable[[], object]) -> QPushButton:
        button = named(QPushButton(words), f"open-trouble-{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: does())
        return button

    def tell(self, path: Path, error: UserError) -> None:
        """Show why a file was not opened."""
        self._path = path
        self._sentence.setText(str(error))
        now = datetime.now().astimezone()
        self._tried.setText(tr("Last tried at {time}.", time=now.strftime("%H:%M:%S")))
        self.setAccessibleDescription(str(error))
        self._offer(error)
        self.open()
        self.adjustSize()

    def _offer(self, error: UserError) -> None:
        """Put what helps first."""
        can_restore = isinstance(error, _RESTORABLE)
        can_copy = isinstance(error, ReadOnlyWorkspaceError) and self._path.exists()
        self._restore.setVisible(can_restore)
        self._copy.setVisible(can_copy)
        first = self._restore if can_restore else self._copy if can_copy else self._retry
        for button in (self._restore, self._copy, self._retry):
            button.setProperty("primary", button is first)
            restyle(button)
            button.setDefault(button is first)
        first.setFocus()

    def _ask_copy(self) -> None:
        target = ask_place_of_copy(self._path, self)
        if target is not None:
            self.copy_wanted.emit(target)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Open a workspace"), str(self._path.parent), _file_kinds()
        )
        if name:
            self.open_wanted.emit(Path(name))

    def _ask_new_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("New workspace"),
            str(free_name(self._path)),
            _file_kinds(),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever replaced
        )
        if name:
            self.create_wanted.emit(Path(name))


def _file_kinds() -> str:
    return tr("Workspaces (*.cchc)")
