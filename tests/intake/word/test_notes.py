"""Footnotes and endnotes, real ones and those made by hand."""

import pytest

from cchc_desk.intake.source import NoteKind, SourceNote, WarningCode, spans_text
from tests.intake.word_builder.markup import (
    BOLD,
    ITALIC,
    SUPER,
    abstract,
    footnote,
    footnote_mark,
    footnote_text,
    level,
    line,
    num,
    numbered,
    p,
    picture,
    r,
    section,
    tbl,
    tc,
    text_box,
    tr,
)
from tests.intake.word_builder.reading import notes, one, only, read, spans, texts, warning

SEPARATOR = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)


def test_a_footnote_stands_where_it_is_referred_to():
    document = read(
        p(r("Kế hoạch"), footnote_mark(2), r(" năm 2026.")),
        footnotes=SEPARATOR + footnote(2, footnote_text(r("Số 05/KH-SKHCN."))),
    )
    before, note, after = only(document).spans
    assert (before.text, spans_text(note.spans), after.text) == (
        "Kế hoạch",
        "Số 05/KH-SKHCN.",
        " năm 2026.",
    )
    assert note.kind is NoteKind.FOOTNOTE


def test_the_words_of_a_note_keep_their_look():
    document = read(
        p(footnote_mark(1)), footnotes=footnote(1, footnote_text(r("Xem ", BOLD), r("x", ITALIC)))
    )
    (note,) = only(document).spans
    assert [(each.text, each.bold, each.italic) for each in note.spans] == [
        ("Xem ", True, False),
        ("x", False, True),
    ]


def test_the_paragraphs_of_a_note_are_lines():
    lists = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
    inside = (footnote_text(r("Một")), line("hai", props=numbered(1)), "<w:p/>", line("  "))
    document = read(p(footnote_mark(1)), footnotes=footnote(1, *inside), numbering=lists)
    assert notes(document) == ["Một\n1. hai"]


def test_a_note_with_a_table_keeps_its_words():
    document = read(p(footnote_mark(1)), footnotes=footnote(1, tbl(tr("a", "b"))))
    assert notes(document) == ["a\nb"]


def test_a_tab_after_the_number_of_a_note_is_no_text():
    written = p(r(inside="<w:footnoteRef/>"), r(inside="<w:tab/>"), r("Số 05."))
    assert notes(read(p(footnote_mark(1)), footnotes=footnote(1, written))) == ["Số 05."]


def test_an_empty_note_is_a_note():
    assert notes(read(p(r("a"), footnote_mark(1)), footnotes=footnote(1, "<w:p/>"))) == [""]


def test_an_endnote_is_a_note_of_its_own_kind():
    document = read(
        p(r("a"), footnote_mark(1, "endnote")),
        endnotes=footnote(1, footnote_text(r("Cuối tài liệu.")), tag="endnote"),
    )
    (_, note) = only(document).spans
    assert (note.kind, spans_text(note.spans)) == (NoteKind.ENDNOTE, "Cuối tài liệu.")


def test_a_note_in_a_cell_stands_in_the_cell():
    document = read(
        tbl(tr(tc(p(r("a"), footnote_mark(1))))), footnotes=footnote(1, footnote_text(r("x")))
    )
    (table,) = document.blocks
    assert isinstance(table.rows[0].cells[0].blocks[0].spans[1], SourceNote)


@pytest.mark.parametrize("said", [{}, {"footnotes": footnote(7, footnote_text(r("x")))}])
def test_a_note_that_is_missing_is_counted(said):
    document = read(p(r("a"), footnote_mark(1)), **said)
    assert texts(document) == ["a"]
    assert warning(document, WarningCode.MISSING_NOTES) == 1


@pytest.mark.parametrize(("written", "kept"), [("*", "Xem"), ("†", "* Xem")])
def test_a_mark_that_the_author_chose_is_no_text(written, kept):
    mark = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    body = p(r("a"), r(inside=f"{mark}<w:t>{written}</w:t>", props=SUPER), r("b"))
    document = read(body, footnotes=footnote(1, p(r("*", SUPER), r(" Xem"))))
    assert texts(document) == ["ab"]
    assert [each.strip() for each in notes(document)] == [kept]


def test_a_note_that_is_only_its_mark_is_empty():
    mark = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    body = p(r(inside=f"{mark}<w:t>*</w:t>"))
    assert notes(read(body, footnotes=footnote(1, line("*")))) == [""]
    assert notes(read(body, footnotes=footnote(1, "<w:p/>"))) == [""]


def test_a_mark_of_a_picture_font_leaves_the_note():
    mark = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    run = r(inside=f'{mark}<w:sym w:font="Symbol" w:char="F02A"/>')
    document = read(p(r("a"), run), footnotes=footnote(1, line("Xem")))
    assert (texts(document), notes(document)) == (["a"], ["Xem"])


def test_a_link_in_a_note_is_that_of_the_notes():
    link = '<w:hyperlink r:id="rId1"><w:r><w:t>cổng</w:t></w:r></w:hyperlink>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/hyperlink" Target="https://a.vn" TargetMode="External"/>'
        "</Relationships>"
    )
    document = read(
        p(footnote_mark(1)),
        footnotes=footnote(1, p(link)),
        parts={"word/_rels/footnotes.xml.rels": rels},
    )
    (note,) = only(document).spans
    assert note.spans[0].link == "https://a.vn"


# --- made by hand ---------------------------------------------------------------------------------


def sup(text: str) -> str:
    return r(text, SUPER)


def typed(number: str, text: str) -> str:
    """Write a paragraph that stands as a note at the foot of a page."""
    return p(sup(number), r(f" {text}"))


RULE = line("_______________")


