"""Zip archives written byte by byte, so that every field can be a lie."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

STORED, DEFLATED = 0, 8
ENCRYPTED = 1
UTF8 = 1 << 11
SYMBOLIC_LINK = 0o120777 << 16

# Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.14 to 4.3.16.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what is written of one entry.

    None: ``packed_size``, ``offset`` - the truth; ``local_name``, ``local_flags``,
    ``local_method`` - as in the directory.
    """

    name: bytes
    packed: bytes
    method: int = DEFLATED
    size: int = 0
    packed_size: int | None = None
    checksum: int = 0
    flags: int = 0
    attributes: int = 0
    extra: bytes = b""
    offset: int | None = None
    local_name: bytes | None = None
    local_flags: int | None = None
    local_method: int | None = None


def deflate(data: bytes) -> bytes:
    """Pack as zip archives do."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


def deflated_zeros(megabytes: int) -> bytes:
    """Pack that many megabytes of zeros without ever having them."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = bytes(1 << 20)
    return b"".join(stream.compress(block) for _ in range(megabytes)) + stream.flush()


def stored(name: str, data: bytes) -> Entry:
    """Make an honest entry that is not packed."""
    raw = name.encode()
    flags = 0 if raw.isascii() else UTF8
    return Entry(raw, data, STORED, size=len(data), checksum=zlib.crc32(data), flags=flags)


def entry(name: str, data: bytes, **changes) -> Entry:
    """Make an honest entry that is packed, and change what is said of it."""
    said = {"packed": deflate(data), "method": DEFLATED} | changes
    return replace(stored(name, data), **said)


def local_header(each: Entry) -> bytes:
    """Return the header that stands before the packed bytes."""
    name = each.name if each.local_name is None else each.local_name
    return _LOCAL.pack(
        b"PK\x03\x04",
        20,
        each.flags if each.local_flags is None else each.local_flags,
        each.method if each.local_method is None else each.local_method,
        0,
        0x21,
        each.checksum,
        _packed_size(each),
        each.size,
        len(name),
        0,
    ) + name  # fmt: skip


def central_entry(each: Entry, offset: int) -> bytes:
    """Return the entry of the directory."""
    head = _CENTRAL.pack(
        b"PK\x01\x02",
        3 << 8 | 20,
        20,
        each.flags,
        each.method,
        0,
        0x21,
        each.checksum,
        _packed_size(each),
        each.size,
        len(each.name),
        len(each.extra),
        0,
        0,
        0,
        each.attributes,
        offset if each.offset is None else each.offset,
    )
    return head + each.name + each.extra


def end(count: int, size: int, offset: int, comment: bytes = b"") -> bytes:
    """Return the end of the directory."""
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, len(comment)) + comment


def end64(count: int, size: int, offset: int, at: int) -> bytes:
    """Return the end of the directory in its 64-bit form, which begins ``at``, and its locator."""
    record = _END64.pack(b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    return record + _LOCATOR.pack(b"PK\x06\x07", 0, at, 1)


def archive(entries: Sequence[Entry], comment: bytes = b"", before: bytes = b"") -> bytes:
    """Write the archive; ``before`` is junk that the offsets know nothing of."""
    body, directory = parts(entries)
    return before + body + directory + end(len(entries), len(directory), len(body), comment)


def parts(entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """Return the packed entries and their directory."""
    body, directory = bytearray(), bytearray()
    for each in entries:
        directory += central_entry(each, len(body))
        body += local_header(each) + each.packed
    return bytes(body), bytes(directory)


def _packed_size(each: Entry) -> int:
    return len(each.packed) if each.packed_size is None else each.packed_size
