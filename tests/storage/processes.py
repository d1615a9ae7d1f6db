"""Other processes for tests: what a second program sees, and what is left when one is killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def run_python(code: str, *wrapper: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own, inside a command that wraps it."""
    return subprocess.run(
        [*wrapper, sys.executable, "-c", code],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


@contextmanager
def started_python(code: str) -> Iterator[subprocess.Popen[str]]:
    """Start a process, wait for its first line, and kill it at the end."""
    with start_python(code) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def start_python(code: str) -> subprocess.Popen[str]:
    """Start a process; ``input()`` in it waits until the test is done."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def digest(path: Path) -> str:
    """Return a digest of a file's bytes; reading it in this process would drop SQLite's locks."""
    return run_python(
        f"import hashlib; print(hashlib.sha256(open({str(path)!r}, 'rb').read()).hexdigest())"
    ).stdout


def read_only_folder(folder: Path) -> tuple[str, ...]:
    """Return the wrapper in which a folder is a read-only medium; root ignores mode bits."""
    return _mounted(folder, "ro")


def full_disk(folder: Path, size_kb: int) -> tuple[str, ...]:
    """Return the wrapper in which a folder is a new disk of a few kilobytes."""
    mount = f"mount -t tmpfs -o size={size_kb}k none '{folder}'"
    return (*_namespace(), "sh", "-c", f'{mount} && exec "$@"', "sh")


def _mounted(folder: Path, option: str) -> tuple[str, ...]:
    mount = f"mount --bind '{folder}' '{folder}' && mount -o remount,{option},bind '{folder}'"
    return (*_namespace(), "sh", "-c", f'{mount} && exec "$@"', "sh")


@cache
def _namespace() -> tuple[str, ...]:
    for wrapper in (("unshare", "-m"), ("unshare", "-rm")):
        try:
            tried = subprocess.run(
                [*wrapper, "sh", "-c", "mount -t tmpfs none /mnt"], capture_output=True, check=False
            )
        except FileNotFoundError:
            break
        if tried.returncode == 0:
            return wrapper
    pytest.skip("this system does not let a test mount anything (unshare -m)")
