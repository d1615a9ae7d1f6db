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
from cchc_desk.files.names import next_free_name
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_SENTENCE_WIDTH = 480
_SIGN = 32


class OpenTrouble(QDialog):
    """Say why a workspace was not opened and let the clerk choose what now.

    It stays until the next try succeeds. ``retry_wanted``: the same file again; ``open_wanted``
    and ``create_wanted`` carry the Path of another one; rejected: none of these.
    """

    retry_wanted = Signal()
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
        self._buttons = (
            self._button("retry", tr("Try &again"), self.retry_wanted.emit),
            self._button("open", tr("&Open another file…"), self._ask_file),
            self._button("create", tr("&Make a new workspace…"), self._ask_new_file),
            self._button("leave", tr("&Close") if parent else tr("E&xit"), self.reject),
        )
        styled(self._buttons[0], "primary")
        self._buttons[0].setDefault(True)
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
        self.open()
        self.adjustSize()

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
            str(_free_name(self._path)),
            _file_kinds(),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever replaced
        )
        if name:
            self.create_wanted.emit(Path(name))


def _file_kinds() -> str:
    return tr("Workspaces (*.cchc)")


def _free_name(path: Path) -> Path:
    """Propose the name that was missing, or one beside the file that cannot be opened."""
    return next_free_name(path) if path.parent.is_dir() else path
