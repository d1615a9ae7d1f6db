"""Files that Word opens without a word of complaint, whatever is in the document."""

from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

import docx
import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.embed import Embedded
from cchc_desk.forms.document import (
    Document,
    Grid,
    Letterhead,
    Line,
    Orientation,
    Origin,
    Picture,
    Role,
    Section,
    Signature,
)
from cchc_desk.forms.richtext import Footnote, Span
from tests.export import documents
from tests.export.documents import line, page_of
from tests.export.reading import Read, W

NOWHERE = Letterhead("", "", "", "")
ODD = {
    "nothing": Document("", "", ()),
    "an empty section": page_of(),
    "two empty sections": documents.document(Section(()), Section((), Orientation.LANDSCAPE)),
    "an appendix alone": documents.document(Section(()), documents.appendix(tasks=1)),
    "empty names": page_of(NOWHERE, line("BÁO CÁO", Role.DOCUMENT_TYPE), Signature((), "", "", "")),
    "a name alone": page_of(Signature((), "", "", "Lê Thị Mẫu")),
    "recipients alone": page_of(Signature(("Lưu: VT.",), "", "", "")),
    "an empty subject": page_of(line("", Role.SUBJECT), line("", Role.APPENDIX_LABEL)),
    "control characters": page_of(line("a\x00\x01\x1f\ufffe\u2028b\r\nc\td")),
    "letters in parts": page_of(line("Cô\u0323ng ho\u0300a xa\u0303 hô\u0323i")),
    "a word of 300 letters": page_of(line("ệ" * 300), documents.task_grid(0)),
    "a long name": page_of(Letterhead("Ủ" * 300, "Ệ" * 300, "Số" * 99, "ngày" * 99), line("")),
    "markup": page_of(line("<w:p>&amp;]]>\"'")),
    "an empty table": page_of(Grid((10.0,), ()), Grid((), (documents.Row(()),))),
    "tables side by side": page_of(documents.figure_grid(), documents.figure_grid()),
    "a level of 12": page_of(Line(Role.HEADING, (), Origin(item="x"), 12)),
    "a broken picture": page_of(Picture(b"GIF89a", float("nan"), '"<\n')),
    "a picture without size": page_of(Picture(documents.png(), -5.0, "")),
    "a cell outside a table": page_of(line("x", Role.CELL)),
    "an empty note": page_of(Line(Role.BODY, (Footnote(()),))),
    "an odd link": page_of(Line(Role.BODY, (Span("x", link="http://[::1"),))),
    "everything": documents.whole(),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_makes_a_valid_file(name, faults, tmp_path):
    file = tmp_path / "odd.docx"
    file.write_bytes(docx_bytes(ODD[name], embedded=Embedded("r1", b"{}")))
    assert faults(file) == []
    assert docx.Document(str(file)).element.body is not None


def test_two_exports_of_one_document_are_the_same_bytes():
    embedded, created = Embedded("r1", b'{"a": 1}'), datetime(2026, 4, 1, tzinfo=UTC)
    first, second = (
        docx_bytes(documents.whole(), embedded=embedded, created=created) for _ in range(2)
    )
    assert first == second


def test_nothing_in_the_file_tells_when_it_was_written():
    file = Read(docx_bytes(page_of(line("a"))))
    assert {entry.date_time for entry in file.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms:created>" not in file.archive.read("docProps/core.xml")


def test_the_properties_name_the_title_the_office_and_the_moment(tmp_path):
    file = tmp_path / "a.docx"
    created = datetime(2026, 4, 1, 8, 30, tzinfo=UTC)
    file.write_bytes(docx_bytes(documents.whole(pages=0), created=created))
    read = docx.Document(str(file)).core_properties
    assert (read.author, read.language) == ("Sở Khoa học và Công nghệ", "vi-VN")
    assert read.title == documents.whole(pages=0).title
    assert read.created == created


def test_only_web_and_mail_addresses_leave_the_file():
    data = docx_bytes(documents.whole(pages=0))
    archive = Read(data).archive
    rels = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    external = [part for part in "".join(rels).split("<") if "External" in part]
    assert len(external) == 2
    assert all('Target="https://' in part for part in external)


def test_the_parts_are_lean():
    names = Read(docx_bytes(page_of(line("a")))).archive.namelist()
    assert len(names) == len(set(names)) == 12
    assert not [name for name in names if "theme" in name or "thumbnail" in name]


def test_the_package_can_be_read_by_any_zip_program(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(docx_bytes(documents.whole()))
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_two_thousand_rows_keep_their_order():
    grid = documents.task_grid(2000)
    rows = Read(docx_bytes(page_of(grid))).tables()[0].findall(f"{W}tr")
    assert len(rows) == len(grid.rows)
    assert "".join(rows[-1][0].itertext()) == "2000"


def test_a_hundred_pages_are_written_whole():
    nodes = [line(f"{number} {documents.LONG}", item=str(number)) for number in range(800)]
    shown = Read(docx_bytes(page_of(*nodes))).paragraphs
    assert [each.text.split()[0] for each in shown] == [str(number) for number in range(800)]


def test_an_appendix_page_is_numbered_from_one_again():
    sections = Read(docx_bytes(documents.whole())).sections()
    assert [each.find(f"{W}pgNumType").get(f"{W}start") for each in sections] == ["1"] * 3


def test_a_run_says_only_what_its_style_does_not():
    spans = (Span("1. Đầu đề:", bold=True), Span(" lời"))
    head = replace(documents.heading("", 2), spans=spans)
    runs = Read(docx_bytes(page_of(head))).paragraphs[0].element.findall(f"{W}r")
    assert runs[0].find(f"{W}rPr") is None
    assert runs[1].find(f"{W}rPr/{W}b").get(f"{W}val") == "0"
