"""The lines of a file as the list shows them, and the keys that change their parts."""

import pytest

from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import Doubt, Line, LineRole, Place
from cchc_desk.intake.source import (
    SourceCell,
    SourceNote,
    SourceParagraph,
    SourcePicture,
    SourceRow,
    SourceSpan,
    SourceTable,
)
from cchc_desk.ui.importing.lines import label_level, shown_lines, words_of
from cchc_desk.ui.importing.roles import (
    DOUBT_WORDS,
    ROLE_KEYS,
    ROLE_LOOKS,
    Part,
    part_asked,
)


def paragraph(text):
    return SourceParagraph((SourceSpan(text),))


def line(index, role, level=0, text="chữ", doubts=()):
    return Line(index, paragraph(text), Place(0, index), role, level, doubts)


def shown(*lines, chosen=None):
    return shown_lines(lines, words_of(lines), chosen or {})


LINES = (
    line(0, LineRole.OFFICE),
    line(1, LineRole.HEADING, 1),
    line(2, LineRole.HEADING, 2),
    line(3, LineRole.ANSWER),
    line(4, LineRole.LABEL, 4, doubts=(Doubt.LEVEL,)),
    line(5, LineRole.UNPLACED),
    line(6, LineRole.CLOSING),
    line(7, LineRole.ANSWER),
)


def test_text_stands_inside_the_heading_above_it():
    assert [each.depth for each in shown(*LINES)] == [0, 0, 1, 2, 3, 4, 0, 0]


def test_a_chosen_part_is_shown_and_its_doubt_is_gone():
    found = shown(*LINES, chosen={4: Part(LineRole.ANSWER)})[4]
    assert (found.part, found.doubts, found.is_chosen) == (Part(LineRole.ANSWER), (), True)


def test_a_part_is_called_with_its_level():
    heading = tr("{role}, level {level}", role=tr("Heading"), level=2)
    assert [each.part.words for each in shown(*LINES)[2:4]] == [heading, tr("Content")]


def test_a_blank_line_is_not_shown():
    lines = (line(0, LineRole.ANSWER), line(1, LineRole.LEFT_OUT, text=" "))
    assert [each.index for each in shown(*lines)] == [0]


def test_a_table_and_a_picture_are_shown_in_words():
    cells = tuple(SourceCell((paragraph(text),), n) for n, text in enumerate(("STT", "Việc")))
    table = SourceTable((SourceRow(cells), SourceRow(cells)))
    noted = SourceParagraph((SourceNote((SourceSpan("x"),)),))
    blocks = (table, SourcePicture(b"x"), SourcePicture(None), noted)
    lines = [Line(n, block, Place(0, n)) for n, block in enumerate(blocks)]
    size = tr("Table, {rows} rows × {columns} columns", rows=2, columns=2)
    assert words_of(lines) == (f"{size}: STT | Việc", tr("Picture"), "", "¹")


@pytest.mark.parametrize(("index", "level"), [(0, 1), (3, 3), (4, 4), (5, 4), (2, 2)])
def test_a_label_takes_the_level_of_its_place(index, level):
    assert label_level(LINES, index, {}) == level


def test_a_label_is_never_deeper_than_an_outline_goes():
    lines = (line(0, LineRole.HEADING, 9), line(1, LineRole.ANSWER))
    assert label_level(lines, 1, {}) == 9


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("3", Part(LineRole.HEADING, 3)),
        ("N", Part(LineRole.LABEL)),
        ("B", Part(LineRole.LEFT_OUT)),
        ("0", None),
        ("X", None),
    ],
)
def test_a_key_asks_for_a_part(key, part):
    assert part_asked(key) == part


def test_no_two_keys_are_letters_that_an_input_method_puts_together():
    assert not set(ROLE_KEYS) & set("AEIOUYDSFRXJZW")  # Source: Telex


def test_every_part_and_every_doubt_has_words():
    assert set(ROLE_LOOKS) == set(LineRole)
    assert set(DOUBT_WORDS) == set(Doubt)
