"""Which of the year's tasks no text of a report tells of."""

import re
from collections.abc import Iterable

from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import inline_text, is_empty, paragraphs, plain_text
from cchc_desk.forms.task import Task
from cchc_desk.forms.text import without_marks

_WORD = re.compile(r"\w{2,}")

_SHARE = 0.7
"""Of the words of a task, 0 to 1, that one paragraph must say to be about it."""


def untold_tasks(report: Report) -> tuple[Task, ...]:
    """Return the tasks that neither the table nor any answer tells of, in the order of the table.

    A result in the table tells of its task; so does a paragraph that says most of its words.
    """
    said = [_words(text) for text in _texts(report)]
    tasks = (row for row in report.tasks if isinstance(row, Task))
    silent = (task for task in tasks if is_empty(report.result(task.id).result))
    return tuple(task for task in silent if not _is_said(task, said))


def _texts(report: Report) -> Iterable[str]:
    for item in report.template.items:
        if item.answer is not AnswerKind.NONE:
            for paragraph in paragraphs(report.answer(item.id).blocks):
                yield inline_text(paragraph.spans)


def _is_said(task: Task, said: Iterable[frozenset[str]]) -> bool:
    asked = _words(plain_text(task.content))
    return bool(asked) and any(len(asked & words) >= _SHARE * len(asked) for words in said)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(without_marks(text)))
