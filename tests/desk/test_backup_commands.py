import json

import pytest

from cchc_desk.cli import run
from cchc_desk.desk import backups
from cchc_desk.desk.desk import Desk
from tests.factories import answered, make_report
from tests.storage.damage import flip

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Let this computer's own place of backups be a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


@pytest.fixture
def cli(capsys):
    def call(*words):
        code = run([str(word) for word in words])
        seen = capsys.readouterr()
        return code, seen.out.strip(), seen.err.strip()

    return call


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sổ.cchc"
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
        desk.set_answer(DOCUMENT, ITEM, answered("Khi sao lưu."))
    return path


@pytest.fixture
def backup(cli, file, tmp_path):
    """Return a backup of a workspace that was edited afterwards."""
    code, out, _ = cli("backup", file, tmp_path / "USB" / "sao lưu", "--json")
    assert code == 0
    with Desk.open(file) as desk:
        desk.set_answer(DOCUMENT, ITEM, answered("Viết sau đó."))
        desk.create(make_report(tasks=(), results={}))
    return json.loads(out)["backup"]


def text_of(file):
    with Desk.open(file) as desk:
        return desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text


def test_backup_tells_what_it_wrote(cli, file, tmp_path):
    code, out, _ = cli("backup", file, tmp_path, "--json")
    data = json.loads(out)
    assert (code, data["documents"]) == (0, 1)
    (made,) = backups.list_backups(tmp_path)
    assert (str(made.path), made.edits, made.is_proved) == (data["backup"], data["edits"], True)


def test_backup_goes_to_the_place_of_this_computer_by_itself(cli, file):
    assert cli("backup", file)[0] == 0
    assert len(backups.list_backups(backups.usual_place())) == 1


def test_restore_puts_everything_back_and_keeps_what_was_there(cli, file, backup):
    code, out, _ = cli("restore", file, backup, "--json")
    data = json.loads(out)
    assert (code, data["set_aside"]) == (0, None)
    assert text_of(file) == "Khi sao lưu."
    assert cli("verify", data["saved"])[0] == 0
    assert cli("restore", file, data["saved"])[0] == 0
    assert text_of(file) == "Viết sau đó."


def test_restore_of_a_missing_file_makes_it(cli, backup, tmp_path):
    new = tmp_path / "máy mới.cchc"
    assert cli("restore", new, backup)[0] == 0
    assert text_of(new) == "Khi sao lưu."


def test_restore_takes_one_document_back(cli, file, backup):
    code, out, _ = cli("restore", file, backup, "--report", DOCUMENT, "--json")
    assert (code, json.loads(out)) == (0, {"file": str(file), "document": DOCUMENT})
    assert text_of(file) == "Khi sao lưu."
    with Desk.open(file) as desk:
        assert len(desk.documents()) == 2


def test_a_damaged_letter_is_found_and_the_file_set_aside(cli, file, backup):
    flip(file, "Viết sau đó.", "Viết sau đÓ.")
    before = file.read_bytes()
    code, out, _ = cli("verify", file, "--json")
    assert (code, json.loads(out)["ok"]) == (1, False)
    assert file.read_bytes() == before
    code, out, _ = cli("restore", file, backup)
    assert (code, text_of(file)) == (0, "Khi sao lưu.")
    (aside,) = file.parent.glob("*.hong-*")
    assert aside.read_bytes() == before
    assert aside.name in out


@pytest.mark.parametrize(
    ("old", "new"), [("Make a document", "Make a documenT"), ("Khi sao lưu.", "Khi sao lưU.")]
)
def test_verify_finds_a_changed_letter_in_the_history(cli, file, backup, old, new):
    flip(file, old, new)
    code, out, _ = cli("verify", file, "--json")
    assert (code, json.loads(out)["ok"]) == (1, False)


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "khong-co/a.cchc"),
        ("backup", "{file}", "{file}"),
        ("restore", "{file}", "khong-co/a.cchcbak"),
        ("restore", "{file}", "{note}"),
        ("restore", "{file}", "{backup}", "--report", "bc-2099"),
        ("restore", "{file}"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(cli, file, backup, words):
    before = file.read_bytes()
    named = {"file": str(file), "backup": backup, "note": f"{backup}.json"}
    code, out, error = cli(*(word.format(**named) for word in words))
    assert (code, out) == (2, "")
    assert len(error.splitlines()) == 1
    assert file.read_bytes() == before
