import pytest
from hypothesis import given

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.linked_text import (
    UNKNOWN,
    FigureForm,
    filled,
    insertions,
    linked_figures,
    unlinked,
)
from cchc_desk.forms.richtext import (
    Footnote,
    Paragraph,
    Span,
    Table,
    TableCell,
    normalise,
    plain_text,
)
from tests.strategies import rich_texts

LINKED = Span("04", bold=True, figure="ho-so")
TEXT = (
    Paragraph((Span("Tiếp nhận "), LINKED, Span(" hồ sơ"), Footnote((LINKED, Span(" nơi khác"))))),
    Table(((TableCell((Paragraph((LINKED,)),)),),)),
)
VALUES = {"ho-so": "05", "xong": "13,6", "giao": "110", "ty-le": "12,36"}


def test_every_linked_text_shows_the_new_value():
    line, table = filled(TEXT, VALUES.get)
    assert line.spans[1] == Span("05", bold=True, figure="ho-so")
    assert line.spans[3].spans[0].text == "05"
    assert table.rows[0][0].paragraphs[0].spans[0].text == "05"


def test_an_unknown_value_leaves_the_characters():
    assert filled(TEXT, lambda _id: None) == TEXT


def test_other_characters_stay():
    (line, _table) = filled(TEXT, VALUES.get)
    assert plain_text([line]) == "Tiếp nhận 05 hồ sơ"


def test_a_text_names_its_figures():
    assert linked_figures(TEXT) == {"ho-so"}
    assert linked_figures(unlinked(TEXT, "ho-so")) == frozenset()
    assert linked_figures(unlinked(TEXT, "khac")) == {"ho-so"}


def test_unlinked_characters_join_their_neighbours():
    text = (Paragraph((Span("có "), Span("05", figure="ho-so"), Span(" hồ sơ"))),)
    assert unlinked(text, "ho-so") == (Paragraph((Span("có 05 hồ sơ"),)),)


@given(rich_texts)
def test_filling_twice_changes_nothing_more(text):
    once = filled(text, lambda _id: "05")
    assert filled(once, lambda _id: "05") == once == normalise(once)


@given(rich_texts)
def test_unlinking_keeps_what_is_read(text):
    for figure in linked_figures(text):
        assert plain_text(unlinked(text, figure)) == plain_text(normalise(text))


def shown(insertion):
    return "".join(span.text for span in insertion.spans)


@pytest.mark.parametrize(
    ("figure", "forms"),
    [
        (
            Figure("ho-so", "Hồ sơ", "hồ sơ"),
            {FigureForm.NUMBER: "05", FigureForm.MEASURED: "05 hồ sơ"},
        ),
        (Figure("ho-so", "Hồ sơ"), {FigureForm.NUMBER: "05"}),
        (
            Figure("ty-le", "Tỷ lệ", "%", Nature.RATIO, "xong", "giao"),
            {
                FigureForm.NUMBER: "12,36",
                FigureForm.MEASURED: "12,36\u00a0%",
                FigureForm.PARTS: "13,6/110",
            },
        ),
        (
            Figure("khong", "Chưa có", "%", Nature.RATIO, "a", "b"),
            {
                FigureForm.NUMBER: UNKNOWN,
                FigureForm.MEASURED: f"{UNKNOWN}\u00a0%",
                FigureForm.PARTS: f"{UNKNOWN}/{UNKNOWN}",
            },
        ),
    ],
)
def test_a_figure_is_inserted_as_a_number_with_measure_or_as_parts(figure, forms):
    assert {each.form: shown(each) for each in insertions(figure, VALUES.get)} == forms


def test_only_the_numbers_are_linked():
    figure = Figure("ty-le", "Tỷ lệ", "%", Nature.RATIO, "xong", "giao")
    links = [[span.figure for span in each.spans] for each in insertions(figure, VALUES.get)]
    assert links == [["ty-le"], ["ty-le", None], ["xong", None, "giao"]]
