"""The one database thread: work for the desk goes in, results come back to the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError

T = TypeVar("T")
Work = Callable[[Desk], object]
Told = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work
    done: Told | None
    failed: Told | None


@dataclass(frozen=True, slots=True)
class _Finished:
    job: _Job
    result: object = None
    error: BaseException | None = None


class _Worker(QObject):
    """Live on the database thread and run one job after the other."""

    finished = Signal(object)

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._desk: Desk | None = None

    @Slot(object)
    def run(self, job: _Job) -> None:
        try:
            if self._desk is None:
                self._desk = self._open_desk()
            result = job.work(self._desk)
        except Exception as error:
            self.finished.emit(_Finished(job, error=error))
        else:
            self.finished.emit(_Finished(job, result))

    @Slot()
    def close(self) -> None:
        """Let the desk go and end the thread; queued behind all work that was given before."""
        desk, self._desk = self._desk, None
        try:
            if desk is not None:
                desk.close()
        finally:
            QThread.currentThread().quit()


class Bridge(QObject):
    """Run work on the desk without ever holding up the window.

    ``work`` runs on the database thread in the order in which it was given; ``done`` and
    ``failed`` are called on the window's thread. An error that the user cannot act on is raised
    there, so that it reaches the exception hook.
    """

    wanted = Signal(object)
    close_wanted = Signal()
    idle_changed = Signal(object)

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        """Start the thread; the desk is opened by the first work."""
        super().__init__(parent)
        self._waiting = 0
        self._thread = QThread()
        self._worker = _Worker(open_desk)
        self._worker.moveToThread(self._thread)
        self.wanted.connect(self._worker.run)
        self.close_wanted.connect(self._worker.close)
        self._worker.finished.connect(self._finish)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Tell whether all work that was given has come back."""
        return self._waiting == 0

    def run(self, work: Work, done: Told | None = None, failed: Told | None = None) -> None:
        """Queue work. None: nobody waits for its result; a UserError is raised if not taken."""
        self._waiting += 1
        if self._waiting == 1:
            self.idle_changed.emit(False)  # noqa: FBT003 - a signal has no names
        self.wanted.emit(_Job(work, done, failed))

    def close(self) -> None:
        """Finish all work, tell its results, close the desk; returns when the thread has ended."""
        if not self._thread.isRunning():
            return
        self.close_wanted.emit()
        self._thread.wait()
        QCoreApplication.sendPostedEvents(self)

    @Slot(object)
    def _finish(self, finished: _Finished) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.idle_changed.emit(True)  # noqa: FBT003 - a signal has no names
        job, error = finished.job, finished.error
        if error is None:
            if job.done is not None:
                job.done(finished.result)
        elif isinstance(error, UserError) and job.failed is not None:
            job.failed(error)
        else:
            raise error
