"""The characters of a finding in the document of an editor, found by what its paragraph says."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from cchc_desk.forms.richtext import Footnote, Paragraph, RichText, inline_text, paragraphs
from cchc_desk.review.finding import Place
from cchc_desk.ui.editors.formats import LINE_BREAK, OBJECT


def cursor_for(
    document: QTextDocument, blocks: RichText, place: Place, number: int
) -> QTextCursor | None:
    """Return a cursor with the characters of a place selected.

    ``blocks`` is the answer as it was reviewed, ``number`` the paragraph's turn in it.
    None: nothing in the editor says this any more.
    """
    lines = [inline_text(each.spans) for each in paragraphs(blocks)]
    if number >= len(lines):
        return None
    wanted = lines[number]
    same = [block for block in _blocks(document) if _said(block) == wanted]
    turn = lines[:number].count(wanted)
    if turn >= len(same):
        return None
    start, end = (place.start, place.end) if place.end > place.start else (0, len(wanted))
    return _selected(same[turn], start, end)


def cursor_in_line(document: QTextDocument, text: str, place: Place) -> QTextCursor | None:
    """Return a cursor in an editor that holds this text alone, as that of a footnote does.

    None: it says something else by now.
    """
    block = document.firstBlock()
    if _said(block) != text:
        return None
    start, end = (place.start, place.end) if place.end > place.start else (0, len(text))
    return _selected(block, start, end)


def note_turn(blocks: RichText, number: int, note: int) -> int:
    """Return how many footnotes stand before one, which is counted in its own paragraph."""
    before = list(paragraphs(blocks))[:number]
    return sum(_notes_in(each) for each in before) + note


def _notes_in(paragraph: Paragraph) -> int:
    return sum(isinstance(span, Footnote) for span in paragraph.spans)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _said(block: QTextBlock) -> str:
    return block.text().replace(OBJECT, "").replace(LINE_BREAK, "\n")


def _selected(block: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + _qt_place(block.text(), start, is_end=False))
    last = block.position() + _qt_place(block.text(), end, is_end=True)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _qt_place(text: str, typed: int, *, is_end: bool) -> int:
    """Return Qt's place of a typed character: footnotes are characters to it, wide ones are two.

    ``is_end`` - what stands between the last character and the next one is left out.
    """
    at = 0
    for index, letter in enumerate(text):
        if at == typed and (is_end or letter != OBJECT):
            return _units(text[:index])
        at += letter != OBJECT
    return _units(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
