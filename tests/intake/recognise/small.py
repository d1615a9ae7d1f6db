"""Small documents for tests: paragraphs in, what was recognised out."""

from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.learned import Learned
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import Recognised
from cchc_desk.intake.source import (
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceFormat,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceRow,
    SourceSection,
    SourceSpan,
    SourceTable,
    TextAlignment,
)

CENTRED = SourceFormat(alignment=TextAlignment.CENTRE, bold=True)


def para(*spans: str | SourceInline, **said: object) -> SourceParagraph:
    """Make a paragraph; plain text becomes a span."""
    made = tuple(SourceSpan(each) if isinstance(each, str) else each for each in spans)
    return SourceParagraph(made, **said)  # type: ignore[arg-type] # fields by name


def bold(text: str) -> SourceSpan:
    return SourceSpan(text, bold=True)


def italic(text: str) -> SourceSpan:
    return SourceSpan(text, italic=True)


def note(text: str) -> SourceNote:
    return SourceNote((SourceSpan(text),))


def heading(text: str) -> SourceParagraph:
    """Make a bold paragraph."""
    return para(bold(text))


def title(text: str) -> SourceParagraph:
    """Make a bold paragraph in the middle."""
    return para(bold(text), format=CENTRED)


def table(*rows: tuple[str, ...], is_layout: bool = False) -> SourceTable:
    """Make a table of plain cells."""
    made = (SourceRow(tuple(_cell(text, i) for i, text in enumerate(row))) for row in rows)
    return SourceTable(tuple(made), is_layout=is_layout)


def _cell(text: str, column: int) -> SourceCell:
    return SourceCell(tuple(para(line) for line in text.split("\n")), column)


def document(*blocks: SourceBlock) -> SourceDocument:
    """Make a document of one section."""
    return SourceDocument((SourceSection(blocks),))


def recognised(*blocks: SourceBlock) -> Recognised:
    """Recognise a report "BÁO CÁO / Công tác quý I năm 2026" with these blocks below."""
    top = (title("BÁO CÁO"), title("Công tác cải cách hành chính Quý I năm 2026"))
    return recognise(document(*top, *blocks))


def learned(*blocks: SourceBlock) -> Learned:
    """Learn from such a report."""
    return learn(recognised(*blocks), "mau")
