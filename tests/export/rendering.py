"""Word files as pages, by LibreOffice: every word with its place on the paper."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

MM_A_POINT = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """Hold one printed word; millimetres from the upper left corner of the paper."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Paper:
    """Hold one printed page."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def lines(self) -> list[str]:
        """Return the letters of each line from the left, without spaces.

        A font without Vietnamese letters prints "Phụ" as three words of two fonts.
        """
        return ["".join(word.text for word in line) for line in self.word_lines]

    @property
    def word_lines(self) -> list[list[Word]]:
        found: list[list[Word]] = []
        for word in sorted(self.words, key=lambda w: (w.bottom, w.left)):
            if found and abs(found[-1][0].bottom - word.bottom) < 1:
                found[-1].append(word)
            else:
                found.append([word])
        return [sorted(line, key=lambda w: w.left) for line in found]

    def line_with(self, text: str) -> list[Word]:
        """Return the words of the line that shows the text."""
        lines = zip(self.lines, self.word_lines, strict=True)
        return next(words for shown, words in lines if squeezed(text) in shown)

    def shows(self, text: str) -> bool:
        """Tell whether one line shows the whole text."""
        return any(squeezed(text) in line for line in self.lines)


def render(data: bytes, folder: Path) -> list[Paper]:
    """Print a file with a LibreOffice of its own; skips the test where there is none."""
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    word, pdf = folder / "page.docx", folder / "page.pdf"
    word.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, word]
    subprocess.run(convert, check=True, capture_output=True, timeout=50)
    return papers(pdf)


def papers(pdf: Path) -> list[Paper]:
    """Read the pages of a PDF."""
    boxes = pdf.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox-layout", pdf, boxes], check=True, timeout=20)
    pages = etree.parse(boxes, etree.HTMLParser(encoding="utf-8")).iter("page")
    return [_paper(page) for page in pages]


def squeezed(text: str) -> str:
    """Return the letters of a text without spaces."""
    return "".join(text.split())


def _paper(page: etree._Element) -> Paper:
    words = tuple(
        Word(word.text or "", *(_mm(word, side) for side in ("xmin", "ymin", "xmax", "ymax")))
        for word in page.iter("word")
    )
    return Paper(_mm(page, "width"), _mm(page, "height"), words)


def _mm(element: etree._Element, name: str) -> float:
    return float(element.get(name)) * MM_A_POINT
