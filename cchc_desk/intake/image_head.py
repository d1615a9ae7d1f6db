"""The head of an image: whether it is PNG or JPEG, and how large it is when unpacked."""

from collections.abc import Iterator

from cchc_desk.intake.limits import MAX_IMAGE_PIXELS
from cchc_desk.intake.refusals import LargePictureError, PictureError

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = slice(12, 16)
_PNG_WIDTH, _PNG_HEIGHT = slice(16, 20), slice(20, 24)
_PNG_HEAD_BYTES = 33  # signature and header chunk. Source: PNG, third edition, 5.2 and 11.2.1

_JPEG = b"\xff\xd8\xff"
_MARKER = 0xFF
_START_OF_SCAN = 0xDA
_FRAME_HEAD_BYTES = 7
# Start of frame, except the three codes that mean something else. Source: ITU-T T.81, table B.1.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def check_image(data: bytes) -> None:
    """Refuse what is no PNG or JPEG, and what has too many pixels to be shown.

    Raises: PictureError.
    """
    width, height = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data)
    if width * height > MAX_IMAGE_PIXELS:
        raise LargePictureError(f"{width} x {height} pixels")
    if width * height == 0:
        raise PictureError("no size in its head")


def _png_size(data: bytes) -> tuple[int, int]:
    if data[_PNG_HEAD] != b"IHDR" or len(data) < _PNG_HEAD_BYTES:
        return 0, 0
    return int.from_bytes(data[_PNG_WIDTH]), int.from_bytes(data[_PNG_HEIGHT])


def _jpeg_size(data: bytes) -> tuple[int, int]:
    if not data.startswith(_JPEG):
        return 0, 0
    for code, at in _segments(data):
        if code in _FRAMES and at + _FRAME_HEAD_BYTES <= len(data):
            height, width = data[at + 3 : at + 5], data[at + 5 : at + 7]
            return int.from_bytes(width), int.from_bytes(height)
    return 0, 0


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the code and the place of every segment before the image itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == _MARKER and data[at + 1] != _START_OF_SCAN:
        if data[at + 1] == _MARKER:  # any number of these may stand before a marker
            at += 1
            continue
        yield data[at + 1], at + 2
        at += 2 + max(int.from_bytes(data[at + 2 : at + 4]), 2)
