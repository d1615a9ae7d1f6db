"""Pictures, text boxes and other things that are anchored in a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.intake.refusals import DamagedFileError, PictureError
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceParagraph,
    SourcePicture,
    SourceSpan,
    WarningCode,
)
from cchc_desk.intake.word.alternate import ALTERNATE, chosen
from cchc_desk.intake.word.names import (
    CHART,
    DIAGRAM,
    DRAWING,
    OFFICE_VML,
    VML,
    WORD_DRAWING,
    r,
    w,
)
from cchc_desk.intake.word.story import Story
from cchc_desk.intake.word.units import millimetres, millimetres_of_emu

DRAWINGS = frozenset({w("drawing"), w("pict"), w("object")})
_BOX = w("txbxContent")
_BLIP, _IMAGE_DATA = f"{{{DRAWING}}}blip", f"{{{VML}}}imagedata"
_WORD_ART = f"{{{VML}}}textpath"
_CHART, _DIAGRAM = f"{{{CHART}}}chart", f"{{{DIAGRAM}}}relIds"
_OLE, _CONTROL = f"{{{OFFICE_VML}}}OLEObject", w("control")


class ReadBox(Protocol):
    """Read what stands in a text box."""

    def __call__(self, container: etree._Element, /) -> Iterator[SourceBlock]:
        """Yield its blocks."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Hold what a drawing says about the pictures in it; millimetres."""

    width_mm: float = 0.0
    height_mm: float = 0.0
    description: str = ""


class Drawings:
    """Read the drawings of one story; ``read_box`` reads what stands in a text box."""

    def __init__(self, story: Story, read_box: ReadBox) -> None:
        """Begin with no picture read."""
        self._story = story
        self._tally = story.book.tally
        self._read_box = read_box
        self._pictures: dict[str, bytes | None] = {}

    def blocks(self, drawing: etree._Element) -> Iterator[SourceBlock]:
        """Yield the pictures and the text boxes of a drawing in order."""
        yield from self._walk(drawing, _frame(drawing))

    def _walk(self, parent: etree._Element, frame: _Frame) -> Iterator[SourceBlock]:
        for child in parent:
            if child.tag == ALTERNATE:
                for each in chosen(child):
                    yield from self._one(each, frame)
            else:
                yield from self._one(child, frame)

    def _one(self, element: etree._Element, frame: _Frame) -> Iterator[SourceBlock]:
        tag = element.tag
        if tag == _BOX:
            yield from self._box(element)
        elif tag == _BLIP:
            id_ = element.get(r("embed")) or element.get(r("link")) or ""
            yield self._picture(id_, frame)
        elif tag == _IMAGE_DATA:
            yield self._picture(element.get(r("id")) or "", _vml_frame(element, frame))
        elif tag == _WORD_ART:
            yield from _word_art(element)
        elif tag == _DIAGRAM:
            yield from self._diagram(element)
        elif tag in {_CHART, _OLE, _CONTROL}:
            name = element.get("ProgID") or etree.QName(element).localname
            self._tally.add(WarningCode.OBJECTS_LEFT_OUT, name)
        else:
            yield from self._walk(element, frame)

    def _box(self, element: etree._Element) -> Iterator[SourceBlock]:
        blocks = tuple(self._read_box(element))
        if any(not isinstance(each, SourceParagraph) or each.spans for each in blocks):
            self._tally.add(WarningCode.TEXT_BOXES)
            yield SourceBox(blocks)

    # --- pictures ---

    def _picture(self, id_: str, frame: _Frame) -> SourcePicture:
        data = self._picture_data(id_)
        if data is None:
            self._tally.add(WarningCode.PICTURES_LEFT_OUT, frame.description)
        return SourcePicture(data, frame.width_mm, frame.height_mm, frame.description)

    def _picture_data(self, id_: str) -> bytes | None:
        name = self._story.book.parts.target(self._story.relations.get(id_))
        if not name:
            return None
        if name not in self._pictures:
            self._pictures[name] = self._read_picture(name)
        return self._pictures[name]

    def _read_picture(self, name: str) -> bytes | None:
        try:
            return self._story.book.parts.image(name)
        except (PictureError, DamagedFileError):  # the words around it come in all the same
            return None

    # --- diagrams ---

    def _diagram(self, element: etree._Element) -> Iterator[SourceBlock]:
        """Yield the words of a diagram as a box, without the drawing."""
        self._tally.add(WarningCode.OBJECTS_LEFT_OUT, "SmartArt")
        name = self._story.book.parts.target(self._story.relations.get(element.get(r("dm")) or ""))
        if not name:
            return
        root = self._story.book.parts.xml(name)
        lines = (_drawn_text(each) for each in root.iter(f"{{{DRAWING}}}p"))
        words = tuple(SourceParagraph((SourceSpan(line),)) for line in lines if line)
        if words:
            yield SourceBox(words)


def _word_art(element: etree._Element) -> Iterator[SourceBlock]:
    """Yield the words of an older drawing made of letters, such as "DỰ THẢO" across the page."""
    if words := clean(element.get("string", "")):
        yield SourceBox((SourceParagraph((SourceSpan(words),)),))


def _drawn_text(paragraph: etree._Element) -> str:
    return clean("".join(each.text or "" for each in paragraph.iter(f"{{{DRAWING}}}t")))


def _frame(drawing: etree._Element) -> _Frame:
    extent = next(drawing.iter(f"{{{WORD_DRAWING}}}extent"), None)
    said = next(drawing.iter(f"{{{WORD_DRAWING}}}docPr"), None)
    description = "" if said is None else said.get("descr") or said.get("title") or ""
    width, height = (
        0.0 if extent is None else millimetres_of_emu(extent.get(side)) for side in ("cx", "cy")
    )
    return _Frame(width, height, fold_spaces(clean(description)))


_VML_SIZE = r"(?:^|;)\s*{side}\s*:\s*([\d.]+(?:pt|in|mm|cm))"


def _vml_frame(image: etree._Element, frame: _Frame) -> _Frame:
    """Return what the shape around an older picture says."""
    shape = image.getparent()
    style, alt = ("" if shape is None else shape.get(name, "") for name in ("style", "alt"))
    found = (re.search(_VML_SIZE.format(side=side), style) for side in ("width", "height"))
    width, height = (0.0 if match is None else millimetres(match[1]) or 0.0 for match in found)
    described = alt or image.get(f"{{{OFFICE_VML}}}title") or frame.description
    return _Frame(width, height, fold_spaces(clean(described)))
