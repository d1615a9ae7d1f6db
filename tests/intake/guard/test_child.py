"""The child process as its parent sees it: it works in bounds, and nothing of it is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc_desk.intake.child_talk import Request
from cchc_desk.intake.guard import Terms, child_command, read_in_child, run_in_child
from cchc_desk.intake.package import PackageKind
from cchc_desk.intake.refusals import (
    CancelledReadingError,
    EncryptedFileError,
    MacroFileError,
    MissingFileError,
    OverLimitError,
    ReaderBlockedError,
    RefusedFileError,
    RemoteFileError,
    SlowFileError,
    StoppedReadingError,
)
from tests.intake.guard.deeds import COMMAND, Answer
from tests.intake.hostile.cases import main_stored
from tests.intake.hostile.documents import body, excel, word
from tests.intake.hostile.other_kinds import compound

on_linux = pytest.mark.skipif(sys.platform == "win32", reason="this is how Linux does it")
REPOSITORY = Path(__file__).resolve().parents[3]


def do(deed, kind=Answer, seconds=20, progress=None, is_cancelled=None, **arguments):
    return run_in_child(deed, kind, arguments, Terms(seconds, progress, is_cancelled, COMMAND))


def own_children():
    """Return the processes that this one has started and not yet let go."""
    tasks = Path("/proc/self/task").glob("*/children")
    return sorted(pid for each in tasks for pid in each.read_text().split())


@pytest.fixture
def foreign_file(tmp_path):
    path = tmp_path / "Báo cáo của đơn vị.docx"
    path.write_bytes(word())
    return path


# --- what comes back ------------------------------------------------------------------------------


def test_a_result_comes_back_as_it_was(foreign_file):
    assert do("echo", text="Sở Thử nghiệm") == Answer(
        "Sở Thử nghiệm", data=b"S\xe1\xbb\x9f Th\xe1\xbb\xad nghi\xe1\xbb\x87m"
    )


def test_the_kind_of_a_file_is_read_from_its_contents(tmp_path):
    path = tmp_path / "Phụ lục.docx"
    path.write_bytes(excel())
    assert read_in_child(path, "kind", PackageKind) is PackageKind.XLSX


def test_another_computer_is_not_asked_by_the_parent_either(monkeypatch):
    monkeypatch.setattr(Path, "lstat", lambda path: pytest.fail(f"{path} was looked at"))
    with pytest.raises(RemoteFileError):
        read_in_child(Path("//may-chu/chung/a.docx"), "kind", PackageKind)


def test_a_file_is_found_from_the_folder_of_the_parent(foreign_file, monkeypatch):
    monkeypatch.chdir(foreign_file.parent)
    assert read_in_child(Path(foreign_file.name), "kind", PackageKind) is PackageKind.DOCX


def test_a_refusal_is_the_same_as_without_a_child(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(compound("EncryptedPackage"))
    with pytest.raises(EncryptedFileError, match=r"mật khẩu|password"):
        read_in_child(path, "kind", PackageKind)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MissingFileError, match=r"không có\.docx"):
        read_in_child(tmp_path / "không có.docx", "kind", PackageKind)


def test_a_refusal_keeps_its_detail():
    with pytest.raises(MacroFileError) as refused:
        do("refuse")
    assert refused.value.detail == "as a test wants it"


def test_any_other_sentence_for_the_user_comes_back_too():
    with pytest.raises(RefusedFileError, match=r"Một câu khác\."):
        do("refuse_in_words")


def test_the_child_speaks_the_language_of_its_parent(monkeypatch):
    monkeypatch.setenv("CCHC_DESK_LANGUAGE", "en")
    with pytest.raises(MacroFileError, match="The file holds macros"):
        do("refuse")


def test_progress_is_told_as_it_is_made():
    shares = []
    do("steps", progress=shares.append)
    assert shares == sorted(set(shares))
    assert len(shares) >= 3


def test_what_libraries_print_does_not_disturb():
    assert do("printing").text == "heard"


# --- what goes wrong ------------------------------------------------------------------------------


def test_a_tree_that_needs_too_much_memory_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(main_stored(body("<w:t>1</w:t>" * 500_000)))
    with pytest.raises(OverLimitError) as refused:
        do("cramped", path=str(path))
    assert refused.value.detail == "out of memory"


@pytest.mark.parametrize(
    "deed",
    ["leave", "fail_hard", pytest.param("killed", marks=on_linux), "talkative", "wrong_type"],
)
def test_a_child_that_breaks_off_is_one_sentence(deed):
    with pytest.raises(StoppedReadingError):
        do(deed)
    assert own_children() == []


def test_a_bug_in_the_child_is_told_to_those_who_mend_it():
    with pytest.raises(StoppedReadingError) as stopped:
        do("broken")
    assert "LookupError: a bug" in stopped.value.detail
    assert "LookupError" not in str(stopped.value)


def test_a_reading_that_is_not_listed_cannot_be_asked_for():
    with pytest.raises(StoppedReadingError):
        run_in_child("os:getcwd", str, {})


def test_a_child_that_cannot_be_started_is_one_sentence(tmp_path):
    with pytest.raises(ReaderBlockedError):
        run_in_child("echo", Answer, {}, Terms(command=(str(tmp_path / "missing"),)))


def test_too_much_memory_is_refused():
    with pytest.raises(OverLimitError):
        do("hungry")


def test_a_child_that_takes_too_long_is_ended():
    begun = time.monotonic()
    with pytest.raises(SlowFileError):
        do("asleep", seconds=1)
    assert time.monotonic() - begun < 3
    assert own_children() == []


@on_linux
def test_a_busy_child_ends_by_itself_when_nobody_waits_for_it():
    request = Request("busy", {}, 1).word()
    left = subprocess.Popen([*COMMAND, request], cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    assert left.wait(10) == -signal.SIGXCPU


@on_linux
def test_a_child_without_processor_time_took_too_long():
    with pytest.raises(SlowFileError):
        do("out_of_time")


def test_cancelling_ends_the_child_at_once():
    begun = time.monotonic()
    with pytest.raises(CancelledReadingError):
        do("asleep", is_cancelled=lambda: time.monotonic() > begun + 0.3)
    assert time.monotonic() - begun < 2
    assert own_children() == []


def test_an_error_of_the_parent_ends_the_child():
    def fail(_share):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        do("steps", progress=fail)
    assert own_children() == []


JUNK = {
    "nothing": b"",
    "no frames": b"hello, world" * 9,
    "a frame of 4 GB": b"A\xff\xff\xff\xff",
    "an unknown frame": b"?\0\0\0\2{}",
    "an unknown frame that is no JSON": b"?\0\0\0\2{[",
    "a refusal without words": b"R\0\0\0\2[]",
    "a refusal as deep as the sea": b"R\0\1\x86\xa0" + b"[" * 100_000,
    "an answer that is no JSON": b"A\0\0\0\1x",
    "an answer with fields that nobody knows": b'A\0\0\0\x0d{"texts2": 1}',
    "an answer with bytes that never came": b'A\0\0\0\x17{"data": {"$bytes": 99}}'[:28],
    "an answer as deep as the sea": b"A\0\1\x86\xa0" + b"[" * 100_000,
    "progress without end": b"P\0\0\0\x030.5" * 30_000,
    "progress that is no number": b"P\0\0\0\x01xP\0\0\0\x03nan",
}


@pytest.mark.parametrize("name", JUNK)
def test_junk_from_a_child_is_one_sentence(name, tmp_path):
    said = tmp_path / "said"
    said.write_bytes(JUNK[name])
    script = f"import sys; sys.stdout.buffer.write(open({str(said)!r}, 'rb').read())"
    with pytest.raises(StoppedReadingError):
        run_in_child("echo", Answer, {}, Terms(command=(sys.executable, "-c", script)))


# --- what a child cannot do -----------------------------------------------------------------------


@on_linux
def test_a_child_can_change_nothing_and_reach_nobody(tmp_path):
    (tmp_path / "old").write_text("as it was")
    assert do("forbidden", folder=str(tmp_path)).texts == ()
    assert [each.read_text() for each in tmp_path.iterdir()] == ["as it was"]


def test_a_child_can_read(tmp_path):
    (tmp_path / "old").write_text("as it was")
    assert do("reading_elsewhere", folder=str(tmp_path)).text == "as it was"


@on_linux
def test_a_child_is_given_next_to_nothing(monkeypatch, foreign_file):
    monkeypatch.setenv("SECRET", "x")
    with foreign_file.open() as opened:
        os.set_inheritable(opened.fileno(), True)  # noqa: FBT003 - the signature of the system
        given = do("surroundings")
    assert set(given.texts) <= {
        "CCHC_DESK_LANGUAGE",
        "LC_CTYPE",
        "LD_LIBRARY_PATH",
        "PYTHONPATH",
        "",
    }
    assert given.text == str(Path(sys.executable).parent)
    assert foreign_file.name not in given.data.decode()


def test_a_frozen_program_starts_the_command_line_beside_it(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/cchc/cchc-desk.exe")
    assert child_command() == ("/opt/cchc/cchc-desk-cli.exe", "--child")


def test_a_child_costs_a_quarter_of_a_second_at_most(foreign_file):
    def once():
        before = os.times()
        read_in_child(foreign_file, "kind", PackageKind)
        after = os.times()
        return sum(after[2:4]) - sum(before[2:4])  # processor time of ended children

    assert min(once() for _ in range(3)) < 0.25


def test_waiting_for_a_child_loads_no_reader_into_the_parent():
    script = (
        "import sys, cchc_desk.intake.guard; print({'lxml', 'zipfile', 'docx'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
