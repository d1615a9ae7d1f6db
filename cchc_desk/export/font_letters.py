"""Which letters a font file has: enough of the OpenType format to tell a complete font."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@cache
def vietnamese_letters() -> frozenset[str]:
    """Return every letter of Vietnamese, small and capital, as one character each."""
    vowels = (unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
    small = [*vowels, "đ", *"bcdghklmnpqrstvx"]
    return frozenset(small) | {letter.upper() for letter in small}


def is_complete(file: Path, index: int = 0) -> bool:
    """Tell whether a font has all Vietnamese letters; ``index`` counts in a collection.

    A file that cannot be read has none.
    """
    try:
        ranges = list(_ranges(file.read_bytes(), index))
    except (OSError, struct.error):
        return False
    codes = (ord(letter) for letter in vietnamese_letters())
    return all(any(first <= code <= last for first, last in ranges) for code in codes)


def _ranges(data: bytes, index: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last code of each range of letters. Source: OpenType, table cmap."""
    table = _table(data, b"cmap", index)
    for number in range(_uint16(data, table + 2)):
        record = table + 4 + 8 * number
        subtable = table + _uint32(data, record + 4)
        if _uint16(data, subtable) == _SEGMENTS:
            yield from _segments(data, subtable)
        elif _uint16(data, subtable) == _GROUPS:
            yield from _groups(data, subtable)


_SEGMENTS, _GROUPS = 4, 12


def _table(data: bytes, name: bytes, index: int) -> int:
    """Return where a table begins."""
    start = _uint32(data, 12 + 4 * index) if data[:4] == b"ttcf" else 0
    for number in range(_uint16(data, start + 4)):
        record = start + 12 + 16 * number
        if data[record : record + 4] == name:
            return _uint32(data, record + 8)
    raise struct.error(name)


def _segments(data: bytes, subtable: int) -> Iterator[tuple[int, int]]:
    size = _uint16(data, subtable + 6)
    ends = subtable + 14
    starts = ends + size + 2
    for offset in range(0, size, 2):
        yield _uint16(data, starts + offset), _uint16(data, ends + offset)


def _groups(data: bytes, subtable: int) -> Iterator[tuple[int, int]]:
    for number in range(_uint32(data, subtable + 12)):
        group = subtable + 16 + 12 * number
        yield _uint32(data, group), _uint32(data, group + 4)


def _uint16(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">H", data, offset)[0]
    return value


def _uint32(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">I", data, offset)[0]
    return value
