"""Which texts of a report tell of one of the year's tasks, and which tasks none tells of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_desk.forms.linked_text import filled_paragraph, linked_figures
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.report import Report
from cchc_desk.forms.result_link import result_link
from cchc_desk.forms.richtext import Paragraph, inline_text, is_empty, paragraphs, plain_text
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


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold a paragraph that tells of a task; ``is_linked``: it shows the result itself."""

    item: str
    text: str
    is_linked: bool


def tellings(report: Report, task: Task) -> tuple[Telling, ...]:
    """Return the paragraphs that tell of a task, in the order of the outline.

    Such a paragraph shows the result of the task, or says most of the task's words.
    """
    link, asked = result_link(task.id), _words(plain_text(task.content))
    found = []
    for item, paragraph in _paragraphs(report):
        text = inline_text(filled_paragraph(paragraph, report.figure_text).spans)
        is_linked = link in linked_figures((paragraph,))
        if is_linked or _says(asked, _words(text)):
            found.append(Telling(item, text, is_linked))
    return tuple(found)


def _texts(report: Report) -> Iterable[str]:
    return (inline_text(paragraph.spans) for _item, paragraph in _paragraphs(report))


def _paragraphs(report: Report) -> Iterator[tuple[str, Paragraph]]:
    for item in report.template.items:
        if item.answer is not AnswerKind.NONE:
            for paragraph in paragraphs(report.answer(item.id).blocks):
                yield item.id, paragraph


def _is_said(task: Task, said: Iterable[frozenset[str]]) -> bool:
    asked = _words(plain_text(task.content))
    return any(_says(asked, words) for words in said)


def _says(asked: frozenset[str], words: frozenset[str]) -> bool:
    return bool(asked) and len(asked & words) >= _SHARE * len(asked)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(without_marks(text)))
