"""What somebody edited in a Word file of ours since it was written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desk.desk.import_edited_front import edited_front
from cchc_desk.desk.import_edited_rest import edited_rest
from cchc_desk.desk.import_edited_tasks import OF_APPENDICES, edited_tasks
from cchc_desk.desk.import_item_text import (
    ItemText,
    Lead,
    item_text,
    says_the_same,
    with_kept,
)
from cchc_desk.desk.import_own import Carried, Difference, Edits, HeadingChange, printed_words
from cchc_desk.desk.import_tables import LeftText, NewId
from cchc_desk.forms.answer import KINDS, Answer, AnswerState, Value, printed_blocks
from cchc_desk.forms.body import figures_filled
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Line as PrintedLine
from cchc_desk.forms.document import line_text
from cchc_desk.forms.fingerprint import digest
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Image, RichText, is_empty, map_paragraphs, plain_text
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.recognise.learn import answer_of
from cchc_desk.intake.recognise.recognised import Line, LineBlock, LineRole, Recognised
from cchc_desk.intake.source import SourceParagraph, SourcePicture, paragraphs

# What may stand below the last item and belong to it.
_OF_TEXT = frozenset({LineRole.HEADING, LineRole.LABEL, LineRole.GUIDANCE, LineRole.ANSWER})


def find_edits(carried: Carried, recognised: Recognised, new_id: NewId) -> Edits:
    """Compare a file with the report that it carries, field by field.

    ``new_id`` names tasks that the report does not have.
    """
    lines = _sorted(recognised, carried.envelope.bookmarks)
    items = _item_edits(carried, lines.by_item)
    front, parts = edited_front(carried, recognised, lines.others)
    tasks = edited_tasks(carried, recognised, new_id)
    found = Edits(
        differences=(*items.differences, *parts, *tasks.differences),
        answers=items.answers,
        front=front,
        figures=tasks.figures,
        tasks=tasks.joined,
        results=tasks.results,
        missing=tasks.missing,
        headings=tuple(items.headings),
        left=(*items.left, *tasks.left),
        images={**items.writing.images, **tasks.images},
    )
    of_appendices = (line for line in recognised.lines if line.role in OF_APPENDICES)
    rest = edited_rest(carried, (*lines.others, *of_appendices), found)
    return replace(found, left=(*found.left, *rest))


# --- which line belongs to which item -------------------------------------------------------------


@dataclass(slots=True)
class _Lines:
    """Hold the lines of each item, and those of head and foot."""

    by_item: dict[str, list[LineBlock]] = field(default_factory=lambda: defaultdict(list))
    others: list[Line] = field(default_factory=list)


def _sorted(recognised: Recognised, bookmarks: Mapping[str, str]) -> _Lines:
    """Give every line to the item whose bookmark is around it, or else to the one above."""
    body = [line for line in recognised.lines if line.role not in OF_APPENDICES]
    items = [_item_of(line.block, bookmarks) for line in body]
    last = max((place for place, item in enumerate(items) if item), default=-1)
    closings = [line.index for line in body if line.role is LineRole.CLOSING]
    sorted_ = _Lines()
    current: str | None = None
    for place, (line, item) in enumerate(zip(body, items, strict=True)):
        is_closing = line.index == max(closings, default=-1)
        goes_on = place < last or line.role in _OF_TEXT or (
            line.role is LineRole.CLOSING and not is_closing
        )  # fmt: skip
        current = item or current if goes_on or item else None
        if not _says_something(line.block):
            continue
        if current is None:
            sorted_.others.append(line)
        else:
            sorted_.by_item[current].append(line.block)
    return sorted_


def _item_of(block: LineBlock, bookmarks: Mapping[str, str]) -> str | None:
    names = (name for each in paragraphs((block,)) for name in each.bookmarks)
    return next((bookmarks[name] for name in names if name in bookmarks), None)


def _says_something(block: LineBlock) -> bool:
    return not isinstance(block, SourceParagraph) or any(map(str.strip, printed_words((block,))))


# --- answers --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _ItemEdits:
    """Collect what was edited under the items."""

    differences: list[Difference] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    headings: list[HeadingChange] = field(default_factory=list)
    left: list[LeftText] = field(default_factory=list)
    writing: Writing = field(default_factory=Writing)


def _item_edits(carried: Carried, by_item: Mapping[str, Sequence[LineBlock]]) -> _ItemEdits:
    report = carried.report
    leads = _leads(carried)
    found = _ItemEdits()
    for item in report.template.items:
        lines = by_item.get(item.id, ())
        if _is_as_written(carried, item, lines):
            continue
        lead = leads[item.id]
        text = item_text(lines, lead, found.writing)
        if text.heading is not None:
            found.headings.append(HeadingChange(item.id, lead.text, text.heading))
        _take(found, report, item, text)
    return found


def _is_as_written(carried: Carried, item: Item, lines: Sequence[LineBlock]) -> bool:
    wanted = carried.envelope.fingerprint.items.get(item.id, digest(()))
    shown = sum(isinstance(block, Image) for block in carried.report.answer(item.id).blocks)
    pictures = sum(isinstance(line, SourcePicture) for line in lines)
    return digest(printed_words(lines)) == wanted and pictures == shown


def _leads(carried: Carried) -> Mapping[str, Lead]:
    """Return what is printed of every item when nothing is answered."""
    bare = replace(carried.report, answers={}, tasks=(), results={})
    nodes = compose(bare, carried.printing).sections[0].nodes
    texts = {
        node.origin.item: line_text(node)
        for node in nodes
        if isinstance(node, PrintedLine) and node.origin.item is not None
    }
    return {
        item.id: Lead(
            texts.get(item.id, ""),
            is_alone=not (item.run_in or item.untitled),
            is_number=item.untitled,
        )
        for item in bare.template.items
    }


def _take(found: _ItemEdits, report: Report, item: Item, text: ItemText) -> None:
    """Take in the text of an item, unless it is what the data say."""
    before = report.answer(item.id)
    printed = _printed(report, item, before)
    if says_the_same(printed, text.blocks):
        return
    if item.answer is AnswerKind.NONE and is_empty(before.blocks):
        found.left.append(LeftText(item.label, text.blocks))
        return
    found.differences.append(Difference(printed, text.blocks, item=item.id))
    found.answers[item.id] = _answer(item, before, printed, text.blocks)


def _printed(report: Report, item: Item, answer: Answer) -> RichText:
    blocks = printed_blocks(answer, item, report.office.nothing_phrase)
    return map_paragraphs(blocks, lambda each: figures_filled(each, report))


def _answer(item: Item, before: Answer, printed: RichText, file: RichText) -> Answer:
    blocks = with_kept(printed, file)
    if before.value is not None:
        blocks, value = _valued(item, before, printed, blocks)
        if value is not None:
            return replace(before, blocks=blocks, value=value)
    if is_empty(blocks):
        return Answer()
    answer = answer_of(blocks)
    is_unfinished = before.state is AnswerState.IN_PROGRESS
    return replace(answer, state=before.state) if is_unfinished else answer


def _valued(
    item: Item, before: Answer, printed: RichText, blocks: RichText
) -> tuple[RichText, Value | None]:
    """Part the value, which is printed first, from the text. None: there is no value any more."""
    if blocks[:1] == printed[:1]:
        return blocks[1:], before.value
    words = plain_text(blocks[:1]).strip().rstrip(".").removesuffix(item.measure).strip()
    value = KINDS[item.answer].read(words, item)
    return (blocks, None) if value is None else (blocks[1:], value)
