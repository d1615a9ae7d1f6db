"""What parent and child say to each other: one request as a word, and frames through a pipe back.

A frame is one letter for its kind, a length and that many bytes. Nothing that comes is ever run or
unpickled: it is JSON, or the bytes of an image.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import BinaryIO

from cchc_desk.intake.limits import MAX_ANSWER_BYTES, MAX_ANSWER_FRAMES
from cchc_desk.intake.transfer import Plain

_HEAD = struct.Struct(">cI")
_MAX_CHARACTERS = 20_000  # a traceback has some thousand


class FrameKind(StrEnum):
    """What a frame holds."""

    PROGRESS = "P"
    BLOB = "B"
    ANSWER = "A"
    REFUSAL = "R"
    BROKE_OFF = "X"


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold one frame; ``kind`` as it came, which may be none of FrameKind."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """Ask for a reading with its arguments, which are JSON data; units: seconds."""

    reading: str
    arguments: Mapping[str, Plain]
    seconds: int

    def word(self) -> str:
        """Return the request as the one word on a child's command line."""
        return json.dumps(asdict(self))


def read_request(word: str) -> Request:
    """Read the word on the command line."""
    return Request(**json.loads(word))


def write_frame(pipe: BinaryIO, kind: FrameKind, data: bytes) -> None:
    """Write one frame and send it on its way."""
    pipe.write(_HEAD.pack(kind.encode(), len(data)) + data)
    pipe.flush()


class FrameReader:
    """Read frames as long as all of them together stay within the limits."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Take the end of the pipe that is read."""
        self._pipe = pipe
        self._bytes_left = MAX_ANSWER_BYTES
        self._frames_left = MAX_ANSWER_FRAMES

    def read(self) -> Frame | None:
        """Wait for the next frame. None: the pipe is closed, or more came than may."""
        head = self._pipe.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return None
        kind, size = _HEAD.unpack(head)
        self._frames_left -= 1
        self._bytes_left -= size
        if min(self._frames_left, self._bytes_left) < 0:
            return None
        data = self._pipe.read(size)
        return Frame(kind.decode("latin-1"), data) if len(data) == size else None


def write_texts(texts: Mapping[str, str]) -> bytes:
    """Return a few named texts as JSON."""
    return json.dumps(texts).encode()


def read_texts(data: bytes, *names: str) -> tuple[str, ...]:
    """Return the first of named texts, 20,000 characters each; what is none, or missing, is "".

    Raises: ValueError when the data is not JSON at all.
    """
    try:
        texts = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    given = [texts.get(name) if isinstance(texts, dict) else None for name in names]
    return tuple(each[:_MAX_CHARACTERS] if isinstance(each, str) else "" for each in given)
