"""A foreign file as text on a page: its paragraphs as they looked, its tables as tables.

Written in pieces, each in a few milliseconds, so that the longest file holds up nobody.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from cchc_desk.forms.richtext import Vertical
from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.recognise.cutting import pieces
from cchc_desk.intake.recognise.recognised import Line
from cchc_desk.intake.source import (
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceFormat,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceTable,
    TextAlignment,
    paragraphs,
)
from cchc_desk.ui.theme import DOCUMENT_FONTS, DOCUMENT_PT

SCALE = 0.75
"""How large the page is shown: a share of its size on paper."""

MOST_ROWS = 60
"""Of a table; more would take seconds to lay out and say nothing new of its columns."""

_MOST_COLUMNS = 24
_PX_PER_MM = 96 / 25.4
_MOST_INDENT_MM = 30.0

_ALIGNMENTS = {
    TextAlignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    TextAlignment.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    TextAlignment.RIGHT: Qt.AlignmentFlag.AlignRight,
    TextAlignment.JUSTIFIED: Qt.AlignmentFlag.AlignJustify,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold lines that stand side by side; ``shares`` - of the width, one a column."""

    cells: tuple[tuple[Line, ...], ...]
    shares: tuple[float, ...]


Piece = Line | Columns
"""What is written in one go."""


def pieces_of(lines: Sequence[Line], source: SourceDocument | None) -> Iterator[Piece]:
    """Yield the lines of a file, those together that one of its blocks puts side by side.

    None: ``source`` - all stand under each other.
    """
    place = 0
    while place < len(lines):
        group = _group(lines, place)
        block = None if source is None else _block(source, group[0])
        columns = None if len(group) == 1 or block is None else _columns(block, group)
        if columns is None:
            yield from group
        else:
            yield columns
        place += len(group)


def _group(lines: Sequence[Line], place: int) -> list[Line]:
    first = lines[place].place
    group = [lines[place]]
    for line in lines[place + 1 :]:
        if (line.place.section, line.place.block) != (first.section, first.block):
            break
        group.append(line)
    return group


def _block(source: SourceDocument, line: Line) -> SourceBlock | None:
    try:
        return source.sections[line.place.section].blocks[line.place.block]
    except IndexError:  # a line of a part that is no section
        return None


def _columns(block: SourceBlock, group: Sequence[Line]) -> Columns | None:
    """Return the lines of a block by columns. None: they do not stand so."""
    if isinstance(block, SourceParagraph):
        return Columns(tuple((line,) for line in group), _even(len(group)))
    if not isinstance(block, SourceTable):
        return None
    waiting = list(group)
    cells: dict[int, list[Line]] = {}
    for cell in (cell for row in block.rows for cell in row.cells):
        count = sum(1 for each in cell.blocks for _ in pieces(each))
        cells.setdefault(cell.column, []).extend(waiting[:count])
        waiting = waiting[count:]
    if waiting:
        return None
    width = sum(block.widths_mm) or 1.0
    places = sorted(cells)
    shares = tuple(_width(block, column, places) / width for column in places)
    return Columns(
        tuple(tuple(cells[column]) for column in places),
        shares if block.widths_mm and all(shares) else _even(len(places)),
    )


def _width(table: SourceTable, column: int, places: Sequence[int]) -> float:
    after = [each for each in places if each > column]
    return sum(table.widths_mm[column : after[0] if after else None])


def _even(count: int) -> tuple[float, ...]:
    return (1 / count,) * count


