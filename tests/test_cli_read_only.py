"""The command line and a workspace that lies where nothing may be written."""

import json

import pytest

from cchc_desk.cli import run
from cchc_desk.desk import opening
from tests.storage.processes import digest, read_only_folder, run_python

DOCUMENT = "bc-2026-quy-1"

COMMAND = """
import sys
from cchc_desk.cli import run
sys.exit(run({words!r}))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a workspace with a document and its tasks, and a backup of it elsewhere."""
    folder, backups = tmp_path_factory.mktemp("đĩa"), tmp_path_factory.mktemp("sao lưu")
    assert run(["demo", str(folder)]) == 0
    for each in folder.iterdir():
        if each.suffix != ".cchc":
            each.unlink()
    path = folder / "mau.cchc"
    assert run(["backup", str(path), str(backups)]) == 0
    return path, next(backups.glob("*.cchcbak"))


def reading_commands(path, folder):
    return (
        ("list", path),
        ("tasks", path, DOCUMENT),
        ("review", path, DOCUMENT),
        ("verify", path),
        ("backup", path, folder / "bản sao"),
        *(("export", path, DOCUMENT, "--to", folder / f"báo cáo.{kind}")
          for kind in ("docx", "pdf", "xlsx")),
    )  # fmt: skip


@pytest.fixture
def protected(made, monkeypatch):
    """Let the folder of the workspace count as one where nothing may be written."""
    path, _ = made
    monkeypatch.setattr(opening, "may_be_written", lambda asked: asked != path)
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("number", range(8))
def test_a_command_that_only_reads_works(protected, tmp_path, capsys, number):
    words = reading_commands(protected, tmp_path)[number]
    assert run([*map(str, words), "--json"]) in {0, 1}
    seen = capsys.readouterr()
    assert (json.loads(seen.out) is not None, seen.err) == (True, "")


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--template", "bao-cao-dinh-ky", "--period", "2026-quy-3"),
        ("restore", "--report", DOCUMENT),
    ],
    ids=["new", "restore one"],
)
def test_a_command_that_writes_says_why_it_cannot(protected, made, capsys, words):
    name, *more = words
    sources = [str(made[1])] if name == "restore" else []
    assert run([name, str(protected), *sources, *more]) == 2
    seen = capsys.readouterr()
    assert (seen.out, seen.err.count("\n")) == ("", 1)
    assert str(protected) in seen.err


def test_a_read_only_medium_is_read_by_every_command(made, tmp_path):
    path, _ = made
    for words in reading_commands(path, tmp_path):
        answer = on_medium(path, words)
        assert (answer.returncode in {0, 1}, answer.stderr) == (True, ""), words
    assert list(path.parent.iterdir()) == [path]


def test_a_read_only_medium_is_written_by_no_command(made):
    path, backup = made
    before = digest(path)
    for words in (
        ("new", path, "--template", "bao-cao-dinh-ky", "--period", "2026-quy-3"),
        ("new", path.with_name("khác.cchc"), "--template", "ke-hoach-nam", "--period", "2026-nam"),
        ("restore", path, backup),
        ("restore", path, backup, "--report", DOCUMENT),
        ("demo", path.parent),
    ):  # fmt: skip
        answer = on_medium(path, words)
        assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1), words
    assert digest(path) == before
    assert list(path.parent.iterdir()) == [path]


def on_medium(path, words):
    code = COMMAND.format(words=[str(word) for word in words])
    return run_python(code, *read_only_folder(path.parent))
