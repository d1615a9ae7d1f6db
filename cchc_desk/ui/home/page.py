"""The home page: cards that say what is due and what to do next."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.backup_policy import Lateness
from cchc_desk.desk.backups import PlaceStatus
from cchc_desk.desk.home import DueReport, Home
from cchc_desk.i18n import tr
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.ui.cards import Card, Column, hint, lay_out, plain_label
from cchc_desk.ui.documents_list import REPORT_STATE_WORDS, short_title
from cchc_desk.ui.editors.signs import Sign
from cchc_desk.ui.editors.states import Look
from cchc_desk.ui.home.chart import ProgressChart
from cchc_desk.ui.home.facts import HomeFacts
from cchc_desk.ui.home.words import (
    day_words,
    due_look,
    due_words,
    left_words,
    open_words,
    window_words,
)
from cchc_desk.ui.keeping.ages import age_words, moment_words
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.review.words import open_words as finding_words
from cchc_desk.ui.theme import Theme

_MOST_RECENT = 6
_MOST_DUE = 5

_BACKUPS = {
    Lateness.NONE: Look("", "triangle-alert", "warning"),
    Lateness.RECENT: Look("", "circle-check", "ok"),
    Lateness.LATE: Look("", "triangle-alert", "warning"),
    Lateness.VERY_LATE: Look("", "circle-alert", "error"),
}


class HomePage(QScrollArea):
    """Show the facts of a day.

    ``document_chosen`` and ``tasks_chosen`` carry the id of a document; ``print_wanted`` the Home
    whose chart is to be printed.
    """

    document_chosen = Signal(object)
    tasks_chosen = Signal(object)
    document_wanted = Signal()
    file_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "home", tr("Home"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._facts: HomeFacts | None = None
        self._open_rows: dict[str, QLabel] = {}

    def show_facts(self, facts: HomeFacts) -> None:
        """Show these facts; where they are shown already, nothing moves."""
        if facts == self._facts:
            return
        self._facts = facts
        scrolled = self.verticalScrollBar().value()
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        column = Column(tr("Home"), tr("Today is {day}.", day=day_words(facts.home.today)))
        for card in self._cards(facts):
            column.parts.addWidget(card)
        lay_out(self, column)
        self.verticalScrollBar().setValue(scrolled)
        first = column.findChild(QPushButton)
        if first is not None:
            self.setFocusProxy(first)
        if had_focus:
            self.setFocus()

    def show_findings(self, document: str, errors: int, warnings: int) -> None:
        """Say how much the review finds in a document that is in work."""
        label = self._open_rows.get(document)
        found = finding_words(errors, warnings)
        if label is not None and self._facts is not None and found:
            matters = next(m for m in self._facts.home.open_ if m.document.id == document)
            label.setText(
                " · ".join((*open_words(matters), tr("the review: {found}", found=found)))
            )

    def _cards(self, facts: HomeFacts) -> Iterable[Card]:
        yield self._due_card(facts.home)
        yield self._tasks_card(facts.home)
        if facts.home.open_:
            yield self._open_card(facts.home)
        yield self._recent_card(facts.home)
        yield self._backup_card(facts.backup)

    # --- the cards --------------------------------------------------------------------------------

    def _due_card(self, home: Home) -> Card:
        card = Card("home-due", tr("Reports that are due"))
        if not home.due:
            card.parts.addWidget(hint(tr("No report is due in the weeks around today.")))
        for due in home.due[:_MOST_DUE]:
            card.parts.addLayout(self._due_row(due))
        return card

    def _due_row(self, due: DueReport) -> QHBoxLayout:
        look = due_look(due)
        left = left_words(due.days_left)
        words = plain_label(left)
        words.setProperty("status", look.ink if look.ink in {"error", "warning"} else "")
        name = tr("Report {period}", period=due.period.phrase)
        texts = _lines(
            styled(plain_label(name), "heading"),
            hint(f"{due_words(due)}. {window_words(due)}."),
        )
        return self._row(look, texts, words, self._due_button(due, f"{name}, {left}"))

    def _due_button(self, due: DueReport, description: str) -> QPushButton:
        if due.document is None:
            return _button("home-make", tr("Make it"), description, self.document_wanted.emit)
        document = due.document.id
        return _button(
            "home-open", tr("Open"), description, lambda: self.document_chosen.emit(document)
        )

    def _tasks_card(self, home: Home) -> Card:
        if home.tasks_of is None:
            return self._no_tasks_card()
        document = home.tasks_of.id
        words = tr(
            "{done} of {total} tasks are done, as told in: {title}",
            done=sum(each.done for each in home.progress),
            total=sum(each.total for each in home.progress),
            title=_title(home.tasks_of),
        )
        card = Card("home-tasks", tr("Tasks of the year"), words)
        card.parts.addWidget(ProgressChart(self._theme, home.progress))
        table = _button(
            "home-table",
            tr("Open the table of tasks"),
            "",
            lambda: self.tasks_chosen.emit(document),
        )
        paper = _button(
            "home-print", tr("Print the chart"), "", lambda: self.print_wanted.emit(home)
        )
        card.parts.addLayout(_buttons(table, paper))
        return card

    def _no_tasks_card(self) -> Card:
        card = Card("home-tasks", tr("Tasks of the year"))
        card.parts.addWidget(
            hint(
                tr(
                    "The year has no tasks yet. Open the plan's Word or Excel file, or type the "
                    "tasks into the table of the plan."
                )
            )
        )
        opener = _button("home-file", tr("Open a Word report"), "", self.file_wanted.emit)
        card.parts.addLayout(_buttons(opener))
        return card

    def _open_card(self, home: Home) -> Card:
        card = Card("home-open-matters", tr("What is still to be done"))
        self._open_rows.clear()
        for matters in home.open_:
            found = list(open_words(matters))
            look = Look("", "circle-dot", "warning") if found else Look("", "circle-check", "ok")
            words = " · ".join(found) or tr("Everything is entered.")
            title = _title(matters.document)
            told = self._open_rows[matters.document.id] = hint(words)
            texts = _lines(styled(plain_label(title), "heading"), told)
            button = self._open_button(matters.document, f"{title}: {words}")
            card.parts.addLayout(self._row(look, texts, None, button))
        return card

    def _recent_card(self, home: Home) -> Card:
        card = Card("home-recent", tr("Recent documents"))
        if not home.recent:
            card.parts.addWidget(hint(tr("There is no document yet: make the first one.")))
            card.parts.addLayout(
                _buttons(
                    _button("home-new", tr("New document"), "", self.document_wanted.emit),
                    _button("home-word", tr("Open a Word report"), "", self.file_wanted.emit),
                )
            )
        now = datetime.now(UTC)
        for recent in home.recent[:_MOST_RECENT]:
            entry = recent.document
            edited = "" if recent.edited is None else age_words(recent.edited, now)
            state = tr(REPORT_STATE_WORDS[entry.state])
            texts = _lines(
                plain_label(_title(entry)), hint(" · ".join(filter(None, (state, edited))))
            )
            button = self._open_button(entry, _title(entry))
            card.parts.addLayout(self._row(Look("", "file-text", "muted"), texts, None, button))
        return card

    def _backup_card(self, backup: PlaceStatus | None) -> Card:
        card = Card("home-backups", tr("Backups"))
        if backup is None or backup.newest is None:
            words = tr("There is no proved backup yet. The program makes one by itself.")
        else:
            now = datetime.now(UTC)
            words = tr(
                "Last proved backup: {time} ({age})",
                time=moment_words(backup.newest.at),
                age=age_words(backup.newest.at, now),
            )
        look = _BACKUPS[Lateness.NONE if backup is None else backup.lateness]
        lines = [plain_label(words)]
        if backup is not None:
            lines.append(hint(str(backup.place)))
        card.parts.addLayout(self._row(look, _lines(*lines), None, None))
        return card

    # --- rows -------------------------------------------------------------------------------------

    def _open_button(self, entry: ReportEntry, description: str) -> QPushButton:
        return _button(
            "home-open", tr("Open"), description, lambda: self.document_chosen.emit(entry.id)
        )

    def _row(
        self, look: Look, texts: QLayout, right: QWidget | None, button: QPushButton | None
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Sign(self._theme, look.icon, look.ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for widget in (right, button):
            if widget is not None:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if right is not None:
            right.setMinimumWidth(right.fontMetrics().horizontalAdvance("00 ngày quá hạn"))
        return row


def _lines(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    return column


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _button(name: str, words: str, description: str, does: Callable[[], object]) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAccessibleDescription(description)
    button.clicked.connect(lambda _checked=False: does())
    return button


def _title(entry: ReportEntry) -> str:
    return f"{short_title(entry)} {entry.period_id.partition('-')[0]}"
