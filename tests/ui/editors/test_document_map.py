import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.richtext import (
    Footnote,
    Image,
    Level,
    Paragraph,
    Span,
    Table,
    TableCell,
    normalise,
)
from cchc_desk.ui.editors.document import ClerkDocument
from cchc_desk.ui.editors.document_map import (
    insert_blocks,
    read_document,
    read_fragment,
    write_document,
)
from cchc_desk.ui.editors.formats import character_format
from tests.strategies import rich_texts

SHAPES = [
    (((1, 1), (1, 1)), ((1, 1), (1, 1))),
    (((2, 1),), ((1, 1), (1, 1))),
    (((1, 2), (1, 1)), ((1, 1),)),
    (((2, 2), (1, 1)), ((1, 1),), ((1, 1), (1, 1), (1, 1))),
    (((1, 2), (1, 2)), ()),
]


def through_a_document(blocks):
    document = ClerkDocument()
    write_document(document, blocks)
    document.documentLayout().documentSize()  # lays the text out: that must not change it
    return read_document(document)


def without_blank_ends(blocks):
    """Drop what a selection cannot tell: whether an empty paragraph at an end is in it."""
    kept = [index for index, block in enumerate(blocks) if getattr(block, "spans", True)]
    return blocks[kept[0] : kept[-1] + 1] if kept else ()


@given(blocks=rich_texts)
def test_text_shown_in_a_document_is_read_back_the_same(qapp, blocks):
    assume(not {"\ufdd0", "\ufdd1"} & set(to_markup(blocks)))
    assert through_a_document(blocks) == blocks


@given(first=rich_texts, second=rich_texts)
def test_a_document_written_again_holds_only_the_new_text(qapp, first, second):
    assume(not {"\ufdd0", "\ufdd1"} & set(to_markup(second)))
    document = ClerkDocument()
    write_document(document, first)
    write_document(document, second)
    assert read_document(document) == second
    assert not document.isUndoAvailable()


@pytest.mark.parametrize("shape", SHAPES)
def test_merged_cells_keep_their_shape(qapp, shape):
    rows = tuple(
        tuple(TableCell((Paragraph((Span(f"{r}{c}"),)),), *size) for c, size in enumerate(row))
        for r, row in enumerate(shape)
    )
    blocks = (Table(rows, header_rows=1),)
    assert through_a_document(blocks) == blocks


@given(widths=st.lists(st.floats(0.1, 300), min_size=2, max_size=2).map(tuple))
def test_widths_are_kept_to_the_last_digit(qapp, widths):
    blocks = (Table(((TableCell(), TableCell()),), widths),)
    assert through_a_document(blocks) == blocks


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph(),),
        (Table(()),),
        (Table(((TableCell(),),)), Table(((TableCell(),),))),
        (Paragraph(), Table(((TableCell(),),)), Paragraph()),
        (Image("a", 10.5, "x"), Image("a", 10.5, "x"), Paragraph()),
        (Paragraph((Footnote(()), Footnote(())), Level.DASH),),
        (Paragraph((Footnote((Span("-\tx\ny", bold=True, figure="f"),)),)),),
        (Paragraph((Span("a\ufffcb\U0001f600\u00a0\t\n"), Span("\ufffc", italic=True))),),
        (Paragraph((Span("1", figure="f", bold=True), Span("3", figure="f"), Span("5"))),),
    ],
)
def test_what_qt_has_no_place_for_is_kept(qapp, blocks):
    assert through_a_document(normalise(blocks)) == blocks


def test_what_is_read_may_be_inserted_again_and_undone_at_once(qapp):
    blocks = (
        Paragraph((Span("a"),)),
        Table(((TableCell(), TableCell()),)),
        Paragraph((Span("b"),)),
    )
    document = ClerkDocument()
    write_document(document, ())
    insert_blocks(QTextCursor(document), blocks)
    assert read_document(document) == blocks
    document.undo()
    assert read_document(document) == ()


def test_two_paragraphs_inserted_in_a_third_part_it(qapp):
    document = ClerkDocument()
    write_document(document, (Paragraph((Span("ab"),), Level.DASH),))
    cursor = QTextCursor(document)
    cursor.setPosition(1)
    insert_blocks(cursor, (Paragraph((Span("1"),)), Paragraph((Span("2"),), Level.PLUS)))
    assert to_markup(read_document(document)) == "-\ta1\n+\t2b"


@given(blocks=rich_texts)
def test_everything_selected_is_everything(qapp, blocks):
    assume(not {"\ufdd0", "\ufdd1"} & set(to_markup(blocks)))
    document = ClerkDocument()
    write_document(document, blocks)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    assert without_blank_ends(read_fragment(cursor)) == without_blank_ends(blocks)


def test_text_around_an_image_is_read_as_paragraphs(qapp):
    document = ClerkDocument()
    write_document(document, (Image("a"),))
    cursor = QTextCursor(document)
    cursor.insertText("x")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("y", character_format(Span("")))
    assert to_markup(read_document(document)).split("\n")[0] == "x"
    assert [type(block) for block in read_document(document)] == [Paragraph, Image, Paragraph]
