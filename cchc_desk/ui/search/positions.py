"""Where the characters of a text stand in the Qt document that shows it, and back."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextTable

from cchc_desk.forms.text import clean
from cchc_desk.ui.editors.formats import IMAGE_OBJECT, LINE_BREAK, OBJECT, is_gap
from cchc_desk.ui.editors.table_map import own_cells
from cchc_desk.ui.editors.walk import blocks_of, places


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Hold one paragraph as ``forms.text_places`` counts them.

    Units: ``positions`` - Qt's place before each character of ``text``, and of the end of the
    paragraph; ``ends`` - Qt's place behind each character, before any footnote there.
    """

    text: str
    positions: tuple[int, ...]
    ends: tuple[int, ...]
    notes: int


def shown_lines(document: QTextDocument) -> Iterator[ShownLine]:
    """Yield the paragraphs in reading order, those of tables included."""
    yield from _of_frame(document, document.rootFrame())


def _of_frame(document: QTextDocument, frame: QTextFrame) -> Iterator[ShownLine]:
    stretch: list[QTextBlock] = []
    for place in places(frame):
        block = place.currentBlock()
        if block.isValid():
            stretch.append(block)
            continue
        yield from _of_stretch(stretch)
        stretch = []
        inner = place.currentFrame()
        if isinstance(inner, QTextTable):
            yield from _of_table(document, inner)
        elif inner is not None:
            yield from _of_frame(document, inner)
    yield from _of_stretch(stretch)


def _of_stretch(stretch: Sequence[QTextBlock]) -> Iterator[ShownLine]:
    is_alone = len(stretch) == 1
    for block in stretch:
        if not (is_alone and block.length() == 1 and is_gap(block.blockFormat())):
            yield from _of_block(block)


def _of_table(document: QTextDocument, table: QTextTable) -> Iterator[ShownLine]:
    for cell in own_cells(table):
        for block in blocks_of(document, cell.firstPosition(), cell.lastPosition()):
            yield from _of_block(block)


def _of_block(block: QTextBlock) -> Iterator[ShownLine]:
    """Yield the lines of a paragraph; an image that stands in it parts them and is none."""
    gathered: list[tuple[str, int]] = []
    images = 0
    at = block.position()
    for letter in block.text():
        if letter == OBJECT and _is_image(block, at):
            images += 1
            if gathered:
                yield _line(gathered, at)
            gathered = []
        else:
            gathered.append((letter, at))
        at += len(letter.encode("utf-16-le")) // 2
    if gathered or not images:
        yield _line(gathered, at)


def _is_image(block: QTextBlock, position: int) -> bool:
    cursor = QTextCursor(block)
    cursor.setPosition(position + 1)
    return cursor.charFormat().objectType() == IMAGE_OBJECT


def _line(letters: Iterable[tuple[str, int]], end: int) -> ShownLine:
    text: list[str] = []
    positions: list[int] = []
    ends: list[int] = []
    notes = 0
    for cluster, at in _clusters(letters):
        if cluster == OBJECT:
            notes += 1
            continue
        cleaned = clean(cluster.replace(LINE_BREAK, "\n"))
        text.append(cleaned)
        positions += [at] * len(cleaned)
        ends += [at + len(cluster.encode("utf-16-le")) // 2] * len(cleaned)
    return ShownLine("".join(text), (*positions, end), tuple(ends), notes)


def _clusters(letters: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield letters together with the marks that combine with them, as NFC makes one of them."""
    cluster, begun = "", 0
    for letter, at in letters:
        if cluster and unicodedata.combining(letter):
            cluster += letter
            continue
        if cluster:
            yield cluster, begun
        cluster, begun = letter, at
    if cluster:
        yield cluster, begun


def note_number(lines: Iterable[ShownLine], paragraph: int, note: int) -> int:
    """Return which footnote of the whole text it is that a paragraph has as its own ``note``."""
    return sum(line.notes for line in list(lines)[:paragraph]) + note


def paragraph_at(document: QTextDocument, position: int) -> int:
    """Return the number of the paragraph that a place of the document is in."""
    ends = [line.positions[-1] for line in shown_lines(document)]
    return next((number for number, end in enumerate(ends) if position <= end), len(ends))


def select(cursor: QTextCursor, line: ShownLine, start: int, end: int) -> None:
    """Let a cursor select characters of a line."""
    cursor.setPosition(line.positions[start])
    last = line.ends[end - 1] if end > start else line.positions[start]
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
