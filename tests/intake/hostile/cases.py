"""Hostile, broken and foreign files by name, each with what reading all of it must come to."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import shake_128

from cchc_desk.intake.refusals import (
    ArchiveFileError,
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    FileTooLargeError,
    LargePictureError,
    MacroFileError,
    OldExcelFileError,
    OldWordFileError,
    OpenDocumentFileError,
    OtherKindError,
    OtherOfficeFileError,
    OverLimitError,
    PdfFileError,
    PictureError,
    PictureFileError,
    PlainTextFileError,
    PresentationFileError,
    RefusedFileError,
    RichTextFileError,
    UnsafeFileError,
    WebPageFileError,
)
from tests.intake.hostile.documents import (
    EXCEL,
    HEAD,
    MAIN,
    RELS,
    ROOT_RELS,
    STRICT_KINDS,
    STYLES,
    TYPES,
    WORD,
    WORD_XML,
    body,
    content_types,
    entries,
    excel,
    jpeg,
    png,
    relationship,
    relationships,
    word,
    word_of_type,
    word_parts,
)
from tests.intake.hostile.other_kinds import compound, open_document, plain_archive
from tests.intake.hostile.zips import (
    ENCRYPTED,
    SYMBOLIC_LINK,
    Entry,
    archive,
    central_entry,
    deflate,
    deflated_zeros,
    end,
    end64,
    entry,
    local_header,
    parts,
    stored,
)

MB = 1 << 20
TYPE = "document type"


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a file and how it ends; ``because`` is part of the refusal's detail.

    None: all of it is read.
    """

    make: Callable[[], bytes]
    refused_as: type[RefusedFileError] | None
    because: str = ""


# --- bombs ----------------------------------------------------------------------------------------


def zeros(megabytes: int, name: str = "word/zeros.bin", **changes) -> Entry:
    packed = deflated_zeros(megabytes)
    return Entry(name.encode(), packed, size=megabytes * MB, **changes)


def many_bombs() -> bytes:
    one = zeros(30)
    return word(None, *(replace(one, name=f"word/zeros{n}.bin".encode()) for n in range(7)))


def nested_archives() -> bytes:
    inner = archive([entry("a.txt", b"a")])
    for level in range(20):
        inner = archive([entry(f"level{level}.zip", inner)])
    return word(None, entry("word/embeddings/inner.zip", inner))