def test_notes_made_by_hand_become_notes():
    body = (
        p(r("Kế hoạch"), sup("1"), r(" và báo cáo"), sup("2"), r(".")),
        RULE,
        typed("1", "Số 05/KH-SKHCN."),
        typed("2", "Số 06/BC-SKHCN."),
        line("Trang sau."),
    )
    document = read(*body)
    assert texts(document) == ["Kế hoạch và báo cáo.", "Trang sau."]
    assert notes(document) == ["Số 05/KH-SKHCN.", "Số 06/BC-SKHCN."]
    assert warning(document, WarningCode.TYPED_NOTES_JOINED) == 2


def test_a_note_made_by_hand_says_so_and_keeps_its_look():
    body = (p(r("a"), sup("1")), p(sup("1 "), r("Xem ", BOLD), r("b", ITALIC)))
    (_, note) = only(read(*body)).spans
    assert note.kind is NoteKind.TYPED
    assert [(each.text, each.bold, each.italic) for each in note.spans] == [
        ("Xem ", True, False),
        ("b", False, True),
    ]


def test_notes_at_the_foot_of_every_page_are_joined_page_by_page():
    body = (
        p(r("a"), sup("1")),
        typed("1", "một"),
        p(r("b"), sup("1"), r("c"), sup("2")),
        "<w:p/>",
        typed("1", "hai"),
        "<w:p/>",
        typed("2", "ba"),
    )
    document = read(*body)
    assert notes(document) == ["một", "hai", "ba"]
    assert texts(document) == ["a", "bc", "", ""]


def test_marks_in_brackets_are_marks_too():
    assert notes(read(p(r("a"), sup("[1]")), p(sup("(1)"), r("Xem")))) == ["Xem"]


def test_a_mark_in_a_cell_finds_its_note_below_the_table():
    body = (tbl(tr(tc(p(r("a"), sup("1"))), "b")), typed("1", "Xem"))
    document = read(*body)
    assert texts(document) == ["[a | b]"]
    assert warning(document, WarningCode.TYPED_NOTES_JOINED) == 1


def test_a_cell_with_a_picture_keeps_it():
    cell = tc(p(r("a"), sup("1"), picture("rNone")))
    assert texts(read(tbl(tr(cell, "b")), typed("1", "Xem"))) == ["[a | b]"]
    (table,) = read(tbl(tr(cell, "b")), typed("1", "Xem")).blocks
    assert len(table.rows[0].cells[0].blocks) == 2


def test_a_mark_in_a_text_box_finds_its_note_too():
    document = read(p(text_box(p(r("a"), sup("1"))), r("b")), typed("1", "Xem"))
    assert texts(document) == ["b", "[a]"]


def test_notes_in_the_next_section_are_found():
    body = (p(r("a"), sup("1"), props=section()), typed("1", "Xem"), line("b"), section())
    first, second = read(*body).sections
    assert (len(first.blocks), len(second.blocks)) == (1, 1)


def test_a_square_metre_is_no_mark():
    body = (p(r("12 m"), sup("2"), r(" và"), sup("1"), r(" 3km"), sup("2")), typed("1", "Xem"))
    document = read(*body)
    assert notes(document) == ["Xem"]
    assert spans(only(document))[:2] == [("12 m", ""), ("2", "sup")]


@pytest.mark.parametrize(
    "body",
    [
        (p(r("a"), sup("1")), typed("2", "Xem")),
        (p(r("a"), sup("1"), r("b"), sup("2")), typed("1", "Xem")),
        (p(r("a"), sup("2"), r("b"), sup("1")), typed("1", "x"), typed("2", "y")),
        (line("a"), typed("1", "Xem")),
        (typed("1", "Xem"), p(r("a"), sup("1"))),
    ],
)
def test_notes_that_do_not_match_their_marks_stay_text(body):
    document = read(*body)
    assert len(texts(document)) == len(body)
    assert notes(document) == []
    assert warning(document, WarningCode.TYPED_NOTES_JOINED) == 0
    assert warning(document, WarningCode.TYPED_NOTES_LEFT) == len(body) - 1


def test_a_page_that_does_not_match_does_not_harm_the_next():
    body = (p(r("a"), sup("3")), typed("1", "x"), p(r("b"), sup("2")), typed("2", "y"))
    document = read(*body)
    assert texts(document) == ["a3", "1 x", "b"]
    assert notes(document) == ["y"]


@pytest.mark.parametrize(
    "paragraph",
    [
        p(sup("1")),
        p(sup("a"), r(" Xem")),
        p(sup("1"), r(" Xem"), footnote_mark(1)),
        line("1 Xem"),
        p(sup("1234"), r(" Xem")),
    ],
)
def test_what_is_no_note_stays_text(paragraph):
    said = {"footnotes": footnote(1, footnote_text(r("x")))}
    document = read(p(r("a"), sup("1")), paragraph, **said)
    assert len(texts(document)) == 2
    assert warning(document, WarningCode.TYPED_NOTES_JOINED) == 0


def test_superscripts_without_notes_are_not_spoken_of():
    document = read(p(r("10"), sup("6")), RULE)
    assert texts(document) == ["106", "_______________"]
    assert document.warnings == ()


def test_a_rule_with_words_above_it_is_the_only_one_that_goes():
    body = (p(r("a"), sup("1")), line("-----"), "<w:p/>", RULE, "<w:p/>", typed("1", "x"), RULE)
    assert texts(read(*body)) == ["a", "-----", "", "", "_______________"]


def test_a_rule_at_the_very_top_needs_nothing_above():
    assert one(r("a")).spans[0].text == "a"
    assert texts(read("<w:p/>", typed("1", "x"))) == ["", "1 x"]
