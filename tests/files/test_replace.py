import errno
import os
import time
from pathlib import Path

import pytest

from cchc_desk.files.replace import (
    RETRY_DELAYS_MS,
    DiskFullError,
    FolderError,
    PathTooLongError,
    TargetOpenError,
    WriteError,
    check_target,
    lock_file,
    remove_orphans,
    replacing,
    write_file,
)
from tests.storage.processes import read_only_folder, run_python, started_python

OLD, NEW = b"old bytes", b"new bytes"


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "Báo cáo quý I.docx"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def waits_ms(monkeypatch):
    waited = []
    monkeypatch.setattr(time, "sleep", lambda delay_s: waited.append(round(delay_s * 1000)))
    return waited


def windows_error(code):
    error = PermissionError(errno.EACCES, "held")
    error.winerror = code
    return error


def failing(monkeypatch, module, name, error, times=10**6):
    """Make a function of the system raise as often as is said, and then work."""
    real, left = getattr(module, name), [times]

    def fails(*arguments, **named):
        left[0] -= 1
        if left[0] >= 0:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(module, name, fails)


def assert_untouched(target):
    assert target.read_bytes() == OLD
    assert [each for each in target.parent.iterdir() if each.name.startswith("~cchc")] == []


def test_the_new_bytes_take_the_place_of_the_old(target):
    write_file(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_was_not_there_is_made(tmp_path):
    write_file(tmp_path / "a.docx", NEW)
    assert (tmp_path / "a.docx").read_bytes() == NEW


def test_the_new_file_is_looked_at_before_it_replaces_the_old(target):
    seen = []
    write_file(target, NEW, lambda path: seen.append((path.read_bytes(), target.read_bytes())))
    assert seen == [(NEW, OLD)]


def test_a_new_file_that_does_not_verify_is_thrown_away(target):
    def refuse(_path):
        raise ValueError("damaged")

    with pytest.raises(ValueError, match="damaged"):
        write_file(target, NEW, refuse)
    assert_untouched(target)


def test_a_body_that_fails_leaves_the_old_file(target):
    def fail(temporary):
        temporary.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), replacing(target) as temporary:
        fail(temporary)
    assert_untouched(target)


def test_the_bytes_are_on_the_disk_before_they_replace(target, monkeypatch):
    calls = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *a, name=name, real=real: (calls.append(name), real(*a))[1]
        )
    write_file(target, NEW)
    assert calls == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("code", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 5])
def test_a_file_held_for_a_moment_is_tried_again(target, monkeypatch, waits_ms, code, times):
    failing(monkeypatch, os, "replace", windows_error(code), times)
    write_file(target, NEW)
    assert target.read_bytes() == NEW
    assert waits_ms == list(RETRY_DELAYS_MS[:times])


@pytest.mark.parametrize("code", [1, 112])
def test_another_error_is_not_tried_again(target, monkeypatch, waits_ms, code):
    failing(monkeypatch, os, "replace", windows_error(code))
    with pytest.raises(WriteError):
        write_file(target, NEW)
    assert waits_ms == []
    assert_untouched(target)


def test_a_file_held_for_ever_is_named_with_a_free_name(target, monkeypatch, waits_ms):
    failing(monkeypatch, os, "replace", windows_error(32))
    with pytest.raises(TargetOpenError, match=r"Báo cáo quý I \(2\)\.docx") as caught:
        write_file(target, NEW)
    assert caught.value.alternative == target.with_name("Báo cáo quý I (2).docx")
    assert waits_ms == list(RETRY_DELAYS_MS)
    assert_untouched(target)


@pytest.mark.parametrize(
    "mark", ["~$Báo cáo quý I.docx", "~$o cáo quý I.docx", ".~lock.Báo cáo quý I.docx#"]
)
def test_a_file_open_in_an_office_program_is_not_replaced(target, mark):
    target.with_name(mark).touch()
    with pytest.raises(TargetOpenError):
        write_file(target, NEW)
    assert_untouched(target)


def test_a_mark_left_behind_by_a_deleted_file_does_not_count(tmp_path):
    (tmp_path / "~$a.docx").touch()
    write_file(tmp_path / "a.docx", NEW)
    assert (tmp_path / "a.docx").read_bytes() == NEW


def test_a_mark_that_may_be_another_file_s_does_not_count(tmp_path):
    for name in ("bc-2026-nam.docx", "kh-2026-nam.docx", "~$-2026-nam.docx"):
        (tmp_path / name).touch()
    assert lock_file(tmp_path / "bc-2026-nam.docx") is None


def test_a_short_name_is_marked_in_full_only(tmp_path):
    for name in ("ab.docx", "~$.docx"):
        (tmp_path / name).touch()
    assert lock_file(tmp_path / "ab.docx") is None


def test_the_alternative_is_written_when_the_target_is_open(target):
    target.with_name(f"~${target.name}").touch()
    with pytest.raises(TargetOpenError) as caught:
        write_file(target, NEW)
    write_file(caught.value.alternative, NEW)
    assert caught.value.alternative.read_bytes() == NEW


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FolderError, match="khong-co"):
        write_file(tmp_path / "khong-co" / "a.docx", NEW)


