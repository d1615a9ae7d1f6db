"""Whatever a reader finds odd is said in a sentence of its own."""

import pytest

from cchc_desk.desk import import_notices as notices
from cchc_desk.intake.appendix.grid import Grid
from cchc_desk.intake.appendix.tables import TableWarning, TableWarningCode
from cchc_desk.intake.recognise.learned import StaleWords
from cchc_desk.intake.sheet.sheets import Sheet, SheetWarning, SheetWarningCode, Workbook
from cchc_desk.intake.source import SourceWarning, WarningCode

# Nothing that anybody wrote is missing or looks otherwise.
HARMLESS = {
    WarningCode.TEXT_BOXES,
    WarningCode.TYPED_NOTES_JOINED,
    WarningCode.NORMALISED_TEXT,
}
ONLY_PAGES = {WarningCode.REPEATED_HEADERS, WarningCode.TYPED_PAGE_NUMBERS}


@pytest.mark.parametrize("code", WarningCode)
def test_every_warning_of_the_reader_of_word_is_told_unless_it_does_no_harm(code):
    warning = SourceWarning(code, 3, ("một", "hai"))
    told = [*notices.of_word([warning])]
    left_out = [*notices.left_out_of_word([warning])]
    assert len(told) == (code not in HARMLESS | ONLY_PAGES)
    assert len(left_out) == (code in ONLY_PAGES)
    for sentence in told + left_out:
        assert "(3)" in sentence
        assert sentence.endswith("“một”; “hai” …")


@pytest.mark.parametrize("code", TableWarningCode)
def test_every_warning_of_the_reader_of_tables_is_told(code):
    warning = TableWarning(code, 1, ("một",))
    told = [*notices.of_tables([warning])]
    left_out = [*notices.left_out_of_tables([warning])]
    is_no_row = code in {TableWarningCode.REPEATED_HEADERS, TableWarningCode.COLUMN_NUMBERS}
    assert (len(told), len(left_out)) == ((0, 1) if is_no_row else (1, 0))
    assert all("“một”" in sentence for sentence in told + left_out)


@pytest.mark.parametrize("code", SheetWarningCode)
def test_every_warning_of_the_reader_of_sheets_is_told(code):
    sheet = Sheet("Trang 1", Grid(), warnings=(SheetWarning(code, 2, ("B5", "B6")),))
    (sentence,) = notices.of_workbook(Workbook((sheet,)))
    assert "Trang 1" in sentence
    assert sentence.endswith("“B5”; “B6”")


def test_hidden_sheets_and_those_left_out_are_told():
    book = Workbook((Sheet("Ẩn", Grid(), is_hidden=True),), ("Biểu đồ",))
    hidden, left_out = notices.of_workbook(book)
    assert "Ẩn" in hidden
    assert left_out.endswith("“Biểu đồ”")


def test_stale_words_are_named_once():
    stale = [StaleWords("label", "a", "quý I"), StaleWords("label", "b", "quý  I")]
    (sentence,) = notices.of_stale_words(stale)
    assert sentence.count("quý I") == 1


def test_a_sentence_without_places_stands_alone():
    assert notices.quoted("Xong.", ["", " "]) == "Xong."
