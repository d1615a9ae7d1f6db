"""Programs run under recorder.c: their changes recorded, their power cut, their writes failed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.disk import Disk, read_log

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("recorder.c")
ACK = "ACK"
"""The file to which a program writes how far it told its user that all is saved."""


def compiler() -> str | None:
    """Return the C compiler of this system; None: it has none."""
    return shutil.which("cc") or shutil.which("gcc")


def build(folder: Path) -> Path:
    """Compile the recorder."""
    library = folder / "recorder.so"
    subprocess.run(
        [str(compiler()), "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"],
        check=True, capture_output=True,
    )  # fmt: skip
    return library


def run(code: str, *arguments: object, **environment: str) -> str:
    """Run Python code of this repository in a process of its own and return what it prints.

    How long it may take is the test's own limit.
    """
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=REPOSITORY, env={**os.environ, **environment}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass(frozen=True)
class Recording:
    """Hold what a program did to a folder that held these files, by name."""

    folder: Path
    before: Mapping[str, bytes]
    log: Path


def record(library: Path, folder: Path, code: str, *arguments: object) -> Recording:
    """Run a program on a folder and record what it does there."""
    before = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    log = folder.with_name(f"{folder.name}.log")
    run(code, folder, *arguments, LD_PRELOAD=str(library), RECORD_FOLDER=str(folder),
        RECORD_LOG=str(log))  # fmt: skip
    return Recording(folder, before, log)


@dataclass(frozen=True)
class Cut:
    """Hold what is left after a cut, and what had been acknowledged; 0: nothing yet."""

    folder: Path
    acknowledged: int


def cuts(recording: Recording, count: int, seed: int) -> Iterator[Cut]:
    """Yield the folder as it may be after the power is cut, at random moments in their order."""
    entries = read_log(recording.log)
    chance = Random(seed)  # noqa: S311 - no secret
    moments = sorted(chance.randrange(len(entries)) for _ in range(count))
    disk, acknowledged = Disk(), 0
    for name, data in recording.before.items():
        disk.put(str(recording.folder / name), data)
    for number, entry in enumerate(entries):
        if entry.what == "A":
            acknowledged = int(entry.data)
        elif not entry.path.endswith(f"/{ACK}"):
            disk.apply(entry)
        while moments and moments[0] == number:
            moments.pop(0)
            yield Cut(_laid_out(recording, disk.after_a_cut(chance)), acknowledged)


def _laid_out(recording: Recording, files: Mapping[str, bytes]) -> Path:
    target = recording.folder.with_name(f"{recording.folder.name} after the cut")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path, data in files.items():
        (target / Path(path).name).write_bytes(data)
    return target


def bad_cuts(
    recording: Recording, count: int, is_good: Callable[[Cut], bool], seed: int = 1
) -> list[int]:
    """Return the numbers of the cuts after which something is lost or damaged."""
    found = enumerate(cuts(recording, count, seed))
    return [number for number, cut in found if not is_good(cut)]
