"""The dock beside the form: earlier periods of the item at the cursor, and their promises."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QWidget

from cchc_desk.desk.carrying import Question, answer_question, questions
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.carry.beside_view import BesideView
from cchc_desk.ui.carry.left_over import LeftOver
from cchc_desk.ui.carry.question_list import QuestionList
from cchc_desk.ui.editors.card import ItemCard
from cchc_desk.ui.naming import named
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme

_WIDTH = 420
_LEAST_WIDTH = 300


class BesideDock(QDockWidget):
    """Follow the item at the cursor while it is on show."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        places: Places,
        left_over: LeftOver,
        theme: Theme,
    ) -> None:
        """Begin hidden, at the right."""
        super().__init__(tr("Earlier periods"), window)
        named(self, "beside-dock", tr("Earlier periods"))
        self._window, self._session, self._places = window, session, places
        self._left_over, self._theme = left_over, theme
        self._item: str | None = None
        self._is_wanted = False
        self.view = BesideView(theme)
        self.questions = QuestionList(theme)
        self.tabs = named(QTabWidget(), "beside-tabs")
        self.tabs.addTab(self.view, tr("Last period"))
        self.tabs.addTab(self.questions, tr("Questions"))
        self.setWidget(self.tabs)
        self.setMinimumWidth(_LEAST_WIDTH)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self._left_over.changed.connect(self.refresh)
        self._session.autosave.handed_over.connect(lambda _field: self._show_item())
        self._session.report_changed.connect(lambda _report: self._read_questions())
        self._places.turned.connect(self._settle)
        self.questions.item_wanted.connect(self._places.go_to_item)
        self.questions.answered.connect(self._answer)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window
        app.focusChanged.connect(self._follow)

    def toggle(self) -> None:
        """Show it in front, or hide it again."""
        self._is_wanted = not (self.isVisible() and not self.visibleRegion().isEmpty())
        self._settle()
        if self._is_wanted:
            self._place()
            self.refresh()

    def _settle(self) -> None:
        """Leave the window to pages that belong to no document."""
        is_away = self._places.is_away_from_document or self._places.is_on_show("office")
        self.setVisible(self._is_wanted and not is_away)

    def _place(self) -> None:
        """Stand in one place with the other docks there, in front of them."""
        area = Qt.DockWidgetArea.RightDockWidgetArea
        for other in self._window.findChildren(QDockWidget):
            is_beside = self._window.dockWidgetArea(other) == area and not other.isFloating()
            if other is not self and other.isVisible() and is_beside:
                self._window.tabifyDockWidget(other, self)
                break
        else:
            self._window.resizeDocks([self], [self._theme.px(_WIDTH)], Qt.Orientation.Horizontal)
        self.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay away once it is closed."""
        self._is_wanted = False
        super().closeEvent(event)

    # --- what is on show --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything again as it is now."""
        self._follow(None, QApplication.focusWidget())
        self._show_item()
        self._read_questions()

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        while focused is not None and not isinstance(focused, ItemCard):
            focused = focused.parentWidget()
        if focused is not None and focused.item.id != self._item:
            self._item = focused.item.id
            self._show_item()

    def _show_item(self) -> None:
        if not self.isVisible():
            return
        report = self._session.report
        beside = self._left_over.beside if self._left_over.is_read else None
        cards = self._places.form.cards
        item = self._item if self._item in cards else next(iter(cards), None)
        self.view.show_item(report, beside, item)

    def _read_questions(self) -> None:
        report = self._session.report
        if self.isVisible() and report is not None:
            self._session.bridge.run(partial(questions, report=report), self._show_questions)

    def _show_questions(self, asked: object) -> None:
        assert isinstance(asked, tuple)  # noqa: S101 - the desk's own answer
        open_ = sum(1 for each in asked if each.note is None)
        self.tabs.setTabText(1, tr("Questions {count}", count=open_) if open_ else tr("Questions"))
        self.questions.show_questions(asked, self._session.report)

    def _answer(self, question: object, is_answered: object) -> None:
        assert isinstance(question, Question)  # noqa: S101 - the list's own signal
        report = self._session.report
        if isinstance(report, Report) and report.id is not None:
            note = "" if is_answered else None
            document, key = report.id, question.promise.key

            def work(desk: Desk) -> None:
                answer_question(desk, document, key, note)

            self._session.do(work)
