"""Files written in fonts from before Unicode are read as their readers see them."""

from dataclasses import replace

import pytest
from openpyxl.styles import Font

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_fonts import in_unicode, sheet_in_unicode
from cchc_desk.forms.richtext import plain_text
from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.intake.source import own_text, paragraphs
from tests.desk.foreign import a_report, brought_in
from tests.intake.sheet.workbooks import filled, only
from tests.intake.word_builder.markup import (
    font,
    footnote,
    footnote_mark,
    footnote_text,
    p,
    r,
    tbl,
    tc,
    tr,
)
from tests.intake.word_builder.reading import notes, read, texts

WORDS = "Sở đã ban hành kế hoạch cải cách hành chính và phân công các phòng thực hiện."
FONTS = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}


@pytest.mark.parametrize("encoding", FONTS)
def test_a_font_says_in_which_letters_its_text_is_written(encoding):
    old = encode(WORDS, encoding)
    document, conversions = in_unicode(read(p(r(old, font(FONTS[encoding]))), p(r("Xong."))))
    assert texts(document) == [WORDS, "Xong."]
    assert [(each.encoding, each.runs) for each in conversions] == [(encoding, 1)]


def test_tables_and_notes_are_converted_too():
    old = encode(WORDS, Encoding.TCVN3)
    run = r(old, font(".VnTime"))
    said = footnote(1, footnote_text(run))
    document, _ = in_unicode(read(p(r("a"), footnote_mark(1)), tbl(tr(tc(p(run)))), footnotes=said))
    assert notes(document) == [WORDS]
    assert own_text(list(paragraphs(document.blocks))[1]) == WORDS


def test_a_letter_that_two_runs_part_is_whole_again():
    old = encode("kế hoạch", Encoding.VNI)
    runs = [r(part, font("VNI-Times")) for part in old]
    document, _ = in_unicode(read(p(*runs)))
    assert texts(document) == ["kế hoạch"]


def test_where_no_font_tells_the_whole_text_must():
    old = encode(WORDS, Encoding.TCVN3)
    document, conversions = in_unicode(read(p(r(old))))
    assert texts(document) == [WORDS]
    assert len(conversions) == 1


def test_an_ordinary_file_stays_as_it_is():
    source = a_report()
    document, conversions = in_unicode(source.word)
    assert document is source.word
    assert conversions == ()


def test_a_sheet_is_converted_by_the_fonts_of_its_cells():
    workbook, sheet = filled(encode("Rà soát văn bản", Encoding.TCVN3))
    sheet["A1"].font = Font(name=".VnTime")
    converted, conversions = sheet_in_unicode(only(workbook))
    assert plain_text(converted.grid.rows[0].cells[0].text) == "Rà soát văn bản"
    assert len(conversions) == 1


def test_the_clerk_is_told_and_may_check(tmp_path):
    source = a_report()
    old = read(p(r(encode(WORDS, Encoding.TCVN3), font(".VnTime"))))
    section = replace(
        source.word.sections[0], blocks=(*source.word.sections[0].blocks[:8], *old.blocks)
    )
    changed = replace(source, word=replace(source.word, sections=(section,)))
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        (warning,) = brought_in(desk, changed).warnings
    assert "TCVN3" in warning
    assert WORDS in warning
