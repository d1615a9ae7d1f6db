"""The parent's side of reading a foreign file: a child does it, and this keeps the child in bounds.

The parent never opens the file. Whatever happens to the child - it breaks, hangs, fills the memory,
is killed - becomes one error, and nothing of it is left behind.
"""

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO, NoReturn, TypeVar

from cchc_desk.intake.child_talk import Frame, FrameKind, FrameReader, Request, read_texts
from cchc_desk.intake.limits import ORDINARY_SECONDS, time_limit_s
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.refusals import (
    CancelledReadingError,
    ReaderBlockedError,
    SlowFileError,
    StoppedReadingError,
    refusal,
)
from cchc_desk.intake.snapshot import check_local
from cchc_desk.intake.transfer import Plain, TransferError, unpack

T = TypeVar("T")
IsCancelled = Callable[[], bool]

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]

# What a process needs on Windows to start at all, where its libraries are, the language of errors.
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "CCHC_DESK_LANGUAGE")

_LOOK_EVERY_S = 0.05
_LAST_WAIT_S = 0.5

# Ended because its processor time was used up: SIGXCPU, and ERROR_NOT_ENOUGH_QUOTA from a job.
# Source: signal(7); Windows SDK, winerror.h.
_OUT_OF_TIME = frozenset({-24, 1816})


@dataclass(frozen=True, slots=True)
class Terms:
    """Say how a child is to work.

    Units: ``seconds`` - until the answer must be there. ``progress`` gets the share that is done,
    0 to 1; ``is_cancelled`` is asked about 20 times a second; both on the thread that waits.
    None: nobody wants to know; it cannot be cancelled; ``command`` - the program's own child.
    """

    seconds: int = ORDINARY_SECONDS
    progress: Progress | None = None
    is_cancelled: IsCancelled | None = None
    command: tuple[str, ...] | None = None


def child_command() -> tuple[str, ...]:
    """Return the command that starts a child, to which its one word is added."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return (str(program.with_name(f"cchc-desk-cli{program.suffix}")), "--child")
    return (sys.executable, "-s", "-P", "-m", "cchc_desk.intake.child")


def read_in_child(
    path: Path,
    reading: str,
    kind: type[T],
    *,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> T:
    """Have a child read a file, with the time that its size allows, and return the typed result.

    The reading gets the ``path`` as its argument. Otherwise as ``run_in_child``.
    """
    check_local(path)
    terms = Terms(_seconds_for(path), progress, is_cancelled)
    return run_in_child(reading, kind, {"path": str(path.absolute())}, terms)


def run_in_child(
    reading: str, kind: type[T], arguments: Mapping[str, Plain], terms: Terms | None = None
) -> T:
    """Run a function of ``intake.readings`` in a child and return its result, read as ``kind``.

    None: the usual terms. Blocks this thread until the child has ended.
    Raises: RefusedFileError - what the child said of the file, or SlowFileError,
    StoppedReadingError, CancelledReadingError, ReaderBlockedError.
    """
    terms = terms or Terms()
    asked = Request(reading, arguments, terms.seconds).word()
    blobs: list[bytes] = []
    with _started((*(terms.command or child_command()), asked)) as (process, frames):
        for frame in _next_frames(frames, terms):
            if frame.kind == FrameKind.ANSWER:
                return _answer(kind, frame, blobs)
            if frame.kind == FrameKind.BLOB:
                blobs.append(frame.data)
            elif frame.kind == FrameKind.PROGRESS:
                _tell(terms.progress, frame)
            else:
                _raise(frame)
        raise _broken_off(process)


@contextmanager
def _started(
    command: Sequence[str],
) -> Iterator[tuple[subprocess.Popen[bytes], SimpleQueue[Frame | None]]]:
    """Start a child and a thread that listens to it; at the end both are gone."""
    frames: SimpleQueue[Frame | None] = SimpleQueue()
    with _process(command) as process:
        listener = Thread(target=_listen, args=(process.stdout, frames), daemon=True)
        listener.start()
        try:
            yield process, frames
        finally:
            process.kill()
            listener.join()


def _process(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).parent,
            env=_environment(),
            creationflags=_creation_flags(),
        )
    except OSError as error:
        raise ReaderBlockedError(str(error)) from error


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {"PYTHONPATH": str(_PACKAGE_PARENT), **kept}


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _listen(pipe: BinaryIO, frames: SimpleQueue[Frame | None]) -> None:
    """Put every frame into the queue, and None at the end."""
    reader = FrameReader(pipe)
    while (frame := reader.read()) is not None:
        frames.put(frame)
    frames.put(None)


def _next_frames(frames: SimpleQueue[Frame | None], terms: Terms) -> Iterator[Frame]:
    """Yield the frames as they come, until the child has no more to say.

    Raises: CancelledReadingError, SlowFileError.
    """
    deadline_s = time.monotonic() + terms.seconds
    while True:
        if terms.is_cancelled is not None and terms.is_cancelled():
            raise CancelledReadingError
        left_s = deadline_s - time.monotonic()
        if left_s <= 0:
            raise SlowFileError
        try:
            frame = frames.get(timeout=min(left_s, _LOOK_EVERY_S))
        except Empty:
            continue
        if frame is None:
            return
        yield frame


def _answer(kind: type[T], frame: Frame, blobs: Sequence[bytes]) -> T:
    try:
        return unpack(kind, frame.data, blobs)
    except TransferError as error:
        raise StoppedReadingError(str(error)) from error


def _tell(progress: Progress | None, frame: Frame) -> None:
    """Pass a share on; what is none is left out, for the answer alone counts."""
    try:
        share = float(frame.data)
    except ValueError:
        return
    if progress is not None and math.isfinite(share):
        progress(min(max(share, 0.0), 1.0))


def _raise(frame: Frame) -> NoReturn:
    try:
        kind, detail, text = read_texts(frame.data, "kind", "detail", "text")
    except ValueError as error:
        raise StoppedReadingError(f"a frame {frame.kind!r}") from error
    if frame.kind == FrameKind.REFUSAL and text:
        raise refusal(kind, detail, text)
    raise StoppedReadingError(detail)


def _broken_off(process: subprocess.Popen[bytes]) -> SlowFileError | StoppedReadingError:
    """Say why a child ended without an answer."""
    try:
        code = process.wait(_LAST_WAIT_S)
    except subprocess.TimeoutExpired:
        return StoppedReadingError("the child said too much, or nothing that is known")
    if code in _OUT_OF_TIME:
        return SlowFileError("the processor time is used up")
    return StoppedReadingError(f"the child ended with {code}")


def _seconds_for(path: Path) -> int:
    try:
        return time_limit_s(path.lstat().st_size)
    except (OSError, ValueError):  # the child will say what is wrong with the path
        return ORDINARY_SECONDS
