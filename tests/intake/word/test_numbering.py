"""Automatic numbers and bullets as a reader sees them."""

import pytest

from cchc_desk.intake.source import WarningCode, own_text
from cchc_desk.intake.word.number_formats import written_number
from tests.intake.word_builder.markup import (
    HIDDEN,
    abstract,
    font,
    level,
    line,
    num,
    numbered,
    p,
    r,
    restart,
    style,
    tbl,
    tc,
    tr,
)
from tests.intake.word_builder.reading import only, read, texts, warning

OUTLINE = abstract(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)


def numbers(*places: tuple[int, int], lists: str) -> list[str]:
    """Return the numbers of paragraphs in lists and levels."""
    body = (line("x", props=numbered(list_, level_)) for list_, level_ in places)
    return [block.number_text for block in read(*body, numbering=lists).blocks]


def test_an_outline_counts_on_every_level():
    levels = (0, 1, 2, 2, 3, 3, 1, 2, 0, 1)
    found = numbers(*((1, each) for each in levels), lists=OUTLINE + num(1, 1))
    assert found == ["I.", "1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "II.", "1."]


def test_the_number_is_no_part_of_the_text():
    found = only(read(line("Kế hoạch", props=numbered(1)), numbering=OUTLINE + num(1, 1)))
    assert (found.number_text, own_text(found), found.list_level) == ("I.", "Kế hoạch", 0)


def test_a_paragraph_without_a_number_has_no_level():
    assert only(read(line("1. Kế hoạch"))).list_level is None


def test_lists_of_one_definition_count_on():
    lists = OUTLINE + num(1, 1) + num(2, 1)
    assert numbers((1, 0), (2, 0), (1, 0), lists=lists) == ["I.", "II.", "III."]


def test_lists_of_two_definitions_count_apart():
    lists = OUTLINE + abstract(2, level(0, "decimal", "%1)")) + num(1, 1) + num(2, 2)
    assert numbers((1, 0), (2, 0), (1, 0), (2, 0), lists=lists) == ["I.", "1)", "II.", "2)"]


def test_a_list_that_begins_anew_does_so_once():
    lists = OUTLINE + num(1, 1) + num(2, 1, restart(0))
    places = ((1, 0), (1, 0), (2, 0), (2, 0), (1, 0))
    assert numbers(*places, lists=lists) == ["I.", "II.", "I.", "II.", "III."]


def test_a_list_may_begin_with_another_number():
    lists = OUTLINE + num(1, 1, restart(0, 4), restart(1, 7))
    assert numbers((1, 0), (1, 1), (1, 0), (1, 1), lists=lists) == ["IV.", "7.", "V.", "7."]


def test_a_list_may_count_one_level_in_another_way():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Phần %1")}</w:lvlOverride>'
    assert numbers((1, 0), (1, 0), lists=OUTLINE + num(1, 1, override)) == ["Phần A", "Phần B"]


@pytest.mark.parametrize(
    ("restarts", "found"),
    [
        ("", ["1.", "a)", "b)", "2.", "a)"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "a)", "b)", "2.", "c)"]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "a)", "b)", "2.", "a)"]),
    ],
)
def test_a_level_begins_anew_when_it_says_so(restarts, found):
    letters = level(1, "lowerLetter", "%2)", inside=restarts)
    lists = abstract(1, level(0, "decimal", "%1."), letters) + num(1, 1)
    assert numbers((1, 0), (1, 1), (1, 1), (1, 0), (1, 1), lists=lists) == found


def test_a_level_may_begin_anew_only_after_the_first():
    third = level(2, "decimal", "%3)", inside='<w:lvlRestart w:val="1"/>')
    lists = abstract(1, level(0, "decimal", "%1"), level(1, "decimal", "%2"), third) + num(1, 1)
    found = numbers((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2), lists=lists)
    assert found == ["1", "1", "1)", "2", "2)", "2", "1)"]


def test_a_level_that_was_skipped_counts_as_begun():
    lists = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.")) + num(1, 1)
    assert numbers((1, 1), (1, 0), (1, 1), lists=lists) == ["I.1.", "II.", "II.1."]


def test_legal_numbers_are_all_arabic():
    legal = level(1, "decimal", "%1.%2.", inside="<w:isLgl/>")
    lists = abstract(1, level(0, "upperRoman", "%1."), legal) + num(1, 1)
    assert numbers((1, 0), (1, 1), lists=lists) == ["I.", "1.1."]


def test_legal_numbers_keep_their_zeros():
    legal = level(1, "decimalZero", "Mục %1.%2", inside="<w:isLgl/>")
    lists = abstract(1, level(0, "upperRoman", "%1."), legal) + num(1, 1)
    assert numbers((1, 0), (1, 1), lists=lists) == ["I.", "Mục 1.01"]


