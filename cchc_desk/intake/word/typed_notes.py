"""Footnotes made by hand: superscript digits in the text and before a paragraph at its foot.

They become notes only when marks and notes match one to one, in order; else they stay text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desk.forms.richtext import Vertical
from cchc_desk.intake.source import (
    NoteKind,
    SourceBlock,
    SourceBox,
    SourceCell,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceRow,
    SourceSpan,
    SourceTable,
    WarningCode,
    own_text,
    paragraphs,
    spans_text,
)
from cchc_desk.intake.word.notes import trimmed
from cchc_desk.intake.word.tally import Tally

_MARK = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?[.:]?\s*")
_RULE = re.compile(r"\s*[_‗—–-]{5,}\s*")

# "12 m²" is no reference to a note.
_UNIT = re.compile(r"(?:^|[\s\d(/.,])[kdcmh]?m$")
_EXPONENTS = frozenset({2, 3})


def join_typed_notes(blocks: Sequence[SourceBlock], tally: Tally) -> tuple[SourceBlock | None, ...]:
    """Return the blocks of a document with notes made by hand as notes.

    None: the block became a note, or it was the line drawn above notes.
    """
    notes = {index: note for index, each in enumerate(blocks) if (note := _note(each))}
    if not notes:
        return tuple(blocks)
    plan = _plan(blocks, notes)
    joined = sum(len(each) for each in plan.notes_of.values())
    if joined:
        tally.add(WarningCode.TYPED_NOTES_JOINED, count=joined)
    for index, note in notes.items():
        if index not in plan.gone:
            tally.add(WarningCode.TYPED_NOTES_LEFT, spans_text(note.note.spans))
    return tuple(
        None if index in plan.gone else _with_notes(each, iter(plan.notes_of.get(index, ())))
        for index, each in enumerate(blocks)
    )


@dataclass(frozen=True, slots=True)
class _Note:
    """Hold a paragraph that begins as a note does."""

    number: int
    note: SourceNote


def _note(block: SourceBlock) -> _Note | None:
    if not isinstance(block, SourceParagraph) or block.number_text or not block.spans:
        return None
    number = _mark(block.spans[0], "")
    words = [each for each in block.spans[1:] if isinstance(each, SourceSpan)]
    rest = trimmed(words)
    if number is None or not rest or len(words) < len(block.spans) - 1:
        return None
    return _Note(number, SourceNote(rest, NoteKind.TYPED))


def _mark(span: SourceInline, before: str) -> int | None:
    """Return the number of a raised mark; ``before`` is what it stands behind."""
    if not isinstance(span, SourceSpan) or span.vertical is not Vertical.SUPER:
        return None
    match = _MARK.fullmatch(span.text)
    if match is None:
        return None
    number = int(match[1])
    return None if number in _EXPONENTS and _UNIT.search(before) else number


def _marks(block: SourceBlock) -> Iterator[int]:
    """Yield the numbers of the marks in a block, in reading order."""
    for paragraph in paragraphs([block]):
        for index in range(len(paragraph.spans)):
            number = _mark_at(paragraph.spans, index)
            if number is not None:
                yield number


def _mark_at(spans: Sequence[SourceInline], index: int) -> int | None:
    span = spans[index]
    if isinstance(span, SourceNote) or span.vertical is not Vertical.SUPER:
        return None
    return _mark(span, spans_text(spans[max(index - 2, 0) : index]))


# --- which marks have a note ----------------------------------------------------------------------


@dataclass(slots=True)
class _Plan:
    """Hold what becomes of the blocks, by their index: the notes of each, and those that go."""

    notes_of: dict[int, list[SourceNote]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


def _plan(blocks: Sequence[SourceBlock], notes: Mapping[int, _Note]) -> _Plan:
    """Match each group of notes with the marks since the group before."""
    plan = _Plan()
    for group, between in _groups(blocks, notes):
        waiting = [(index, number) for index in between for number in _marks(blocks[index])]
        if [number for _, number in waiting] != [notes[index].number for index in group]:
            continue
        for (place, _), index in zip(waiting, group, strict=True):
            plan.notes_of.setdefault(place, []).append(notes[index].note)
        plan.gone |= {*group, *_rules_above(blocks, group[0])}
    return plan


def _groups(
    blocks: Sequence[SourceBlock], notes: Mapping[int, _Note]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield neighbouring notes, and the blocks since the notes before them."""
    between: list[int] = []
    group: list[int] = []
    for index, block in enumerate(blocks):
        if index in notes:
            group.append(index)
        elif not (group and _is_blank_or_rule(block)):
            if group:
                yield group, between
                group, between = [], []
            between.append(index)
    if group:
        yield group, between


def _is_blank_or_rule(block: SourceBlock) -> bool:
    if not isinstance(block, SourceParagraph):
        return False
    text = own_text(block)
    return not text.strip() or _RULE.fullmatch(text) is not None


def _rules_above(blocks: Sequence[SourceBlock], first: int) -> Iterator[int]:
    """Yield the line that was typed above notes."""
    above = first - 1
    while above >= 0 and _is_blank_or_rule(blocks[above]):
        block = blocks[above]
        if isinstance(block, SourceParagraph) and own_text(block).strip():
            yield above
            return
        above -= 1


# --- putting notes where their marks were ---------------------------------------------------------


def _with_notes(block: SourceBlock, notes: Iterator[SourceNote]) -> SourceBlock:
    if isinstance(block, SourceParagraph):
        return _paragraph_with_notes(block, notes)
    if isinstance(block, SourceBox):
        return replace(block, blocks=tuple(_with_notes(each, notes) for each in block.blocks))
    if isinstance(block, SourceTable):
        return replace(block, rows=tuple(_row_with_notes(row, notes) for row in block.rows))
    return block


def _row_with_notes(row: SourceRow, notes: Iterator[SourceNote]) -> SourceRow:
    def filled(cell: SourceCell) -> SourceCell:
        return replace(cell, blocks=tuple(_with_notes(each, notes) for each in cell.blocks))

    return replace(row, cells=tuple(filled(cell) for cell in row.cells))


def _paragraph_with_notes(
    paragraph: SourceParagraph, notes: Iterator[SourceNote]
) -> SourceParagraph:
    found: list[SourceInline] = []
    for index, span in enumerate(paragraph.spans):
        number = _mark_at(paragraph.spans, index)
        note = None if number is None else next(notes, None)
        found.append(span if note is None else note)
    return replace(paragraph, spans=tuple(found))