class PageWriter:
    """Write pieces at the end of a document, and know where each line stands in it."""

    def __init__(self, document: QTextDocument, pieces_: Sequence[Piece], zoom: float) -> None:
        """Begin an empty page; ``zoom`` - 1 shows it at ``SCALE``."""
        self._document = document
        self._waiting = list(reversed(pieces_))
        self._scale = SCALE * zoom
        self._lines: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._last = -1
        self._notes = 0
        self._is_fresh = True
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._font(SourceFormat(size_pt=DOCUMENT_PT)))

    @property
    def is_whole(self) -> bool:
        """Tell whether all is written."""
        return not self._waiting

    def write_next(self) -> None:
        """Write one more piece."""
        piece = self._waiting.pop()
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if isinstance(piece, Columns):
            self._write_columns(cursor, piece)
        else:
            self._write_line(cursor, piece)
        cursor.endEditBlock()

    # --- where lines are --------------------------------------------------------------------------

    def knows(self, line: int) -> bool:
        """Tell whether a line is written."""
        return line <= self._last

    def span_of(self, line: int) -> tuple[int, int]:
        """Return where a line begins and ends; of one that is not written, where the page does."""
        if line not in self._lines:
            return 0, 0
        place = self._lines.index(line)
        return self._starts[place], self._ends[place]

    def line_at(self, position: int) -> int:
        """Return the line at a position of the document; 0 of an empty page."""
        place = bisect_right(self._starts, position) - 1
        return self._lines[max(place, 0)] if self._lines else 0

    def first_line(self, is_reached: Callable[[int], bool]) -> int:
        """Return the first line whose end has reached something, by its position; 0: none is."""
        place = bisect_left(self._ends, True, key=is_reached)  # noqa: FBT003 - what is searched
        return self._lines[min(place, len(self._lines) - 1)] if self._lines else 0

    def _note(self, line: Line, start: int, end: int) -> None:
        self._last = max(self._last, line.index)
        self._lines.append(line.index)
        self._starts.append(start)
        self._ends.append(end)

    # --- writing ----------------------------------------------------------------------------------

    def _new_block(self, cursor: QTextCursor, look: QTextBlockFormat) -> None:
        """Begin a paragraph; the first one is there already, and so is the one below a table."""
        if self._is_fresh:
            cursor.setBlockFormat(look)
            self._is_fresh = False
        else:
            cursor.insertBlock(look)

    def _write_line(self, cursor: QTextCursor, line: Line) -> None:
        if isinstance(line.block, SourceTable):
            self._write_table(cursor, line, line.block)
            return
        self._new_block(cursor, self._block_format(line))
        start = cursor.position()
        self._write_words(cursor, line)
        self._note(line, start, cursor.position())

    def _write_words(self, cursor: QTextCursor, line: Line) -> None:
        if isinstance(line.block, SourceParagraph):
            self._write_spans(cursor, line.block)
        else:
            cursor.insertText(f"[{tr('Picture')}]", QTextCharFormat())

    def _write_spans(self, cursor: QTextCursor, paragraph: SourceParagraph) -> None:
        usual = self._char_format(paragraph.format)
        if paragraph.number_text:
            cursor.insertText(f"{paragraph.number_text} ", usual)
        for span in paragraph.spans:
            self._write_span(cursor, span, usual)

    def _write_span(self, cursor: QTextCursor, span: SourceInline, usual: QTextCharFormat) -> None:
        made = QTextCharFormat(usual)
        if isinstance(span, SourceNote):
            self._notes += 1
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            made.setToolTip("".join(each.text for each in span.spans))
            cursor.insertText(str(self._notes), made)
            return
        made.setFontWeight(QFont.Weight.Bold if span.bold else QFont.Weight.Normal)
        made.setFontItalic(span.italic)
        made.setFontUnderline(span.underline)
        if span.vertical is Vertical.SUPER:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif span.vertical is Vertical.SUB:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        text = span.text.upper() if span.capitals else span.text
        cursor.insertText(text.replace("\n", "\u2028"), made)

    # --- tables -----------------------------------------------------------------------------------

    def _write_columns(self, cursor: QTextCursor, columns: Columns) -> None:
        look = _table_format(columns.shares)
        look.setBorder(0)
        table = cursor.insertTable(1, len(columns.cells), look)
        for number, lines in enumerate(columns.cells):
            inside = table.cellAt(0, number).firstCursorPosition()
            for place, line in enumerate(lines):
                if place:
                    inside.insertBlock()
                inside.setBlockFormat(self._block_format(line))
                start = inside.position()
                self._write_words(inside, line)
                self._note(line, start, inside.position())
        self._is_fresh = True
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _write_table(self, cursor: QTextCursor, line: Line, source: SourceTable) -> None:
        rows = source.rows[:MOST_ROWS]
        width = min(_width_of(source), _MOST_COLUMNS)
        if not rows or not width:
            return
        shares = source.widths_mm if len(source.widths_mm) == width else (1.0,) * width
        look = _table_format([share / sum(shares) for share in shares] if sum(shares) else ())
        table = cursor.insertTable(len(rows), width, look)
        start = table.firstPosition()
        for number, row in enumerate(rows):
            for cell in row.cells:
                if cell.column < width:
                    spanned = min(cell.columns, width - cell.column)
                    tall = min(cell.rows, len(rows) - number)
                    if spanned > 1 or tall > 1:
                        table.mergeCells(number, cell.column, tall, spanned)
                    inside = table.cellAt(number, cell.column).firstCursorPosition()
                    self._write_cell(inside, cell)
        self._note(line, start, table.lastPosition())
        self._is_fresh = True
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._tell_rest(cursor, len(source.rows) - len(rows))

    def _write_cell(self, cursor: QTextCursor, cell: SourceCell) -> None:
        for place, paragraph in enumerate(paragraphs(cell.blocks)):
            if place:
                cursor.insertBlock()
            look = QTextBlockFormat()
            look.setAlignment(_ALIGNMENTS[paragraph.format.alignment])
            cursor.setBlockFormat(look)
            self._write_spans(cursor, paragraph)

    def _tell_rest(self, cursor: QTextCursor, rows: int) -> None:
        if rows > 0:
            self._new_block(cursor, QTextBlockFormat())
            words = ntr("… and {count} more row", "… and {count} more rows", rows)
            italic = QTextCharFormat()
            italic.setFontItalic(True)
            cursor.insertText(words, italic)

    # --- looks ------------------------------------------------------------------------------------

    def _block_format(self, line: Line) -> QTextBlockFormat:
        made = QTextBlockFormat()
        if not isinstance(line.block, SourceParagraph):
            return made
        look = line.block.format
        made.setAlignment(_ALIGNMENTS[look.alignment])
        made.setLeftMargin(self._px(look.left_mm))
        made.setTextIndent(self._px(look.first_line_mm))
        made.setTopMargin(look.space_before_pt * self._scale)
        made.setBottomMargin(look.space_after_pt * self._scale)
        return made

    def _px(self, length_mm: float) -> float:
        return max(min(length_mm, _MOST_INDENT_MM), -_MOST_INDENT_MM) * _PX_PER_MM * self._scale

    def _char_format(self, look: SourceFormat) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._font(look))
        return made

    def _font(self, look: SourceFormat) -> QFont:
        font = QFont()
        font.setFamilies(list(DOCUMENT_FONTS))
        font.setPointSizeF((look.size_pt or DOCUMENT_PT) * self._scale)
        return font


def _width_of(table: SourceTable) -> int:
    return max((cell.column + cell.columns for row in table.rows for cell in row.cells), default=0)


def _table_format(shares: Sequence[float]) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderCollapse(True)
    made.setCellPadding(2)
    made.setTopMargin(4)
    made.setBottomMargin(4)
    if shares:
        kind = QTextLength.Type.PercentageLength
        made.setColumnWidthConstraints([QTextLength(kind, 100 * share) for share in shares])
    return made
