"""A written Word file looked at again: does it read as the document that it was made from."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from cchc_desk.errors import UserError
from cchc_desk.export.bookmarks import printed_sections
from cchc_desk.export.wordml import MAIN, RELATIONSHIPS
from cchc_desk.forms.document import Document, Grid, Letterhead, Node, Signature, lines
from cchc_desk.forms.fingerprint import digest, printed_paragraphs
from cchc_desk.forms.richtext import Footnote
from cchc_desk.i18n import tr


class DamagedFileError(UserError):
    """Say that the file on the disk is not what was to be written."""


@dataclass(frozen=True, slots=True)
class Probe:
    """Hold what is compared: how much there is, and a digest of every word in order."""

    table_rows: int
    footnotes: int
    words: str


def expected(document: Document) -> Probe:
    """Return what a file of this document must show."""
    nodes = (node for section in printed_sections(document) for node in section.nodes)
    notes = (span for line in lines(document) for span in line.spans)
    return Probe(
        table_rows=sum(_row_count(node) for node in nodes),
        footnotes=sum(isinstance(span, Footnote) for span in notes),
        words=digest(text for _, text in printed_paragraphs(document)),
    )


def _row_count(node: Node) -> int:
    if isinstance(node, Grid):
        return len(node.rows)
    if isinstance(node, Letterhead):
        return 1 + bool(node.number_line or node.place_and_date)
    return int(isinstance(node, Signature))


# What zipfile, lxml and python-docx raise when bits of a package are wrong: a wrong "encrypted" or
# "patched" flag is a RuntimeError, a wrong offset an OSError. Source: 6,000 files, one bit changed.
_UNREADABLE = (
    BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    OSError,
    EOFError,
    RuntimeError,
    KeyError,
    ValueError,
)


def verify_docx(file: Path, expected: Probe) -> None:
    """Open a file that was just written and compare it with what it must show.

    Raises: DamagedFileError.
    """
    # 80 ms, which a start of the program or a preview need not wait for. Source: TECH.md §1.
    import docx  # noqa: PLC0415
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        with ZipFile(file) as archive:
            damaged = archive.testzip()
        opened = docx.Document(str(file))
        notes = opened.part.part_related_by(f"{RELATIONSHIPS}/footnotes").blob
    except (*_UNREADABLE, PackageNotFoundError) as error:
        raise _damaged() from error
    if damaged is not None or _found(opened.element.body, notes) != expected:
        raise _damaged()


def _damaged() -> DamagedFileError:
    return DamagedFileError(
        tr(
            "The new Word file does not read as it was written, and was not kept; try again, or "
            "choose a folder on another disk."
        )
    )


def _found(body: etree._Element, notes: bytes) -> Probe:
    by_id = _notes_by_id(notes)
    return Probe(
        table_rows=sum(1 for _ in body.iter(_name("tr"))),
        footnotes=sum(1 for _ in body.iter(_name("footnoteReference"))),
        words=digest(_texts(body.iter(_name("p")), by_id)),
    )


def _name(local: str) -> str:
    return f"{{{MAIN}}}{local}"


def _texts(paragraphs: Iterable[etree._Element], notes: dict[str, str]) -> Iterator[str]:
    for each in paragraphs:
        yield _text(each)
        for mark in each.iter(_name("footnoteReference")):
            yield notes.get(str(mark.get(_name("id"))), "")


def _text(element: etree._Element) -> str:
    texts, breaks = _name("t"), (_name("br"), _name("tab"))
    return "".join(
        (part.text or "") if part.tag == texts else " " for part in element.iter(texts, *breaks)
    )


def _notes_by_id(notes: bytes) -> dict[str, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(notes, parser)
    return {str(note.get(_name("id"))): _text(note) for note in root}
