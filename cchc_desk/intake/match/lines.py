"""Items as the lines that they print, and lines as the items that they open."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desk.forms.outline import BULLETS, NumberedItem, number_items
from cchc_desk.forms.outline_match import folded, is_filled
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Level,
    Paragraph,
    RichText,
    Span,
    inline_text,
    join_spans,
)
from cchc_desk.intake.recognise.learned import Learned

# --- from an item to its line ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FileItem:
    """Hold an item that a file teaches with the words of the file, and what is said under it.

    ``line`` - of ``Recognised.lines``; ``above`` - the ids of all items that it stands below.
    """

    numbered: NumberedItem
    label: str
    guidance: str
    line: int
    above: frozenset[str]
    blocks: RichText

    @property
    def id(self) -> str:
        """Return the id that the item has in the learned template."""
        return self.numbered.item.id

    @property
    def sign(self) -> Level:
        """Return the sign before the item; none of a numbered one."""
        return Level(self.numbered.number) if self.numbered.number in BULLETS else Level.NONE

    @property
    def is_label_less(self) -> bool:
        """Tell whether the file has nothing but text here."""
        return self.numbered.item.untitled and not self.numbered.number


def file_items(learned: Learned) -> Iterator[FileItem]:
    """Yield what a file teaches, in its order."""
    own_words = _own_words(learned)
    above: dict[str, frozenset[str]] = {}
    answers = learned.report_parts.answers
    for numbered in number_items(learned.template.items, learned.template.numbering):
        item = numbered.item
        parent = numbered.parent
        above[item.id] = frozenset() if parent is None else above[parent] | {parent}
        yield FileItem(
            numbered,
            own_words.get((item.id, "label"), item.label),
            own_words.get((item.id, "guidance"), item.guidance),
            learned.item_lines.get(item.id, 0),
            above[item.id],
            answers[item.id].blocks if item.id in answers else (),
        )


def _own_words(learned: Learned) -> Mapping[tuple[str, str], str]:
    """Return the words of the file where the template has placeholders, by (item id, part)."""
    texts: dict[tuple[str, str], str] = {}
    items = {item.id: item for item in learned.template.items}
    for each in learned.replacements:
        if each.item is None or each.part not in {"label", "guidance"}:
            continue
        key = each.item, each.part
        item = items[each.item]
        text = texts.get(key, item.label if each.part == "label" else item.guidance)
        texts[key] = text.replace(f"{{{each.placeholder}}}", each.words, 1)
    return texts


def lead_text(of: FileItem) -> str:
    """Return what stands in the file before the text of an item: "1. Label (guidance):"."""
    numbered = of.numbered
    if numbered.item.untitled:
        return numbered.number
    return f"{numbered.number}{numbered.gap}{_title(of)}"


def _title(of: FileItem) -> str:
    title = f"{of.label} ({of.guidance})" if of.guidance else of.label
    return f"{title}:" if of.numbered.item.run_in and not title.endswith(":") else title


def as_lines(of: FileItem, *, has_number: bool = True) -> RichText:
    """Return an item with its text as paragraphs such as stand within an answer."""
    item = of.numbered.item
    lead: list[Inline] = []
    if has_number and not of.sign:
        lead.append(Span(f"{of.numbered.number}{of.numbered.gap}", bold=_is_bold(of)))
    if not item.untitled:
        lead.append(Span(_title(of), bold=_is_bold(of), italic=item.italic))
    sign = of.sign if has_number else Level.NONE
    first = of.blocks[0] if of.blocks else None
    if isinstance(first, Paragraph) and not first.level and (item.run_in or item.untitled):
        gap = () if item.untitled else (Span(" "),)
        spans = join_spans((*lead, *gap, *first.spans))
        return (Paragraph(spans, sign), *of.blocks[1:])
    return (Paragraph(join_spans(lead), sign), *of.blocks) if join_spans(lead) else of.blocks


def _is_bold(of: FileItem) -> bool:
    """Tell the look of a lead; unsaid it is that of its number. Source: forms.compose."""
    number = of.numbered.number
    said = of.numbered.item.bold
    return bool(number) and not of.sign and not number[0].islower() if said is None else said


# --- from a line to the item that it opens --------------------------------------------------------

_AFTER_NUMBER = r"\s*[.):/–-]?\s*"


def opened_by(block: Block, numbered: NumberedItem) -> Paragraph | None:
    """Return what a line says after the number and label of an item; None: it does not open it."""
    if not isinstance(block, Paragraph):
        return None
    text = inline_text(block.spans)
    start = _number_end(text, block.level, numbered.number)
    if numbered.item.untitled:
        return None if start is None or not numbered.number else _rest(block, start)
    end = _label_end(text, start or 0, numbered)
    return None if end is None else _rest(block, end)


def _number_end(text: str, sign: Level, number: str) -> int | None:
    """Return where the number ends with which a line begins; None: it has another or none."""
    if not number or number in BULLETS:
        return 0 if number == sign.value else None
    match = re.match(rf"\s*{re.escape(number.rstrip('.):/'))}(?![^\W_]){_AFTER_NUMBER}", text)
    return None if match is None else match.end()


def _label_end(text: str, start: int, numbered: NumberedItem) -> int | None:
    item = numbered.item
    labels = {folded(item.label), folded(f"{item.label} {item.guidance}")}
    ends = [match.end() for match in re.finditer(":", text)] if item.run_in else []
    for end in (*ends, len(text)):
        words = folded(text[start:end])
        if words and any(is_filled(label, words) for label in labels):
            return end
    return None


def _rest(block: Paragraph, start: int) -> Paragraph:
    text = inline_text(block.spans)
    start += len(text[start:]) - len(text[start:].lstrip())
    return Paragraph(_without_start(block.spans, start))


def _without_start(spans: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Return the line without its first characters; its notes stay."""
    rest: list[Inline] = []
    for span in spans:
        if isinstance(span, Footnote):
            rest.append(span)
            continue
        rest.append(replace(span, text=span.text[count:]))
        count = max(0, count - len(span.text))
    return join_spans(rest)
