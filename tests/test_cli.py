import json
import os
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from cchc_desk import __version__
from cchc_desk.__main__ import names_workspace
from cchc_desk.cli import names_file, run


@pytest.fixture
def cli(capsys):
    def call(*words):
        code = run([str(word) for word in words])
        seen = capsys.readouterr()
        return code, seen.out.strip(), seen.err.strip()

    return call


@pytest.fixture
def workspace(cli, tmp_path):
    file = tmp_path / "so.cchc"
    code, _, error = cli("new", file, "--template", "bao-cao-dinh-ky", "--period", "2026-quy-1")
    assert (code, error) == (0, "")
    return file


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mẫu thử")
    assert run(["demo", str(folder)]) == 0
    return folder


def test_demo_writes_a_workspace_and_its_document_in_every_form(sample):
    names = sorted(path.name for path in sample.iterdir())
    document = "BC_CCHC_Quy-I-2026_SKHCN"
    assert names == [*(f"{document}.{kind}" for kind in ("docx", "pdf", "xlsx")), "mau.cchc"]


def test_an_earlier_sample_is_kept_under_another_name(cli, tmp_path):
    cli("demo", tmp_path)
    assert cli("demo", tmp_path)[0] == 0
    assert (tmp_path / "mau (2).cchc").exists()


def test_list_names_every_document_and_its_state(cli, sample):
    code, out, _ = cli("list", sample / "mau.cchc", "--json")
    (entry,) = json.loads(out)
    assert code == 0
    assert set(entry) == {"id", "kind", "template", "period", "title", "state"}
    assert (entry["kind"], entry["period"]) == ("bao-cao", "2026-quy-1")


def test_new_makes_the_workspace_and_tells_the_document(cli, workspace):
    code, out, _ = cli("list", workspace)
    assert code == 0
    assert out.startswith("bc-2026-quy-1\t")


def test_new_takes_an_earlier_document(cli, sample, tmp_path):
    words = ("--template", "bao-cao-dinh-ky", "--period", "2026-quy-2", "--from", "bc-2026-quy-1")
    copy = tmp_path / "so.cchc"
    copy.write_bytes((sample / "mau.cchc").read_bytes())
    code, out, _ = cli("new", copy, *words, "--json")
    assert (code, json.loads(out)) == (0, {"document": "bc-2026-quy-2"})


def test_export_writes_a_word_file(cli, sample, tmp_path):
    target = tmp_path / "báo cáo.docx"
    code, out, _ = cli("export", sample / "mau.cchc", "bc-2026-quy-1", "--to", target)
    assert code == 0
    assert target.name in out
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a.docx --electronic --no-embed", "a.docx"),
        ("a.docx --separate-appendix", "a.docx a_Phu-luc.docx"),
        ("a.pdf --no-appendix --draft", "a.pdf"),
        ("a.xlsx", "a.xlsx"),
        ("a.xlsx --tables --no-appendix", "a.xlsx"),
        ("a.xlsx --tables", "a_Phu-luc-I.xlsx a_Phu-luc-II.xlsx a_Bang-1.xlsx"),
        ("a.eml", "a.eml"),
    ],
)
def test_export_writes_what_the_ending_and_the_words_say(cli, sample, tmp_path, words, written):
    name, *others = words.split()
    to = ("--to", tmp_path / name, *others, "--json")
    code, out, _ = cli("export", sample / "mau.cchc", "bc-2026-quy-1", *to)
    said = json.loads(out)
    assert (code, said["file"]) == (0, said["files"][0])
    assert [Path(file).name for file in said["files"]] == written.split()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written.split())


def test_a_mail_takes_along_what_is_named(cli, sample, tmp_path):
    given, target = tmp_path / "Công văn.pdf", tmp_path / "thư.eml"
    given.write_bytes(b"%PDF")
    words = ("--to", target, "--attach", "docx", "pdf", given)
    assert cli("export", sample / "mau.cchc", "bc-2026-quy-1", *words)[0] == 0
    message = message_from_bytes(target.read_bytes(), policy=policy.SMTP)
    found = [part.get_filename() for part in message.iter_attachments()]
    document = "BC_CCHC_Quy-I-2026_SKHCN"
    assert found == [f"{document}.docx", f"{document}.pdf", "Công văn.pdf"]


