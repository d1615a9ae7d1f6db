"""Which column of a foreign table is which: by its title first, then by what its cells hold."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.forms.column_titles import column_titles
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, FigureColumn, Layout
from cchc_desk.intake.appendix.contents import content_scores, figure_content_scores
from cchc_desk.intake.appendix.grid import GridRow, words
from cchc_desk.intake.appendix.parts import TableParts
from cchc_desk.intake.appendix.title_words import (
    EARLIER,
    FIGURE_TITLES,
    GROUP_TITLES,
    TASK_TITLES,
    Meaning,
    fold_title,
    title_scores,
)

# How much the title counts beside the contents.
_TITLE_SHARE = 0.75

# Below this a column is left to the clerk.
_LEAST_SCORE = 0.4

# A column without a title must look like one thing much more than like nothing.
_LEAST_CONTENT = 0.5

_LONGEST_SAMPLE = 80

Scores = Mapping[Meaning, float]


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """Say what a column seems to be, for the clerk to confirm.

    Units: ``confidence`` - 0 to 1. None: ``column`` - nobody can tell. ``title`` - its own words,
    ``sample`` - its first cell. ``heads_groups`` - it names the group of each task.
    """

    column: Column | FigureColumn | None
    title: str
    confidence: float
    sample: str = ""
    heads_groups: bool = False


def guess_task_columns(
    parts: TableParts, known: Sequence[Appendix] = (), allowed: Collection[Column] = tuple(Column)
) -> tuple[ColumnGuess, ...]:
    """Guess the columns of a table of tasks, one guess per column.

    ``known`` - tables of the templates that are there: with the same titles they are certain.
    ``allowed`` - what the columns may be. Begin and end of a time are both deadlines.
    """
    titles = {title: {column: 1.0} for title, column in _known_titles(parts, known).items()}
    scores = [
        _only(allowed, _task_scores(parts, place, {**TASK_TITLES, **titles}))
        for place in range(parts.width)
    ]
    chosen = _assigned(scores)
    _add_deadlines(chosen, scores)
    _add_content(chosen, allowed)
    return tuple(
        _guess(parts, place, chosen.get(place), heads_groups=_heads_groups(parts, place, chosen))
        for place in range(parts.width)
    )


def guess_figure_columns(parts: TableParts) -> tuple[ColumnGuess, ...]:
    """Guess the columns of a statistics table, one guess per column."""
    scores = [_figure_scores(parts, place) for place in range(parts.width)]
    chosen = _assigned(scores)
    return tuple(_guess(parts, place, chosen.get(place)) for place in range(parts.width))


def _known_titles(parts: TableParts, known: Iterable[Appendix]) -> dict[str, Column]:
    """Return what titles mean in known tables.

    Of a table that has others too, only those count that mean nothing elsewhere.
    """
    here = {fold_title(title) for title in parts.titles}
    meant: dict[str, Column] = {}
    for appendix in known:
        if appendix.layout is Layout.TASKS:
            pairs = zip(column_titles(appendix), appendix.columns, strict=True)
            titles = {_filled(title, here): Column(name) for title, name in pairs}
            is_same = here == titles.keys()
            meant |= {t: c for t, c in titles.items() if is_same or t not in TASK_TITLES}
    return meant


_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def _filled(title: str, here: Iterable[str]) -> str:
    """Return a known title folded, with the words of this file where it is open."""
    fixed = [fold_title(part) for part in _PLACEHOLDER.split(title)]
    if len(fixed) == 1:
        return fixed[0]
    pattern = re.compile(r"\s*\S.*?".join(map(re.escape, fixed)))
    return next((each for each in here if pattern.fullmatch(each)), fold_title(title))


def _guess(
    parts: TableParts,
    place: int,
    chosen: tuple[Column | FigureColumn, float] | None,
    *,
    heads_groups: bool = False,
) -> ColumnGuess:
    column, confidence = chosen or (None, 0.0)
    sample = next(_cells(parts.rows, place), "")[:_LONGEST_SAMPLE]
    return ColumnGuess(column, parts.titles[place], round(confidence, 2), sample, heads_groups)


def _cells(rows: Iterable[GridRow], place: int) -> Iterator[str]:
    """Yield the words of the cells of a column that hold something."""
    return (said for row in rows if row.cells[place].text and (said := words(row.cells[place])))


# --- scores ---------------------------------------------------------------------------------------


def _task_scores(
    parts: TableParts, place: int, titles: Mapping[str, Mapping[Column, float]]
) -> dict[Column, float]:
    contents = content_scores(_cells(_task_rows(parts), place))
    return _scores(_title_scores(parts, place, titles), contents, parts.titles[place])


def _figure_scores(parts: TableParts, place: int) -> dict[FigureColumn, float]:
    if EARLIER.search(fold_title(parts.titles[place])):
        return {}
    contents = figure_content_scores(_cells(_task_rows(parts), place))
    return _scores(_title_scores(parts, place, FIGURE_TITLES), contents, parts.titles[place])


def _title_scores(
    parts: TableParts, place: int, titles: Mapping[str, Mapping[Meaning, float]]
) -> dict[Meaning, float]:
    """Return what the words right over a column mean, or else all the words over it."""
    last = title_scores(parts.last_titles[place], titles)
    return last or title_scores(parts.titles[place], titles)


def _scores(
    titles: Mapping[Meaning, float], contents: Mapping[Meaning, float], title: str
) -> dict[Meaning, float]:
    if titles:
        return {
            column: _TITLE_SHARE * score + (1 - _TITLE_SHARE) * contents.get(column, 0)
            for column, score in titles.items()
        }
    if title:  # the contents alone are no proof against a title that nobody knows
        return {}
    return {column: score for column, score in contents.items() if score >= _LEAST_CONTENT}


def _task_rows(parts: TableParts) -> Sequence[GridRow]:
    """Return the rows that more than the title of a group stands in."""
    filled = [row for row in parts.rows if sum(bool(cell.text) for cell in row.cells) > 2]  # noqa: PLR2004 - number and title
    return filled or parts.rows


def _only(allowed: Collection[Column], scores: Mapping[Column, float]) -> dict[Column, float]:
    return {column: score for column, score in scores.items() if column in allowed}


def _assigned(scores: Sequence[Mapping[Meaning, float]]) -> dict[int, tuple[Meaning, float]]:
    """Give each column what it is most surely, the surest first, each meaning once."""
    candidates = sorted(
        (
            (score, -place, column)
            for place, each in enumerate(scores)
            for column, score in each.items()
            if score >= _LEAST_SCORE
        ),
        key=lambda each: each[:2],
        reverse=True,
    )
    chosen: dict[int, tuple[Meaning, float]] = {}
    taken: set[Meaning] = set()
    for score, minus_place, column in candidates:
        if -minus_place not in chosen and column not in taken:
            chosen[-minus_place] = (column, score)
            taken.add(column)
    return chosen


# --- what the scores do not tell ------------------------------------------------------------------


def _add_deadlines(
    chosen: dict[int, tuple[Column, float]], scores: Sequence[Mapping[Column, float]]
) -> None:
    """Take what stands beside a deadline for one too: its begin or end, or the next quarter."""
    first = next((p for p, (column, _) in chosen.items() if column is Column.DEADLINE), None)
    if first is None:
        return
    for beside in (range(first - 1, -1, -1), range(first + 1, len(scores))):
        for place in beside:
            score = scores[place].get(Column.DEADLINE, 0.0)
            if place in chosen or score < _LEAST_SCORE:
                break
            chosen[place] = (Column.DEADLINE, score)


def _add_content(chosen: dict[int, tuple[Column, float]], allowed: Collection[Column]) -> None:
    """Take the activity or the objective for the task itself where nothing else is."""
    if Column.CONTENT not in allowed or any(c is Column.CONTENT for c, _ in chosen.values()):
        return
    places = {column: place for place, (column, _) in chosen.items()}
    place = places.get(Column.ACTIVITY, places.get(Column.OBJECTIVE))
    if place is not None:
        chosen[place] = (Column.CONTENT, chosen[place][1] / 2)


def _heads_groups(
    parts: TableParts, place: int, chosen: Mapping[int, tuple[Column, float]]
) -> bool:
    return place not in chosen and fold_title(parts.last_titles[place]) in GROUP_TITLES