def test_a_bullet_in_the_middle_of_a_number_is_nothing():
    levels = (level(0, "decimal", "%1."), level(1, "bullet", "-"), level(2, "decimal", "%1.%2%3."))
    places = ((1, 0), (1, 1), (1, 2))
    found = numbers(*places, lists=abstract(1, *levels) + num(1, 1))
    assert found == ["1.", "-", "1.1."]


def test_a_place_that_stands_for_a_deeper_level_is_nothing():
    assert numbers((1, 0), lists=abstract(1, level(0, "decimal", "%1.%2")) + num(1, 1)) == ["1."]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", ["1", "2", "27"]),
        ("decimalZero", ["01", "02", "27"]),
        ("upperRoman", ["I", "II", "XXVII"]),
        ("lowerRoman", ["i", "ii", "xxvii"]),
        ("upperLetter", ["A", "B", "AA"]),
        ("lowerLetter", ["a", "b", "aa"]),
        ("ordinal", ["1st", "2nd", "27th"]),
        ("hex", ["1", "2", "1B"]),
        ("numberInDash", ["- 1 -", "- 2 -", "- 27 -"]),
        ("decimalEnclosedCircle", ["①", "②", "27"]),
        ("decimalEnclosedParen", ["⑴", "⑵", "27"]),
        ("decimalEnclosedFullstop", ["⒈", "⒉", "27"]),
        ("chicago", ["*", "†", "‡‡‡‡‡‡‡"]),
        ("none", ["", "", ""]),
        ("vietnameseCounting", ["1", "2", "27"]),
    ],
)
def test_every_format_counts_in_its_own_way(name, expected):
    assert [written_number(number, name) for number in (1, 2, 27)] == expected


@pytest.mark.parametrize(
    ("number", "name", "written"),
    [
        (0, "upperRoman", "0"),
        (40_000, "lowerRoman", "40000"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerLetter", "0"),
        (0, "chicago", "0"),
        (11, "ordinal", "11th"),
        (23, "ordinal", "23rd"),
    ],
)
def test_unusual_numbers_are_written_too(number, name, written):
    assert written_number(number, name) == written


def test_a_format_of_newer_programs_counts_with_its_zeros():
    both = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert numbers((1, 0), (1, 0), lists=abstract(1, both) + num(1, 1)) == ["001", "002"]


def test_an_unknown_format_counts_in_decimals_and_is_counted():
    lists = abstract(1, level(0, "koreanCounting", "%1.")) + num(1, 1)
    document = read(line("x", props=numbered(1)), numbering=lists)
    assert texts(document) == ["1. x"]
    assert warning(document, WarningCode.UNKNOWN_NUMBERS) == 1


# --- bullets --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("-", "", "-"),
        ("+", "Times New Roman", "+"),
        ("\uf0b7", "Symbol", "•"),
        ("·", "Symbol", "•"),
        ("\uf02d", "Symbol", "-"),
        ("\uf02b", "Symbol", "+"),
        ("\uf02a", "Symbol", "*"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf0d8", "Wingdings", "➢"),
        ("ü", "Wingdings", "✓"),
        ("o", "Courier New", "o"),
        ("●", "Noto Sans Symbols", "●"),
        ("–", "", "–"),
        ("", "", ""),
    ],
)
def test_a_bullet_is_the_sign_that_a_reader_sees(text, name, sign):
    run = font(name) if name else ""
    lists = abstract(1, level(0, "bullet", text, run=run)) + num(1, 1)
    assert numbers((1, 0), (1, 0), lists=lists) == [sign, sign]


def test_an_unknown_bullet_is_a_dot_and_is_counted():
    lists = abstract(1, level(0, "bullet", "\uf0c7", run=font("Wingdings"))) + num(1, 1)
    document = read(line("x", props=numbered(1)), numbering=lists)
    assert texts(document) == ["• x"]
    assert warning(document, WarningCode.UNKNOWN_SYMBOLS) == 1


def test_a_picture_as_a_bullet_is_a_dot():
    picture = level(0, "bullet", "\uf0b7", inside='<w:lvlPicBulletId w:val="0"/>')
    assert numbers((1, 0), lists=abstract(1, picture) + num(1, 1)) == ["•"]


# --- how the number looks -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("run", "mark", "found"),
    [
        ("", "<w:caps/>", "PHẦN A"),
        ("<w:caps w:val='0'/>", "<w:caps/>", "Phần a"),
        ("<w:smallCaps/>", "", "PHẦN A"),
        ("<w:smallCaps w:val='0'/><w:caps/>", "", "PHẦN A"),
        ("<w:vanish/>", "", ""),
        ("", "", "Phần a"),
    ],
)
def test_a_number_looks_as_its_list_or_its_paragraph_says(run, mark, found):
    lists = abstract(1, level(0, "lowerLetter", "Phần %1", run=run)) + num(1, 1)
    paragraph = p(r("x"), props=numbered(1), mark=mark)
    assert only(read(paragraph, numbering=lists)).number_text == found


