"""What links, figures and text of earlier periods look like: laid over the text, never in it."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFragment,
)

from cchc_desk.forms.text import fold_spaces
from cchc_desk.ui.editors.figure_runs import linked_length
from cchc_desk.ui.editors.formats import FIGURE, FIGURE_TEXT, LINE_BREAK, OBJECT
from cchc_desk.ui.editors.walk import fragments

_TINT_ALPHA = 45


class LeftOverLook(NamedTuple):
    """Hold the paragraphs that say what an earlier period said, and their colours as "#RRGGBB".

    Shape: ``texts`` - the words in each that name an earlier time, by its folded text.
    """

    texts: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    tint: str = ""
    ink: str = ""


class ReferenceHighlighter(QSyntaxHighlighter):
    """Underlines links and tints the characters that are still linked to a figure.

    A paragraph of an earlier period is tinted as a whole until a character of it changes.
    """

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        """Follow a document from now on."""
        super().__init__(document)
        self._left_over = LeftOverLook()
        self._tinted = QTextCharFormat()
        self._past = QTextCharFormat()
        self.take_colours(palette)

    def show_left_over(self, look: LeftOverLook) -> None:
        """Tint these paragraphs and no others."""
        if look == self._left_over:
            return
        self._left_over = look
        self._tinted = QTextCharFormat()
        self._tinted.setBackground(QColor(look.tint))
        self._past = QTextCharFormat(self._tinted)
        self._past.setForeground(QColor(look.ink))
        self._past.setFontWeight(QFont.Weight.Bold)
        self._past.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._past.setUnderlineColor(QColor(look.ink))
        self.rehighlight()

    def take_colours(self, palette: QPalette) -> None:
        """Use the colours of a theme."""
        self._link = QTextCharFormat()
        self._link.setForeground(palette.link())
        self._link.setFontUnderline(True)
        tint = palette.highlight().color()
        tint.setAlpha(_TINT_ALPHA)
        self._figure = QTextCharFormat()
        self._figure.setBackground(tint)
        self._figure.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)

    def highlightBlock(self, text: str) -> None:
        """Lay the looks over one paragraph."""
        block = self.currentBlock()
        if self._left_over.texts:
            self._tint(text)
        for start, length in link_ranges(block):
            self.setFormat(start, length, self._link)
        for start, length in figure_ranges(block):
            self.setFormat(start, length, self._figure)

    def _tint(self, text: str) -> None:
        past = self._left_over.texts.get(shown_text(text))
        if past is None:
            return
        self.setFormat(0, _units(text), self._tinted)
        for words in past:
            for match in re.finditer(re.escape(words).replace(r"\ ", r"\s+"), text):
                self.setFormat(_units(text[: match.start()]), _units(match[0]), self._past)


def shown_text(text: str) -> str:
    """Return what a paragraph of an editor says, without the signs of notes and images."""
    return fold_spaces(text.replace(OBJECT, ""))


def _units(text: str) -> int:
    """Return how many of Qt's places a text takes."""
    return len(text.encode("utf-16-le")) // 2


def link_ranges(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Yield start and length, in Qt's places, of the links in a paragraph."""
    for fragment in fragments(block):
        if fragment.charFormat().anchorHref():
            yield fragment.position() - block.position(), fragment.length()


def figure_ranges(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Yield start and length, in Qt's places, of the characters that show a figure."""
    for figure, group in groupby(fragments(block), _figure_of):
        if figure is None:
            continue
        run = list(group)
        text = "".join(fragment.text() for fragment in run).replace(LINE_BREAK, "\n")
        linked = text[: linked_length(text, figure[1])]
        if linked:
            yield run[0].position() - block.position(), _units(linked)


def _figure_of(fragment: QTextFragment) -> tuple[str, str] | None:
    made = fragment.charFormat()
    if not made.hasProperty(FIGURE):
        return None
    return made.stringProperty(FIGURE), made.stringProperty(FIGURE_TEXT)
