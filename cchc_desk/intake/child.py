"""The child process: it reads one foreign file, hands back what it read, and can do no more."""

import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, BinaryIO, get_type_hints

from cchc_desk.errors import UserError
from cchc_desk.intake.child_limits import forbid_side_effects, limit_resources
from cchc_desk.intake.child_talk import FrameKind, read_request, write_frame, write_texts
from cchc_desk.intake.readings import READINGS, Progress
from cchc_desk.intake.refusals import OverLimitError, RefusedFileError
from cchc_desk.intake.transfer import pack

_TELL_EVERY_S = 0.05


def main(words: Sequence[str], readings: Mapping[str, str] = READINGS) -> int:
    """Do what the one word, a ``Request``, asks for, and return the exit code.

    The answer goes to the standard output, which nothing else can write to from then on.
    """
    asked = read_request(words[0])
    with _taken_stdout() as pipe:
        function = _function(readings[asked.reading])
        limit_resources(asked.seconds)
        forbid_side_effects()
        try:
            answer = function(_progress(pipe), **asked.arguments)
            text, blobs = pack(get_type_hints(function)["return"], answer)
        except UserError as error:
            write_frame(pipe, FrameKind.REFUSAL, _refusal(error))
        except MemoryError:
            write_frame(pipe, FrameKind.REFUSAL, _refusal(OverLimitError("out of memory")))
        except Exception:  # the parent must learn what broke, and says it
            trace = write_texts({"detail": traceback.format_exc()})
            write_frame(pipe, FrameKind.BROKE_OFF, trace)
        else:
            for blob in blobs:
                write_frame(pipe, FrameKind.BLOB, blob)
            write_frame(pipe, FrameKind.ANSWER, text)
    return 0


def _taken_stdout() -> BinaryIO:
    """Return the pipe to the parent, and let what libraries print go nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _function(place: str) -> Callable[..., Any]:
    module, _, name = place.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def _progress(pipe: BinaryIO) -> Progress:
    """Return a function that sends a share now and then, however often it is called."""
    next_at = 0.0

    def tell(share: float) -> None:
        nonlocal next_at
        if time.monotonic() >= next_at:
            next_at = time.monotonic() + _TELL_EVERY_S
            write_frame(pipe, FrameKind.PROGRESS, str(float(share)).encode())

    return tell


def _refusal(error: UserError) -> bytes:
    detail = error.detail if isinstance(error, RefusedFileError) else ""
    return write_texts({"kind": type(error).__name__, "detail": detail, "text": str(error)})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
