"""The lines of a recognised file gathered into items, each with what is said under it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from cchc_desk.forms.richtext import Block, Inline, Level, Paragraph, join_spans
from cchc_desk.intake.recognise.answer_blocks import Writing, notes_before
from cchc_desk.intake.recognise.facts import Facts, facts_of
from cchc_desk.intake.recognise.front_words import line_text
from cchc_desk.intake.recognise.leads import Lead, lead_of, on_own_line
from cchc_desk.intake.recognise.learned import Unplaced
from cchc_desk.intake.recognise.recognised import Line, LineRole, Recognised
from cchc_desk.intake.source import SourceParagraph


@dataclass(slots=True)
class GatheredItem:
    """Hold an item and its answer; one without a label holds text that stands under none.

    ``runs_in`` - the answer begins in the paragraph of the label; ``notes`` hang on the label.
    None: ``facts`` - it has no line of its own.
    """

    line: int
    level: int
    lead: Lead
    facts: Facts | None = None
    runs_in: bool = False
    notes: tuple[Inline, ...] = ()
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_label_less(self) -> bool:
        """Tell whether the item is a place for text alone."""
        return self.facts is None


@dataclass(slots=True)
class Gathered:
    """Collect what a template and its report are made of.

    ``grounds``, ``opening`` and ``closing`` - those paragraphs that are plain text, and printed
    as such; what holds a note cannot be.
    None: ``last_closing`` - no line is a closing.
    """

    last_closing: int | None = None
    in_closing: bool = False

    items: list[GatheredItem] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    closing: str = ""
    unplaced: list[Unplaced] = field(default_factory=list)
    writing: Writing = field(default_factory=Writing)


def gather(recognised: Recognised) -> Gathered:
    """Walk the lines in order; every one goes where its part says, or stays unplaced."""
    closing = [line.index for line in recognised.lines if line.role is LineRole.CLOSING]
    gathered = Gathered(closing[-1] if closing else None)
    for line in recognised.lines:
        _TAKERS.get(line.role, _leave)(gathered, line)
    for item in gathered.items:
        _finish(item)
    return gathered


def _leave(_gathered: Gathered, _line: Line) -> None:
    """Leave a line to others: head, foot and appendices are kept elsewhere."""


def _take_heading(gathered: Gathered, line: Line) -> None:
    if not isinstance(line.block, SourceParagraph):
        _take_answer(gathered, line)
        return
    facts = facts_of(line.block)
    lead = lead_of(facts, line.role)
    above = gathered.items[-1] if gathered.items else None
    if above is not None and _is_title_of(above, lead, line):
        # The title stands on a line of its own, as it did.
        above.lead = replace(lead, number=above.lead.number, gap="\n")
        above.notes += notes_before(facts.spans, lead.end)
        return
    item = GatheredItem(line.index, max(line.level, 1), lead, facts)
    item.notes = notes_before(facts.spans, lead.end)
    if facts.text[lead.end :].strip():
        item.runs_in = True
        item.blocks.append(Paragraph(gathered.writing.line(facts, lead.end)))
    gathered.items.append(item)


def _is_title_of(above: GatheredItem, lead: Lead, line: Line) -> bool:
    """Tell whether a line is the title of a bare number above it: "PHẦN I"."""
    is_bare = bool(above.lead.number) and not above.lead.label and not above.blocks
    return is_bare and not lead.number and line.level == above.level


def _take_prompt(gathered: Gathered, line: Line) -> None:
    above = gathered.items[-1] if gathered.items else None
    if above is None or above.blocks or above.lead.guidance or above.is_label_less:
        _take_answer(gathered, line)
        return
    words = line_text(line)
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip()
    above.lead = replace(on_own_line(above.lead), guidance=words)


def _take_answer(gathered: Gathered, line: Line) -> None:
    blocks = list(gathered.writing.blocks(line.block))
    if not blocks:
        return
    if not gathered.items:
        gathered.items.append(_label_less(line, OPENING_NAME))
    gathered.items[-1].blocks += blocks


# What items without a label are called for the clerk; it is not printed.
OPENING_NAME = "Mở đầu"
CLOSING_NAME = "Kết thúc"


def _label_less(line: Line, name: str) -> GatheredItem:
    return GatheredItem(line.index, 1, Lead("", name))


def _take_opening(gathered: Gathered, line: Line) -> None:
    """Keep what opens as plain text; from the first note, table or picture on it is an item."""
    if gathered.items or not _is_plain(line):
        _take_answer(gathered, line)
    elif line.role is LineRole.GROUND and not gathered.opening:
        gathered.grounds.append(line_text(line))
    else:
        gathered.opening.append(line_text(line))


def _take_notes(gathered: Gathered, line: Line) -> None:
    """Keep the notes of a title, which itself is plain text, for the clerk to place."""
    if not _is_plain(line) and isinstance(line.block, SourceParagraph):
        facts = facts_of(line.block)
        notes = notes_before(facts.spans, len(facts.text))
        gathered.unplaced.append(Unplaced(line.index, Paragraph(notes)))


def _take_closing(gathered: Gathered, line: Line) -> None:
    """Keep the last paragraph as the closing; those before it are an item of their own."""
    if line.index == gathered.last_closing and _is_plain(line):
        gathered.closing = line_text(line)
        return
    if not gathered.in_closing:
        gathered.in_closing = True
        gathered.items.append(_label_less(line, CLOSING_NAME))
    _take_answer(gathered, line)


def _is_plain(line: Line) -> bool:
    return isinstance(line.block, SourceParagraph) and not facts_of(line.block).has_notes


def _leave_unplaced(gathered: Gathered, line: Line) -> None:
    blocks = gathered.writing.blocks(line.block)
    gathered.unplaced += [Unplaced(line.index, block) for block in blocks]


_TAKERS: Mapping[LineRole, Callable[[Gathered, Line], None]] = {
    LineRole.HEADING: _take_heading,
    LineRole.LABEL: _take_heading,
    LineRole.GUIDANCE: _take_prompt,
    LineRole.ANSWER: _take_answer,
    LineRole.DOCUMENT_TYPE: _take_notes,
    LineRole.SUBJECT: _take_notes,
    LineRole.ADDRESSEE: _take_notes,
    LineRole.GROUND: _take_opening,
    LineRole.OPENING: _take_opening,
    LineRole.CLOSING: _take_closing,
    LineRole.UNPLACED: _leave_unplaced,
}


def _finish(item: GatheredItem) -> None:
    """Put the notes of a label where its answer begins, and the answer where it stood."""
    first = item.blocks[0] if item.blocks else None
    if not item.runs_in and isinstance(first, Paragraph) and first.level is Level.NONE:
        item.lead = on_own_line(item.lead)
    if not item.notes:
        return
    if isinstance(first, Paragraph):
        item.blocks[0] = replace(first, spans=join_spans((*item.notes, *first.spans)))
    else:
        item.blocks.insert(0, Paragraph(item.notes))
