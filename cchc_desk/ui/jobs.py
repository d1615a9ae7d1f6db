"""Long work off the window's thread: plain data in, plain data out, and it can be cancelled.

Work never touches Qt: it leaves what it has to say where the window looks for it, so it does no
harm when it outlives what asked for it. The desk has a thread of its own: see ``ui.bridge``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

from cchc_desk.errors import UserError

LOOK_EVERY_MS = 15
"""How often the window looks for what work says: once a frame."""

CLOSE_MS = 2000
"""How long work may take to see that it is cancelled before it is left to itself."""


class Control:
    """Let work say how far it is, and ask whether anybody still waits for it."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self.share = 0.0
        self._cancelled = Event()

    def tell(self, share: float) -> None:
        """Say which share is done, 0 to 1."""
        self.share = share

    def cancel(self) -> None:
        """Say that nobody waits any more."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Tell whether the work may stop."""
        return self._cancelled.is_set()


Work = Callable[[Control], object]
Told = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: object = None
    error: Exception | None = None


class Job(QObject):
    """Hold work that is under way; see ``Jobs.run``."""

    def __init__(self, work: Work, listeners: "_Listeners", parent: QObject) -> None:
        """Start the work on a thread of its own."""
        super().__init__(parent)
        self._listeners = listeners
        self._control = Control()
        self._outcome: _Outcome | None = None
        self._told_share = 0.0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        # A daemon: what does not see that it is cancelled must not keep the program from ending.
        self._thread = Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Work) -> None:
        try:
            self._outcome = _Outcome(work(self._control))
        except Exception as error:  # it is raised again where the window hears of it
            self._outcome = _Outcome(error=error)

    @property
    def is_under_way(self) -> bool:
        """Tell whether its outcome is still to be told; what is cancelled tells none."""
        return self._timer.isActive()

    def cancel(self) -> None:
        """Drop the work: nothing of it is told any more."""
        self._control.cancel()
        self._timer.stop()

    def wait(self, timeout_ms: int) -> bool:
        """Wait until its thread has ended; tell whether it has."""
        self._thread.join(timeout_ms / 1000)
        return not self._thread.is_alive()

    def _look(self) -> None:
        outcome, share = self._outcome, self._control.share
        if share != self._told_share:
            self._told_share = share
            if self._listeners.progress is not None:
                self._listeners.progress(share)
        if outcome is not None and self.is_under_way:
            self._timer.stop()
            self._tell(outcome)

    def _tell(self, outcome: _Outcome) -> None:
        listeners, error = self._listeners, outcome.error
        if error is None:
            listeners.done(outcome.result)
        elif isinstance(error, UserError) and listeners.failed is not None:
            listeners.failed(error)
        else:
            raise error


@dataclass(frozen=True, slots=True)
class _Listeners:
    done: Told
    failed: Told | None
    progress: Told | None


class Jobs(QObject):
    """Start work and know what is under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing under way."""
        super().__init__(parent)
        self._jobs: list[Job] = []

    def run(
        self, work: Work, done: Told, failed: Told | None = None, progress: Told | None = None
    ) -> Job:
        """Do work on a thread; all listeners are called on the window's.

        ``done`` takes the result, ``failed`` the UserError that ended it, ``progress`` the share
        that is done, 0 to 1. Other errors are raised there, so that they reach the exception hook.
        None: nobody wants to know; a UserError is raised if not taken.
        """
        self._drop_ended()
        job = Job(work, _Listeners(done, failed, progress), self)
        self._jobs.append(job)
        return job

    def _drop_ended(self) -> None:
        for job in self._jobs:
            if not job.is_under_way and job.wait(0):
                job.deleteLater()
        self._jobs = [job for job in self._jobs if job.is_under_way or not job.wait(0)]

    def close(self, timeout_ms: int = CLOSE_MS) -> bool:
        """Cancel all work and wait for its threads; tell whether they have ended."""
        for job in self._jobs:
            job.cancel()
        deadline = QDeadlineTimer(timeout_ms)
        for job in self._jobs:
            job.wait(max(deadline.remainingTime(), 0))
        return all(job.wait(0) for job in self._jobs)


class Latest(QObject):
    """Do work on what is newest.

    What is asked for while work goes on waits for its end, and only the last of it is done.
    """

    def __init__(self, jobs: Jobs) -> None:
        """Begin with nothing asked for."""
        super().__init__(jobs)
        self._jobs = jobs
        self._job: Job | None = None
        self._waiting: tuple[Work, Told] | None = None

    @property
    def is_idle(self) -> bool:
        """Tell whether everything that was asked for is told."""
        return self._job is None or not self._job.is_under_way

    def ask(self, work: Work, done: Told) -> None:
        """Do work next, in place of what waits; ``done`` as for ``Jobs.run``."""
        if not self.is_idle:
            self._waiting = work, done
            return
        self._job = self._jobs.run(work, lambda result: self._end(done, result))

    def drop(self) -> None:
        """Tell nothing of all that was asked for."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _end(self, done: Told, result: object) -> None:
        self._job = None
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            done(result)
        else:
            self.ask(*waiting)