def test_tasks_tells_what_each_deadline_means(cli, sample):
    _, out, _ = cli("tasks", sample / "mau.cchc", "bc-2026-quy-1", "--json")
    rows = json.loads(out)
    assert len(rows) >= 40
    assert {row["kind"] for row in rows} >= {"range", "recurring", "open"}
    assert set(rows[0]) >= {"stt", "group", "content", "deadline", "from", "to", "result"}


def test_templates_are_listed(cli):
    _, out, _ = cli("templates", "--json")
    ids = [row["id"] for row in json.loads(out)]
    assert {"bao-cao-dinh-ky", "bao-cao-quy-brvt-2023"} <= set(ids)


def test_verify_finds_no_damage_in_a_sound_workspace(cli, sample):
    code, out, _ = cli("verify", sample / "mau.cchc", "--json")
    assert (code, json.loads(out)) == (0, {"ok": True, "problems": []})


@pytest.mark.parametrize(
    "words",
    [
        ("lits",),
        ("--lay",),
        ("export",),
        ("list",),
        ("list", "khong-co.cchc"),
        ("verify", "khong-co.cchc"),
        ("new", "a.cchc", "--template", "la", "--period", "2026-quy-1"),
        ("new", "a.cchc", "--template", "bao-cao-dinh-ky", "--period", "2026-quy-9"),
        ("new", "khong/co/a.cchc", "--template", "bao-cao-dinh-ky", "--period", "2026-quy-1"),
        ("export", "{file}", "bc-2099", "--to", "a.docx"),
        ("export", "{file}", "bc-2026-quy-1", "--to", "a.odt"),
        ("export", "{file}", "bc-2026-quy-1", "--to", "a.docx", "--draft"),
        ("export", "{file}", "bc-2026-quy-1", "--to", "a.xlsx", "--no-appendix"),
        ("export", "{file}", "bc-2026-quy-1", "--to", "a.eml", "--attach", "khong-co.pdf"),
        ("export", "{file}", "bc-2026-quy-1", "--to", "khong/co/a.docx"),
        ("tasks", "{file}", "la"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    cli, workspace, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, error = cli(*(word.format(file=workspace) for word in words))
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert "Traceback" not in error
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_program_tells_its_version(capsys):
    with pytest.raises(SystemExit) as left:
        run(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == f"cchc-desk {__version__}"


@pytest.mark.parametrize(
    ("words", "is_workspace"),
    [
        ([], True),
        (["a.cchc"], True),
        (["demo"], False),
        (["lits"], False),
        (["--version"], False),
        (["list", "a.cchc"], False),
    ],
)
def test_only_a_workspace_or_nothing_opens_the_window(words, is_workspace):
    assert (names_workspace(words) or names_file(words)) is is_workspace


def test_a_file_of_another_name_opens_the_window_unless_it_is_named_like_a_command(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for name in ("so-lam-viec", "list"):
        (tmp_path / name).touch()
    assert [names_file([word]) for word in ("so-lam-viec", "list", "khac")] == [True, False, False]


NO_QT = """
import sys
sys.modules["PySide6"] = None
from cchc_desk.__main__ import main
sys.argv = ["cchc-desk", "demo", sys.argv[1]]
sys.exit(main())
"""


def test_demo_needs_neither_qt_nor_an_ascii_console(tmp_path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": ""}
    command = [sys.executable, "-c", NO_QT, str(tmp_path / "Thư mục")]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "mau.cchc" in done.stdout.decode()


NO_WINDOW = """
import sys
sys.modules["PySide6"] = None
from cchc_desk.__main__ import main
sys.argv = ["cchc-desk"]
sys.exit(main())
"""


def test_where_qt_is_missing_the_packages_are_named_in_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", NO_WINDOW], capture_output=True, cwd=tmp_path, check=False
    )
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1)
    assert "apt-get install libegl1" in lines[0]
