"""What comes in by paste and drop: characters, bold, italic, levels, links, tables; no more."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCursor

from cchc_desk.forms.markup import MarkupError, from_markup
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Image,
    Inline,
    Level,
    Paragraph,
    RichText,
    Span,
    Table,
    TableCell,
    inline_text,
    map_paragraphs,
    normalise,
    paragraph,
    paragraphs,
)
from cchc_desk.ui.editors.clipboard import OWN_FORMAT
from cchc_desk.ui.editors.document import ClerkDocument
from cchc_desk.ui.editors.document_map import read_document
from cchc_desk.ui.editors.formats import LEVELS, paragraph_format
from cchc_desk.ui.editors.pasted_notes import gather_notes

_LINK = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
# A sign that was typed, or one that Word set before a list item: those stand before a hard space.
_TYPED_SIGN = re.compile(r"([-+*])[ \t\u00a0]+")
_WORD_SIGN = re.compile(r"[-–—·•▪●○■□§oüØv][ \t]*\u00a0[ \t\u00a0]*")


def can_read(mime: QMimeData) -> bool:
    """Tell whether there is text; a dropped file is none."""
    return any(mime.hasFormat(kind) for kind in (OWN_FORMAT, "text/html", "text/plain"))


def read_mime(mime: QMimeData) -> RichText:
    """Return the text that the clipboard offers, in its best form."""
    own = _read_own(mime)
    if own is not None:
        return own
    if mime.hasFormat("text/html"):
        return read_html(mime.html())
    return read_plain(mime.text())


def _read_own(mime: QMimeData) -> RichText | None:
    """Return our own form; None when it is absent or not ours after all."""
    if not mime.hasFormat(OWN_FORMAT):
        return None
    try:
        blocks = from_markup(bytes(mime.data(OWN_FORMAT).data()).decode())
    except (MarkupError, ValueError):
        return None
    return normalise(map_paragraphs(blocks, _with_safe_links))


def read_plain(text: str, *, tables: bool = True) -> RichText:
    """Read characters: a paragraph per line; rows of a spreadsheet become a table."""
    lines = re.split(r"\r\n|\r|\n|\u2029", text.removesuffix("\n").removesuffix("\r"))
    table = _read_rows(text) if tables else None
    if table is not None:
        return normalise([table])
    soft = (re.sub(r"[\x0b\u2028]", "\n", line) for line in lines)
    return normalise(_with_sign(paragraph(line)) for line in soft)


def _read_rows(text: str) -> Table | None:
    """Read tab-separated rows; None when it is ordinary text."""
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) != 1 or widths == {1}:  # noqa: PLR2004 - a table has two rows
        return None
    return Table(tuple(tuple(_plain_cell(text) for text in row) for row in rows), header_rows=0)


def _plain_cell(text: str) -> TableCell:
    return TableCell(tuple(paragraph(line) for line in text.splitlines()) or (Paragraph(),))


def read_html(html: str) -> RichText:
    """Read HTML with Qt, in a document that fetches nothing, and keep what is allowed."""
    scratch = ClerkDocument()
    scratch.setHtml(html)
    block = scratch.begin()
    while block.isValid():
        _turn_list_item(block)
        block = block.next()
    allowed = tuple(kept for block in read_document(scratch) for kept in _allowed(block))
    tidy = normalise(map_paragraphs(gather_notes(allowed), _tidied))
    return _trimmed(_without_gaps(tidy))


def _turn_list_item(block: QTextBlock) -> None:
    """Give an item of an HTML list the sign of its depth."""
    listed = block.textList()
    if listed is not None:
        depth = min(max(listed.format().indent(), 1), len(LEVELS) - 1)
        QTextCursor(block).setBlockFormat(paragraph_format(LEVELS[depth]))


def _allowed(block: Block) -> Iterator[Block]:
    if isinstance(block, Image):
        return
    if not isinstance(block, Table):
        yield block
    elif len(block.rows) == 1 and len(block.rows[0]) == 1:
        yield from block.rows[0][0].paragraphs  # a frame around text, as in mails
    else:
        yield replace(block, header_rows=block.header_rows or _bold_rows(block))


def _bold_rows(table: Table) -> int:
    """Return 1 when the first row looks like a header: all bold."""
    spans = [s for cell in table.rows[0] for p in cell.paragraphs for s in p.spans]
    return int(bool(spans) and all(isinstance(s, Span) and s.bold for s in spans))


def _tidied(each: Paragraph) -> Paragraph:
    signed = _with_sign(each)
    spans = (_ordinary_spaces(span) for span in signed.spans)
    return _with_safe_links(replace(signed, spans=tuple(spans)))


def _with_sign(each: Paragraph) -> Paragraph:
    """Take a sign at the start from the characters into the level."""
    first = each.spans[0] if each.spans else None
    if each.level or not isinstance(first, Span):
        return each
    typed, listed = _TYPED_SIGN.match(first.text), _WORD_SIGN.match(first.text)
    found = typed or listed
    if found is None:
        return each
    level = Level(typed[1]) if typed else Level.DASH
    rest = replace(first, text=first.text[found.end() :])
    return Paragraph((rest, *each.spans[1:]), level)


def _ordinary_spaces(span: Inline) -> Inline:
    return replace(span, text=span.text.replace("\u00a0", " ")) if isinstance(span, Span) else span


def _with_safe_links(each: Paragraph) -> Paragraph:
    return replace(each, spans=tuple(_safe(span) for span in each.spans))


def _safe(span: Inline) -> Inline:
    if isinstance(span, Footnote):
        return Footnote(tuple(s for s in map(_safe, span.spans) if isinstance(s, Span)))
    return span if _LINK.match(span.link or "") else replace(span, link=None)


def _without_gaps(blocks: RichText) -> RichText:
    """Drop the empty paragraph that Qt leaves behind every table."""
    after_table = [False, *(isinstance(block, Table) for block in blocks)]
    pairs = zip(blocks, after_table, strict=False)
    return tuple(block for block, is_after in pairs if not (is_after and block == Paragraph()))


def _trimmed(blocks: RichText) -> RichText:
    """Drop empty paragraphs at both ends, and line breaks at the ends of paragraphs."""
    blank = [isinstance(b, Paragraph) and not inline_text(b.spans).strip() for b in blocks]
    kept = [
        index for index, is_blank in enumerate(blank) if not is_blank or _has_note(blocks[index])
    ]
    inner = blocks[kept[0] : kept[-1] + 1] if kept else ()
    return normalise(map_paragraphs(inner, _without_end_breaks))


def _has_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(s, Footnote) for s in block.spans)


def _without_end_breaks(each: Paragraph) -> Paragraph:
    spans = list(each.spans)
    if spans and isinstance(first := spans[0], Span):
        spans[0] = replace(first, text=first.text.lstrip("\n "))
    if spans and isinstance(last := spans[-1], Span):
        spans[-1] = replace(last, text=last.text.rstrip("\n "))
    return replace(each, spans=tuple(spans))


def sign_as_characters(blocks: RichText) -> RichText:
    """Return the text with the sign of its first paragraph as characters: it goes into a line."""
    if not (blocks and isinstance(blocks[0], Paragraph) and blocks[0].level):
        return blocks
    first = blocks[0]
    return normalise([Paragraph((Span(f"{first.level} "), *first.spans)), *blocks[1:]])


def one_line(blocks: Iterable[Block]) -> RichText:
    """Return the text as a footnote can hold it: one paragraph, with line breaks."""
    spans: list[Inline] = []
    for index, each in enumerate(paragraphs(blocks)):
        sign = f"{each.level} " if each.level else ""
        spans.append(Span(("\n" if index else "") + sign))
        for span in each.spans:
            spans.extend(span.spans if isinstance(span, Footnote) else [span])
    return normalise([Paragraph(tuple(spans))])
