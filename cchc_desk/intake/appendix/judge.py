"""Whether a table is one of tasks, of figures, or neither."""

from collections.abc import Sequence

from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, FigureColumn, Layout
from cchc_desk.intake.appendix.guess import (
    ColumnGuess,
    guess_figure_columns,
    guess_task_columns,
)
from cchc_desk.intake.appendix.parts import TableParts

# Without titles only these, beside the task itself, are proof enough of a table of tasks.
_TELLING = frozenset({Column.DEADLINE, Column.PROGRESS, Column.LEAD})

_NUMBERS = frozenset({FigureColumn.VALUE, FigureColumn.CUMULATIVE})


def judge(
    parts: TableParts, known: Sequence[Appendix] = ()
) -> tuple[Layout | None, tuple[ColumnGuess, ...]]:
    """Return what a table shows, and what its columns seem to be then.

    None: neither tasks nor figures; the guesses are those of tasks, which the clerk may complete.
    """
    tasks, figures = guess_task_columns(parts, known), guess_figure_columns(parts)
    may_be_tasks = _may_be_tasks(parts, tasks)
    if _may_be_figures(parts, figures) and not (
        may_be_tasks and _sureness(tasks) >= _sureness(figures)
    ):
        return Layout.FIGURES, figures
    return (Layout.TASKS if may_be_tasks else None), tasks


def _sureness(guesses: Sequence[ColumnGuess]) -> float:
    return sum(each.confidence for each in guesses)


def _may_be_tasks(parts: TableParts, guesses: Sequence[ColumnGuess]) -> bool:
    columns = {each.column for each in guesses}
    others = columns - {None, Column.STT, Column.CONTENT}
    if Column.CONTENT not in columns or not _are_mostly_known(guesses):
        return False
    if not parts.has_header:
        return not others.isdisjoint(_TELLING)
    return bool(others) or len(columns) == parts.width


def _may_be_figures(parts: TableParts, guesses: Sequence[ColumnGuess]) -> bool:
    columns = {each.column for each in guesses}
    if FigureColumn.LABEL not in columns or columns.isdisjoint(_NUMBERS):
        return False
    is_titled = parts.has_header or FigureColumn.MEASURE in columns
    return is_titled and _are_mostly_known(guesses)


def _are_mostly_known(guesses: Sequence[ColumnGuess]) -> bool:
    known = sum(each.column is not None or each.heads_groups for each in guesses)
    return known * 2 >= len(guesses)
