"""Reads what the page of figures shows, whenever it may be another."""

from functools import partial

from PySide6.QtCore import QObject

from cchc_desk.ui.figures.facts import FigureFacts, read_facts
from cchc_desk.ui.figures.page import FiguresPage
from cchc_desk.ui.session import Session


class FiguresReader(QObject):
    """Fill the page while it is on show; what was entered last is always the newest reading."""

    def __init__(self, session: Session, page: FiguresPage) -> None:
        """Follow the session."""
        super().__init__(page)
        self._session, self._page = session, page
        session.report_changed.connect(lambda _report: self.read())
        page.entered.connect(lambda _values: self.read())
        page.shown.connect(self.read)

    def read(self) -> None:
        """Read the figures of the document on show."""
        report = self._session.report
        if report is not None and report.id is not None and self._page.isVisible():
            self._session.bridge.run(partial(read_facts, report=report), self._show)

    def _show(self, facts: object) -> None:
        assert isinstance(facts, FigureFacts)  # noqa: S101 - the desk's own answer
        report = self._session.report
        if report is not None and report.id == facts.report.id:
            self._page.show_facts(facts)
