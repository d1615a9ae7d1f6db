"""The lines of a recognised file as a list shows them, with the parts that the clerk chose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import Doubt, Line, LineBlock, LineRole
from cchc_desk.intake.source import SourceNote, SourceParagraph, SourceTable, cell_text, shown_text
from cchc_desk.ui.importing.roles import Part, part_of

Chosen = Mapping[int, Part]
"""What the clerk chose, by the index of the line."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Hold a line of the list.

    ``index`` - of ``Recognised.lines``; ``depth`` - how far inside the outline it stands, from 0;
    ``doubts`` - empty when the part is sure, or the clerk chose it.
    """

    index: int
    words: str
    part: Part
    depth: int = 0
    doubts: tuple[Doubt, ...] = ()
    is_chosen: bool = False


def shown_lines(lines: Iterable[Line], words: Sequence[str], chosen: Chosen) -> list[ShownLine]:
    """Return the lines to show; blank ones, which say nothing, are none of them.

    Shape: ``words`` - of every line, from ``words_of``.
    """
    return list(_shown_lines(lines, words, chosen))


def _shown_lines(
    lines: Iterable[Line], words: Sequence[str], chosen: Chosen
) -> Iterator[ShownLine]:
    inside = 0
    for line in lines:
        text = words[line.index]
        if not text:
            continue
        own = chosen.get(line.index)
        part, doubts = (part_of(line), line.doubts) if own is None else (own, ())
        if part.level:
            depth, inside = part.level - 1, part.level
        elif part.role in _WITHIN:
            depth = inside
        else:
            depth = inside = 0
        yield ShownLine(line.index, text, part, depth, doubts, own is not None)


# What stands inside the outline, under the heading or label above it.
_WITHIN = frozenset({LineRole.GUIDANCE, LineRole.ANSWER, LineRole.UNPLACED, LineRole.LEFT_OUT})


def label_level(lines: Sequence[Line], index: int, chosen: Chosen) -> int:
    """Return the level of a line that becomes a label: its own, or that of what stands above."""

    def part(line: Line) -> Part:
        return chosen.get(line.index, part_of(line))

    own = part(lines[index])
    if own.level:
        return own.level
    above = (part(line) for line in reversed(lines[:index]))
    nearest = next((each for each in above if each.level), None)
    if nearest is None:
        return 1
    inner = nearest.level if nearest.role is LineRole.LABEL else nearest.level + 1
    return min(inner, MAX_LEVEL)


# --- words ----------------------------------------------------------------------------------------

_LONGEST = 240
"""More characters of a line than any list is wide."""


def words_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return one line of words for each line; "" for a blank one."""
    return tuple(_words(line.block) for line in lines)


def _words(block: LineBlock) -> str:
    if isinstance(block, SourceParagraph):
        has_notes = any(isinstance(span, SourceNote) for span in block.spans)
        return _shortened(shown_text(block)) or ("¹" if has_notes else "")
    if isinstance(block, SourceTable):
        return _shortened(_table_words(block))
    return tr("Picture") if block.data is not None else ""


def _table_words(table: SourceTable) -> str:
    columns = max(
        (cell.column + cell.columns for row in table.rows for cell in row.cells), default=0
    )
    first = " | ".join(cell_text(cell) for row in table.rows[:1] for cell in row.cells)
    size = tr("Table, {rows} rows × {columns} columns", rows=len(table.rows), columns=columns)
    return f"{size}: {first}"


def _shortened(text: str) -> str:
    return fold_spaces(text[:_LONGEST])
