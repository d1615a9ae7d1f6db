"""From a finding of the review to its characters, and to the replacement that mends them."""

from cchc_desk.forms.replace_text import Found, Replacement
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import (
    Footnote,
    Paragraph,
    RichText,
    Table,
    inline_text,
    paragraphs,
    plain,
)
from cchc_desk.forms.task import PLAN_COLUMNS, Task
from cchc_desk.forms.text_places import (
    FRONT_PARTS,
    RESULT_COLUMNS,
    Field,
    TextPlace,
    front_lines,
)
from cchc_desk.review.finding import Finding, Place

_MENDED_COLUMNS = {*PLAN_COLUMNS, *RESULT_COLUMNS}

# Parts that are printed just as they are typed.
_MENDED_PARTS = frozenset(FRONT_PARTS) - {"addressees"}


def text_at(report: Report, place: Place) -> str | None:
    """Return the characters of a place as they are typed. None: nobody types them there."""
    field = _field(place)
    if field is None:
        return None
    line = _line_at(_blocks(report, field), place)
    if line is None or place.note is None:
        return None if line is None else inline_text(line.spans)
    notes = [span for span in line.spans if isinstance(span, Footnote)]
    return inline_text(notes[place.note].spans) if place.note < len(notes) else None


def replacement_of(reviewed: Report, report: Report, finding: Finding) -> Replacement | None:
    """Return what mends a finding in a document as it is now.

    None: there is no fix, its text is not typed in the document, or it is another by now.
    """
    fix, field = finding.fix, _field(finding.place)
    text = text_at(report, finding.place)
    if fix is None or field is None or text is None or text != text_at(reviewed, finding.place):
        return None
    if field.part is not None and "{" in text:  # printed with other words
        return None
    number = _number(_blocks(report, field), finding.place)
    place = TextPlace(field, number, finding.place.note)
    return Replacement(Found(place, text, fix.start, fix.end), fix.text)


def paragraph_number(blocks: RichText, place: Place) -> int:
    """Return the turn of the paragraph of a place in its field, tables included, from 0."""
    return _number(blocks, place) if (place.block or 0) < len(blocks) else 0


def _field(place: Place) -> Field | None:
    """Return the field of a place. None: it is none of rich text or of lines."""
    if place.task is not None:
        column = next((each for each in _MENDED_COLUMNS if each == place.column), None)
        return None if column is None else Field(task=place.task, column=column)
    if place.item is not None:
        return Field(item=place.item) if place.part is None else None
    return Field(part=place.part) if place.part in _MENDED_PARTS else None


def _blocks(report: Report, field: Field) -> RichText:
    if field.item is not None:
        return report.answer(field.item).blocks
    if field.part is not None:
        lines = front_lines(report.front, field.part)
        return tuple(block for line in lines for block in plain(line))
    task = next((row for row in report.tasks if row.id == field.task), None)
    if field.column is None or not isinstance(task, Task):
        return ()
    owner = task if field.column in PLAN_COLUMNS else report.result(task.id)
    blocks: RichText = getattr(owner, field.column.value)
    return blocks


def _line_at(blocks: RichText, place: Place) -> Paragraph | None:
    index = place.block or 0
    block = blocks[index] if index < len(blocks) else None
    if isinstance(block, Table):
        lines = list(paragraphs([block]))
        within = _number_within(block, place)
        return lines[within] if within < len(lines) else None
    return block if isinstance(block, Paragraph) else None


def _number(blocks: RichText, place: Place) -> int:
    """Return how many paragraphs of the field stand before that of a place."""
    index = place.block or 0
    before = sum(1 for _ in paragraphs(blocks[:index]))
    block = blocks[index]
    return before + (_number_within(block, place) if isinstance(block, Table) else 0)


def _number_within(table: Table, place: Place) -> int:
    row, cell = place.row or 0, place.cell or 0
    cells = [each for each_row in table.rows[:row] for each in each_row]
    cells += table.rows[row][:cell] if row < len(table.rows) else ()
    return sum(len(each.paragraphs) for each in cells) + (place.paragraph or 0)
