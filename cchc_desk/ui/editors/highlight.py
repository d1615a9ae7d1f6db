"""What links and figures look like: laid over the text, never kept in it."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtGui import (
    QPalette,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFragment,
)

from cchc_desk.ui.editors.figure_runs import linked_length
from cchc_desk.ui.editors.formats import FIGURE, FIGURE_TEXT, LINE_BREAK
from cchc_desk.ui.editors.walk import fragments

_TINT_ALPHA = 45


class ReferenceHighlighter(QSyntaxHighlighter):
    """Underlines links and tints the characters that are still linked to a figure."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        """Follow a document from now on."""
        super().__init__(document)
        self.take_colours(palette)

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

    def highlightBlock(self, _text: str) -> None:
        """Lay the looks over one paragraph."""
        block = self.currentBlock()
        for start, length in link_ranges(block):
            self.setFormat(start, length, self._link)
        for start, length in figure_ranges(block):
            self.setFormat(start, length, self._figure)


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
            units = len(linked.encode("utf-16-le")) // 2
            yield run[0].position() - block.position(), units


def _figure_of(fragment: QTextFragment) -> tuple[str, str] | None:
    made = fragment.charFormat()
    if not made.hasProperty(FIGURE):
        return None
    return made.stringProperty(FIGURE), made.stringProperty(FIGURE_TEXT)
