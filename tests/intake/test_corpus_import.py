"""Five real documents come in through the command line, and go out again as they were written."""

import json
from pathlib import Path

import pytest

from cchc_desk.cli import run
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_document
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.import_understand import understand
from tests.corpus import BRVT_REPORT, BRVT_TASKS, shared_folder
from tests.intake import percentage
from tests.intake.recognise.styled import with_styles
from tests.intake.word.test_libreoffice import convert

pytestmark = pytest.mark.skipif(
    not (shared_folder() / "corpus").is_dir(), reason="../shared is absent"
)

FILES = sorted((shared_folder() / "corpus").glob("*.docx"))
WHOLE = [file for file in FILES if file.stem != BRVT_TASKS]


def by_name(file: Path) -> str:
    return file.stem


@pytest.fixture
def imported(capsys, tmp_path):
    """Bring files into one workspace, in turn; return what was said of the last one."""

    def bring(*sources, words=()):
        said = {}
        for source in sources:
            code = run(["import", str(tmp_path / "so.cchc"), str(source), *words, "--json"])
            seen = capsys.readouterr()
            assert (code, seen.err) == (0, "")
            said = json.loads(seen.out)
        return said

    return bring


def exported(folder, document):
    """Export with the guidance; return what a reader sees, as ``percentage.words_of`` does."""
    target = folder / "again.docx"
    words = ["export", str(folder / "so.cchc"), document, "--to", str(target), "--guidance"]
    assert run(words) == 0
    return percentage.words_of(target, percentage.judge())


def words_of(source):
    return percentage.words_of(source, percentage.judge())


@pytest.mark.parametrize("source", WHOLE, ids=by_name)
def test_every_paragraph_note_and_row_comes_back_in_order(imported, tmp_path, source):
    said = imported(source)
    assert said["unplaced"] == []
    assert exported(tmp_path, said["document"]) == words_of(source)


@pytest.mark.parametrize("source", WHOLE, ids=by_name)
def test_so_it_does_under_an_outline_that_the_file_itself_teaches(tmp_path, source):
    brought_in, target = percentage.there_and_back(source, tmp_path, learns=True)
    assert brought_in.is_learned
    assert percentage.words_of(target, percentage.judge()) == words_of(source)


# --- the same papers, saved again or made in another way ------------------------------------------

LEARNS = pytest.mark.parametrize("learns", [False, True], ids=["known", "learned"])


def share(source, folder, *, learns):
    """Return how much of a file comes back in order."""
    _, target = percentage.there_and_back(source, folder, learns=learns)
    return percentage.compare(words_of(source), words_of(target)).share


@pytest.mark.parametrize("source", FILES, ids=by_name)
@LEARNS
def test_heading_styles_and_automatic_lists_bring_the_same(tmp_path, source, learns):
    styled = tmp_path / "styled.docx"
    styled.write_bytes(with_styles(source.read_bytes()))
    assert share(styled, tmp_path, learns=learns) >= 0.98


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    """Save the papers with LibreOffice: as DOCX, and as ODT and then as DOCX."""
    folder = tmp_path_factory.mktemp("resaved")
    convert(folder, WORD, FILES)
    convert(folder, "odt", FILES)
    through_odt = folder / "odt"
    through_odt.mkdir()
    convert(through_odt, WORD, sorted((folder / "again").glob("*.odt")))
    return {"docx": folder / "again", "odt": through_odt / "again"}


WORD = "docx:MS Word 2007 XML"


@pytest.mark.parametrize("source", FILES, ids=by_name)
@pytest.mark.parametrize("way", ["docx", "odt"])
@LEARNS
def test_a_paper_that_libreoffice_saved_brings_the_same(resaved, tmp_path, source, way, learns):
    again = resaved[way] / source.name
    assert share(again, tmp_path, learns=learns) >= 0.98
    assert percentage.compare(words_of(source), words_of(again)).share >= 0.98


def test_an_appendix_alone_comes_back_whole_in_the_plan_of_its_year(imported, tmp_path):
    source = shared_folder() / "corpus" / f"{BRVT_TASKS}.docx"
    said = imported(source)
    assert (said["document"], said["tasks"], said["unplaced"]) == ("kh-2023-nam", 43, [])
    found = percentage.compare(words_of(source), exported(tmp_path, said["document"]))
    assert (found.lost, found.moved) == ((), ())


def test_a_report_and_its_appendix_come_back_as_one(imported, tmp_path):
    corpus = shared_folder() / "corpus"
    report, appendix = (corpus / f"{name}.docx" for name in (BRVT_REPORT, BRVT_TASKS))
    document = imported(report)["document"]
    said = imported(appendix, words=("--period", "2023-quy-1"))
    assert said["document"] == document
    body, notes = words_of(report)[:-1], words_of(report)[-1:]
    assert exported(tmp_path, document) == [*body, *words_of(appendix), *notes]


@pytest.mark.parametrize("source", WHOLE, ids=by_name)
def test_the_shipped_template_of_the_office_is_found(source, tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        known = known_to(desk)
        template = propose(understand(read_file(source), known), known).template
    assert template is not None
    assert template.source


def test_what_is_exported_and_brought_in_again_is_the_same_document(imported, tmp_path):
    first = imported(FILES[1])["document"]
    target = tmp_path / "own.docx"
    with Desk.open(tmp_path / "so.cchc") as desk:
        before = desk.report(first)
        export_document(desk, first, target, Exporting())
    with Desk.open_or_create(tmp_path / "other.cchc") as desk:
        known = known_to(desk)
        understood = understand(read_file(target), known)
        assert understood.edits is None
        assert understood.carried is not None
        assert understood.carried.report.answers == before.answers


def test_the_percentage_is_told(capsys, tmp_path):
    source = FILES[0]
    (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "x.docx").write_bytes(b"khong phai")
    code = percentage.main([str(tmp_path)])
    out = capsys.readouterr().out
    assert code == 1
    assert f"{source.name}: 100.00% of 97" in out
    assert "1 of 2 files read" in out
