"""A session as its tests need it: a file with a document, a disk that fails, what is kept."""

from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.period import read_period
from cchc_desk.storage import faults
from cchc_desk.storage.history import changes_after
from cchc_desk.storage.workspace import Workspace
from cchc_desk.ui.session import Session
from tests.factories import OFFICE, make_report

FIRST, SECOND = "bc-2026-quy-1", "bc-2026-quy-2"


def make_workspace(path: Path) -> Path:
    """Make a workspace with two documents that show one table of tasks."""
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report())
        desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
    return path


class FailingDisk:
    """Let the writing of changes fail as the disk fails, until it is mended."""

    def __init__(self, monkeypatch, error=faults.disk_full) -> None:
        self.error = error
        self.times = 0
        self.left = 0
        self._apply = Workspace.apply
        disk = self

        def apply(workspace, change):
            if disk.left:
                disk.left -= 1
                disk.times += 1
                raise disk.error(workspace.path)
            disk._apply(workspace, change)

        monkeypatch.setattr(Workspace, "apply", apply)

    def fail(self, times: int = 10**9) -> None:
        self.left = times

    def mend(self) -> None:
        self.left = 0


def pause(ms: int) -> None:
    """Let the window and the database thread work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def kept_report(path: Path, document: str = FIRST):
    """Read a document from the closed file."""
    with Desk.open(path) as desk:
        return desk.report(document)


def kept_texts(path: Path, item: str, document: str = FIRST) -> list[str]:
    """Return all texts that an answer ever had, in the order in which they were written."""
    with Desk.open(path) as desk:
        changes = changes_after(desk.workspace)
    rows = (row for logged in changes for row in logged.change.rows)
    return [
        row.after["text"] for row in rows
        if row.table == "answer" and row.key == (document, item) and row.after
    ]  # fmt: skip


@contextmanager
def opened(qtbot, path: Path, document: str | None = FIRST):
    """Open a session with a document on show; it must let the file go at the end."""
    session = Session(path, Desk.open)
    with qtbot.waitSignal(session.opened):
        session.start(document)
    try:
        yield session
    finally:
        session.abandon()
        session.deleteLater()
