"""What a document read when it was written, so that later edits in Word can be told, per field."""

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cchc_desk.forms.document import (
    Document,
    Grid,
    Letterhead,
    Line,
    Node,
    Signature,
    line_text,
)
from cchc_desk.forms.format_rules import format_rules
from cchc_desk.forms.richtext import Footnote, inline_text
from cchc_desk.forms.text import clean, fold_spaces

FORMAT = 1

# A report with pictures; more is no report but a trap. Source: RELIABILITY.md §4, 50 MB a part.
_LARGEST_BYTES = 50_000_000


class EnvelopeError(ValueError):
    """Tell that embedded data is damaged, too large or of a newer program."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hold the digest of the whole document and of each item's paragraphs, by item id."""

    whole: str
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Hold what is embedded in a Word file beside its text.

    Shape: ``report`` - the bytes of ``forms.wire``, kept exactly; ``bookmarks`` - item id by the
    name of the bookmark around its paragraphs.
    """

    id: str
    report: bytes
    fingerprint: Fingerprint
    bookmarks: Mapping[str, str]


def digest(paragraphs: Iterable[str]) -> str:
    """Return the digest of paragraphs as a reader sees them.

    White space is folded, letters are NFC, and empty paragraphs do not count: Word and LibreOffice
    may change these without anybody having edited a word.
    """
    seen = (fold_spaces(clean(text)) for text in paragraphs)
    return sha256("\n".join(text for text in seen if text).encode()).hexdigest()


def fingerprint(document: Document) -> Fingerprint:
    """Return the digests of a document as it is printed."""
    by_item: dict[str, list[str]] = defaultdict(list)
    whole: list[str] = []
    for item, text in printed_paragraphs(document):
        whole.append(text)
        if item is not None:
            by_item[item].append(text)
    return Fingerprint(digest(whole), {item: digest(texts) for item, texts in by_item.items()})


def printed_paragraphs(document: Document) -> Iterator[tuple[str | None, str]]:
    """Yield the item and the text of every paragraph in the order of a Word file.

    The notes of a paragraph follow it as paragraphs of their own. None: it belongs to no item.
    """
    for section in document.sections:
        for node in section.nodes:
            yield from _node_paragraphs(node)


def _node_paragraphs(node: Node) -> Iterator[tuple[str | None, str]]:
    if isinstance(node, Line):
        yield from ((node.origin.item, text) for text in _with_notes(node))
    elif isinstance(node, Grid):
        cells = (cell for row in node.rows for cell in row.cells)
        lines = (line for cell in cells for line in cell.lines)
        yield from ((node.origin.item, text) for line in lines for text in _with_notes(line))
    elif isinstance(node, Letterhead):
        yield from ((None, text) for text in _letterhead_texts(node))
    elif isinstance(node, Signature):
        yield from ((None, text) for text in _signature_texts(node))


def _with_notes(line: Line) -> Iterator[str]:
    yield line_text(line)
    yield from (inline_text(span.spans) for span in line.spans if isinstance(span, Footnote))


def _letterhead_texts(letterhead: Letterhead) -> tuple[str, ...]:
    rules = format_rules()
    return (
        letterhead.parent,
        letterhead.office,
        rules.words("national-name", "text"),
        rules.words("motto", "text"),
        letterhead.number_line,
        letterhead.place_and_date,
    )


def _signature_texts(signature: Signature) -> Iterator[str]:
    if signature.recipients:
        yield format_rules().words("recipients-title", "text")
    yield from (f"- {each}" for each in signature.recipients)
    yield from (signature.authority, signature.title, signature.name)


# --- the envelope ---------------------------------------------------------------------------------


def pack(envelope: Envelope) -> str:
    """Return the envelope as characters that may stand in XML: JSON, zlib, base64."""
    plain = {
        "format": FORMAT,
        "id": envelope.id,
        "whole": envelope.fingerprint.whole,
        "items": dict(envelope.fingerprint.items),
        "bookmarks": dict(envelope.bookmarks),
        "report": envelope.report.decode(),
    }
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    return b64encode(zlib.compress(written)).decode()


def unpack(text: str) -> Envelope:
    """Read what ``pack`` wrote.

    Raises: EnvelopeError.
    """
    try:
        return _read(json.loads(_unzipped(b64decode(text))))
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error, Base64Error) as error:
        raise EnvelopeError(str(error)) from error


def _unzipped(data: bytes) -> bytes:
    unzip = zlib.decompressobj()
    plain = unzip.decompress(data, _LARGEST_BYTES)
    if not unzip.eof:
        raise EnvelopeError("cut short or too large")
    return plain


def _read(plain: Any) -> Envelope:  # noqa: ANN401 - what JSON gives; becomes typed here
    if plain["format"] != FORMAT:
        raise EnvelopeError(f"format {plain['format']}")
    return Envelope(
        id=str(plain["id"]),
        report=plain["report"].encode(),
        fingerprint=Fingerprint(str(plain["whole"]), _words(plain["items"])),
        bookmarks=_words(plain["bookmarks"]),
    )


def _words(plain: Any) -> dict[str, str]:  # noqa: ANN401 - what JSON gives; becomes typed here
    return {str(key): str(value) for key, value in plain.items()}
