"""Where characters stand in the document that is shown: found words are selected, never others."""

import pytest
from PySide6.QtGui import QTextCursor

from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.richtext import Image, Table, TableCell, paragraph, plain
from cchc_desk.forms.text_places import Field, texts_of
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.search.positions import note_number, paragraph_at, select, shown_lines

TABLE = Table(((TableCell(plain("một")), TableCell(plain("hai\nba"))),) * 2)

TEXTS = [
    plain("Đã ban hành\nkế hoạch"),
    (paragraph("trước"), TABLE, paragraph("sau")),
    (TABLE,),
    (TABLE, TABLE),
    plain("chữ 𝒳 ngoài bảng mã\nvà sau"),
    (paragraph("trước"), Image("i", 20.0), paragraph("sau")),
    from_markup("Câu<fn>ghi chú một</fn> có<fn>hai</fn> chú thích\n-\tgạch<fn>ba</fn>"),
]


@pytest.fixture
def editor(qtbot):
    made = RichTextEditor()
    qtbot.addWidget(made)
    return made


def lines_of(editor):
    return list(shown_lines(editor.document()))


@pytest.mark.parametrize("blocks", TEXTS)
def test_the_lines_shown_are_the_paragraphs_of_the_text(editor, blocks):
    editor.set_content(blocks)
    kept = editor.content()
    wanted = {
        t.place.paragraph: t.text for t in texts_of(Field(item="i"), kept) if t.place.note is None
    }
    shown = {n: line.text for n, line in enumerate(lines_of(editor)) if line.text}
    assert shown == wanted


@pytest.mark.parametrize("blocks", TEXTS)
def test_what_is_selected_is_what_was_found(editor, blocks):
    editor.set_content(blocks)
    for line in lines_of(editor):
        cursor = QTextCursor(editor.document())
        select(cursor, line, len(line.text) // 2, len(line.text))
        assert cursor.selectedText().replace("\ufffc", "") == line.text[len(line.text) // 2 :]


def test_marks_that_combine_count_as_the_text_does(editor):
    editor.set_content(())
    editor.insertPlainText("Đa\u0303 ho\u0323p")
    (line,) = lines_of(editor)
    assert line.text == "Đã họp"
    cursor = QTextCursor(editor.document())
    select(cursor, line, 3, 6)
    assert cursor.selectedText() == "ho\u0323p"


def test_footnotes_are_counted_over_the_paragraphs(editor):
    editor.set_content(TEXTS[-1])
    assert [line.notes for line in lines_of(editor)] == [2, 1]
    assert note_number(lines_of(editor), 1, 0) == 2


def test_a_place_of_the_cursor_leads_to_its_paragraph(editor):
    editor.set_content((paragraph("trước"), TABLE, paragraph("sau")))
    document = editor.document()
    numbers = [paragraph_at(document, line.positions[0]) for line in lines_of(editor)]
    assert numbers == list(range(len(numbers)))
