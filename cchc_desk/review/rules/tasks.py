"""The table of tasks: empty cells, doubles, and words that deny each other."""

import re
from collections.abc import Iterator, Sequence

from cchc_desk.forms.task import Column, is_done
from cchc_desk.forms.text import fold_spaces, without_marks
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text
from cchc_desk.review.view import TaskRead, View

_SHOWN = 60


def _title(task: TaskRead) -> str:
    words = fold_spaces(task.says(Column.CONTENT) or task.says(Column.ACTIVITY))
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0]


def _at(view: View, task: TaskRead, column: Column) -> Text:
    """Return the first paragraph of a cell, or an empty text at its place."""
    texts = task.of(column)
    return texts[0] if texts else view.blank(Place(task=task.task.id, column=column, block=0))


# --- empty cells ----------------------------------------------------------------------------------

_ENOUGH = 0.5


def _is_in_use(tasks: Sequence[TaskRead], column: Column) -> bool:
    """Tell whether most tasks fill a column, so that an empty cell is an omission."""
    filled = sum(bool(task.says(column).strip()) for task in tasks)
    return filled > len(tasks) * _ENOUGH


def _empty_cells(view: View) -> Iterator[Slip]:
    messages = {
        Column.DEADLINE: N_("Task {number} has no deadline."),
        Column.RESULT: N_("Task {number} has no result."),
        Column.PROGRESS: N_("Task {number} has no progress."),
        Column.LEAD: N_("Task {number} has nobody who leads it."),
        Column.PRODUCT: N_("Task {number} has no product."),
        Column.CONTENT: N_("Task {number} has no content."),
    }
    for column, message in messages.items():
        if not _is_in_use(view.tasks, column):
            continue
        for task in view.tasks:
            if not task.says(column).strip():
                text = view.blank(Place(task=task.task.id, column=column, block=0))
                yield Slip(text, 0, 0, tr(message, number=task.number), quote=_quote(task, column))


def _quote(task: TaskRead, column: Column) -> str:
    """Return words by which an empty cell is known: its progress, or its task."""
    progress = task.result.progress.strip()
    return progress if column is Column.RESULT and progress else _title(task)


# --- words that deny each other -------------------------------------------------------------------

_GOING_ON = re.compile(
    r"^(?:hien )?(?:dang (?!duoc luu|van hanh)|chua (?!phat sinh|co phat sinh)|se |du kien |"
    r"tiep tuc (?=hoan thien|xay dung|trien khai))"
)
_NOT_DONE = ("chua thuc hien", "chua hoan thanh", "chua trien khai")
_DONE_WORDS = re.compile(r"^(?:da hoan thanh|da ban hanh|hoan thanh)")


def _contradictions(view: View) -> Iterator[Slip]:
    for task in view.tasks:
        progress = fold_spaces(without_marks(task.result.progress))
        said = fold_spaces(without_marks(task.says(Column.RESULT)))
        text = _at(view, task, Column.RESULT)
        if is_done(progress) and _GOING_ON.match(said):
            message = tr(
                "Task {number} is called “{progress}”, yet its result says that it is not done.",
                number=task.number,
                progress=task.result.progress.strip(),
            )
            yield Slip(text, 0, len(text.text), message)
        elif progress.startswith(_NOT_DONE) and _DONE_WORDS.match(said):
            message = tr(
                "Task {number} is called “{progress}”, yet its result says that it is done.",
                number=task.number,
                progress=task.result.progress.strip(),
            )
            yield Slip(text, 0, len(text.text), message)


# --- doubles and gaps -----------------------------------------------------------------------------

_FEWEST_WORDS = 5


def _doubles(view: View) -> Iterator[Slip]:
    seen: dict[str, TaskRead] = {}
    for task in view.tasks:
        columns = (Column.OBJECTIVE, Column.CONTENT, Column.ACTIVITY)
        key = fold_spaces(without_marks(" | ".join(task.says(column) for column in columns)))
        if len(key.split()) < _FEWEST_WORDS:
            continue
        first = seen.setdefault(key, task)
        if first is not task:
            message = tr(
                "Task {number} is the same as task {first}.", number=task.number, first=first.number
            )
            text = _at(view, task, Column.CONTENT)
            yield Slip(text, 0, len(text.text), message, quote=_title(task))


def _gaps(view: View) -> Iterator[Slip]:
    expected: dict[str, int] = {}
    by_group = _restarts(view.tasks)
    for task in view.tasks:
        key = task.group if by_group else ""
        before = expected.get(key, 0)
        if not task.number.strip(". )").isdigit():
            continue
        number = int(task.number.strip(". )"))
        if before and number != before + 1:
            message = tr("Number {number} follows number {before}.", number=number, before=before)
            text = _at(view, task, Column.CONTENT)
            yield Slip(text, 0, len(text.text), message, quote=f"{number} {_title(task)}")
        expected[key] = number


def _restarts(tasks: Sequence[TaskRead]) -> bool:
    """Tell whether the tasks are numbered anew in every group."""
    firsts = [task for task in tasks if task.number.strip(". )") == "1"]
    return len(firsts) > 1


_FILLED = N_("A row says what, until when and with which result.")

RULES = (
    Rule("CELL-EMPTY", Family.TASKS, Severity.WARNING, _FILLED, _empty_cells),
    Rule(
        "STATUS-CONTRADICT",
        Family.TASKS,
        Severity.ERROR,
        N_("The result and the progress of one task tell the same."),
        _contradictions,
    ),
    Rule(
        "TASK-DUP",
        Family.TASKS,
        Severity.HINT,
        N_("Each task stands in the table once."),
        _doubles,
    ),
    Rule(
        "TASK-GAP",
        Family.TASKS,
        Severity.WARNING,
        N_("The rows of a table are numbered without gaps."),
        _gaps,
    ),
)