def test_a_file_in_place_of_the_folder_is_named(target):
    with pytest.raises(FolderError, match="quý I"):
        write_file(target / "a.docx", NEW)


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(WriteError, match=r"a\.docx"):
        write_file(tmp_path / "a.docx", NEW)
    assert (tmp_path / "a.docx").is_dir()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_takes_no_file_is_named(target, monkeypatch, code):
    failing(monkeypatch, os, "replace", OSError(code, "no"))
    with pytest.raises(FolderError, match=str(target.parent)):
        write_file(target, NEW)
    assert_untouched(target)


# What Controlled Folder Access says. Source: RELIABILITY.md F31.
@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.EBADF])
def test_a_protected_folder_that_says_something_else_is_named(target, monkeypatch, code):
    failing(monkeypatch, Path, "write_bytes", OSError(code, "no"))
    with pytest.raises(FolderError, match=str(target.parent)):
        write_file(target, NEW)
    assert_untouched(target)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), windows_error(112)])
def test_a_full_disk_is_said_to_be_full(target, monkeypatch, error):
    failing(monkeypatch, os, "fsync", error)
    with pytest.raises(DiskFullError):
        write_file(target, NEW)
    assert_untouched(target)


def test_any_other_error_of_the_system_is_told(target, monkeypatch):
    failing(monkeypatch, os, "fsync", OSError(errno.EIO, "the disk is broken"))
    with pytest.raises(WriteError, match="the disk is broken"):
        write_file(target, NEW)
    assert_untouched(target)


def test_a_system_that_cannot_flush_folders_is_not_asked_to(target, monkeypatch):
    flushed = []
    monkeypatch.setattr("cchc_desk.files.replace.os.fsync", flushed.append)
    monkeypatch.setattr("cchc_desk.files.replace.FLUSHES_FOLDERS", False)
    write_file(target, NEW)
    assert len(flushed) == 1


def test_a_read_only_medium_is_named_and_nothing_is_left_on_it(target):
    code = "from cchc_desk.files.replace import write_file, FolderError\n"
    code += f"from pathlib import Path\ntarget = Path({str(target)!r})\n"
    code += "try:\n    write_file(target, b'new')\nexcept FolderError as e:\n    print(e)"
    answer = run_python(code, *read_only_folder(target.parent))
    assert str(target.parent) in answer.stdout
    assert_untouched(target)


def test_a_process_killed_while_writing_leaves_the_old_file_or_the_new(tmp_path):
    target = tmp_path / "a.docx"
    whole = [bytes([letter]) * 3_000_000 for letter in b"ab"]
    target.write_bytes(whole[0])
    code = "import itertools\nfrom pathlib import Path\n"
    code += "from cchc_desk.files.replace import write_file\n"
    code += "for letter in itertools.cycle(b'ab'):\n    print('writing', flush=True)\n"
    code += f"    write_file(Path({str(target)!r}), bytes([letter]) * 3_000_000)"
    for count in range(8):
        with started_python(code) as process:
            assert all(process.stdout.readline() for _ in range(count))
        assert target.read_bytes() in whole


def test_a_path_that_this_system_calls_too_long_is_named(tmp_path):
    with pytest.raises(PathTooLongError):
        write_file(tmp_path / ("đ" * 200 + ".docx"), NEW)


# Windows without long paths says "not found", of a folder as of a file.
@pytest.mark.parametrize("error", [OSError(errno.ENOENT, "no"), windows_error(206)])
def test_a_path_that_windows_does_not_take_is_named(target, monkeypatch, error):
    monkeypatch.setattr("cchc_desk.files.replace.LONGEST_PATH_UNITS", 20)
    failing(monkeypatch, Path, "write_bytes", error)
    with pytest.raises(PathTooLongError):
        write_file(target, NEW)
    assert_untouched(target)


def test_a_file_in_a_folder_240_units_deep_is_written(tmp_path):
    folder = tmp_path
    while len(str(folder)) < 240:
        folder /= "thu muc cua don vi"
    folder.mkdir(parents=True)
    write_file(folder / "BC_CCHC_Quy-I-2026_SKHCN.docx", NEW)
    assert (folder / "BC_CCHC_Quy-I-2026_SKHCN.docx").read_bytes() == NEW


def test_a_target_can_be_refused_before_anything_is_made(target):
    check_target(target)
    target.with_name(f"~${target.name}").touch()
    with pytest.raises(TargetOpenError):
        check_target(target)


DAY_S = 24 * 60 * 60


@pytest.mark.parametrize(
    ("name", "age_s", "stays"),
    [
        ("~cchc-0123abcd.tmp", DAY_S + 60, False),
        ("~cchc-0123abcd.tmp", DAY_S - 60, True),
        ("~cchc-0123abcd.tmp", -10 * 365 * DAY_S, True),
        ("~cchc-0123abcd.tmp.docx", 2 * DAY_S, True),
        ("~cchc-báo-cáo.tmp", 2 * DAY_S, True),
        ("~$báo cáo.docx", 2 * DAY_S, True),
    ],
)
def test_only_our_own_old_leftovers_are_removed(tmp_path, name, age_s, stays):
    file = tmp_path / name
    file.touch()
    os.utime(file, (time.time() - age_s,) * 2)
    remove_orphans(tmp_path)
    assert file.exists() is stays


def test_a_folder_that_cannot_be_looked_through_has_no_leftovers(tmp_path):
    folder = tmp_path / "~cchc-0123abcd.tmp"
    folder.mkdir()
    os.utime(folder, (0, 0))
    remove_orphans(tmp_path)
    remove_orphans(tmp_path / "khong-co")
    assert folder.is_dir()
