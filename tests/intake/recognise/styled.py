"""A paper with typed numbers, rebuilt with heading styles, automatic numbers and bullets."""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from tests.intake.word_builder.file import NAMESPACES
from tests.intake.word_builder.markup import abstract, level, num, numbered

_W = f"{{{NAMESPACES['w']}}}"

# What is typed, the list and its level that number so by themselves. A letter beyond "d" stays
# typed: Word counts "e" after it, and the office "đ".
_PREFIXES = (
    (re.compile(r"[IVX]+\.\s*"), 901, 0),
    (re.compile(r"\d{1,2}\.(?!\d)\s*"), 901, 1),
    (re.compile(r"[a-d]\)\s*"), 901, 2),
    (re.compile(r"-\s+"), 902, 0),
    (re.compile(r"\+\s+"), 902, 1),
    (re.compile(r"\*\s+"), 902, 2),
)
_LISTS = (
    abstract(
        901,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
    ),
    abstract(902, level(0, "bullet", "-"), level(1, "bullet", "+"), level(2, "bullet", "*")),
    num(901, 901),
    num(902, 902),
)


def with_styles(data: bytes) -> bytes:
    """Return the file with its typed numbers and signs replaced."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    for paragraph in document.findall(f"{_W}body/{_W}p"):
        _restyle(paragraph)
    parts["word/document.xml"] = etree.tostring(document)
    parts["word/numbering.xml"] = _with_lists(parts["word/numbering.xml"])
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _restyle(paragraph: etree._Element) -> None:
    text = "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
    for prefix, number, depth in _PREFIXES:
        match = prefix.match(text)
        if match is None:
            continue
        _cut(paragraph, match.end())
        properties = paragraph.find(f"{_W}pPr")
        properties.insert(0, _element(numbered(number, depth)))
        if paragraph.find(f".//{_W}b") is not None:
            properties.insert(0, _element(f'<w:pStyle w:val="Heading{depth + 1}"/>'))
        return


def _cut(paragraph: etree._Element, count: int) -> None:
    for each in paragraph.iter(f"{_W}t"):
        text = each.text or ""
        each.text = text[count:]
        count -= len(text) - len(each.text)


def _with_lists(numbering: bytes) -> bytes:
    """Return the lists of the file and ours; the order is that of the standard."""
    root = etree.fromstring(numbering)
    lists, uses = _LISTS[:2], _LISTS[2:]
    for each in lists:
        root.insert(0, _element(each))
    root.extend(_element(each) for each in uses)
    return etree.tostring(root)


def _element(markup: str) -> etree._Element:
    declared = f'xmlns:w="{NAMESPACES["w"]}"'
    return etree.fromstring(f"<r {declared}>{markup}</r>")[0]
