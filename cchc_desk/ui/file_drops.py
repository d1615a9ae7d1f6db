"""Files that are dropped on a window from the desktop or a folder."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Take files that are dropped anywhere on a window; ``dropped`` carries their paths.

    What a text under the mouse takes for itself never gets here.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        """Watch a window for as long as it lives."""
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Take drags and drops of files, nothing else."""
        if not isinstance(event, QDropEvent):  # the events of entering and moving are such, too
            return False
        files = local_files(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True


def local_files(mime: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that are offered."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
