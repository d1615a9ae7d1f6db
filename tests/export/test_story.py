"""Footnotes and links."""

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.links import link_target
from cchc_desk.forms.document import Cell, Grid, Line, Role, Row
from cchc_desk.forms.richtext import Footnote, Span
from tests.export.documents import line, page_of, words
from tests.export.reading import Read, W


def noted(text, note, role=Role.BODY):
    return Line(role, (Span(text), Footnote(words(note)), Span(".")))


@pytest.fixture
def file():
    in_cell = Grid((100.0,), (Row((Cell((noted("ô", "hai", Role.CELL),)),)),))
    return Read(docx_bytes(page_of(noted("thân", "một"), in_cell, noted("cuối", "ba"))))


def test_footnotes_are_numbered_as_they_appear_cells_included(file):
    marks = [mark.get(f"{W}id") for mark in file.body.iter(f"{W}footnoteReference")]
    notes = file.part("word/footnotes.xml")
    assert marks == ["1", "2", "3"]
    assert ["".join(n.itertext()).strip() for n in notes] == ["", "", "một", "hai", "ba"]


def test_the_separators_stand_before_the_notes_under_their_ids(file):
    notes = file.part("word/footnotes.xml")
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1", "2", "3"]
    settings = file.part("word/settings.xml")
    assert [n.get(f"{W}id") for n in settings.iter(f"{W}footnote")] == ["-1", "0"]


def test_a_footnote_begins_with_its_mark(file):
    note = file.part("word/footnotes.xml")[2]
    assert note[0].findall(f"{W}r")[0].find(f"{W}footnoteRef") is not None


def test_a_link_in_a_footnote_belongs_to_the_footnotes():
    spans = (Footnote((Span("cổng", link="https://example.vn/"),)),)
    file = Read(docx_bytes(page_of(Line(Role.BODY, spans))))
    assert b"example.vn" in file.archive.read("word/_rels/footnotes.xml.rels")
    assert b"example.vn" not in file.archive.read("word/_rels/document.xml.rels")


def test_the_same_link_twice_is_one_relationship():
    spans = (Span("a", link="https://example.vn/"), Span("b", link="https://example.vn/"))
    rels = Read(docx_bytes(page_of(Line(Role.BODY, spans)))).archive
    assert rels.read("word/_rels/document.xml.rels").count(b"example.vn") == 1


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.vn/a?b=1&c=2#d", "https://example.vn/a?b=1&c=2#d"),
        (" HTTP://example.vn ", "HTTP://example.vn"),
        ("https://example.vn/Báo cáo", "https://example.vn/B%C3%A1o%20c%C3%A1o"),
        ("https://example.vn/100%", "https://example.vn/100%25"),
        ("https://bộ.vn/", "https://xn--b-8xm.vn/"),
        ("mailto:vp@example.vn?subject=x", "mailto:vp@example.vn?subject=x"),
        ("https://example.vn:8080/", "https://example.vn:8080/"),
    ],
)
def test_a_web_or_mail_address_is_written_as_the_standard_wants(link, target):
    assert link_target(link) == target


@pytest.mark.parametrize(
    "link",
    [
        None,
        "",
        "file:///C:/x.docm",
        "javascript:alert(1)",
        "\\\\server\\share",
        "ftp://example.vn",
        "https:///path",
        "http://[::1",
        "http://a b/",
        "http://example.vn:99999/",
        "http://example.vn:0/",
        "https://example.vn/[x]",
        "mailto:[x]",
        "https://example.vn/" + "a" * 3000,
        f"https://{'ệ' * 80}.vn/",
        "https://[ệ",
    ],
)
def test_anything_else_is_no_link(link):
    assert link_target(link) is None


def test_words_whose_link_is_refused_are_printed_plainly():
    file = Read(docx_bytes(page_of(Line(Role.BODY, (Span("tệp", link="file:///x"),)))))
    assert file.paragraphs[0].text == "tệp"
    assert file.body.find(f".//{W}hyperlink") is None


def test_line_breaks_and_tabs_are_elements():
    run = Read(docx_bytes(page_of(line("a\n\tb")))).paragraphs[0].element.find(f"{W}r")
    assert [each.tag.removeprefix(W) for each in run] == ["t", "br", "tab", "t"]
