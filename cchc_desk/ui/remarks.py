"""What readers remarked in a file that was brought in, beside the items of the form."""

from functools import partial

from PySide6.QtCore import QObject

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.remarks import read_remarks, take_away
from cchc_desk.forms.report import Report
from cchc_desk.ui.form_page import FormPage
from cchc_desk.ui.session import Session


class Remarks(QObject):
    """Show the remarks on the document on show, and take away what is dealt with."""

    def __init__(self, session: Session, form: FormPage, parent: QObject) -> None:
        """Follow the session."""
        super().__init__(parent)
        self._session, self._form = session, form
        session.report_changed.connect(self._read)
        form.remarks_done.connect(self._take_away)

    def _read(self, report: object) -> None:
        if isinstance(report, Report):
            work = partial(_remarks, report=report)
            self._session.bridge.run(work, partial(self._show, report.id), _let_go)
        else:
            self._form.set_remarks({})

    def _show(self, document: str | None, remarks: object) -> None:
        assert isinstance(remarks, dict)  # noqa: S101 - the desk's own answer
        if self._session.report is not None and self._session.report.id == document:
            self._form.set_remarks(remarks)

    def _take_away(self, item: object) -> None:
        report = self._session.report
        if report is not None and report.id is not None:
            self._session.do(partial(_take_away, document=report.id, item=str(item)))


def _remarks(desk: Desk, report: Report) -> object:
    return dict(read_remarks(desk, report))


def _take_away(desk: Desk, document: str, item: str) -> None:
    take_away(desk, document, item)


def _let_go(_error: object) -> None:
    """Show nothing: whoever asks for the document itself is told why it cannot be read."""
