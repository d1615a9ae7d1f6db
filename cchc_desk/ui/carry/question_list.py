"""What earlier reports promised, as questions to this one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cchc_desk.desk.carrying import Question
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.documents_list import short_title
from cchc_desk.ui.editors.signs import Sign
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme


class QuestionList(QScrollArea):
    """Show the questions, those that are open first.

    ``item_wanted`` carries the id of the item that told of it; ``answered`` a Question and whether
    it is answered now.
    """

    item_wanted = Signal(object)
    answered = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without questions."""
        super().__init__(parent)
        named(self, "questions", tr("Promises of earlier periods"))
        self._theme = theme
        self._shown: object = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_questions((), None)

    def show_questions(self, questions: Sequence[Question], report: Report | None) -> None:
        """Show these questions; where they are shown already, nothing moves."""
        items = frozenset(item.id for item in report.template.items) if report else frozenset()
        if (questions, items) == self._shown:
            return
        self._shown = (questions, items)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(hint(_intro(questions)))
        for question in sorted(questions, key=lambda each: each.note is not None):
            column.addWidget(self._card(question, items))
        column.addStretch(1)
        self.setWidget(sheet)

    def _card(self, question: Question, items: frozenset[str]) -> QFrame:
        is_answered = question.note is not None
        card = styled(named(QFrame(), "question"), "card")
        drawn = (
            Sign(self._theme, "circle-check", "ok")
            if is_answered
            else Sign(self._theme, "circle-question-mark", "warning")
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(plain_label(question.promise.text), 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(hint(_source(question, is_answered=is_answered)))
        column.addLayout(self._buttons(question, items, is_answered=is_answered))
        return card

    def _buttons(
        self, question: Question, items: frozenset[str], *, is_answered: bool
    ) -> QHBoxLayout:
        words = tr("Ask again") if is_answered else tr("Told in this report")
        answer = named(QPushButton(words), "question-answer")
        answer.clicked.connect(lambda: self.answered.emit(question, not is_answered))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(answer)
        item = question.promise.place.field.item
        if item in items:
            go = named(QPushButton(tr("Go to the item")), "question-go")
            go.clicked.connect(lambda: self.item_wanted.emit(item))
            row.addWidget(go)
        for each in (row.itemAt(place) for place in range(row.count())):
            widget = each.widget() if each is not None else None
            if widget is not None:
                widget.setAccessibleDescription(question.promise.text)
        row.addStretch(1)
        return row


def _intro(questions: Sequence[Question]) -> str:
    if not questions:
        return tr("No earlier report promised anything for this period.")
    return tr("Earlier reports announced this for the period of this one. What became of it?")


def _source(question: Question, *, is_answered: bool) -> str:
    source = tr("Announced in: {title}", title=_long_title(question))
    told = tr("Told")
    return f"{source} · {told}" if is_answered else source


def _long_title(question: Question) -> str:
    year = question.source.period_id.partition("-")[0]
    return f"{short_title(question.source)} {year}"
