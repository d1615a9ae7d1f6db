"""XML from a foreign file as a tree: no document types, no entities, nothing outside the bytes.

lxml is used and not defusedxml, whose module for lxml is deprecated by its authors and cannot see a
document type before libxml2 has read it. Three walls instead: the bytes are searched for a document
type in every encoding that is let in; the parser expands, loads and fetches nothing; and the tree
is asked once more. Depth (256), texts and attributes (10 MB each) are kept by libxml2 itself as
long as ``huge_tree`` is off.
"""

import re

from lxml import etree

from cchc_desk.intake.limits import MAX_XML_NODES
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
    _check_bytes(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeFileError("a document type")
    return root


def _check_bytes(data: bytes) -> None:
    """Look for what must not reach the parser; UTF-16 without its zeros reads as ASCII."""
    seen = data.replace(b"\0", b"")
    declared = _declared_encoding(seen)
    if declared and declared.lower() not in _ENCODINGS:
        raise UnsafeFileError(f"XML in the encoding {declared!r}")
    if _DOCTYPE.search(seen):
        raise UnsafeFileError("a document type")
    if _node_count(seen) > MAX_XML_NODES:
        raise OverLimitError(f"more than {MAX_XML_NODES} nodes in one part")


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
