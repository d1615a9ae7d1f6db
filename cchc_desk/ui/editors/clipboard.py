"""Text as it goes to other programs: with its signs, as HTML and as plain characters."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from PySide6.QtCore import QMimeData

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Image,
    Level,
    Paragraph,
    RichText,
    Span,
    Table,
    TableCell,
    Vertical,
    footnotes,
    inline_text,
    map_paragraphs,
)
from cchc_desk.ui.html_spaces import with_spaces

OWN_FORMAT = "application/x-cchc-desk-text"

Note = Callable[[], Span]


def to_mime(blocks: RichText) -> QMimeData:
    """Offer the text to the clipboard, also in the form in which nothing of it is lost."""
    made = QMimeData()
    shown = with_notes_at_end(blocks)
    made.setText(plain_form(shown))
    made.setHtml(html_form(shown))
    made.setData(OWN_FORMAT, to_markup(blocks).encode())
    return made


def with_notes_at_end(blocks: RichText) -> RichText:
    """Return the text with "[1]" for each footnote and the footnotes as last paragraphs."""
    numbers = count(1)

    def numbered(paragraph: Paragraph) -> Paragraph:
        spans = (_mark(next(numbers)) if isinstance(s, Footnote) else s for s in paragraph.spans)
        return Paragraph(tuple(spans), paragraph.level)

    notes = (
        Paragraph((Span(f"[{number}] "), *note.spans))
        for number, note in enumerate(footnotes(blocks), 1)
    )
    return (*map_paragraphs(blocks, numbered), *notes)


def _mark(number: int) -> Span:
    return Span(f"[{number}]", vertical=Vertical.SUPER)


def plain_form(blocks: Iterable[Block]) -> str:
    """Write the text as characters: a line per paragraph, tabs between the cells of a table."""
    return "\n".join(line for block in blocks for line in _plain_lines(block))


def _plain_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            yield "\t".join(_plain_cell(cell) for cell in row)
    elif isinstance(block, Paragraph):
        yield _sign(block.level) + inline_text(block.spans)
    elif block.description:
        yield block.description


def _plain_cell(cell: TableCell) -> str:
    text = plain_form(cell.paragraphs)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if "\n" in text or "\t" in text else text


def _sign(level: Level) -> str:
    return f"{level} " if level else ""


def html_form(blocks: Iterable[Block]) -> str:
    """Write the text as HTML that Word reads: signs are characters, not lists."""
    return "".join(_html_block(block) for block in blocks)


def _html_block(block: Block) -> str:
    if isinstance(block, Table):
        rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in block.rows)
        return f'<table border="1" cellspacing="0" cellpadding="4">{rows}</table>'
    if isinstance(block, Image):
        return f"<p>{_escaped(block.description)}</p>"
    spans = (_html_span(span) for span in block.spans if isinstance(span, Span))
    return f"<p>{with_spaces(_sign(block.level) + ''.join(spans))}</p>"


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415 - 2 ms of a start, and nothing is copied in it

    return escape(text)


def _html_cell(cell: TableCell) -> str:
    inner = html_form(cell.paragraphs)
    return f'<td colspan="{cell.columns}" rowspan="{cell.rows}">{inner}</td>'


def _html_span(span: Span) -> str:
    written = _escaped(span.text).replace("\n", "<br>")
    for tag in filter(None, (span.vertical, "i" * span.italic, "b" * span.bold)):
        written = f"<{tag}>{written}</{tag}>"
    return f'<a href="{_escaped(span.link)}">{written}</a>' if span.link else written
