"""XML from a foreign file as a tree: no document types, no entities, nothing outside the bytes.

lxml is used and not defusedxml, whose module for lxml is deprecated by its authors and cannot see a
document type before libxml2 has read it. Three walls instead: the bytes are searched for a document
type in every encoding that is let in; the parser expands, loads and fetches nothing; and the tree
is asked once more. Depth (256), texts and attributes (10 MB each) are kept by libxml2 itself as
long as ``huge_tree`` is off.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from cchc_desk.intake.limits import MAX_TREE_NODES, MAX_XML_NODES
from cchc_desk.intake.refusals import DamagedFileError, OverLimitError, UnsafeFileError

# A package may use no others, and no other hides "<!DOCTYPE" (UTF-7 and EBCDIC do). ASCII and the
# spellings with a byte order are parts of the two. Source: ECMA-376-2:2021, 6.2.5.
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"utf-16le",
                        b"utf-16be"})  # fmt: skip
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARATION_BYTES = 1024
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def parse_xml(data: bytes) -> etree._Element:
    """Return the root; comments and processing instructions are left out, their texts joined.

    Raises: DamagedFileError, OverLimitError, UnsafeFileError.
    """
    _check_bytes(data, MAX_TREE_NODES)
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFELY))
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from error
    _check_no_type(root)
    return root


def parse_pieces(data: bytes, names: Sequence[str]) -> Iterator[etree._Element]:
    """Yield the children of the first element with one of these names, in order and whole.

    Each is gone when the next one is asked for: a tree takes ten times the room of its words.

    Raises: as ``parse_xml``; DamagedFileError, too, when there is no such element.
    """
    _check_bytes(data, MAX_XML_NODES)
    parser = etree.XMLPullParser(events=("start",), tag=tuple(names), **_SAFELY)
    container: etree._Element | None = None
    nodes = 0
    for chunk in _chunks(data):
        _fed(parser, chunk)
        if container is None:
            container = _begun(parser)
        if container is None:
            continue
        nodes += _node_count(chunk)
        while (whole := _first_whole(container)) is not None:
            nodes = 0
            yield whole
            container.remove(whole)
        if nodes > MAX_TREE_NODES:
            raise OverLimitError(f"more than {MAX_TREE_NODES} nodes in one piece")
    _fed(parser, None)
    if container is None:
        raise DamagedFileError(f"no {names[0].rpartition('}')[2]}")
    _check_no_type(container)
    yield from container


def _begun(parser: etree.XMLPullParser) -> etree._Element | None:
    """Return the element that a parser waits for. None: it has not come yet."""
    return next((each for _, each in parser.read_events() if etree.iselement(each)), None)


def _first_whole(container: etree._Element) -> etree._Element | None:
    """Return the first child once another one follows it. None: it may not have ended yet."""
    first = next(iter(container), None)
    return None if first is None or first.getnext() is None else first


_CHUNK_BYTES = 64 * 1024


def _chunks(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _CHUNK_BYTES):
        yield data[start : start + _CHUNK_BYTES]


def _fed(parser: etree.XMLPullParser, chunk: bytes | None) -> None:
    """Give a parser some more bytes. None: ``chunk`` - those were all."""
    try:
        parser.close() if chunk is None else parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from error


_SAFELY: Mapping[str, Any] = {  # Any: each option has a type of its own
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How the parsers of lxml read foreign bytes."""


def _check_no_type(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnsafeFileError("a document type")


def _check_bytes(data: bytes, most_nodes: int) -> None:
    """Look for what must not reach the parser; UTF-16 without its zeros reads as ASCII."""
    seen = data.replace(b"\0", b"")
    declared = _declared_encoding(seen)
    if declared and declared.lower() not in _ENCODINGS:
        raise UnsafeFileError(f"XML in the encoding {declared!r}")
    if _DOCTYPE.search(seen):
        raise UnsafeFileError("a document type")
    if _node_count(seen) > most_nodes:
        raise OverLimitError(f"more than {most_nodes} nodes in one part")


def _declared_encoding(seen: bytes) -> bytes:
    """Return the encoding that the XML declaration names; b"" when it names none."""
    start = seen[:_DECLARATION_BYTES]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    if not start.startswith(b"<?xml"):
        return b""
    declaration, _, _ = start.partition(b"?>")
    found = _ENCODING.search(declaration)
    return found[1] if found else b""


def _node_count(seen: bytes) -> int:
    """Return about how many nodes the tree will have: elements, texts, attributes with values."""
    elements = seen.count(b"<") - seen.count(b"</")
    texts = seen.count(b">") - seen.count(b"><")
    return elements + texts + 2 * seen.count(b"=")


def _refusal(error: etree.XMLSyntaxError) -> DamagedFileError | OverLimitError:
    code = getattr(error, "code", None)
    if code == etree.ErrorTypes.ERR_NO_MEMORY:
        raise MemoryError from error
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return OverLimitError(str(error))
    return DamagedFileError(str(error))
