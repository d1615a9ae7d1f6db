"""The file as a page: every line stands there, looks as it did, and is found again."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.richtext import Vertical
from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.recognise.recognised import Line, Place
from cchc_desk.intake.source import (
    SourceCell,
    SourceNote,
    SourceParagraph,
    SourcePicture,
    SourceRow,
    SourceSpan,
    SourceTable,
)
from cchc_desk.ui.importing.lines import words_of
from cchc_desk.ui.importing.page_view import PageView
from cchc_desk.ui.importing.page_writer import MOST_ROWS, Columns, PageWriter, pieces_of
from cchc_desk.ui.theme import DARK, LIGHT, Scheme, apply_theme
from tests.ui.importing.files import PAPER, WITH_TASKS, paper, understood


def paragraph(*spans):
    return SourceParagraph(tuple(SourceSpan(s) if isinstance(s, str) else s for s in spans))


def line(index, block):
    return Line(index, block, Place(0, index))


def table(*rows):
    """Return a table of rows of words; a cell "a>" is two columns wide."""
    return SourceTable(tuple(SourceRow(tuple(_cells(row))) for row in rows))


def _cells(row):
    column = 0
    for words in row:
        wide = 2 if words.endswith(">") else 1
        yield SourceCell((paragraph(words.rstrip(">")),), column, columns=wide)
        column += wide


def written(*blocks):
    """Write blocks on a page, one line each."""
    document = QTextDocument()
    lines = [line(n, block) for n, block in enumerate(blocks)]
    writer = PageWriter(document, tuple(pieces_of(lines, None)), 1.0)
    while not writer.is_whole:
        writer.write_next()
    return document, writer


def selected(document, span):
    cursor = QTextCursor(document)
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def look(document, position) -> QTextCharFormat:
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return cursor.charFormat()


# --- writing --------------------------------------------------------------------------------------


@pytest.fixture(params=[PAPER, WITH_TASKS], ids=["report", "with an appendix"])
def whole(request):
    """Return a paper as it was recognised, its page and its writer."""
    found = understood(paper(request.param))
    document = QTextDocument()
    pieces = tuple(pieces_of(found.recognised.lines, found.source.word))
    writer = PageWriter(document, pieces, 1.0)
    while not writer.is_whole:
        writer.write_next()
    return found.recognised.lines, document, writer


def test_every_line_stands_on_the_page_with_its_words(whole):
    lines, document, writer = whole
    for index, words in enumerate(words_of(lines)):
        if words and not isinstance(lines[index].block, SourceTable):
            said = selected(document, writer.span_of(index)).selectedText()
            assert words.split()[0] in said


def test_every_line_is_found_by_its_place(whole):
    lines, _, writer = whole
    assert all(writer.line_at(writer.span_of(each.index)[0]) == each.index for each in lines)


def test_the_head_stands_in_two_columns():
    found = understood(paper(PAPER))
    columns = [
        piece
        for piece in pieces_of(found.recognised.lines, found.source.word)
        if isinstance(piece, Columns)
    ]
    head = [words_of(cell) for cell in columns[0].cells]
    assert [words[:2] for words in head] == [
        ("UBND TỈNH LAM GIANG", "SỞ DU LỊCH"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    ]
    assert sum(columns[0].shares) == pytest.approx(1)


def test_without_the_file_all_lines_stand_under_each_other():
    lines = understood(paper(PAPER)).recognised.lines
    assert list(pieces_of(lines, None)) == list(lines)


def test_words_keep_their_looks():
    document, _ = written(
        paragraph(
            SourceSpan("đậm", bold=True),
            SourceSpan("nghiêng", italic=True),
            SourceSpan("2", vertical=Vertical.SUPER),
            SourceSpan("thường", capitals=True),
        )
    )
    assert document.toPlainText() == "đậmnghiêng2THƯỜNG"
    assert look(document, 0).fontWeight() > 400
    assert look(document, 3).fontItalic()
    raised = QTextCharFormat.VerticalAlignment.AlignSuperScript
    assert look(document, 10).verticalAlignment() == raised


def test_a_note_is_a_small_number_that_tells_its_words():
    document, _ = written(paragraph("Kế hoạch", SourceNote((SourceSpan("số 3"),))))
    assert document.toPlainText() == "Kế hoạch1"
    assert look(document, 8).toolTip() == "số 3"


def test_an_automatic_number_and_a_line_break_are_shown():
    block = SourceParagraph((SourceSpan("Một\nhai"),), number_text="1.")
    document, _ = written(block)
    assert document.toPlainText() == "1. Một\nhai"


def test_a_picture_is_named():
    document, _ = written(SourcePicture(b"x"))
    assert document.toPlainText() == f"[{tr('Picture')}]"


def test_merged_cells_stay_merged():
    document, writer = written(table(("a>", "b"), ("c", "d", "e")))
    cursor = QTextCursor(document)
    cursor.setPosition(writer.span_of(0)[0])
    made = cursor.currentTable()
    assert (made.rows(), made.columns()) == (2, 3)
    assert made.cellAt(0, 0).columnSpan() == 2


def test_of_a_long_table_the_rest_is_counted():
    document, _ = written(table(*([("một", "hai")] * (MOST_ROWS + 3))))
    rest = ntr("… and {count} more row", "… and {count} more rows", 3)
    assert document.toPlainText().endswith(rest)


def test_text_after_a_table_is_under_it():
    document, writer = written(table(("a", "b")), paragraph("sau bảng"))
    cursor = selected(document, writer.span_of(1))
    assert cursor.selectedText() == "sau bảng"
    assert cursor.currentTable() is None


# --- the view -------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot):
    theme = apply_theme(QApplication.instance(), Scheme.DARK, 100)
    made = PageView(theme)
    qtbot.addWidget(made)
    made.resize(480, 300)
    return made


def test_the_page_is_white_in_the_dark_too(qtbot, page):
    with qtbot.waitExposed(page):
        page.show()
    colour = page.grab().toImage().pixelColor(page.width() // 2, 8).name().upper()
    assert colour == LIGHT.page
    assert colour != DARK.page


def test_a_page_is_written_when_it_is_first_seen(qtbot, page):
    found = understood(paper(PAPER))
    page.show_file(found.recognised, found.source.word)
    assert page.toPlainText() == ""
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: "Trên đây là" in page.toPlainText())


def test_a_line_that_was_marked_before_is_marked_when_it_is_seen(qtbot, page):
    found = understood(paper(PAPER))
    page.show_file(found.recognised, found.source.word)
    lines = found.recognised.lines
    place = next(n for n, words in enumerate(words_of(lines)) if "Kiến nghị bãi bỏ" in words)
    page.mark(place)
    with qtbot.waitExposed(page):
        page.show()
    (mark,) = page.extraSelections()
    assert "Kiến nghị bãi bỏ" in mark.cursor.selectedText()
