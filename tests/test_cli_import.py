"""The command that brings a file in, with real files and a real child process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desk.cli import run
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.sample import sample_report
from tests.desk.foreign import APPENDIX, BODY, FOOT, HEAD
from tests.intake.hostile.cases import CASES
from tests.intake.recognise.written import write_down
from tests.intake.sheet.workbooks import filled, saved

REPOSITORY = Path(__file__).resolve().parent.parent
REPORT = HEAD.format(number="45", year=2025) + BODY + FOOT


@pytest.fixture
def cli(capsys):
    def call(*words):
        code = run([str(word) for word in words])
        seen = capsys.readouterr()
        return code, seen.out.strip(), seen.err.strip()

    return call


@pytest.fixture
def report(tmp_path):
    """Return a Word file of an invented office."""
    return a_file(tmp_path, REPORT + APPENDIX.format(year=2025))


def a_file(folder, text):
    file = folder / "báo cáo.docx"
    file.write_bytes(write_down(text).file().data())
    return file


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_word_file_is_brought_in_and_the_workspace_made(cli, tmp_path, report):
    code, out, error = cli("import", tmp_path / "so.cchc", report, "--json")
    assert (code, error) == (0, "")
    assert json.loads(out) == {
        "document": "bc-2025-quy-1",
        "template": "bao-cao-quy-sdl",
        "learned": True,
        "placed": 29,
        "unplaced": [],
        "tasks": 2,
        "footnotes": 1,
        "warnings": [],
    }


def test_people_read_the_same(cli, tmp_path, report):
    code, out, _ = cli("import", tmp_path / "so.cchc", report)
    assert code == 0
    assert "bc-2025-quy-1" in out
    assert "bao-cao-quy-sdl" in out


def test_a_second_document_is_a_warning(cli, tmp_path, report):
    cli("import", tmp_path / "so.cchc", report)
    code, out, _ = cli("import", tmp_path / "so.cchc", report, "--json")
    data = json.loads(out)
    assert (code, data["document"], data["learned"]) == (1, "bc-2025-quy-1-2", False)
    assert len(data["warnings"]) == 1


def test_text_without_a_place_is_told(cli, tmp_path):
    heading = "heading1 b | IV. CÔNG TÁC ĐOÀN THỂ\nanswer | Đã tổ chức hội thao.\n"
    text = HEAD.format(number="45", year=2025) + BODY + heading + FOOT
    file = a_file(tmp_path, text)
    words = ("--template", "bao-cao-dinh-ky", "--json")
    code, out, _ = cli("import", tmp_path / "so.cchc", file, *words)
    data = json.loads(out)
    assert (code, data["template"]) == (1, "bao-cao-dinh-ky")
    assert any("Đã tổ chức hội thao." in text for text in data["unplaced"])


def test_the_period_can_be_named(cli, tmp_path, report):
    words = ("--period", "2025-quy-3", "--json")
    _, out, _ = cli("import", tmp_path / "so.cchc", report, *words)
    assert json.loads(out)["document"] == "bc-2025-quy-3"


def test_a_workbook_is_brought_in(cli, tmp_path):
    workbook, _ = filled(
        "DANH MỤC NHIỆM VỤ NĂM 2026", "STT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý II/2026"
    )
    file = tmp_path / "phụ lục.xlsx"
    file.write_bytes(saved(workbook))
    code, out, _ = cli("import", tmp_path / "so.cchc", file, "--json")
    data = json.loads(out)
    assert (code, data["document"], data["tasks"]) == (0, "kh-2026-nam", 1)


def test_what_a_file_is_called_says_nothing_of_what_it_is(cli, tmp_path, report):
    other = tmp_path / "báo cáo.xlsx"
    other.write_bytes(report.read_bytes())
    assert cli("import", tmp_path / "so.cchc", other)[0] == 0


def test_an_exported_file_comes_back_whole(cli, tmp_path):
    file = tmp_path / "mau.docx"
    export_report(sample_report(), file, Exporting())
    code, out, _ = cli("import", tmp_path / "so.cchc", file, "--json")
    data = json.loads(out)
    assert (code, data["learned"], data["tasks"]) == (0, False, 50)
    with Desk.open(tmp_path / "so.cchc") as desk:
        assert desk.report(data["document"]).answers == sample_report().answers


# --- what cannot be done --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("{report}", "--template", "la"),
        ("{report}", "--template", "ke-hoach-nam"),
        ("{report}", "--period", "2025-quy-9"),
        ("khong-co.docx",),
        ("{folder}",),
    ],
)
@pytest.mark.parametrize("exists", [False, True])
def test_what_cannot_be_done_is_one_line_and_changes_nothing(cli, tmp_path, report, words, exists):
    workspace = tmp_path / "so.cchc"
    if exists:
        cli("new", workspace, "--template", "bao-cao-dinh-ky", "--period", "2026-quy-1")
    before = files(tmp_path)
    named = [word.format(report=report, folder=tmp_path) for word in words]
    code, out, error = cli("import", workspace, *named)
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert files(tmp_path) == before


def test_a_file_that_names_no_period_is_refused(cli, tmp_path):
    file = a_file(tmp_path, REPORT.replace("Quý I năm 2025", "").replace("năm 2025", ""))
    code, _, error = cli("import", tmp_path / "so.cchc", file)
    assert (code, len(error.splitlines())) == (2, 1)
    assert not (tmp_path / "so.cchc").exists()


HOSTILE = [name for name, case in CASES.items() if case.refused_as is not None]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_leaves_the_workspace_byte_for_byte_as_it_was(cli, tmp_path, name):
    workspace = tmp_path / "so.cchc"
    cli("new", workspace, "--template", "bao-cao-dinh-ky", "--period", "2026-quy-1")
    file = tmp_path / "tệp.docx"
    file.write_bytes(CASES[name].make())
    before = files(tmp_path)
    code, _, error = cli("import", workspace, file)
    assert code == 2
    assert "Traceback" not in error
    assert files(tmp_path) == before


# --- the child and the terminal -------------------------------------------------------------------


def test_the_program_is_its_own_child(tmp_path):
    file = tmp_path / "tệp.docx"
    file.write_bytes(b"khong phai")
    word = json.dumps({"reading": "kind", "arguments": {"path": str(file)}, "seconds": 5})
    command = [sys.executable, "-m", "cchc_desk", "--child", word]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    assert done.stdout[:1] == b"R"  # a refusal, as intake.child_talk writes it


CHILD = """
import sys
from cchc_desk.intake import child
child.main = lambda words: print(*sys.modules) or 0
from cchc_desk.__main__ import main
sys.argv = ["cchc-desk", "--child", "{}"]
sys.exit(main())
"""


def test_a_child_does_not_import_the_desk():
    done = subprocess.run(
        [sys.executable, "-c", CHILD], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    imported = done.stdout.split()
    assert not any(name.startswith(("cchc_desk.desk", "cchc_desk.cli")) for name in imported)
    assert "PySide6" not in imported


def test_progress_is_shown_on_a_terminal_alone(tmp_path, report, capsys, monkeypatch):
    assert run(["import", str(tmp_path / "a.cchc"), str(report)]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert run(["import", str(tmp_path / "b.cchc"), str(report)]) == 0
    assert "%" in capsys.readouterr().err
