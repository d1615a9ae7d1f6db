"""When typed text is written: soon after the last key, never later than promised.

500 ms after the last keystroke, at most 1 s after the first unsaved one, at once when the clerk
turns elsewhere. RELIABILITY.md 3.1 allows 1.5 s; promised are 2 s until it is on the disk, of
which a busy disk may so take half.
"""

from collections.abc import Callable, Hashable
from math import inf
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_LAST_KEY_MS = 500
AFTER_FIRST_KEY_MS = 1000

TYPING_MS = 250
"""How long after a key the next is expected: what can wait lets it pass."""

Save = Callable[[], None]


class Autosave(QObject):
    """Hold the fields that were typed into and are not yet handed to the desk.

    ``flushing`` comes before everything is handed over, for whoever keeps typed text by himself.
    ``handed_over`` and ``committed`` carry a field: the latter when all of its text is on the disk.
    """

    pending_changed = Signal(object)
    flushing = Signal()
    handed_over = Signal(object)
    committed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing to save."""
        super().__init__(parent)
        self.field: Hashable = None
        """The field that is being handed over now; None: none."""
        self._typed_s = -inf
        self._pending: dict[Hashable, Save] = {}
        self._stuck: dict[Hashable, Save] = {}
        self._after_last_key = self._timer(AFTER_LAST_KEY_MS)
        self._after_first_key = self._timer(AFTER_FIRST_KEY_MS)

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def has_pending(self) -> bool:
        """Tell whether anything was typed that is not yet handed over."""
        return bool(self._pending or self._stuck)

    @property
    def has_stuck(self) -> bool:
        """Tell whether a bug kept a field from being handed over."""
        return bool(self._stuck)

    @property
    def is_typing(self) -> bool:
        """Tell whether a key came just now; nobody types long without pausing longer than that."""
        return (monotonic() - self._typed_s) * 1000 < TYPING_MS

    def is_pending(self, field: Hashable) -> bool:
        """Tell whether a field was typed into and is not yet handed over."""
        return field in self._pending or field in self._stuck

    def touch(self, field: Hashable, save: Save) -> None:
        """Say that a field was typed into; ``save`` reads it and hands it over when it is time."""
        self._typed_s = monotonic()
        self._stuck.pop(field, None)
        is_first = not self._pending
        self._pending[field] = save
        if is_first:
            self._after_first_key.start()
            self.pending_changed.emit(True)  # noqa: FBT003 - a signal has no names
        self._after_last_key.start()

    def flush(self) -> None:
        """Hand over everything now.

        What a bug in one field raises, is raised when the others are handed over; the field stays
        pending until it is typed into or ``free_stuck`` lets it be tried again.
        """
        self.flushing.emit()
        self._after_last_key.stop()
        self._after_first_key.stop()
        # One by one: a field is pending until its turn, so that nobody overwrites it meanwhile.
        fields = tuple(self._pending)
        errors = [error for error in map(self._hand_over, fields) if error is not None]
        if self._pending:  # typed into while others were handed over
            self._after_first_key.start()
        elif fields:
            self.pending_changed.emit(False)  # noqa: FBT003 - a signal has no names
        if errors:
            raise errors[0]

    def free_stuck(self) -> None:
        """Let the next flush try again what could not be handed over."""
        self._pending = {**self._stuck, **self._pending}
        self._stuck = {}

    def _hand_over(self, field: Hashable) -> Exception | None:
        save = self._pending.pop(field, None)
        if save is None:
            return None
        before, self.field = self.field, field
        try:
            save()
        except Exception as error:  # one field's bug must not keep the others from the disk
            self._stuck[field] = save
            return error
        finally:
            self.field = before
        self.handed_over.emit(field)
        return None
