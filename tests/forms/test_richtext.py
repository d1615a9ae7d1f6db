from html import escape

import pytest
from hypothesis import given

from cchc_desk.forms.markup import MarkupError, from_markup, to_markup
from cchc_desk.forms.richtext import (
    Footnote,
    Image,
    Level,
    Paragraph,
    Span,
    Table,
    footnotes,
    is_empty,
    normalise,
    plain,
    plain_text,
)
from tests.strategies import rich_texts


@given(rich_texts)
def test_text_read_from_its_compact_form_is_the_same(blocks):
    assert from_markup(to_markup(blocks)) == blocks


@pytest.mark.parametrize("typed", ["KH&CN", "a < b > c", "&amp;lt; &#39; &x;", '“"\'&"”'])
def test_signs_of_the_compact_form_are_written_as_everybody_writes_them(typed):
    blocks = (Paragraph((Span(typed, link=f"https://a.vn/?{typed.strip()}"),)),)
    written = to_markup(blocks)
    assert escape(typed, quote=False) in written
    assert escape(f"https://a.vn/?{typed.strip()}") in written
    assert from_markup(written) == blocks


@given(rich_texts)
def test_normalising_twice_changes_nothing_more(blocks):
    assert normalise(blocks) == blocks


def test_decomposed_letters_are_stored_composed():
    assert to_markup((Paragraph((Span("Ho\u0300a"),)),)) == "Hòa"


def test_control_characters_are_dropped():
    assert plain("a\x00b\x0bc") == (Paragraph((Span("abc"),)),)


def test_neighbours_of_one_look_become_one_span():
    line = Paragraph((Span("a", bold=True), Span(""), Span("b", bold=True), Span("c")))
    assert normalise((line,)) == (Paragraph((Span("ab", bold=True), Span("c"))),)


def test_a_typed_hyphen_is_not_a_level():
    (read,) = from_markup(to_markup((Paragraph((Span("-\tx"),)),)))
    assert isinstance(read, Paragraph)
    assert read.level is Level.NONE


def test_a_level_is_written_as_its_sign():
    assert to_markup((Paragraph((Span("x"),), Level.PLUS),)) == "+\tx"


def test_an_empty_text_has_no_block():
    assert from_markup("") == () == plain("")


def test_a_single_empty_paragraph_is_kept():
    assert from_markup(to_markup((Paragraph(),))) == (Paragraph(),)


def test_footnotes_are_found_in_cells_too():
    note = Footnote((Span("n"),))
    (table,) = from_markup(
        '<table widths="" header="1"><tr><td columns="1" rows="1"><p>a<fn>n</fn></p></td></tr>'
        "</table>"
    )
    assert list(footnotes((Paragraph((note,)), table))) == [note, note]


def test_plain_text_shows_signs():
    assert plain_text((Paragraph((Span("x"),), Level.DASH), Paragraph())) == "- x\n"


@pytest.mark.parametrize("blocks", [(), (Paragraph(),), (Paragraph((Span("  "),)),), (Table(()),)])
def test_text_without_anything_to_read_is_empty(blocks):
    assert is_empty(blocks)


@pytest.mark.parametrize(
    "blocks", [(Image("a"),), (Paragraph((Footnote((Span("n"),)),)),), plain("x")]
)
def test_text_with_something_to_read_is_not_empty(blocks):
    assert not is_empty(blocks)


@pytest.mark.parametrize(
    "damaged",
    [
        "<b>x",
        "x</b>",
        "<b>x</i>",
        "a < b",
        "<zzz>x</zzz>",
        "<fn>a<fn>b</fn></fn>",
        '<img id="a"/>',
        '<table widths="x" header="1"></table>',
        '<table widths="" header="1"></table>tail',
        '<table widths="" header="1"><tr><td columns="z" rows="1"></td></tr></table>',
    ],
)
def test_damaged_text_is_refused(damaged):
    with pytest.raises(MarkupError):
        from_markup(damaged)
