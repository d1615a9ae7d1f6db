"""One thread beside the window that does what was asked for last, and lets go of what is older.

``ui.jobs`` has a thread for each work and looks for its end once a frame; here one thread keeps
what it has learned from one work to the next, and tells the window at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread

from PySide6.QtCore import QCoreApplication, QObject, Signal

CLOSE_MS = 200
"""How long closing waits for work under way; then it is left to itself."""

Make = Callable[[object], object]
"""Makes what is asked for; plain data both."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what became of what was asked for, the ``number``-th. None: ``error`` - it was made."""

    asked: object
    number: int
    made: object = None
    error: Exception | None = None


class _Teller(QObject):
    """Bring outcomes from the thread to the window; it lives as long as the thread."""

    told = Signal(object)


class Newest(QObject):
    """Make what was asked for last.

    What is under way when something newer is asked for is finished, and told unless the newer one
    is made by then; what waits is forgotten. ``told`` carries an Outcome.
    """

    told = Signal(object)

    def __init__(self, make: Make, parent: QObject | None = None) -> None:
        """Begin with nothing to do; ``make`` is only ever called on the thread."""
        super().__init__(parent)
        self._make = make
        self._wake = Condition()
        self._asked: tuple[int, object] | None = None
        self._last_asked = self._last_made = self._last_told = 0
        self._is_closed = self._has_ended = False
        # Not a child of this object: the thread may outlive it.
        self._teller = _Teller(QCoreApplication.instance())
        self._teller.told.connect(self._tell)
        # A daemon: work that takes long must not keep the program from ending.
        self._thread = Thread(target=self._run, args=(self._teller,), daemon=True)
        self._thread.start()

    def ask(self, asked: object) -> None:
        """Make this next, in place of what waits."""
        with self._wake:
            self._last_asked += 1
            self._asked = (self._last_asked, asked)
            self._wake.notify()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way or waits."""
        return self._last_told == self._last_asked

    def drop(self) -> None:
        """Tell nothing of what was asked for until now."""
        with self._wake:
            self._asked = None
            self._last_told = self._last_asked

    def close(self, timeout_ms: int = CLOSE_MS) -> bool:
        """End the thread, and tell nothing more; tell whether it has ended."""
        with self._wake:
            self._is_closed = True
            self._asked = None
            self._wake.notify()
        self._thread.join(timeout_ms / 1000)
        if self._thread.is_alive():
            return False
        if not self._has_ended:
            self._has_ended = True
            self._teller.deleteLater()
        return True

    def _next(self) -> tuple[int, object] | None:
        """Wait for what is to be done. None: the end."""
        with self._wake:
            self._wake.wait_for(lambda: self._asked is not None or self._is_closed)
            asked, self._asked = self._asked, None
            return asked

    def _run(self, teller: _Teller) -> None:
        while (following := self._next()) is not None:
            outcome = self._outcome(*following)
            with self._wake:
                if not self._is_closed:
                    self._last_made = outcome.number
                    teller.told.emit(outcome)

    def _outcome(self, number: int, asked: object) -> Outcome:
        try:
            return Outcome(asked, number, self._make(asked))
        except Exception as error:  # it is told where the window hears of it
            return Outcome(asked, number, error=error)

    def _tell(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)  # noqa: S101 - the thread's own signal
        is_newest = outcome.number > self._last_told and outcome.number == self._last_made
        if is_newest and not self._is_closed:
            self._last_told = outcome.number
            self.told.emit(outcome)
