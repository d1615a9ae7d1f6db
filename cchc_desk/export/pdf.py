"""PDF files: the neutral document as pages, by the same rules as the Word file."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from cchc_desk.export.font_letters import vietnamese_letters
from cchc_desk.export.pdf_reading import PdfError, read_pdf
from cchc_desk.export.typesetter import Typeset, Typesetter
from cchc_desk.export.verify import DamagedFileError
from cchc_desk.files.replace import write_file
from cchc_desk.forms.document import Document
from cchc_desk.forms.fingerprint import printed_paragraphs
from cchc_desk.forms.text import clean
from cchc_desk.i18n import tr


def pdf_bytes(document: Document, *, created: datetime | None = None, draft: bool = False) -> bytes:
    """Return the document as a PDF; the same arguments give the same bytes on one computer.

    ``draft``: the copy to be read and marked by the director. None: ``created`` - the file does not
    say when it was made.
    """
    return Typesetter().typeset(document, created=created, draft=draft).pdf


def write_pdf(
    document: Document, target: Path, *, created: datetime | None = None, draft: bool = False
) -> None:
    """Write the document beside the target, open it again, and only then replace the target.

    Raises: WriteError of ``files.replace``; DamagedFileError when the file reads otherwise than
    the document. The old file is then as it was.
    """
    typeset = Typesetter().typeset(document, created=created, draft=draft)
    write_file(target, typeset.pdf, partial(verify_pdf, expected=expected(document, typeset)))


@dataclass(frozen=True, slots=True)
class PdfProbe:
    """Hold what is compared: the bytes, the pages, and how often each letter must be printed."""

    digest: bytes
    pages: int
    letters: Counter[str]


# What our font has in any case; other characters may be drawn by a font that does not name them.
_SURE = vietnamese_letters() | frozenset("0123456789")


def expected(document: Document, typeset: Typeset) -> PdfProbe:
    """Return what a file of these pages must show."""
    texts = (clean(text) for _, text in printed_paragraphs(document))
    letters = Counter(letter for text in texts for letter in text if letter in _SURE)
    return PdfProbe(sha256(typeset.pdf).digest(), typeset.pages, letters)


def verify_pdf(file: Path, expected: PdfProbe) -> None:
    """Open a file that was just written and compare it with what it must show.

    Raises: DamagedFileError.
    """
    try:
        data = file.read_bytes()
        found = read_pdf(data)
    except (OSError, PdfError) as error:
        raise _damaged() from error
    is_whole = sha256(data).digest() == expected.digest and len(found.texts) == expected.pages
    if not is_whole or expected.letters - found.letters:
        raise _damaged()


def _damaged() -> DamagedFileError:
    return DamagedFileError(
        tr(
            "The new PDF file does not read as it was written, and was not kept; try again, or "
            "choose a folder on another disk."
        )
    )
