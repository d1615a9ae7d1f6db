import pytest
from hypothesis import given

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.markup_text import markup_texts
from cchc_desk.forms.richtext import Footnote, Image, Level, Paragraph, Span, plain
from cchc_desk.forms.text_places import Field, texts_of
from tests.strategies import rich_texts


def read(markup):
    return [(each.paragraph, each.note, each.text) for each in markup_texts(markup)]


@given(rich_texts)
def test_the_characters_are_those_of_the_blocks(blocks):
    expected = [(t.place.paragraph, t.place.note, t.text) for t in texts_of(Field(), blocks)]
    assert read(to_markup(blocks)) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((), []),
        (plain("a & b < c"), [(0, None, "a & b < c")]),
        ((Paragraph((Span("x"),), Level.DASH), Paragraph()), [(0, None, "x")]),
        (
            (Paragraph((Span("a\tb\nc", bold=True), Footnote((Span("n"),)))),),
            [(0, None, "a\tb\nc"), (0, 0, "n")],
        ),
        ((Image("i", 10.0, "<p>ảnh</p>"), *plain("sau")), [(0, None, "sau")]),
    ],
)
def test_signs_tags_and_images_are_no_characters(blocks, expected):
    assert read(to_markup(blocks)) == expected
