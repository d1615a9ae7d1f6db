"""Two states of a document side by side: what only the one says, and what only the other."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from cchc_desk.forms.answer import KINDS, Answer, AnswerState
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.outline import Item
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.richtext import RichText, footnotes, inline_text, plain_text
from cchc_desk.forms.task import PLAN_COLUMNS, Task, TaskResult, TaskRow

# A word, or the space between two; a line end is one.
_WORD = re.compile(r"\n|\S+|[^\S\n]+")


class PieceKind(StrEnum):
    """Say which of two texts has a piece."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold words that both texts have, or only the earlier or the later one."""

    kind: PieceKind
    words: str


class Part(StrEnum):
    """Say which part of a document differs."""

    ANSWER = "answer"
    FRONT = "front"
    FIGURE = "figure"
    RESULT = "result"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one place in which two states of a document differ.

    ``key``: the id of the item, figure or task, or the name of the field of the head and foot.
    ``label``: what the clerk knows it by, "" for the head and foot. Where all pieces are the
    same, only the look or the state of the answer changed.
    """

    part: Part
    key: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_in_words(self) -> bool:
        """Tell whether the words differ."""
        return any(piece.kind is not PieceKind.SAME for piece in self.pieces)


def compare_texts(before: str, after: str) -> tuple[Piece, ...]:
    """Return two texts as one row of pieces, word by word, what was removed before what was added.

    Without the added pieces they are the earlier text, without the removed ones the later.
    """
    # Measured: 50 to 90 ms; opening and editing do without it.
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    old, new = _WORD.findall(before), _WORD.findall(after)
    made = _Pieces()
    for step in Indel.opcodes(old, new):
        come = "".join(new[step.dest_start : step.dest_end])
        if step.tag == "equal":
            made.add_same(come)
        else:
            made.add_change("".join(old[step.src_start : step.src_end]), come)
    return made.all()


class _Pieces:
    """Gather pieces; changed words with nothing but a space between them are one change."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._gone = self._come = self._space = ""

    def add_change(self, gone: str, come: str) -> None:
        self._gone += self._space + gone
        self._come += self._space + come
        self._space = ""

    def add_same(self, words: str) -> None:
        if words == " " and (self._gone or self._come):
            self._space = words
            return
        self._end_change()
        self._add(PieceKind.SAME, words)

    def all(self) -> tuple[Piece, ...]:
        self._end_change()
        return tuple(self._pieces)

    def _end_change(self) -> None:
        space, self._space = self._space, ""
        gone, come, self._gone, self._come = self._gone, self._come, "", ""
        self._add(PieceKind.REMOVED, gone)
        self._add(PieceKind.ADDED, come)
        self._add(PieceKind.SAME, space)

    def _add(self, kind: PieceKind, words: str) -> None:
        if not words:
            return
        if self._pieces and self._pieces[-1].kind is kind:
            words = self._pieces.pop().words + words
        self._pieces.append(Piece(kind, words))


def compare_documents(before: Report, after: Report) -> tuple[Difference, ...]:
    """Return where two states of a document differ: head and foot, answers, figures, tasks.

    Shape: answers in the order of the later outline, then those of items that it lacks.
    """
    return (
        *_front(before.front, after.front),
        *_answers(before, after),
        *_figures(before, after),
        *_tasks(before, after),
        *_results(before, after),
    )


def _front(before: FrontMatter, after: FrontMatter) -> Iterator[Difference]:
    for field in fields(FrontMatter):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            pieces = compare_texts(_field_words(old), _field_words(new))
            yield Difference(Part.FRONT, field.name, "", pieces)


def _field_words(value: object) -> str:
    """Return what a field of the head and foot says, one part a line; "" as the template says."""
    if value is None:
        return ""
    if is_dataclass(value):
        parts: Iterable[object] = (getattr(value, field.name) for field in fields(value))
    else:
        parts = value if isinstance(value, tuple) else (value,)
    return "\n".join(str(part) for part in parts if part not in {None, ""})


def _answers(before: Report, after: Report) -> Iterator[Difference]:
    items = {item.id: item for item in (*after.template.items, *before.template.items)}
    unknown = {id_ for report in (before, after) for id_ in report.answers} - items.keys()
    for id_ in (*items, *sorted(unknown)):
        old, new = before.answer(id_), after.answer(id_)
        if old != new:
            item = items.get(id_)
            pieces = compare_texts(_answer_words(old, item), _answer_words(new, item))
            yield Difference(Part.ANSWER, id_, item.label if item else "", pieces)


def _answer_words(answer: Answer, item: Item | None) -> str:
    """Return what a reader sees of an answer, its value first and its footnotes last."""
    parts = []
    if answer.value is not None and item is not None:
        parts.append(KINDS[item.answer].printed(answer.value, item))
    if answer.state is not AnswerState.UNANSWERED or answer.blocks:
        parts.append(_words(answer.blocks))
    return "\n".join(part for part in parts if part)


def _words(text: RichText) -> str:
    notes = [inline_text(note.spans) for note in footnotes(text)]
    return "\n".join([plain_text(text), *notes])


def _figures(before: Report, after: Report) -> Iterator[Difference]:
    labels = {figure.id: figure.label for figure in after.template.figures}
    for id_ in {**before.figures, **after.figures}:
        old, new = before.figures.get(id_), after.figures.get(id_)
        if old != new:
            words = ("" if value is None else write_number(value) for value in (old, new))
            yield Difference(Part.FIGURE, id_, labels.get(id_, ""), compare_texts(*words))


def _tasks(before: Report, after: Report) -> Iterator[Difference]:
    old, new = _by_id(before.tasks), _by_id(after.tasks)
    for id_ in {**new, **old}:
        if old.get(id_) != new.get(id_):
            texts = (_task_words(rows.get(id_)) for rows in (old, new))
            yield Difference(Part.TASK, id_, _task_label(id_, new, old), compare_texts(*texts))


def _by_id(rows: Sequence[TaskRow]) -> Mapping[str, TaskRow]:
    return {row.id: row for row in rows}


def _task_words(row: TaskRow | None) -> str:
    if row is None:
        return ""
    if not isinstance(row, Task):
        return row.title
    texts = (plain_text(getattr(row, column.value)) for column in PLAN_COLUMNS)
    return "\n".join(text for text in texts if text)


def _task_label(id_: str, *known: Mapping[str, TaskRow]) -> str:
    row = next(rows[id_] for rows in known if id_ in rows)
    return plain_text(row.content) if isinstance(row, Task) else row.title


def _results(before: Report, after: Report) -> Iterator[Difference]:
    rows = {**_by_id(before.tasks), **_by_id(after.tasks)}
    for id_ in {**before.results, **after.results}:
        old, new = before.result(id_), after.result(id_)
        if old != new:
            label = _task_label(id_, rows) if id_ in rows else ""
            pieces = compare_texts(_result_words(old), _result_words(new))
            yield Difference(Part.RESULT, id_, label, pieces)


def _result_words(result: TaskResult) -> str:
    texts = (plain_text(result.result), result.progress, plain_text(result.note))
    return "\n".join(text for text in texts if text)
