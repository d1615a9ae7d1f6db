"""Tracked changes accepted, comments kept beside their paragraph, paragraphs that run together."""

from cchc_desk.intake.source import SourceComment, WarningCode
from tests.intake.word_builder.markup import (
    BOLD,
    HIDDEN,
    PAGE_BREAK,
    abstract,
    footnote,
    footnote_mark,
    footnote_text,
    level,
    line,
    num,
    numbered,
    p,
    r,
    section,
    style,
    tbl,
    tc,
    tr,
)
from tests.intake.word_builder.reading import notes, only, read, texts, warning


def inserted(*runs: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{"".join(runs)}</w:ins>'


def deleted(text: str) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="A">{run}</w:del>'


def test_insertions_stay_and_deletions_go():
    document = read(p(r("Sở "), deleted("Khoa học"), inserted(r("Nội vụ"))))
    assert texts(document) == ["Sở Nội vụ"]
    assert warning(document, WarningCode.INSERTED_TEXT) == 1
    assert warning(document, WarningCode.DELETED_TEXT) == 1


def test_a_deletion_within_an_insertion_goes():
    assert texts(read(p(inserted(r("a"), deleted("b"), r("c"))))) == ["ac"]


def test_moved_text_stands_where_it_was_moved_to():
    moved = p(f"<w:moveFrom>{r('đoạn')}</w:moveFrom>", r("một"))
    assert texts(read(moved, p(f"<w:moveTo>{r('đoạn')}</w:moveTo>"))) == ["một", "đoạn"]


def test_earlier_formatting_is_not_read():
    now = r("a", f"<w:rPrChange><w:rPr>{BOLD}</w:rPr></w:rPrChange>")
    before = '<w:pPrChange><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    found = only(read(p(now, props=before)))
    assert (found.format.alignment, found.format.bold) == ("left", False)


def test_a_deleted_end_joins_two_paragraphs_as_the_second():
    document = read(line("Sở ", mark="<w:del/>"), line("Nội vụ", style="X"), styles=style("X", "X"))
    assert texts(document) == ["Sở Nội vụ"]
    assert only(document).style == "X"


def test_a_wholly_deleted_paragraph_is_gone():
    assert texts(read(line("a"), p(deleted("b"), mark="<w:del/>"), line("c"))) == ["a", "c"]


def test_three_paragraphs_may_run_together():
    body = (line("a", mark="<w:del/>"), line("b", mark="<w:moveFrom/>"), line("c"), line("d"))
    assert texts(read(*body)) == ["abc", "d"]


def test_words_before_a_table_stay_when_their_end_was_deleted():
    body = (line("a", mark="<w:del/>"), tbl(tr("b")), p(mark="<w:del/>"), tbl(tr("c")))
    assert texts(read(*body)) == ["a", "[b]", "[c]"]


def test_words_at_the_end_stay_when_their_end_was_deleted():
    assert texts(read(line("a"), line("b", mark="<w:del/>"))) == ["a", "b"]


def test_a_section_whose_end_was_deleted_goes_on():
    ended = line("a", props=section(), mark="<w:del/>")
    assert len(read(ended, line("b"), section()).sections) == 1


def test_a_heading_with_a_hidden_end_is_one_paragraph_with_what_follows():
    styles = style("Heading1", "heading 1")
    lists = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
    heading = p(r("Kế hoạch:"), style="Heading1", props=numbered(1), mark="<w:specVanish/>")
    body = (heading, line(" đã ban hành."), line("sau", props=numbered(1)))
    document = read(*body, styles=styles, numbering=lists)
    assert texts(document) == ["1. Kế hoạch: đã ban hành.", "2. sau"]
    assert next(iter(document.blocks)).heading_level == 1


def test_a_heading_joined_to_two_more_paragraphs_still_leads():
    heading = p(r("A"), style="Heading1", mark=HIDDEN)
    document = read(
        heading, line("b", mark=HIDDEN), line("c"), styles=style("Heading1", "heading 1")
    )
    assert texts(document) == ["Abc"]
    assert only(document).heading_level == 1


def test_a_break_before_joined_paragraphs_is_kept():
    document = read(p(PAGE_BREAK, r("a"), mark="<w:del/>"), line("b"))
    assert only(document).page_break_before


def test_a_style_may_hide_a_paragraph():
    hidden = style("z", "z-Top of Form", run=HIDDEN)
    assert texts(read(line("a"), line("b", style="z"), line("c"), styles=hidden)) == ["a", "c"]


def test_a_deleted_row_is_gone_and_an_inserted_one_stays():
    gone = tr("b", props='<w:del w:id="1" w:author="A"/>')
    table = tbl(tr("a"), gone, tr("c", props='<w:ins w:id="2" w:author="A"/>'))
    document = read(table)
    assert texts(document) == ["[a / c]"]
    assert warning(document, WarningCode.DELETED_TEXT) == 1


def test_blocks_in_an_insertion_are_read():
    assert texts(read(inserted(line("a")), f"<w:moveTo>{tbl(tr('b'))}</w:moveTo>")) == ["a", "[b]"]


def test_deleted_runs_between_paragraphs_are_gone():
    assert texts(read(line("a"), deleted("b"), line("c"))) == ["a", "c"]


# --- comments -------------------------------------------------------------------------------------

COMMENT = (
    '<w:comment w:id="4" w:author="Lê Thị  Mẫu"><w:p><w:r><w:annotationRef/></w:r>'
    "<w:r><w:t>Xem lại số này.</w:t></w:r></w:p><w:p><w:r><w:t>Gấp.</w:t></w:r></w:p></w:comment>"
)
MARK = r(inside='<w:commentReference w:id="4"/>')


def test_a_comment_is_kept_beside_its_paragraph():
    around = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/>'
    document = read(p(around.format(r("8/43")), MARK), line("sau"), comments=COMMENT)
    first, second = document.blocks
    assert first.comments == (SourceComment("Lê Thị Mẫu", "Xem lại số này.\nGấp."),)
    assert second.comments == ()
    assert texts(document) == ["8/43", "sau"]
    assert warning(document, WarningCode.COMMENTS) == 1


def test_a_comment_in_a_note_is_left_out():
    note = footnote(1, footnote_text(r("x"), MARK))
    document = read(p(r("a"), footnote_mark(1)), comments=COMMENT, footnotes=note)
    assert (notes(document), only(document).comments) == (["x"], ())


def test_a_comment_that_is_missing_is_nothing():
    assert only(read(p(r("a"), MARK))).comments == ()
    other = COMMENT.replace('w:id="4"', 'w:id="5"')
    assert only(read(p(r("a"), MARK, MARK), comments=other)).comments == ()


def test_a_comment_in_a_cell_stands_beside_the_paragraph_of_the_cell():
    document = read(tbl(tr(tc(p(r("a"), MARK)))), comments=COMMENT)
    (table,) = document.blocks
    assert len(table.rows[0].cells[0].blocks[0].comments) == 1
