"""Files that LibreOffice saved again: the words, the numbers and the report inside are the same."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.fingerprint import digest, unpack
from cchc_desk.intake.source import (
    SourceDocument,
    SourceNote,
    SourceTable,
    own_text,
    paragraphs,
    shown_text,
    spans_text,
)
from tests.corpus import shared_folder
from tests.intake.word_builder.file import File
from tests.intake.word_builder.markup import (
    abstract,
    level,
    line,
    num,
    numbered,
    p,
    r,
    restart,
    section,
    tbl,
    tc,
    text_box,
    tr,
)
from tests.intake.word_builder.reading import cells, read_bytes

LISTS = (
    abstract(
        1,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2."),
        level(2, "lowerLetter", "%3)"),
    )
    + abstract(2, level(0, "decimalZero", "%1/"))
    + num(1, 1)
    + num(2, 1, restart(0))
    + num(3, 2)
)
PLACES = (
    (1, 1), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (2, 0), (2, 1), (3, 0),
    (3, 0), (1, 0), (1, 1),
)  # fmt: skip
NUMBERS = File(
    "".join(line(f"đoạn {i}", props=numbered(*place)) for i, place in enumerate(PLACES)),
    numbering=LISTS,
)
MIXED = File(
    p(r("a"), text_box(line("trong khung")))
    + tbl(
        tr(tc("cao", props='<w:vMerge w:val="restart"/>'), "b"),
        tr(tc(props="<w:vMerge/>"), "c"),
        tr(tc("rộng", props='<w:gridSpan w:val="2"/>')),
    )
    + line("b", props=section())
    + line("c")
    + section(width=16838, height=11906, orient="landscape")
)


def convert(folder: Path, filter_: str, files: list[Path]) -> None:
    """Save files again with a LibreOffice of its own; skips the test where there is none."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = ["--convert-to", filter_, "--outdir", folder / "again"]
    command = ["soffice", profile, "--headless", *out, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=55)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Return a folder with files, and what LibreOffice made of them beside it."""
    folder = tmp_path_factory.mktemp("resaved")
    export_report(sample_report(), folder / "own.docx", Exporting())
    (folder / "mixed.docx").write_bytes(MIXED.data())
    (folder / "numbers.docx").write_bytes(NUMBERS.data())
    if shared_folder().is_dir():
        for file in (shared_folder() / "corpus").glob("*.docx"):
            (folder / file.name).write_bytes(file.read_bytes())
    convert(folder, "docx:MS Word 2007 XML", sorted(folder.glob("*.docx")))
    return folder


def before_and_after(folder: Path, name: str) -> tuple[SourceDocument, SourceDocument]:
    return tuple(read_bytes((each / name).read_bytes()) for each in (folder, folder / "again"))


def words(document: SourceDocument) -> str:
    """Return the digest of all words and notes: white space and empty paragraphs do not count."""
    found: list[str] = []
    for each in paragraphs(document.blocks):
        found.append(shown_text(each))
        found += [spans_text(note.spans) for note in each.spans if isinstance(note, SourceNote)]
    return digest(found)


def rows(document: SourceDocument) -> list[list[list[str]]]:
    return [cells(each) for each in document.blocks if isinstance(each, SourceTable)]


def test_our_own_file_comes_back_with_every_word_and_row(folder):
    before, after = before_and_after(folder, "own.docx")
    assert words(after) == words(before)
    assert rows(after) == rows(before)


def test_the_report_inside_our_own_file_is_kept(folder):
    before, after = before_and_after(folder, "own.docx")
    assert after.embedded == before.embedded


def test_the_bookmarks_of_our_own_file_still_stand_around_the_same_words(folder):
    _, after = before_and_after(folder, "own.docx")
    envelope = unpack(after.embedded.decode())
    found: dict[str, list[str]] = {}
    for each in paragraphs(after.blocks):
        for name in each.bookmarks:
            item = envelope.bookmarks.get(name)
            inside = [spans_text(n.spans) for n in each.spans if isinstance(n, SourceNote)]
            found.setdefault(item, []).extend([own_text(each), *inside])
    digests = {item: digest(texts) for item, texts in found.items() if item is not None}
    assert digests == dict(envelope.fingerprint.items)


def test_layout_tables_and_sections_are_told_apart_as_before(folder):
    before, after = before_and_after(folder, "own.docx")
    for told in (
        lambda d: [b.is_layout for b in d.blocks if isinstance(b, SourceTable)],
        lambda d: [each.page.orientation for each in d.sections],
        lambda d: [each.heading_level for each in paragraphs(d.blocks) if each.heading_level],
    ):
        assert told(after) == told(before)


def test_automatic_numbers_come_back(folder):
    before, after = before_and_after(folder, "numbers.docx")
    assert words(after) == words(before)


def test_boxes_and_merged_cells_come_back(folder):
    before, after = before_and_after(folder, "mixed.docx")
    assert words(after) == words(before)
    merged = [
        [[(c.column, c.columns, c.rows) for c in row.cells] for b in d.blocks
         if isinstance(b, SourceTable) for row in b.rows]
        for d in (before, after)
    ]  # fmt: skip
    assert merged[0] == merged[1]


def test_the_real_documents_come_back_with_every_word(folder):
    if not shared_folder().is_dir():
        pytest.skip("../shared is absent")
    for file in sorted((shared_folder() / "corpus").glob("*.docx")):
        before, after = before_and_after(folder, file.name)
        assert words(after) == words(before), file.name
        assert rows(after) == rows(before), file.name


def test_automatic_numbers_are_those_that_libreoffice_prints(tmp_path):
    (tmp_path / "numbers.docx").write_bytes(NUMBERS.data())
    convert(tmp_path, "txt:Text (encoded):UTF8", [tmp_path / "numbers.docx"])
    printed = (tmp_path / "again" / "numbers.txt").read_text(encoding="utf-8-sig").splitlines()
    document = read_bytes(NUMBERS.data())
    assert [shown_text(each) for each in document.blocks] == [each.strip() for each in printed]