def shared_bytes() -> bytes:
    """Point to one packed part from fifty names, as the first overlapping bombs did."""
    honest = entries(word_parts())
    body_bytes, directory = parts(honest)
    bomb = entry("word/zeros.bin", bytes(MB // 2))
    names = [replace(bomb, name=f"word/zeros{n}.bin".encode()) for n in range(50)]
    directory += b"".join(central_entry(each, len(body_bytes)) for each in names)
    body_bytes += local_header(bomb) + bomb.packed
    return body_bytes + directory + end(len(honest) + 50, len(directory), len(body_bytes))


def quoted_overlap(count: int = 8) -> bytes:
    """Let every part quote the header of the next and go on into it. Source: Fifield, 2019."""
    tail, size = deflate(bytes(MB // 2)), MB // 2
    made: list[tuple[Entry, bytes]] = []
    for number in range(count):
        one = Entry(f"word/quote{number}.bin".encode(), tail, size=size)
        written = local_header(one) + tail
        made.append((one, written))
        quoted = local_header(one)
        tail = b"\0" + struct.pack("<HH", len(quoted), len(quoted) ^ 0xFFFF) + written
        size += len(quoted)
    body_bytes, directory = parts(entries(word_parts()))
    whole = body_bytes + made[-1][1]
    for one, written in made:
        directory += central_entry(one, len(whole) - len(written))
    return whole + directory + end(6 + count, len(directory), len(whole))


# --- XML ------------------------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&a9;</a>"
)
QUADRATIC = f'<!DOCTYPE a [<!ENTITY a "{"x" * 100_000}">]><a>{"&a;" * 10_000}</a>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///nowhere/secret.txt">]><a>&x;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><a/>'
REMOTE_TYPE = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>'
HIDDEN_TYPE = (
    b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AFsAPAAh-ENTITY x "y"+AD4AXQA+-<a/>'
)


def xml_in(encoding: str, declared: str) -> bytes:
    return f'<?xml version="1.0"{declared}?>{EXTERNAL}'.encode(encoding)


def noise(size: int) -> str:
    """Return letters that do not pack well."""
    return shake_128(b"noise").hexdigest(size // 2)


def main_stored(xml: bytes) -> bytes:
    """Make a Word document whose main part is not packed."""
    kept = entries(word_parts() | {MAIN: None})
    return archive([*kept, stored(MAIN, xml)])


def many_nodes() -> bytes:
    rows = (f'<w:t w:a="{n}">{n}</w:t>' for n in range(850_000))
    return main_stored(body("".join(rows)))


def many_prefixes() -> bytes:
    names = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(400_000))
    return main_stored(f"<a {names}/>".encode())


# --- directories ----------------------------------------------------------------------------------


def with_main(**changes) -> bytes:
    """Make a Word document and change what is said of its main part."""
    kept = entries(word_parts() | {MAIN: None})
    return archive([*kept, entry(MAIN, body(), **changes)])


def size64(*numbers: int) -> bytes:
    """Make the extra field with 64-bit sizes."""
    data = struct.pack(f"<{len(numbers)}Q", *numbers)
    return struct.pack("<HH", 1, len(data)) + data


def with_end64(size_change: int) -> bytes:
    all_entries = entries(word_parts())
    body_bytes, directory = parts(all_entries)
    at = len(body_bytes) + len(directory)
    record = end64(len(all_entries), len(directory) + size_change, len(body_bytes), at)
    return body_bytes + directory + record + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)


def second_directory() -> bytes:
    """Hide a directory with one part less in the comment of the other."""
    all_entries = entries(word_parts())
    body_bytes, directory = parts(all_entries)
    _, hidden = parts(all_entries[:-1])
    at = len(body_bytes) + len(directory) + len(end(0, 0, 0))
    return archive(all_entries, hidden + end(len(all_entries) - 1, len(hidden), at))


def prepended_archive() -> bytes:
    return word() + word()


def truncated(tenths: int) -> bytes:
    whole = word()
    return whole[: len(whole) * tenths // 10]


def wrong_bit() -> bytes:
    whole = bytearray(word())
    whole[whole.index(deflate(body())) + 20] ^= 1
    return bytes(whole)


def two_main_parts() -> bytes:
    both = (relationship("a", "officeDocument", each) for each in (MAIN, STYLES))
    return word({ROOT_RELS: relationships(*both)})


# --- what points outside --------------------------------------------------------------------------

ADDRESSES = (
    "file:///nowhere/secret.txt",
    "http://127.0.0.1:9/beacon.png",
    "\\\\127.0.0.1\\share\\normal.dotm",
    "//127.0.0.1/share/normal.dotm",
)


def pointing_outside() -> bytes:
    kinds = ("attachedTemplate", "image", "hyperlink", "aFChunk")
    said = (
        relationship(f"{kind}{number}", kind, address, mode)
        for kind in kinds
        for number, address in enumerate(ADDRESSES)
        for mode in ("External", "")
    )
    return word({RELS: relationships(*said)})


def with_object() -> bytes:
    object_ = compound("\x01Ole10Native")
    rels = relationships(relationship("rId1", "oleObject", "embeddings/oleObject1.bin"))
    return word({RELS: rels}, entry("word/embeddings/oleObject1.bin", object_))


def strict() -> bytes:
    rels = relationship("rId1", "officeDocument", MAIN, kinds=STRICT_KINDS)
    main = body().replace(WORD_XML.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    return word({ROOT_RELS: relationships(rels), MAIN: main})


def picture(data: bytes) -> Callable[[], bytes]:
    return partial(word, {"word/media/image1.png": data})


def main(xml: bytes | str) -> Callable[[], bytes]:
    return partial(word, {MAIN: xml if isinstance(xml, bytes) else xml.encode()})


def named(name: str | bytes, **changes) -> Callable[[], bytes]:
    """Make a Word document with one more entry of a name."""
    raw = name if isinstance(name, bytes) else name.encode()
    return lambda: word(None, replace(entry("x", b"x"), name=raw, **changes))


CASES: Mapping[str, Case] = {
    # whole files
    "a Word document": Case(word, None),
    "an Excel workbook": Case(excel, None),
    "Strict Open XML": Case(strict, None),
    "64-bit directory": Case(partial(with_end64, 0), None),
    "folders among the entries": Case(named("word/theme/"), None),
    "64-bit size": Case(lambda: with_main(size=0xFFFFFFFF, extra=size64(len(body()))), None),
    "junk behind": Case(lambda: word() + b"\r\n", None),
    "a comment": Case(lambda: archive(entries(word_parts()), b"made by hand"), None),
    # other kinds
    "nothing": Case(bytes, EmptyFileError),
    "only zeros": Case(lambda: bytes(9000), EmptyFileError),
    "old Word": Case(lambda: compound("1Table", "WordDocument"), OldWordFileError),
    "old Word with a workbook in it": Case(
        lambda: compound("WordDocument", "Workbook"), OldWordFileError
    ),
    "old Word that speaks of a workbook": Case(
        lambda: compound("WordDocument", text="Workbook\0"), OldWordFileError
    ),
    "old Excel": Case(lambda: compound("Workbook"), OldExcelFileError),
    "Excel 95": Case(lambda: compound("Book"), OldExcelFileError),
    "old PowerPoint": Case(lambda: compound("PowerPoint Document"), PresentationFileError),
    "a password": Case(lambda: compound("EncryptionInfo", "EncryptedPackage"), EncryptedFileError),
    "an e-mail of Outlook": Case(lambda: compound("__properties_version1.0"), OtherKindError),
    "rich text": Case(lambda: b"\r\n{\\rtf1\\ansi Xin ch\\'e0o}", RichTextFileError),
    "a web page": Case(lambda: b"\xef\xbb\xbf<html xmlns:o='x'>", WebPageFileError),
    "a web page in UTF-16": Case(lambda: "<HTML><b>x</b>".encode("utf-16"), WebPageFileError),
    "a web archive": Case(lambda: b"MIME-Version: 1.0\r\nX: y", WebPageFileError),
    "XML of Word 2003": Case(lambda: b'<?mso-application progid="x"?>', WebPageFileError),
    "PDF": Case(lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(50), PdfFileError),
    "OpenDocument text": Case(lambda: open_document("text"), OpenDocumentFileError),
    "OpenDocument sheet": Case(lambda: open_document("spreadsheet"), OpenDocumentFileError),
    "a zip archive": Case(plain_archive, ArchiveFileError),
    "a zip archive of nothing": Case(lambda: archive([]), ArchiveFileError),
    "a rar archive": Case(lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50), ArchiveFileError),
    "a 7z archive": Case(lambda: b"7z\xbc\xaf\x27\x1c" + bytes(50), ArchiveFileError),
    "a PNG": Case(png, PictureFileError),
    "a JPEG": Case(lambda: jpeg(5, 5), PictureFileError),
    "plain text": Case("Báo cáo quý I\r\n".encode, PlainTextFileError),
    "plain text in UTF-16": Case(lambda: "Báo cáo".encode("utf-16"), PlainTextFileError),
    "a program": Case(lambda: b"MZ\x90\x00" + bytes(range(256)), OtherKindError),
    "PowerPoint": Case(
        lambda: word_of_type(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        ),
        PresentationFileError,
    ),
    "a Word template": Case(
        lambda: word_of_type(f"{WORD}.template.main+xml"), OtherOfficeFileError
    ),
    "an Excel template": Case(
        lambda: word_of_type(f"{EXCEL}.template.main+xml"), OtherOfficeFileError
    ),
    "a binary workbook": Case(
        lambda: word_of_type("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        OtherOfficeFileError,
    ),
    "Word with macros": Case(
        lambda: word_of_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
        MacroFileError,
    ),
    "Excel with macros": Case(
        lambda: word_of_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        MacroFileError,
    ),
    "hidden macros": Case(named("word/vbaProject.bin"), MacroFileError),
    "renamed macros": Case(
        lambda: word(
            {
                TYPES: content_types(
                    {
                        MAIN: f"{WORD}.document.main+xml",
                        "word/a.bin": "application/vnd.ms-office.vbaProject",
                    }
                )
            }
        ),
        MacroFileError,
    ),
    "another main type": Case(lambda: word_of_type("text/plain"), OtherKindError),
    # bombs
    "one large part": Case(lambda: word(None, zeros(51)), OverLimitError, "unpacks"),
    "a part packed 1,000 times": Case(
        lambda: word(None, zeros(40)), UnsafeFileError, "packed more than"
    ),
    "many large parts": Case(many_bombs, OverLimitError, "unpacks"),
    "archives in archives": Case(nested_archives, None),
    "parts that share bytes": Case(shared_bytes, UnsafeFileError, "another name"),
    "parts that quote the next": Case(quoted_overlap, UnsafeFileError, "overlap"),
    "a size too small": Case(
        lambda: with_main(packed=deflated_zeros(100), size=1000), UnsafeFileError, "the size of"
    ),
    "a size too large": Case(lambda: with_main(size=900_000), UnsafeFileError, "the size of"),
    "a size of 4 GB": Case(lambda: with_main(size=0xFFFFFFFE), OverLimitError, "unpacks"),
    "2,001 entries": Case(
        lambda: archive([entry(f"a{n}", b"") for n in range(2001)]), OverLimitError, "entries"
    ),
    "200,000 entries": Case(
        lambda: word() + central_entry(entry("a", b""), 0) * 200_000, OverLimitError, "entries"
    ),
    "26 MB": Case(lambda: word(None, stored("a", bytes(26 * MB))), FileTooLargeError),
    # XML
    "a billion laughs": Case(main(LAUGHS), UnsafeFileError, TYPE),
    "quadratic blow-up": Case(main(QUADRATIC), UnsafeFileError, TYPE),
    "an external entity": Case(main(EXTERNAL), UnsafeFileError, TYPE),
    "an external entity in the styles": Case(
        lambda: word({STYLES: EXTERNAL.encode()}), UnsafeFileError, TYPE
    ),
    "an external entity in the relationships": Case(
        lambda: word({RELS: EXTERNAL.encode()}), UnsafeFileError, TYPE
    ),
    "an external entity in the types": Case(
        lambda: word({TYPES: EXTERNAL.encode()}), UnsafeFileError, TYPE
    ),
    "a parameter entity": Case(main(PARAMETER), UnsafeFileError, TYPE),
    "a remote document type": Case(main(REMOTE_TYPE), UnsafeFileError, TYPE),
    "a type in lower case": Case(main("<!doctype a><a/>"), DamagedFileError),
    "a type in UTF-16": Case(main(xml_in("utf-16", ' encoding="UTF-16"')), UnsafeFileError, TYPE),
    "a type in UTF-16, big end first": Case(main(xml_in("utf-16-be", "")), UnsafeFileError, TYPE),
    "a type in UTF-32": Case(main(xml_in("utf-32", "")), UnsafeFileError, TYPE),
    "a type in UTF-32, and said so": Case(
        main(xml_in("utf-32", ' encoding="UTF-32"')), UnsafeFileError, "encoding"
    ),
    "a type in UTF-7": Case(main(HIDDEN_TYPE), UnsafeFileError, "encoding"),
    "a type in EBCDIC": Case(main(xml_in("cp037", "")), DamagedFileError),
    "300 levels": Case(main("<a>" * 300 + "</a>" * 300), OverLimitError, "depth"),
    "100,000 levels": Case(main("<a>" * 100_000), OverLimitError, "depth"),
    "a text of 11 MB": Case(
        lambda: main_stored(f"<a>{noise(11 * MB)}</a>".encode()), OverLimitError, "Text node"
    ),
    "an attribute of 11 MB": Case(
        lambda: main_stored(f'<a b="{noise(11 * MB)}"/>'.encode()), OverLimitError, "Buffer size"
    ),
    "3,400,000 nodes": Case(many_nodes, OverLimitError, "nodes"),
    "400,000 prefixes": Case(many_prefixes, OverLimitError, "Buffer size"),
    "an undefined entity": Case(main("<a>&nbsp;</a>"), DamagedFileError, "nbsp"),
    "no main text": Case(main(b""), DamagedFileError),
    "no XML": Case(main(b"hello"), DamagedFileError),
    "XML cut off": Case(main(body()[:-9]), DamagedFileError),
    # directories
    "two parts of one name": Case(named(MAIN), UnsafeFileError, "two entries"),
    "two names that differ in case": Case(
        named("Word/Document.xml"), UnsafeFileError, "two entries"
    ),
    "a name that climbs": Case(named("word/../../evil.xml"), UnsafeFileError, "is called"),
    "a name from the root": Case(named("/etc/passwd"), UnsafeFileError, "is called"),
    "a name on a drive": Case(named("C:/Windows/a.xml"), UnsafeFileError, "is called"),
    "a name with backslashes": Case(named("word\\..\\a.xml"), UnsafeFileError, "is called"),
    "a name with NUL": Case(named(b"word/a.xml\0.txt"), UnsafeFileError, "is called"),
    "a name with a line end": Case(named("word/a\n.xml"), UnsafeFileError, "is called"),
    "a name with nothing between slashes": Case(named("word//a.xml"), UnsafeFileError, "is called"),
    "no name": Case(named(""), UnsafeFileError, "is called"),
    "a name that is no UTF-8": Case(named(b"\xff\xfe", flags=1 << 11), DamagedFileError, "utf-8"),
    "another name in the header": Case(
        lambda: with_main(local_name=b"word/other.xml"), UnsafeFileError, "another name"
    ),
    "encrypted": Case(lambda: with_main(flags=ENCRYPTED), EncryptedFileError),
    "encrypted in the header alone": Case(
        lambda: with_main(local_flags=ENCRYPTED), UnsafeFileError, "contradicts"
    ),
    "a symbolic link": Case(
        named("word/link.xml", attributes=SYMBOLIC_LINK), UnsafeFileError, "link"
    ),
    "deflate64": Case(lambda: with_main(method=9), UnsafeFileError, "method 9"),
    "bzip2": Case(lambda: with_main(method=12), UnsafeFileError, "method 12"),
    "an unknown method": Case(lambda: with_main(method=99), UnsafeFileError, "method 99"),
    "another method in the header": Case(
        lambda: with_main(local_method=0), UnsafeFileError, "contradicts"
    ),
    "a 64-bit size of 10^18": Case(
        lambda: with_main(size=0xFFFFFFFF, extra=size64(10**18)), OverLimitError, "unpacks"
    ),
    "a 64-bit packed size of 10^18": Case(
        lambda: with_main(packed_size=0xFFFFFFFF, extra=size64(10**18)), UnsafeFileError, "overlap"
    ),
    "a 64-bit place of 10^18": Case(
        lambda: with_main(offset=0xFFFFFFFF, extra=size64(10**18)), DamagedFileError, "header"
    ),
    "a 64-bit directory of 10^15": Case(partial(with_end64, 10**15), DamagedFileError, "directory"),
    "a directory in the comment": Case(second_directory, UnsafeFileError, "more than one archive"),
    "junk before": Case(lambda: b"junk" + word(), OtherKindError),
    "an archive before": Case(prepended_archive, UnsafeFileError, "more than one archive"),
    "a wrong checksum": Case(lambda: with_main(checksum=1), DamagedFileError, "checksum"),
    "a wrong bit": Case(wrong_bit, DamagedFileError),
    **{
        f"cut off after {tenths}/10": Case(partial(truncated, tenths), DamagedFileError)
        for tenths in range(1, 10)
    },
    # packages
    "no content types": Case(lambda: word({TYPES: None}), ArchiveFileError),
    "content types of something else": Case(
        lambda: word({TYPES: HEAD + b"<html/>"}), OtherKindError
    ),
    "no relationships": Case(lambda: word({ROOT_RELS: None}), DamagedFileError, "no main part"),
    "no main part": Case(lambda: word({MAIN: None}), DamagedFileError, "no main part"),
    "two main parts": Case(two_main_parts, UnsafeFileError, "more than one main part"),
    "an object of another program": Case(with_object, None),
    "addresses outside": Case(pointing_outside, None),
    # pictures
    "a picture of 60,000 x 60,000": Case(picture(png(60_000, 60_000)), LargePictureError),
    "a JPEG of 60,000 x 60,000": Case(picture(jpeg(60_000, 60_000)), LargePictureError),
    "a picture of no size": Case(picture(png(0, 10)), PictureError),
    "a picture cut off": Case(picture(png()[:30]), PictureError),
    "a JPEG cut off": Case(picture(jpeg(5, 5)[:12]), PictureError),
    "a metafile": Case(picture(b"\x01\0\0\0" + bytes(80)), PictureError),
    "a drawing": Case(picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), PictureError),
    "a picture of 21 MB": Case(
        lambda: word(
            {"word/media/image1.png": None},
            stored("word/media/image1.png", png() + bytes(21 * MB)),
        ),
        LargePictureError,
    ),
}
