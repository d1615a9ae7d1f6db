"""Which files are opened at all, and what is said of those that are not."""

import errno
import os
import sys
from pathlib import Path

import pytest

from cchc_desk.intake.limits import MAX_FILE_BYTES
from cchc_desk.intake.refusals import (
    ChangingFileError,
    FileTooLargeError,
    LockedFileError,
    MissingFileError,
    NotAFileError,
    RemoteFileError,
    UnreachableFileError,
)
from cchc_desk.intake.snapshot import read_snapshot

on_linux = pytest.mark.skipif(sys.platform == "win32", reason="only Linux has these")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Báo cáo quý I.docx"
    path.write_bytes(b"content")
    return path


def failing(monkeypatch, error):
    def fails(*_arguments, **_named):
        raise error

    monkeypatch.setattr(os, "open", fails)


def test_a_file_is_read_whole(path):
    assert read_snapshot(path) == b"content"


def test_an_empty_file_is_read_too(path):
    path.write_bytes(b"")
    assert read_snapshot(path) == b""


@pytest.mark.parametrize(
    "name", ["không có.docx", "không có/a.docx", "Báo cáo quý I.docx/a", "a\0b.docx"]
)
def test_a_file_that_is_not_there_is_named(path, name):
    with pytest.raises(MissingFileError, match=r"“.*”"):
        read_snapshot(path.parent / name)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(NotAFileError):
        read_snapshot(tmp_path)


def test_a_link_is_not_followed(path):
    link = path.with_name("link.docx")
    link.symlink_to(path)
    with pytest.raises(NotAFileError):
        read_snapshot(link)


@on_linux
def test_a_pipe_is_not_waited_for(path):
    os.mkfifo(path.with_name("pipe.docx"))
    with pytest.raises(NotAFileError):
        read_snapshot(path.with_name("pipe.docx"))


@on_linux
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_read(device):
    with pytest.raises(NotAFileError):
        read_snapshot(Path(device))


@pytest.mark.parametrize(
    "name", ["//may-chu/chung/a.docx", "\\\\may-chu\\chung\\a.docx", "\\\\.\\NUL", "//?/C:/a.docx"]
)
def test_another_computer_is_not_asked(name, monkeypatch):
    monkeypatch.setattr(Path, "lstat", lambda path: pytest.fail(f"{path} was looked at"))
    with pytest.raises(RemoteFileError, match=r"chung|NUL|a\.docx"):
        read_snapshot(Path(name))


def test_a_file_that_is_too_large_is_not_read(path):
    os.truncate(path, MAX_FILE_BYTES + 1)
    with pytest.raises(FileTooLargeError, match="25 MB"):
        read_snapshot(path)


def test_the_largest_file_is_read(path):
    os.truncate(path, MAX_FILE_BYTES)
    assert len(read_snapshot(path)) == MAX_FILE_BYTES


@pytest.mark.parametrize("code", [32, 33])
def test_a_file_that_word_keeps_to_itself_is_said_to_be_open(path, monkeypatch, code):
    error = PermissionError(errno.EACCES, "held")
    error.winerror = code
    failing(monkeypatch, error)
    with pytest.raises(LockedFileError, match="Word"):
        read_snapshot(path)


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "Permission denied"),
        OSError(errno.EIO, "Input/output error"),
        OSError(errno.ELOOP, "Too many levels of symbolic links"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(path, monkeypatch, error):
    failing(monkeypatch, error)
    with pytest.raises(UnreachableFileError, match=error.strerror):
        read_snapshot(path)


def change_while_read(monkeypatch, path, times):
    """Add to the file between the looks before and after the next readings."""
    real, looks = os.fstat, []

    def fstat(descriptor):
        status = real(descriptor)
        looks.append(status)
        if len(looks) % 2 == 1 and len(looks) < 2 * times:
            with path.open("ab") as file:
                file.write(b"!")
        return status

    monkeypatch.setattr(os, "fstat", fstat)


def test_a_file_that_changes_while_it_is_read_is_read_again(path, monkeypatch):
    change_while_read(monkeypatch, path, times=2)
    assert read_snapshot(path) == b"content!!"


def test_a_file_that_never_rests_is_left_alone(path, monkeypatch):
    change_while_read(monkeypatch, path, times=99)
    with pytest.raises(ChangingFileError):
        read_snapshot(path)


def test_reading_changes_nothing(path):
    before = path.stat()
    read_snapshot(path)
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
