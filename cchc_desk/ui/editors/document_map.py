"""The clerk's text as a Qt document, and back without loss.

A paragraph's sign is a property of its block, drawn beside the text and never a character in it.
Footnotes and images are single object characters that hold their contents in their format.
A figure's characters hold its id and the text they had when linked: typed over, they differ from
that text and so read as ordinary characters, and undo links them again.

Qt needs a paragraph around every table and in every document. One that is only there for Qt is
marked as a gap; it is no part of the text while it stands empty and alone.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

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
    normalise,
    paragraphs,
)
from cchc_desk.ui.editors.document import ClerkDocument
from cchc_desk.ui.editors.figure_runs import link_figures
from cchc_desk.ui.editors.formats import (
    LINE_BREAK,
    NOT_CHARACTERS,
    OBJECT,
    Look,
    character_format,
    footnote_format,
    image_format,
    is_gap,
    level_of,
    look_of,
    paragraph_format,
)
from cchc_desk.ui.editors.table_map import (
    header_rows,
    is_vacant,
    make_table,
    own_cells,
    widths_mm,
)
from cchc_desk.ui.editors.walk import blocks_of, fragments, places

_NOTHING = QTextCharFormat()


def write_document(document: QTextDocument, blocks: RichText) -> None:
    """Make the document hold this text and nothing else; its undo history is gone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(paragraph_format(gap=True))
    insert_blocks(cursor, blocks)
    document.setUndoRedoEnabled(True)


def read_document(document: QTextDocument) -> RichText:
    """Return the text of the document, normalised; text still being composed is no part of it."""
    return normalise(_Reader(document).frame(document.rootFrame()))


def read_fragment(cursor: QTextCursor) -> RichText:
    """Return the selected text; its opening paragraph has its sign only if selected from there."""
    scratch = ClerkDocument()
    write_document(scratch, ())
    QTextCursor(scratch).insertFragment(cursor.selection())
    blocks = read_document(scratch)
    if not (blocks and isinstance(blocks[0], Paragraph)):
        return blocks
    start = cursor.document().findBlock(cursor.selectionStart())
    whole = cursor.selectionStart() == start.position()
    level = level_of(start.blockFormat()) if whole else Level.NONE
    return (Paragraph(blocks[0].spans, level), *blocks[1:])


def insert_blocks(cursor: QTextCursor, blocks: Iterable[Block]) -> None:
    """Insert text at the cursor as one step to undo.

    The opening paragraph continues the one that the cursor is in, unless that one is empty.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    in_cell = cursor.currentTable() is not None
    _Writer(cursor).write(cell_paragraphs(blocks) if in_cell else blocks)
    cursor.endEditBlock()


def cell_paragraphs(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return what a cell or a footnote can hold of a text: its paragraphs."""
    return tuple(paragraphs(blocks))


def insert_inlines(cursor: QTextCursor, spans: Iterable[Inline]) -> None:
    """Insert spans and footnotes in the paragraph of the cursor."""
    for figure, group in groupby(spans, _figure_of):
        together = list(group)
        figure_text = "".join(s.text for s in together if isinstance(s, Span))
        for span in together:
            if isinstance(span, Footnote):
                cursor.insertText(OBJECT, footnote_format(span))
            else:
                linked = None if figure is None else figure_text
                cursor.insertText(_qt_text(span.text), character_format(span, linked))


def _figure_of(span: Inline) -> str | None:
    return span.figure if isinstance(span, Span) else None


def _qt_text(text: str) -> str:
    return text.replace("\n", LINE_BREAK).translate(NOT_CHARACTERS)


class _Writer:
    """Writes blocks at a cursor; ``fresh`` - the empty paragraph there is still to be used."""

    def __init__(self, cursor: QTextCursor) -> None:
        self.cursor = cursor
        self.fresh = cursor.block().length() == 1

    def write(self, blocks: Iterable[Block]) -> None:
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                self.table(block)
            elif isinstance(block, Image):
                self.open_paragraph(Level.NONE, joins=False)
                self.cursor.insertText(OBJECT, image_format(block))
            else:
                self.open_paragraph(block.level, joins=index == 0)
                insert_inlines(self.cursor, block.spans)

    def open_paragraph(self, level: Level, *, joins: bool) -> None:
        if self.fresh:
            here = _level_of(self.cursor.block())
            self.cursor.setBlockFormat(paragraph_format(level or here))
        elif not joins:
            self.cursor.insertBlock(paragraph_format(level), _NOTHING)
        self.fresh = False

    def table(self, table: Table) -> None:
        if self.fresh:
            self.cursor.setBlockFormat(paragraph_format(gap=True))
        made, placed = make_table(self.cursor, table)
        for each in placed:
            _fill_cell(made, each.row, each.column, each.cell)
        self.cursor.setPosition(made.lastPosition() + 1)
        self.fresh = self.cursor.block().length() == 1
        self.cursor.setBlockFormat(paragraph_format(gap=self.fresh))


def _fill_cell(table: QTextTable, row: int, column: int, cell: TableCell) -> None:
    inside = table.cellAt(row, column).firstCursorPosition()
    _Writer(inside).write(cell.paragraphs)


class _Reader:
    """Reads a document; looks are kept by format, since a long text has few formats."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.looks: dict[int, Look] = {}

    def frame(self, frame: QTextFrame) -> Iterator[Block]:
        stretch: list[QTextBlock] = []
        for place in places(frame):
            block = place.currentBlock()
            if block.isValid():
                stretch.append(block)
                continue
            yield from self.stretch(stretch)
            stretch = []
            inner = place.currentFrame()
            if isinstance(inner, QTextTable):
                yield self.table(inner)
            elif inner is not None:
                yield from self.frame(inner)
        yield from self.stretch(stretch)

    def stretch(self, stretch: list[QTextBlock]) -> Iterator[Block]:
        """Read the paragraphs between two tables."""
        alone = len(stretch) == 1
        for block in stretch:
            if not (alone and block.length() == 1 and is_gap(block.blockFormat())):
                yield from self.paragraph(block)

    def table(self, table: QTextTable) -> Table:
        rows: list[list[TableCell]] = [[] for _ in range(table.rows())]
        for cell in own_cells(table):
            blocks = blocks_of(self.document, cell.firstPosition(), cell.lastPosition())
            inner = (made for block in blocks for made in self.paragraph(block))
            read = tuple(p for p in inner if isinstance(p, Paragraph)) or (Paragraph(),)
            rows[cell.row()].append(TableCell(read, cell.columnSpan(), cell.rowSpan()))
        kept = () if is_vacant(table, rows) else tuple(tuple(row) for row in rows)
        return Table(kept, widths_mm(table), header_rows(table))

    def paragraph(self, block: QTextBlock) -> Iterator[Paragraph | Image]:
        """Read a paragraph; an image that stands in it is a block of its own."""
        level = _level_of(block)
        line: list[Inline] = []
        images = 0
        for part in link_figures(self.parts(block)):
            if isinstance(part, Image):
                images += 1
                if line:
                    yield Paragraph(tuple(line), level)
                yield part
                line = []
            else:
                line.append(part)
        if line or not images:
            yield Paragraph(tuple(line), level)

    def parts(self, block: QTextBlock) -> Iterator[tuple[str, Look]]:
        for fragment in fragments(block):
            index = fragment.charFormatIndex()
            look = self.looks.get(index)
            if look is None:
                look = self.looks[index] = look_of(fragment.charFormat())
            yield fragment.text().replace(LINE_BREAK, "\n"), look


def _level_of(block: QTextBlock) -> Level:
    return level_of(block.blockFormat())
