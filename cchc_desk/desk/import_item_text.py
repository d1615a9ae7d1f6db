"""What a Word file of ours says under an item: its lines without the heading that was printed."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from cchc_desk.forms.richtext import (
    Block,
    Image,
    Inline,
    Paragraph,
    RichText,
    Span,
    Table,
    inline_text,
    is_empty,
    join_spans,
)
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.recognise.answer_blocks import Writing, stripped
from cchc_desk.intake.recognise.facts import typed_spans
from cchc_desk.intake.source import SourceBlock, SourceParagraph, inlines

# A first line that has so much of the heading is the heading, changed by somebody.
_STILL_THE_HEADING = 0.5

_NUMBER = re.compile(r"\s*(?:[-+*]|[\w.]{1,9}[.)])(?=\s|$)\s*")


@dataclass(frozen=True, slots=True)
class Lead:
    """Hold what was printed before an answer, "" when nothing was.

    ``is_alone`` - it had a paragraph of its own. ``is_number`` - it was a number and no words.
    """

    text: str
    is_alone: bool
    is_number: bool


@dataclass(frozen=True, slots=True)
class ItemText:
    """Hold what stands under an item. None: ``heading`` - as printed; "" - it is gone."""

    blocks: RichText
    heading: str | None = None


def item_text(lines: Sequence[SourceBlock], lead: Lead, writing: Writing) -> ItemText:
    """Return what the lines of an item say; ``writing`` keeps the bytes of pictures."""
    if not lead.text:
        return ItemText(_blocks(lines, writing))
    first = lines[0] if lines else None
    if not isinstance(first, SourceParagraph):
        return ItemText(_blocks(lines, writing), "")
    line = inlines(typed_spans(first))
    text = inline_text(line)
    end, heading = _end_of_lead(text, lead)
    if end is None:
        return ItemText(_blocks(lines, writing), "")
    rest = stripped(_cut(line, end))
    opening: RichText = (Paragraph(rest),) if rest else ()
    return ItemText((*opening, *_blocks(lines[1:], writing)), heading)


def _blocks(lines: Sequence[SourceBlock], writing: Writing) -> RichText:
    return tuple(block for line in lines for block in writing.blocks(line))


def _end_of_lead(text: str, lead: Lead) -> tuple[int | None, str | None]:
    """Return where the heading ends, and what it reads if it was changed.

    None: the line has no heading any more; it is as printed.
    """
    printed = re.match(r"\s*" + r"\s+".join(map(re.escape, lead.text.split())) + r"\s*", text)
    if printed is not None and (not lead.is_alone or printed.end() == len(text)):
        return printed.end(), None
    changed = _NUMBER.match(text) if lead.is_number else None
    end = len(text) if lead.is_alone else text.find(":") + 1
    if changed is not None:
        end = changed.end()
    elif not end or _alike(text[:end], lead.text) < _STILL_THE_HEADING:
        return None, ""
    return end, fold_spaces(text[:end])


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold_spaces(one), fold_spaces(other), autojunk=False).ratio()


def _cut(line: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Return a line without its first characters; footnotes stay."""
    rest: list[Inline] = []
    for each in line:
        if isinstance(each, Span):
            rest.append(replace(each, text=each.text[count:]))
            count = max(0, count - len(each.text))
        else:
            rest.append(each)
    return join_spans(rest)


# --- what stayed as it was ------------------------------------------------------------------------


def with_kept(data: RichText, file: RichText) -> RichText:
    """Return the text of the file, with the blocks of the data where they print the same.

    These know their figures and the widths of their tables, which a file does not tell.
    """
    matcher = SequenceMatcher(None, [*map(_key, data)], [*map(_key, file)], autojunk=False)
    kept: list[Block] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        kept += data[start:end] if tag == "equal" else file[other_start:other_end]
    return tuple(kept)


def says_the_same(data: RichText, file: RichText) -> bool:
    """Tell whether two texts print the same."""
    if is_empty(data) and is_empty(file):
        return True
    return [*map(_key, data)] == [*map(_key, file)]


def _key(block: Block) -> Hashable:
    """Return what a reader sees of a block."""
    if isinstance(block, Paragraph):
        return block.level, _line_key(block.spans)
    if isinstance(block, Image):
        return block.image_id
    return _table_key(block)


def _line_key(line: Sequence[Inline]) -> Hashable:
    plain = (replace(each, figure=None) if isinstance(each, Span) else each for each in line)
    return stripped(join_spans(plain))


def _table_key(table: Table) -> Hashable:
    """Return the words of a table: a header is printed bold, whatever the data say."""
    return tuple(
        tuple(
            (cell.columns, cell.rows, tuple(inline_text(p.spans) for p in cell.paragraphs))
            for cell in row
        )
        for row in table.rows
    )
