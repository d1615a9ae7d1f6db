"""Waiting for a pause in the typing: copying and comparing a workspace would hold up keys."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from cchc_desk.ui.autosave import Autosave

PAUSE_MS = 4000
"""How long nothing may have been typed before heavy work begins unasked."""

MOST_S = 600
"""How long it waits at most: somebody who types for ever must have backups too."""

_LOOK_MS = 500


class Calm(QObject):
    """Do work at the first pause; at once where nobody has typed of late."""

    def __init__(self, autosave: Autosave, parent: QObject) -> None:
        """Follow what is typed from now on."""
        super().__init__(parent)
        self._autosave = autosave
        self._typed_s: float | None = None
        autosave.pending_changed.connect(self._note)

    def _note(self, _is_pending: object) -> None:
        self._typed_s = monotonic()

    @property
    def is_calm(self) -> bool:
        """Tell whether nothing was typed for a while, and nothing waits to be kept."""
        if self._autosave.has_pending:
            return False
        return self._typed_s is None or monotonic() - self._typed_s >= PAUSE_MS / 1000

    def call(self, work: Callable[[], object]) -> None:
        """Do work at the first pause."""
        asked_s = monotonic()
        look = QTimer(self, interval=_LOOK_MS)

        def go_if_calm() -> None:
            if self.is_calm or monotonic() - asked_s >= MOST_S:
                look.stop()
                look.deleteLater()
                work()

        look.timeout.connect(go_if_calm)
        look.start()
        go_if_calm()
