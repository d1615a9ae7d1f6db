"""Small whole Word and Excel files of an invented office, any part of which can be replaced."""

import struct
import zlib
from collections.abc import Mapping

from tests.intake.hostile.zips import Entry, archive, entry

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORD_XML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "word/document.xml"
STYLES = "word/styles.xml"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
ROOT_RELS = "_rels/.rels"


def content_types(overrides: Mapping[str, str]) -> bytes:
    """Make the list of content types, by part name."""
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        HEAD
        + (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{listed}</Types>'
        ).encode()
    )


def relationships(*entries: str) -> bytes:
    """Make a part of relationships."""
    return (
        HEAD
        + (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{''.join(entries)}</Relationships>"
        ).encode()
    )


def relationship(id_: str, kind: str, target: str, mode: str = "", kinds: str = KINDS) -> str:
    """Make one relationship of a kind of the standard."""
    said = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id_}" Type="{kinds}/{kind}" Target="{target}"{said}/>'


def body(inner: str = "<w:p><w:r><w:t>Sở Thử nghiệm</w:t></w:r></w:p>") -> bytes:
    """Make the main part of a Word document."""
    return (
        HEAD + (f'<w:document xmlns:w="{WORD_XML}"><w:body>{inner}</w:body></w:document>').encode()
    )


def png(width: int = 4, height: int = 3) -> bytes:
    """Make a picture that says it is of this size; there is only one row in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 5))


def jpeg(width: int, height: int) -> bytes:
    """Make the head of a picture, with a comment and fill bytes before its size."""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8\xff\xfe\x00\x06abcd\xff\xff\xff\xc2" + frame + b"\xff\xda"


def word_parts() -> dict[str, bytes]:
    """Make the parts of a Word document with a picture."""
    return {
        TYPES: content_types({MAIN: f"{WORD}.document.main+xml"}),
        ROOT_RELS: relationships(relationship("rId1", "officeDocument", MAIN)),
        MAIN: body(),
        RELS: relationships(
            relationship("rId1", "styles", "styles.xml"),
            relationship("rId2", "image", "media/image1.png"),
        ),
        STYLES: HEAD + f'<w:styles xmlns:w="{WORD_XML}"/>'.encode(),
        "word/media/image1.png": png(),
    }


def excel_parts() -> dict[str, bytes]:
    """Make the parts of an Excel workbook."""
    return {
        TYPES: content_types({"xl/workbook.xml": f"{EXCEL}.sheet.main+xml"}),
        ROOT_RELS: relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": HEAD + b"<workbook/>",
    }


def entries(parts: Mapping[str, bytes | None]) -> list[Entry]:
    """Make honest entries. None: the part is left out."""
    return [entry(name, data) for name, data in parts.items() if data is not None]


def word(changes: Mapping[str, bytes | None] | None = None, *more: Entry) -> bytes:
    """Make a Word document in which parts are replaced, left out (None) or added."""
    return archive([*entries(word_parts() | dict(changes or {})), *more])


def word_of_type(kind: str) -> bytes:
    """Make a Word document whose main part says it is of another type."""
    return word({TYPES: content_types({MAIN: kind})})


def excel(changes: Mapping[str, bytes | None] | None = None) -> bytes:
    """Make an Excel workbook in which parts are replaced, left out (None) or added."""
    return archive(entries(excel_parts() | dict(changes or {})))