def test_a_bullet_is_no_letter_to_make_large():
    lists = abstract(1, level(0, "bullet", "o")) + num(1, 1)
    paragraph = p(r("x"), props=numbered(1), mark="<w:caps/>")
    assert only(read(paragraph, numbering=lists)).number_text == "o"


# --- where the number comes from ------------------------------------------------------------------

LINKED = abstract(
    1,
    level(0, "upperRoman", "%1.", inside='<w:pStyle w:val="Muc"/>'),
    level(1, "decimal", "%2.", inside='<w:pStyle w:val="Khoan"/>'),
) + num(1, 1)
NUMBERED = "<w:numPr>{}<w:numId w:val='1'/></w:numPr>"
STYLES = (
    style("Muc", "Mục của Sở", props=NUMBERED.format(""))
    + style("Khoan", "Khoản của Sở", props=NUMBERED.format('<w:ilvl w:val="1"/>'))
    + style("Con", "Con", based="Khoan")
)


def test_styles_number_their_paragraphs_on_the_level_linked_to_them():
    body = (line("a", style="Muc"), line("b", style="Khoan"), line("c", style="Con"))
    assert texts(read(*body, styles=STYLES, numbering=LINKED)) == ["I. a", "1. b", "2. c"]


def test_a_paragraph_may_turn_the_number_of_its_style_off():
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = (line("a", style="Muc"), line("b", style="Muc", props=off), line("c", style="Muc"))
    document = read(*body, styles=STYLES, numbering=LINKED)
    assert texts(document) == ["I. a", "b", "II. c"]


def test_a_paragraph_may_say_only_the_level():
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    document = read(line("a", style="Muc", props=deeper), styles=STYLES, numbering=LINKED)
    assert texts(document) == ["1. a"]


def test_a_list_may_be_named_by_a_style_of_lists():
    lists = (
        abstract(1, inside='<w:numStyleLink w:val="DanhSach"/>')
        + abstract(2, level(0, "decimal", "%1/"), inside='<w:styleLink w:val="DanhSach"/>')
        + num(1, 1)
        + num(2, 2)
    )
    styles = style("DanhSach", "Danh sách", kind="numbering", props=numbered(2))
    document = read(line("a", props=numbered(1)), styles=styles, numbering=lists)
    assert texts(document) == ["1/ a"]


@pytest.mark.parametrize(
    "lists",
    [
        "",
        num(1, 7),
        abstract(1, inside='<w:numStyleLink w:val="None"/>') + num(1, 1),
        abstract(1, '<w:lvl w:ilvl="x"/>', '<w:lvl w:ilvl="12"/>') + num(1, 1),
        abstract(1, '<w:lvl w:ilvl="0"/>') + num(1, 1),
        abstract(1, level(0, "decimal", "%1")) + num(1, 1, '<w:lvlOverride w:ilvl="0"/>'),
    ],
)
def test_a_list_that_is_broken_loses_no_words(lists):
    document = read(line("a", props=numbered(1)), numbering=lists)
    assert texts(document)[0].endswith("a")


def test_a_style_of_lists_without_a_list_numbers_nothing():
    styles = style("DanhSach", "Danh sách", kind="numbering")
    lists = abstract(1, inside='<w:numStyleLink w:val="DanhSach"/>') + num(1, 1)
    document = read(line("a", props=numbered(1)), styles=styles, numbering=lists)
    assert only(document).number_text == ""


def test_a_level_beyond_the_last_is_the_last():
    lists = abstract(1, level(8, "decimal", "%9.")) + num(1, 1)
    assert numbers((1, 40), lists=lists) == ["1."]


# --- what counts ----------------------------------------------------------------------------------

SIMPLE = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)


def test_numbers_in_cells_count_in_reading_order():
    cell = tc(p(props=numbered(1)))
    table = tbl(tr(cell, "a"), tr(cell, "b"))
    document = read(line("x", props=numbered(1)), table, numbering=SIMPLE)
    assert texts(document) == ["1. x", "[2.  | a / 3.  | b]"]


def test_a_hidden_paragraph_does_not_count():
    hidden = p(r("x", HIDDEN), props=numbered(1), mark=HIDDEN)
    body = (line("a", props=numbered(1)), hidden, line("b", props=numbered(1)))
    assert texts(read(*body, numbering=SIMPLE)) == ["1. a", "2. b"]


def test_a_deleted_paragraph_does_not_count():
    deleted = p(
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", props=numbered(1), mark="<w:del/>"
    )
    body = (line("a", props=numbered(1)), deleted, line("b", props=numbered(1)))
    assert texts(read(*body, numbering=SIMPLE)) == ["1. a", "2. b"]
