"""Reads how the tasks of the document on show stand, beside the window's own work."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import Task, TaskResult
from cchc_desk.forms.task_standing import Standing, standing
from cchc_desk.forms.task_told import untold_tasks
from cchc_desk.forms.template import DocumentKind
from cchc_desk.ui.session import Session

_PAUSE_MS = 300  # after the last change: reading a deadline takes a millisecond

_Known = dict[str, tuple[Task, TaskResult, Standing]]


class StandingsReader(QObject):
    """Read again after every change; ``read`` carries standings by task id and the untold ids."""

    read = Signal(object, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Begin with nothing read."""
        super().__init__(parent)
        self._session = session
        self._known: _Known = {}
        self._of: tuple[str | None, date] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._read)

    def read_soon(self) -> None:
        """Read when the clerk pauses."""
        self._soon.start()

    def _read(self) -> None:
        report = self._session.report
        if report is None:
            return
        today = date.today()  # noqa: DTZ011 - the day on the clerk's own calendar
        if self._of != (report.id, today):
            self._of, self._known = (report.id, today), {}
        work = partial(_work, report=report, today=today, known=dict(self._known))
        self._session.bridge.run(work, partial(self._take, report.id))

    def _take(self, document: str | None, found: object) -> None:
        assert isinstance(found, tuple)  # noqa: S101 - our own work's answer
        known, untold = found
        report = self._session.report
        if report is not None and report.id == document:
            self._known = known
            self.read.emit({task: each[2] for task, each in known.items()}, untold)


def _work(_desk: Desk, report: Report, today: date, known: _Known) -> object:
    """Return what is known of the tasks and which of them are untold, off the window's thread."""
    found = _standings(report, today, known)
    is_report = report.kind is DocumentKind.REPORT
    untold = frozenset(task.id for task in untold_tasks(report)) if is_report else frozenset()
    return found, untold


def _standings(report: Report, today: date, known: Mapping[str, tuple[object, ...]]) -> _Known:
    found: _Known = {}
    for row in report.tasks:
        if isinstance(row, Task):
            result = report.result(row.id)
            before = known.get(row.id)
            if before is not None and before[:2] == (row, result):
                found[row.id] = (row, result, Standing(str(before[2])))
                continue
            last = report.period.last_day
            stands = standing(row, result, report.year, window_end=last, today=today)
            found[row.id] = (row, result, stands)
    return found
