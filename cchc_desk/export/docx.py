"""Word files: the neutral document as a DOCX package."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from cchc_desk import paths
from cchc_desk.export.embed import Embedded, embedded_parts
from cchc_desk.export.house import house
from cchc_desk.export.package import PACKAGE, Part, Relationships, relationships_part, zip_parts
from cchc_desk.export.pages import Pages
from cchc_desk.export.properties import APP_PART, CORE_PART, app_properties, core_properties
from cchc_desk.export.styles import styles_xml
from cchc_desk.export.verify import expected, verify_docx
from cchc_desk.export.wordml import DECLARATION, MAIN, paragraph
from cchc_desk.files.replace import write_file
from cchc_desk.forms.document import Document

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

_MAIN_PART = "word/document.xml"
_HEADER, _FIRST_HEADER = "header1.xml", "header2.xml"


def docx_bytes(
    document: Document, *, embedded: Embedded | None = None, created: datetime | None = None
) -> bytes:
    """Return the document as a Word file; the same arguments give the same bytes.

    None: ``embedded`` - the file carries no report; ``created`` - it does not say when.
    """
    return zip_parts(_parts(document, embedded, created))


def write_docx(
    document: Document,
    target: Path,
    *,
    embedded: Embedded | None = None,
    created: datetime | None = None,
) -> None:
    """Write the document beside the target, open it again, and only then replace the target.

    Raises: WriteError of ``files.replace``; DamagedFileError when the file reads otherwise than
    the document. The old file is then as it was.
    """
    data = docx_bytes(document, embedded=embedded, created=created)
    write_file(target, data, partial(verify_docx, expected=expected(document)))


def _parts(
    document: Document, embedded: Embedded | None, created: datetime | None
) -> Iterator[Part]:
    look = house()
    package = Relationships()
    package.add("officeDocument", _MAIN_PART)
    package.add(f"{PACKAGE}/relationships/metadata/core-properties", CORE_PART)
    package.add("extended-properties", APP_PART)

    pages = Pages(look, header=_HEADER, first_header=_FIRST_HEADER)
    main = pages.story.relationships
    xml = pages.xml(document)
    for name in ("styles", "settings", "fontTable", "footnotes"):
        main.add(name, f"{name}.xml")
    carried = tuple(embedded_parts(embedded, document, main, package)) if embedded else ()

    yield relationships_part("", package)
    yield Part(_MAIN_PART, xml, f"{_WORD_TYPE}document.main+xml")
    yield relationships_part(_MAIN_PART, main)
    yield Part("word/styles.xml", styles_xml(look), f"{_WORD_TYPE}styles+xml")
    yield Part("word/settings.xml", _base_part("settings.xml"), f"{_WORD_TYPE}settings+xml")
    yield Part("word/fontTable.xml", _base_part("fontTable.xml"), f"{_WORD_TYPE}fontTable+xml")
    yield from pages.story.footnote_parts()
    yield Part(f"word/{_HEADER}", _header(_PAGE_FIELD), f"{_WORD_TYPE}header+xml")
    yield Part(f"word/{_FIRST_HEADER}", _header(""), f"{_WORD_TYPE}header+xml")
    yield from pages.pictures.parts()
    yield from carried
    yield Part(CORE_PART, core_properties(document, created), _CORE_TYPE)
    yield Part(APP_PART, app_properties(), _APP_TYPE)


def _base_part(name: str) -> bytes:
    return (paths.resources() / "docx" / name).read_bytes()


_PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def _header(content: str) -> bytes:
    inside = paragraph("Header", content)
    return f'{DECLARATION}<w:hdr xmlns:w="{MAIN}">{inside}</w:hdr>'.encode()
