"""The way to the home page and from it."""

from datetime import UTC, date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from cchc_desk.desk.desk import Desk
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.outline_panel import TASKS

if TYPE_CHECKING:
    from cchc_desk.ui.home.page import HomePage
    from cchc_desk.ui.window import Window


class HomeFlow(QObject):
    """Make the page when it is first wanted, and read its facts whenever it is shown."""

    def __init__(self, window: "Window") -> None:
        """Put the button over the left column."""
        super().__init__(window)
        self._window = window
        self._session, self._places = window.session, window.places
        self.button = named(QPushButton(tr("Home")), "home-button")
        self.button.setCheckable(True)
        self.button.setToolTip(tr("What is due and what is to be done (Alt+Home)"))
        self.button.clicked.connect(self.show)
        window.theme.dress(self.button, "house")
        column = window.left.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - as it was laid out
        column.insertWidget(0, self.button)
        self._places.turned.connect(self._settle)
        self._session.report_changed.connect(lambda _report: self._read_again())
        self._places.home_wanted.connect(self.show)

    @cached_property
    def page(self) -> "HomePage":
        """Return the page."""
        from cchc_desk.ui.home.page import HomePage  # noqa: PLC0415 - not at the start

        page = HomePage(self._window.theme)
        page.document_chosen.connect(self._open)
        page.tasks_chosen.connect(self._open_tasks)
        page.document_wanted.connect(self._window.ask_new_document)
        page.file_wanted.connect(self._window.ask_file)
        page.print_wanted.connect(self._print)
        return page

    def show(self) -> None:
        """Read what the page says, then turn to it."""
        self._settle()
        self._session.autosave.flush()
        self._session.bridge.run(partial(_read_facts, today=_today()), self._turn, self._tell)

    def _tell(self, error: object) -> None:
        self._window.notice.say("error", str(error))

    def _turn(self, facts: object) -> None:
        self._show_facts(facts)
        self._places.show_page_of_desk(self.page)

    def _show_facts(self, facts: object) -> None:
        from cchc_desk.ui.home.facts import HomeFacts  # noqa: PLC0415 - with the page

        assert isinstance(facts, HomeFacts)  # noqa: S101 - the desk's own answer
        self.page.show_facts(facts)
        for matters in facts.home.open_:
            document = matters.document.id
            work = partial(_count_findings, document=document)
            self._session.bridge.run(work, partial(self._show_findings, document), _leave)

    def _show_findings(self, document: str, counts: object) -> None:
        assert isinstance(counts, tuple)  # noqa: S101 - our own work
        self.page.show_findings(document, *counts)

    @property
    def is_on_show(self) -> bool:
        """Tell whether the page is on show."""
        return "page" in self.__dict__ and self._places.currentWidget() is self.page

    def _read_again(self) -> None:
        if self.is_on_show:
            work = partial(_read_facts, today=_today())
            self._session.bridge.run(work, self._show_facts, self._tell)

    def _settle(self) -> None:
        self.button.setChecked(self.is_on_show)

    # --- where it leads ---------------------------------------------------------------------------

    def _open(self, document: object) -> None:
        self._window.open_document(str(document))

    def _open_tasks(self, document: object) -> None:
        self._places.remember(str(document), TASKS)
        report = self._session.report
        if report is not None and report.id == document:
            self._places.go_to(TASKS)
        else:
            self._window.open_document(str(document))

    def _print(self, home: object) -> None:
        from cchc_desk.desk.home import Home  # noqa: PLC0415 - with the page
        from cchc_desk.ui.home.printing import ask_print  # noqa: PLC0415 - with QtPrintSupport

        assert isinstance(home, Home)  # noqa: S101 - the page's own signal
        day = home.today
        title = tr(
            "Progress of the tasks of {year}, as of {day}", year=day.year, day=f"{day:%d/%m/%Y}"
        )
        ask_print(self._window, title, home.progress)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the clerk's own calendar


def _read_facts(desk: Desk, today: date) -> object:
    # On the database thread: what names backups needs OpenSSL, 18 ms.
    from cchc_desk.desk.backups import place_status, usual_place  # noqa: PLC0415
    from cchc_desk.desk.home import read_home  # noqa: PLC0415
    from cchc_desk.ui.home.facts import HomeFacts  # noqa: PLC0415

    place, uuid = usual_place(), desk.workspace.uuid
    backup = place_status(place, uuid, datetime.now(UTC)) if place.is_dir() else None
    return HomeFacts(read_home(desk, today), backup)


def _count_findings(desk: Desk, document: str) -> tuple[int, int]:
    """Count errors and warnings; a document of 20 pages takes 200 ms of the desk's time."""
    from cchc_desk.desk.reviewing import review_document  # noqa: PLC0415 - on the database thread
    from cchc_desk.review.finding import Severity  # noqa: PLC0415 - as above

    found = [each.severity for each in review_document(desk, document)]
    return found.count(Severity.ERROR), found.count(Severity.WARNING)


def _leave(_error: object) -> None:
    """Leave the line as it is: the document is gone, and its line with it."""
