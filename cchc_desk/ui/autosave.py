"""When typed text is written: soon after the last key, never later than promised.

Source: RELIABILITY.md 3.1 - 500 ms after the last keystroke, at most 1.5 s after the first
unsaved one, at once when the clerk turns elsewhere.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_LAST_KEY_MS = 500
AFTER_FIRST_KEY_MS = 1500

Save = Callable[[], None]


class Autosave(QObject):
    """Hold the fields that were typed into and are not yet handed to the desk."""

    pending_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing to save."""
        super().__init__(parent)
        self._pending: dict[Hashable, Save] = {}
        self._after_last_key = self._timer(AFTER_LAST_KEY_MS)
        self._after_first_key = self._timer(AFTER_FIRST_KEY_MS)

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def has_pending(self) -> bool:
        """Tell whether anything was typed that is not yet handed over."""
        return bool(self._pending)

    def touch(self, field: Hashable, save: Save) -> None:
        """Say that a field was typed into; ``save`` reads it and hands it over when it is time."""
        if not self._pending:
            self._after_first_key.start()
            self._pending[field] = save
            self.pending_changed.emit(True)  # noqa: FBT003 - a signal has no names
        self._pending[field] = save
        self._after_last_key.start()

    def flush(self) -> None:
        """Hand over everything now."""
        self._after_last_key.stop()
        self._after_first_key.stop()
        pending, self._pending = self._pending, {}
        for save in pending.values():
            save()
        if pending:
            self.pending_changed.emit(False)  # noqa: FBT003 - a signal has no names
