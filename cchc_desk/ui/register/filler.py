"""The register that fills itself: soon after the last key, from the document on show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.ui.session import Session

if TYPE_CHECKING:
    from cchc_desk.forms.report import Report

FILL_MS = 1500
"""How long nothing is typed before the document is read: 20 pages take 20 ms, which keys feel."""


class RegisterFiller(QObject):
    """Read what was written; ``filled`` carries how many entries are new or fuller."""

    filled = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Wait for the first document."""
        super().__init__(parent)
        self._session = session
        self._seen: Report | None = None
        self._soon = QTimer(self, singleShot=True, interval=FILL_MS)
        self._soon.timeout.connect(self.fill)
        for moment in (
            session.autosave.pending_changed,
            session.autosave.committed,
            session.report_changed,
        ):
            moment.connect(self._wait)

    def _wait(self, _about: object) -> None:
        self._soon.start()

    def fill(self) -> None:
        """Read the document on show, if it is another than was read last."""
        report = self._session.report
        if report is None or report.id is None or report == self._seen:
            return
        self._seen = report
        self._session.bridge.run(lambda desk: _fill(desk, report), self._tell, _leave)

    def stop(self) -> None:
        """Read no more: the file is let go."""
        self._soon.stop()

    def _tell(self, count: object) -> None:
        if count:
            self.filled.emit(count)


def _fill(desk: Desk, report: "Report") -> int:
    # With the first document: what reads citations takes 8 ms to import.
    from cchc_desk.desk.register import fill_register  # noqa: PLC0415

    return fill_register(desk, report)


def _leave(_error: object) -> None:
    """Leave the register as it is: the disk fails and says so itself."""
