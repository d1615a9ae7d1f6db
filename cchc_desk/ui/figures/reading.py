"""Reads what the page of figures shows, whenever it may be another."""

from functools import partial

from PySide6.QtCore import QObject

from cchc_desk.ui.figures.facts import FigureFacts, read_facts
from cchc_desk.ui.figures.page import FiguresPage
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme


class FiguresReader(QObject):
    """Fill the page while it is on show; what was entered last is always the newest reading."""

    def __init__(self, session: Session, page: FiguresPage, theme: Theme) -> None:
        """Follow the session."""
        super().__init__(page)
        self._session, self._page, self._theme = session, page, theme
        session.report_changed.connect(lambda _report: self.read())
        page.entered.connect(lambda _values: self.read())
        page.shown.connect(self.read)
        page.catalogue_wanted.connect(self._show_catalogue)

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

    def _show_catalogue(self, figures: object) -> None:
        from cchc_desk.ui.figures.cataloguing import show_catalogue  # noqa: PLC0415 - seldom wanted

        assert isinstance(figures, tuple)  # noqa: S101 - the page's own signal
        show_catalogue(self._session, self._theme, figures, self._page.window())
