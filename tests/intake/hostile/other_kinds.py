"""The beginnings of files of other programs, as far as they tell what the file is."""

import struct

from tests.intake.hostile.documents import word_parts
from tests.intake.hostile.zips import archive, entry, stored

_SECTOR = 512


def compound(*streams: str, text: str = "") -> bytes:
    """Make a compound file of old Office whose directory names these streams, in this order.

    The text stands before the directory, where no entry of one can begin.
    """
    header = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + text.encode("utf-16-le")).ljust(_SECTOR, b"\0")
    return (
        header + b"".join(_directory_entry(name) for name in ("Root Entry", *streams)) + bytes(999)
    )


def _directory_entry(name: str) -> bytes:
    raw = f"{name}\0".encode("utf-16-le")
    return raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes(62)


def open_document(kind: str) -> bytes:
    """Make a file of LibreOffice: "text", "spreadsheet"."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return archive([stored("mimetype", mimetype), entry("content.xml", b"<a/>")])


def plain_archive() -> bytes:
    """Make an archive with a document in it."""
    return archive([entry("Báo cáo.docx", archive([entry(n, d) for n, d in word_parts().items()]))])
