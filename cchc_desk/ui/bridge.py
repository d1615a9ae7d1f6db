"""The one database thread: work for the desk goes in, results come back to the window."""

from collections.abc import Callable
from contextlib import suppress
from threading import Semaphore
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QObject,
    QThread,
    Signal,
    Slot,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError

Work = Callable[[Desk], object]
Told = Callable[[object], None]

CLOSE_MS = 5000
"""How long a disk may take to let the file go before it is left to itself."""


class _Job(NamedTuple):
    work: Work
    done: Told | None
    failed: Told | None


class _Finished(NamedTuple):
    job: _Job
    result: object = None
    error: BaseException | None = None
    is_dropped: bool = False


class _Worker(QObject):
    """Live on the database thread, open the desk and run one job after the other."""

    opened = Signal(object)
    finished = Signal(object)

    def __init__(self, open_desk: Callable[[], Desk], returned: Semaphore) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._returned = returned
        self._desk: Desk | None = None

    @Slot()
    def open(self) -> None:
        try:
            self._desk = self._open_desk()
        except Exception as error:
            self.opened.emit(error)
        else:
            self.opened.emit(None)

    @Slot(object)
    def run(self, job: _Job) -> None:
        self.finished.emit(self._done(job))
        self._returned.release()

    def _done(self, job: _Job) -> _Finished:
        if self._desk is None:
            return _Finished(job, is_dropped=True)
        try:
            return _Finished(job, job.work(self._desk))
        except Exception as error:
            return _Finished(job, error=error)

    @Slot()
    def close(self) -> None:
        """Let the desk go and end the thread; queued behind all work that was given before."""
        desk, self._desk = self._desk, None
        try:
            if desk is not None:
                with suppress(UserError):  # the disk is gone; what was saved is safe
                    desk.close()
        finally:
            QThread.currentThread().quit()


class Bridge(QObject):
    """Run work on the desk without ever holding up the window.

    ``work`` runs on the database thread in the order in which it was given; ``done`` and
    ``failed`` are called on the window's thread. An error that the user cannot act on is raised
    there, so that it reaches the exception hook. ``open_failed`` carries the UserError that kept
    the desk from being opened; then all work is dropped without a word.
    """

    opened = Signal()
    open_failed = Signal(object)

    _open_wanted = Signal()
    _wanted = Signal(object)
    _close_wanted = Signal()

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        """Start the thread and open the desk there."""
        super().__init__(parent)
        self._given = 0
        self._told = 0
        self._returned = Semaphore(0)
        self._has_ended = False
        # Not a child of this object: a disk that never answers must not keep it from going.
        self._thread = QThread(QCoreApplication.instance())
        self._worker = _Worker(open_desk, self._returned)
        self._worker.moveToThread(self._thread)
        self._connect()
        self._thread.start()
        self._open_wanted.emit()

    def _connect(self) -> None:
        self._open_wanted.connect(self._worker.open)
        self._wanted.connect(self._worker.run)
        self._close_wanted.connect(self._worker.close)
        self._worker.opened.connect(self._tell_opened)
        self._worker.finished.connect(self._finish)

    @property
    def is_idle(self) -> bool:
        """Tell whether all work that was given has come back."""
        return self._told == self._given

    def run(self, work: Work, done: Told | None = None, failed: Told | None = None) -> None:
        """Queue work. None: nobody waits for its result; a UserError is raised if not taken.

        Work that comes when the desk is closed, from a timer say, is dropped.
        """
        if self._has_ended:
            return
        self._given += 1
        self._wanted.emit(_Job(work, done, failed))

    def wait(self, timeout_ms: int, is_enough: Callable[[], bool] = lambda: False) -> bool:
        """Wait for all work, also what its results give anew, and tell the results.

        Tells whether nothing is left, or ``is_enough`` said so before. No other event of the
        window is dealt with meanwhile.
        """
        deadline = QDeadlineTimer(timeout_ms)
        while not (self.is_idle or is_enough()):
            told = self._told
            if not self._returned.acquire(timeout=deadline.remainingTime() / 1000):
                return False
            self._returned.release()
            self._deliver()
            if told == self._told:
                return False
        return True

    def close(self, timeout_ms: int = CLOSE_MS) -> bool:
        """Finish all work, tell its results, close the desk; tell whether the thread has ended."""
        if self._has_ended:
            return True
        self._close_wanted.emit()
        self._has_ended = self._thread.wait(QDeadlineTimer(timeout_ms))
        if self._has_ended:
            self._deliver()
            self._thread.deleteLater()
        return self._has_ended

    def _deliver(self) -> None:
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    @Slot(object)
    def _tell_opened(self, error: BaseException | None) -> None:
        if error is None:
            self.opened.emit()
        elif isinstance(error, UserError):
            self.open_failed.emit(error)
        else:
            raise error

    @Slot(object)
    def _finish(self, finished: _Finished) -> None:
        self._returned.acquire()
        self._told += 1
        if finished.is_dropped:
            return
        job, error = finished.job, finished.error
        if error is None:
            if job.done is not None:
                job.done(finished.result)
        elif isinstance(error, UserError) and job.failed is not None:
            job.failed(error)
        else:
            raise error
