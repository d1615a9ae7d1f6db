"""The real documents beside the project as typed values, and as the answers to a template."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import AnswerKind, Item, NumberedItem, number_items
from cchc_desk.forms.richtext import (
    Footnote,
    Inline,
    Level,
    Paragraph,
    RichText,
    Span,
    inline_text,
    join_spans,
    plain_text,
)
from cchc_desk.forms.template import Template
from cchc_desk.forms.text import fold_spaces

BRVT_REPORT = "bao-cao-quy-1-2023-brvt"
BRVT_TASKS = "phu-luc-2023-brvt"


def shared_folder() -> Path:
    """Return the folder beside the project that holds the corpus; it may be absent."""
    return Path(__file__).resolve().parents[2] / "shared"


# --- a document ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one paragraph of the body, its typed number or sign included; ``kind`` as H1 or P."""

    kind: str
    spans: tuple[Inline, ...]

    @property
    def text(self) -> str:
        return inline_text(self.spans)


@dataclass(frozen=True, slots=True)
class GroupRow:
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class TaskCells:
    """Hold one task row, a cell per column; an empty cell is ()."""

    cells: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class CorpusText:
    """Hold a document of the corpus; ``directives`` by key, in order, a line break as "\\n"."""

    directives: Mapping[str, tuple[str, ...]]
    lines: tuple[Line, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[GroupRow | TaskCells, ...] = ()

    def directive(self, key: str) -> str:
        return next(iter(self.directives.get(key, ())), "")

    @property
    def groups(self) -> tuple[GroupRow, ...]:
        return tuple(row for row in self.rows if isinstance(row, GroupRow))

    @property
    def tasks(self) -> tuple[TaskCells, ...]:
        return tuple(row for row in self.rows if isinstance(row, TaskCells))


def read_corpus(name: str) -> CorpusText:
    """Read a document of the corpus by its name without ending."""
    return parse_corpus((shared_folder() / "corpus" / f"{name}.txt").read_text(encoding="utf-8"))


def parse_corpus(text: str) -> CorpusText:
    """Parse the markup that corpus/FORMAT.md describes."""
    notes = {n: join_spans(_looks(t)) for n, t in re.findall(r"(?m)^FN (\d+): (.*)$", text)}
    directives: dict[str, tuple[str, ...]] = {}
    for key, value in re.findall(r"(?m)^@(\S+)[ ]?(.*)$", text):
        directives[key] = (*directives.get(key, ()), value.replace("⏎", "\n"))
    body = re.findall(r"(?m)^(H\d|P|TH|TG|TR): (.*)$", text)
    rows = tuple(_row(kind, rest, notes) for kind, rest in body if kind in {"TG", "TR"})
    lines = tuple(Line(k, spans(rest, notes)) for k, rest in body if k == "P" or k[0] == "H")
    header = next((tuple(rest.split("\t")) for kind, rest in body if kind == "TH"), ())
    return CorpusText(directives, lines, header, rows)


_Notes = Mapping[str, tuple[Inline, ...]]


def _row(kind: str, rest: str, notes: _Notes) -> GroupRow | TaskCells:
    cells = rest.split("\t")
    if kind == "TG":
        return GroupRow(cells[0], cells[1])
    return TaskCells(tuple(_cell(cell, notes) for cell in cells))


def _cell(text: str, notes: _Notes) -> RichText:
    return tuple(block(spans(part, notes)) for part in text.split("⏎")) if text else ()


def spans(text: str, notes: _Notes) -> tuple[Inline, ...]:
    """Read the inline marks of a line; ``notes`` are the footnotes by number."""
    return join_spans(_looks(text, notes))


def _looks(text: str, notes: _Notes | None = None) -> Iterator[Inline]:
    open_marks: set[str] = set()
    for part in re.split(r"(⟦[^⟧]*⟧)", text):
        mark = part.strip("⟦⟧")
        if not part.startswith("⟦"):
            yield Span(part, bold="b" in open_marks, italic="i" in open_marks)
        elif mark.startswith("fn:"):
            note = (notes or {})[mark.removeprefix("fn:")]
            yield Footnote(tuple(span for span in note if isinstance(span, Span)))
        else:
            open_marks ^= {mark.removeprefix("/")}


def block(line: Sequence[Inline]) -> Paragraph:
    """Make a paragraph of a line; a leading "- ", "+ " or "* " becomes its level."""
    sign = re.match(r"\s*([-+*])\s+", inline_text(line))
    if sign is None:
        return Paragraph(tuple(line))
    return Paragraph(cut(line, sign.end()), Level(sign[1]))


def cut(line: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Return the line without its first characters; footnotes stay."""
    rest: list[Inline] = []
    for span in line:
        if isinstance(span, Footnote):
            rest.append(span)
            continue
        rest.append(Span(span.text[count:], span.bold, span.italic))
        count = max(0, count - len(span.text))
    return join_spans(rest)


# --- its answers --------------------------------------------------------------------------------


@dataclass(slots=True)
class Filled:
    """Hold what a document says under a template; ``answers`` by item id, answered ones only."""

    grounds: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    unplaced: list[Line] = field(default_factory=list)


def fill_from_corpus(template: Template, lines: Sequence[Line]) -> Filled:
    """Put every line of a body where it belongs in the outline, walking both in order.

    A line that opens no later item is a block of the current one; a heading that no item has, or
    text below an item that takes no answer, is unplaced.
    """
    filled = Filled()
    if lines and _closes(template, lines[-1]):
        filled.closing = lines[-1].text
        lines = lines[:-1]
    waiting = list(number_items(template.items, template.numbering))
    blocks: dict[str, list[Paragraph]] = {}
    current: Item | None = None
    for line in lines:
        found = _opened(line, waiting)
        if found is None and line.kind != "P":
            filled.unplaced.append(line)
            continue
        said = block(line.spans)
        if found is not None:
            index, said = found
            current = waiting[index].item
            del waiting[: index + 1]
        if current is None:
            filled.opening += (line.text,)
        elif said.spans and current.answer is AnswerKind.NONE:
            filled.unplaced.append(line)
        elif said.spans:
            blocks.setdefault(current.id, []).append(said)
    filled.answers = {id_: answer_of(tuple(said)) for id_, said in blocks.items()}
    _part_grounds(template, filled)
    return filled


_WORDS_OF_CLOSING = 2


def _closes(template: Template, line: Line) -> bool:
    """Tell the closing of a document by its first words and its end, for its years vary."""
    first = " ".join(template.closing.split()[:_WORDS_OF_CLOSING])
    return bool(first) and line.text.startswith(first) and line.text.endswith("./.")


def _part_grounds(template: Template, filled: Filled) -> None:
    """Take the grounds out of the opening, where the template has grounds of their own."""
    if template.grounds:
        grounds = tuple(text for text in filled.opening if text.startswith("Căn cứ"))
        filled.grounds, filled.opening = grounds, filled.opening[len(grounds) :]


def _opened(line: Line, waiting: Sequence[NumberedItem]) -> tuple[int, Paragraph] | None:
    """Return which waiting item the line opens and what it says after its lead; None: none."""
    for index, numbered in enumerate(waiting):
        # Any numbered sentence looks like an untitled clause, so only the next item may be one.
        is_blocked = numbered.item.untitled and (index > 0 or line.kind != "P")
        end = None if is_blocked else _lead_end(numbered, line.text)
        if end is not None:
            return index, Paragraph(_without_space(cut(line.spans, end)))
    return None


def _lead_end(numbered: NumberedItem, text: str) -> int | None:
    item = numbered.item
    number = re.escape(numbered.number) + r"\s*"
    if item.untitled:
        match = re.match(number, text)
        return None if match is None else match.end()
    end = r"\s*:" if item.run_in else r"\s*\Z"
    guidance = rf"(?:\s*\(\s*{_pattern(item.guidance).pattern}\s*\))?" if item.guidance else ""
    match = re.match(number + _pattern(item.label).pattern + guidance + end, text)
    return None if match is None else match.end()


def _without_space(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    text = inline_text(line)
    return cut(line, len(text) - len(text.lstrip()))


def _pattern(text: str) -> re.Pattern[str]:
    """Match the text with any white space between its words, any words for its placeholders."""
    parts = re.split(r"(\{[A-Za-z_.]+\}|\s+)", text)
    return re.compile("".join(_part_pattern(part) for part in parts))


def _part_pattern(part: str) -> str:
    if part.startswith("{"):
        return ".+?"
    return r"\s+" if part.isspace() else re.escape(part)


# What offices write when there is nothing to report, alone or with a remark in brackets.
_NOTHING = re.compile(r"(?:không|chưa)(?: có)?(?: phát sinh)?(?: \([^()]*\))?[.;]?", re.IGNORECASE)


def answer_of(blocks: RichText) -> Answer:
    """Make an answer of the author's text, which may be his phrase for "nothing arose"."""
    says_nothing = _NOTHING.fullmatch(fold_spaces(plain_text(blocks)))
    state = AnswerState.NOTHING_AROSE if says_nothing else AnswerState.ANSWERED
    return Answer(state, blocks)
