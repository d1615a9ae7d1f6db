"""The zip archive of a foreign file: its directory is checked first, its entries as they are read.

``zipfile`` reads the directory; what it lets pass is checked here, and the entries are unpacked
here, because every size in the directory may be a lie. Everything stays in memory.
"""

import re
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cchc_desk.intake.file_kind import ZIP
from cchc_desk.intake.limits import (
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_MATTERS_BYTES,
)
from cchc_desk.intake.refusals import (
    DamagedFileError,
    EncryptedFileError,
    OverLimitError,
    RefusedFileError,
    UnsafeFileError,
)

# Source for all numbers of the format: PKWARE, APPNOTE.TXT 6.3.10, 4.3 and 4.4.
_DIRECTORY_ENTRY = b"PK\x01\x02"
_END_OF_DIRECTORY = b"PK\x05\x06"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13
_UTF8 = 1 << 11

_FORBIDDEN_NAME = re.compile(
    r"""
    [\x00-\x1f\x7f\\]           # control characters, NUL among them, and backslashes
    | \A(?:/|[A-Za-z]:|\Z)      # from the root, on a drive, or no name
    | (?:\A|/)\.{0,2}(?:/)      # "..", "." or nothing between two slashes
    | (?:\A|/)\.\.?\Z
    """,
    re.VERBOSE,
)

# What zipfile raises for bits that are wrong. Source: tests/intake/hostile, one bit changed each.
_UNREADABLE = (
    BadZipFile,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Hold where the packed bytes of one entry lie, and what they must unpack to."""

    name: str
    start: int
    end: int
    is_deflated: bool
    size_bytes: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Archive:
    """Hold the entries by name in lower case, as names in a package ignore case."""

    data: bytes
    entries: Mapping[str, _Entry]

    def names(self) -> tuple[str, ...]:
        """Return the names in the order of the directory, as they are written there."""
        return tuple(entry.name for entry in self.entries.values())

    def has(self, name: str) -> bool:
        """Tell whether there is such an entry."""
        return name.lower() in self.entries

    def size_bytes(self, name: str) -> int:
        """Return the unpacked size that the directory gives.

        Raises: DamagedFileError when there is no such entry.
        """
        return self._entry(name).size_bytes

    def read(self, name: str) -> bytes:
        """Unpack one entry and compare it with what the directory says of it.

        Raises: DamagedFileError, UnsafeFileError.
        """
        entry = self._entry(name)
        packed = memoryview(self.data)[entry.start : entry.end]
        unpacked = _inflate(packed, entry) if entry.is_deflated else bytes(packed)
        if len(unpacked) != entry.size_bytes:
            raise UnsafeFileError(f"the size of {name} is not as given")
        if zlib.crc32(unpacked) != entry.checksum:
            raise DamagedFileError(f"the checksum of {name} is wrong")
        return unpacked

    def _entry(self, name: str) -> _Entry:
        entry = self.entries.get(name.lower())
        if entry is None:
            raise DamagedFileError(f"{name} is missing")
        return entry


def open_archive(data: bytes) -> Archive:
    """Read the directory of an archive.

    Raises: DamagedFileError, EncryptedFileError, OverLimitError, UnsafeFileError.
    """
    # Counted in the bytes, because zipfile would make an object of every entry first.
    if data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise OverLimitError(f"more than {MAX_ENTRIES} entries")
    try:
        with ZipFile(BytesIO(data)) as file:
            infos, directory_at = file.infolist(), file.start_dir
    except _UNREADABLE as error:
        raise DamagedFileError(str(error)) from error
    _check_sizes(infos)
    entries = [_checked_entry(data, info) for info in infos]
    _check_places(data, infos, entries, directory_at)
    return Archive(data, _by_name(entries))


def _check_sizes(infos: Iterable[ZipInfo]) -> None:
    sizes = [info.file_size for info in infos]
    if sum(sizes) > MAX_UNPACKED_BYTES or max(sizes, default=0) > MAX_PART_BYTES:
        raise OverLimitError(f"unpacks to {sum(sizes)} bytes")


def _checked_entry(data: bytes, info: ZipInfo) -> _Entry:
    name = info.orig_filename
    if (fault := next(_faults(info), None)) is not None:
        raise fault
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size:
        raise DamagedFileError(f"the header of {name} is missing")
    magic, _, flags, method, _, _, _, _, _, name_bytes, extra_bytes = _LOCAL_HEADER.unpack(header)
    if magic != ZIP:
        raise DamagedFileError(f"the header of {name} is damaged")
    if method != info.compress_type or flags & _ENCRYPTED:
        raise UnsafeFileError(f"the header of {name} contradicts the directory")
    named_at = info.header_offset + _LOCAL_HEADER.size
    if data[named_at : named_at + name_bytes] != _written_name(info):
        raise UnsafeFileError(f"{name} has another name in its header")
    start = named_at + name_bytes + extra_bytes
    return _Entry(
        name=name,
        start=start,
        end=start + info.compress_size,
        is_deflated=method == ZIP_DEFLATED,
        size_bytes=info.file_size,
        checksum=info.CRC,
    )


def _written_name(info: ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _faults(info: ZipInfo) -> Iterator[RefusedFileError]:
    """Yield what the directory alone says against an entry."""
    name = info.orig_filename
    if _FORBIDDEN_NAME.search(name):
        yield UnsafeFileError(f"an entry is called {name!r}")
    if stat.S_ISLNK(info.external_attr >> 16):
        yield UnsafeFileError(f"{name} is a symbolic link")
    if info.flag_bits & _ENCRYPTED:
        yield EncryptedFileError(f"{name} is encrypted")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        yield UnsafeFileError(f"{name} is packed with method {info.compress_type}")
    if info.file_size > max(RATIO_MATTERS_BYTES, MAX_RATIO * info.compress_size):
        yield UnsafeFileError(f"{name} is packed more than {MAX_RATIO} times")


def _check_places(
    data: bytes, infos: Iterable[ZipInfo], entries: Iterable[_Entry], directory_at: int
) -> None:
    """Refuse entries that share bytes, and bytes in which another reader might see other entries.

    Source: D. Fifield, "A better zip bomb", 2019, for the entries that share bytes.
    """
    offsets = (info.header_offset for info in infos)
    places = sorted((at, entry.end) for at, entry in zip(offsets, entries, strict=True))
    spans = [(0, 0), *places, (directory_at, len(data))]
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise UnsafeFileError("entries overlap")
    first, last_end = spans[1][0], spans[-2][1]
    if first > 0 or data.count(_END_OF_DIRECTORY, last_end) != 1:
        raise UnsafeFileError("more than one archive in the file")


def _by_name(entries: Iterable[_Entry]) -> Mapping[str, _Entry]:
    """Return the entries by name, folders left out."""
    by_name: dict[str, _Entry] = {}
    for entry in entries:
        if by_name.setdefault(entry.name.lower(), entry) is not entry:
            raise UnsafeFileError(f"two entries are called {entry.name}")
    return {name: entry for name, entry in by_name.items() if not name.endswith("/")}


def _inflate(packed: memoryview, entry: _Entry) -> bytes:
    """Unpack at most one byte more than was announced."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return stream.decompress(packed, entry.size_bytes + 1)
    except zlib.error as error:
        raise DamagedFileError(f"{entry.name}: {error}") from error
