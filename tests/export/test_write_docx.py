"""A file on the disk: only a whole one takes the place of the old one."""

import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.export import docx as docx_module
from cchc_desk.export.docx import docx_bytes, write_docx
from cchc_desk.export.embed import Embedded
from cchc_desk.export.verify import DamagedFileError, expected, verify_docx
from cchc_desk.forms.document import Letterhead
from tests.export import documents
from tests.export.documents import line, page_of


def test_a_document_is_written_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "báo cáo.docx"
    write_docx(documents.whole(), target, embedded=Embedded("r", b"{}"))
    assert target.read_bytes() == docx_bytes(documents.whole(), embedded=Embedded("r", b"{}"))
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    "document",
    [
        documents.whole(),
        page_of(),
        page_of(Letterhead("", "", "", ""), line("một\tdòng\nhai")),
        page_of(line("a\x01b  c\u2028d"), documents.figure_grid()),
    ],
)
def test_a_written_file_reads_as_its_document(document, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(docx_bytes(document))
    verify_docx(file, expected(document))


WHOLE = docx_bytes(documents.whole())
DAMAGED = {
    "cut short": WHOLE[: len(WHOLE) // 2],
    "empty": b"",
    "another document": docx_bytes(page_of(line("khác"))),
    "a changed byte": WHOLE[:2000] + bytes([WHOLE[2000] ^ 0xFF]) + WHOLE[2001:],
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_noticed(name, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(DAMAGED[name])
    with pytest.raises(DamagedFileError):
        verify_docx(file, expected(documents.whole()))


@settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 7))
def test_a_changed_bit_is_harmless_or_noticed(tmp_path, place, bit):
    file = tmp_path / "a.docx"
    changed = WHOLE[place] ^ (1 << bit)
    file.write_bytes(WHOLE[:place] + bytes([changed]) + WHOLE[place + 1 :])
    with suppress(DamagedFileError):
        verify_docx(file, expected(documents.whole()))


def without_part(data, name, folder):
    file, copy = folder / "a.docx", folder / "b.docx"
    file.write_bytes(data)
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(copy, "w") as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
    return copy


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml", "[Content_Types].xml"])
def test_a_file_without_one_of_its_parts_is_noticed(name, tmp_path):
    file = without_part(docx_bytes(documents.whole()), name, tmp_path)
    with pytest.raises(DamagedFileError):
        verify_docx(file, expected(documents.whole()))


def test_a_failed_writing_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(docx_module, "docx_bytes", lambda *_, **__: b"PK broken")
    with pytest.raises(DamagedFileError):
        write_docx(documents.whole(), target)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
