"""The PDF and the Word file of a document: the same words in the same order, as many pages."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.import_understand import understand
from cchc_desk.desk.importing import bring_in
from cchc_desk.desk.sample import sample_report
from cchc_desk.export.docx import docx_bytes
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.document import Document
from tests.corpus import shared_folder
from tests.export import documents
from tests.export.printed import Printed, printed
from tests.export.rendering import squeezed

CORPUS = sorted((shared_folder() / "corpus").glob("*.docx"))
NAMES = ["sample", "everything", *(file.stem for file in CORPUS)]


def brought_in(source: Path, folder: Path) -> Document:
    """Bring a Word file into a workspace and compose what it says."""
    with Desk.open_or_create(folder / f"{source.stem}.cchc") as desk:
        known = known_to(desk)
        understood = understand(read_file(source), known)
        imported = bring_in(desk, understood, propose(understood, known))
        return compose(desk.report(imported.document), Printing(guidance=True))


def document_named(name: str, folder: Path) -> Document:
    if name == "sample":
        return compose(sample_report())
    if name == "everything":
        return documents.whole()
    return brought_in(next(file for file in CORPUS if file.stem == name), folder)


@dataclass(frozen=True)
class Both:
    """Hold the two files of one document."""

    word: Path
    pdf: Printed


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Return a function that gives the files of a document, by its name."""

    @cache
    def written(name: str) -> Both:
        folder = tmp_path_factory.mktemp("both")
        document = document_named(name, folder)
        word = folder / f"{name}.docx"
        word.write_bytes(docx_bytes(document))
        return Both(word, printed(document, folder))

    return written


@pytest.fixture(scope="module")
def converted(both, tmp_path_factory):
    """Return the number of pages of every Word file as LibreOffice prints it, by name."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    folder = tmp_path_factory.mktemp("converted")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [both(name).word for name in NAMES]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *words]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: len(Printed(folder / f"{name}.pdf").pages) for name in NAMES}


def letters(word: Path, tools: Path) -> str:
    """Return the letters of a Word file in reading order, each note after its number."""
    spec = importlib.util.spec_from_file_location("docx_text", tools / "docx_text.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    items = module.read(word)
    notes = {str(item["n"]): item["text"] for item in items if item["kind"] == "footnote"}
    body = [item.get("cells") or [item["text"]] for item in items if item["kind"] != "footnote"]
    text = "".join(part.replace("⏎", "") for parts in body for part in parts)
    return re.sub(r"\[\^(\d+)\]", lambda mark: mark[1] * 2 + notes[mark[1]], text)


def without_breaks(text: str) -> str:
    """Return the letters without spaces; the tool shows a line break as a stroke."""
    return squeezed(text).replace("/", "")


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_the_same_in_the_same_order(both, tools, name):
    files = both(name)
    assert without_breaks(files.pdf.logical_text) == without_breaks(letters(files.word, tools))


@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", NAMES)
def test_there_are_as_many_pages_but_for_one(both, converted, name):
    assert abs(len(both(name).pdf.pages) - converted[name]) <= 1
