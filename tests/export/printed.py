"""PDF files seen from outside, by poppler."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import etree

from cchc_desk.export.pdf import pdf_bytes
from cchc_desk.forms.document import Document
from tests.export.rendering import MM_A_POINT, Paper, papers


@dataclass(frozen=True)
class Stroke:
    """Hold a drawn horizontal line; millimetres from the upper left corner of the page."""

    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Printed:
    """Hold a PDF file."""

    file: Path

    @cached_property
    def pages(self) -> list[Paper]:
        return papers(self.file)

    @cached_property
    def facts(self) -> dict[str, str]:
        """Return what the file says of itself, by the names of pdfinfo."""
        lines = (line.partition(":") for line in self._ask("pdfinfo", self.file).splitlines())
        return {name: value.strip() for name, _, value in lines}

    @cached_property
    def fonts(self) -> list[tuple[str, bool, bool]]:
        """Return the name of each font, whether it is embedded, and whether a part of it is."""
        rows = [line.split() for line in self._ask("pdffonts", self.file).splitlines()[2:]]
        return [(row[0].partition("+")[2], row[-5] == "yes", row[-4] == "yes") for row in rows]

    @cached_property
    def text(self) -> str:
        """Return the words as they are copied."""
        return self._ask("pdftotext", self.file, "-")

    @cached_property
    def logical_text(self) -> str:
        """Return the letters in the order in which they are read, a note after its number."""
        lines = self._ask("pdfinfo", "-struct-text", self.file).splitlines()
        texts = (line.strip() for line in lines)
        return "".join(text[1:-1] for text in texts if text.startswith('"'))

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Return level, title and page of each entry of the list of contents."""
        xml = self._ask("pdftohtml", "-xml", "-i", "-stdout", self.file)
        outline = etree.HTML(xml.partition("?>")[2]).find(".//outline")
        return [] if outline is None else list(_entries(outline, 1))

    def strokes(self, page: int) -> list[Stroke]:
        """Return the horizontal lines drawn on a page, from the top."""
        drawing, number = self.file.with_suffix(".svg"), str(page)
        self._ask("pdftocairo", "-svg", "-f", number, "-l", number, self.file, drawing)
        found = (_stroke(path) for path in etree.parse(drawing).iter("{*}path"))
        return sorted((each for each in found if each), key=lambda stroke: stroke.top)

    def _ask(self, *command: object) -> str:
        done = subprocess.run(command, capture_output=True, check=True, timeout=30)
        # pdfinfo prints the titles of headings as the file has them, in UTF-16.
        return done.stdout.decode(errors="replace")


def _entries(outline: etree._Element, level: int) -> Iterator[tuple[int, str, int]]:
    for each in outline:
        if each.tag == "outline":
            yield from _entries(each, level + 1)
        else:
            yield level, each.text, int(each.get("page"))


_LINE = re.compile(r"M ([-\d.]+) ([-\d.]+) L ([-\d.]+) ([-\d.]+) \Z")


def _stroke(path: etree._Element) -> Stroke | None:
    """Read a path; None: it is no horizontal line."""
    points = _LINE.match(path.get("d"))
    matrix = re.findall(r"[-\d.]+", path.get("transform", ""))
    if not points or not matrix or abs(float(points[2]) - float(points[4])) > 1:
        return None
    scale, left, top = (float(matrix[index]) for index in (0, 4, 5))
    ends = (MM_A_POINT * (left + scale * float(points[index])) for index in (1, 3))
    return Stroke(*ends, MM_A_POINT * top)


def printed(document: Document, folder: Path, *, draft: bool = False) -> Printed:
    """Print a document; skips the test where there is no poppler."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler is not installed")
    file = folder / "printed.pdf"
    file.write_bytes(pdf_bytes(document, draft=draft))
    return Printed(file)
