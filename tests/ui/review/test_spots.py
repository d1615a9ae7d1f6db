"""Finding the characters of a finding in an editor, whatever stands between them."""

import pytest
from PySide6.QtGui import QTextDocument

from cchc_desk.forms.richtext import Footnote, Paragraph, Span, Table, TableCell, paragraph
from cchc_desk.review.finding import Place
from cchc_desk.ui.editors.document import ClerkDocument
from cchc_desk.ui.editors.document_map import write_document
from cchc_desk.ui.review.spots import cursor_for, cursor_in_line, note_turn

NOTE = Footnote((Span("Chú thích."),))
WITH_NOTES = Paragraph((Span("Đã họp"), NOTE, Span(" và "), NOTE, Span("báo cáo.")))
TABLE = Table(((TableCell((paragraph("A"),)), TableCell((paragraph("Đã họp hai lần."),))),))
BLOCKS = (paragraph("Đã họp."), TABLE, paragraph("Đã họp."), WITH_NOTES, paragraph("😀 sử lý"))


@pytest.fixture
def document(qapp):
    made = ClerkDocument()
    write_document(made, BLOCKS)
    return made


@pytest.mark.parametrize(
    ("number", "start", "end", "selected"),
    [
        (0, 3, 6, "họp"),
        (2, 7, 14, "hai lần"),
        (3, 0, 0, "Đã họp."),
        (4, 3, 6, "họp"),
        (4, 10, 17, "báo cáo"),
        (4, 6, 9, " và"),
        (5, 2, 7, "sử lý"),
    ],
)
def test_the_characters_of_a_place_are_selected(document, number, start, end, selected):
    cursor = cursor_for(document, BLOCKS, Place(start=start, end=end), number)
    assert cursor.selectedText() == selected


def test_the_same_words_are_told_apart_by_their_turn(document):
    first, second = (cursor_for(document, BLOCKS, Place(), number) for number in (0, 3))
    assert first.selectionStart() < second.selectionStart()


def test_words_that_were_typed_over_are_not_marked(document):
    others = (*BLOCKS[:2], paragraph("Đã họp rồi."))
    assert cursor_for(document, others, Place(), 3) is None
    assert cursor_for(document, BLOCKS, Place(), 9) is None


def test_a_footnote_is_counted_through_the_whole_text():
    assert note_turn((WITH_NOTES, WITH_NOTES), 1, 1) == 3


def test_the_line_of_a_footnote_must_say_what_was_reviewed(qapp):
    line = QTextDocument("Ngày 31/11.")
    place = Place(start=5, end=10)
    assert cursor_in_line(line, "Ngày 31/11.", place).selectedText() == "31/11"
    assert cursor_in_line(line, "Ngày 30/11.", place) is None
