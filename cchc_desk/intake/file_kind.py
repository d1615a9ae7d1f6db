"""What a foreign file is, told by its first bytes: anything but a package is refused by name."""

import re

from cchc_desk.intake.refusals import (
    ArchiveFileError,
    EmptyFileError,
    EncryptedFileError,
    OldExcelFileError,
    OldWordFileError,
    OpenDocumentFileError,
    OtherKindError,
    PdfFileError,
    PictureFileError,
    PlainTextFileError,
    PresentationFileError,
    RichTextFileError,
    WebPageFileError,
)

ZIP = b"PK\x03\x04"

# Source: the formats' own specifications, as listed by file(1).
_SIGNATURES: tuple[tuple[bytes, type[OtherKindError]], ...] = (
    (b"PK\x05\x06", ArchiveFileError),
    (b"Rar!\x1a\x07", ArchiveFileError),
    (b"7z\xbc\xaf\x27\x1c", ArchiveFileError),
    (b"\x1f\x8b", ArchiveFileError),
    (b"\x89PNG\r\n\x1a\n", PictureFileError),
    (b"\xff\xd8\xff", PictureFileError),
    (b"GIF8", PictureFileError),
    (b"II*\x00", PictureFileError),
    (b"MM\x00*", PictureFileError),
)

# A zip whose first entry names the format, stored. Source: OpenDocument 1.2, part 3, 3.3.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_ZIP_NAME_AT = 30

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_ENTRY_BYTES = 128  # a directory entry begins with its name. Source: [MS-CFB] 2.6.1
_STREAMS: tuple[tuple[str, type[OtherKindError]], ...] = (
    ("WordDocument", OldWordFileError),
    ("Workbook", OldExcelFileError),
    ("Book", OldExcelFileError),
    ("PowerPoint Document", PresentationFileError),
)

_HEAD_BYTES = 4096
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE = re.compile(rb"<(?:[!?]|[a-z])|mime-version:|content-type:|from: <saved")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def check_kind(data: bytes) -> None:
    """Refuse what is no zip archive, and what is one of OpenDocument.

    Raises: OtherKindError.
    """
    if data.count(0) == len(data):  # a power cut may leave nothing but zeros
        raise EmptyFileError(f"{len(data)} zeros")
    if not data.startswith(ZIP):
        raise _other_kind(data)
    if data.startswith(_OPEN_DOCUMENT, _ZIP_NAME_AT):
        raise OpenDocumentFileError


def _other_kind(data: bytes) -> OtherKindError:
    if data.startswith(_COMPOUND):
        return _compound_kind(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind()
    return _text_kind(data[:_HEAD_BYTES])


def _compound_kind(data: bytes) -> OtherKindError:
    """Tell Word, Excel and PowerPoint before 2007 apart; embedded objects come after their host."""
    if _stream_at(data, "EncryptedPackage") is not None:
        return EncryptedFileError()
    places = ((_stream_at(data, name), kind) for name, kind in _STREAMS)
    found = [(place, kind) for place, kind in places if place is not None]
    if not found:
        return OtherKindError("a compound file of no known program")
    _, kind = min(found, key=lambda pair: pair[0])
    return kind()


def _stream_at(data: bytes, name: str) -> int | None:
    """Return where a compound file's directory names a stream; None: nowhere."""
    wanted = f"{name}\0".encode("utf-16-le")
    at = data.find(wanted)
    while at >= 0 and at % _DIRECTORY_ENTRY_BYTES:
        at = data.find(wanted, at + 1)
    return at if at >= 0 else None


def _text_kind(head: bytes) -> OtherKindError:
    is_wide = head.startswith(_BYTE_ORDER_MARKS)
    text = head.replace(b"\0", b"") if is_wide else head
    for mark in _BYTE_ORDER_MARKS:
        text = text.removeprefix(mark)
    start = text.lstrip().lower()
    if start.startswith(b"{\\rtf"):
        return RichTextFileError()
    if b"%pdf-" in start[:1024]:  # Source: PDF Reference 1.7, implementation note 13
        return PdfFileError()
    if _WEB_PAGE.match(start):
        return WebPageFileError()
    return OtherKindError("unknown bytes") if _CONTROL.search(text) else PlainTextFileError()
