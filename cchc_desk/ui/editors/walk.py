"""The ways through a Qt document: the places of a frame, the paragraphs, their pieces."""

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment, QTextFrame


def places(frame: QTextFrame) -> Iterable[QTextFrame.iterator]:
    """Return the places of a frame: each is a paragraph or an inner frame."""
    # cast: PySide6 6.12's stubs do not know that a frame can be iterated
    return cast("Iterable[QTextFrame.iterator]", frame)


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the pieces of one format of a paragraph."""
    # cast: as above
    for place in cast("Iterable[QTextBlock.iterator]", block):
        yield place.fragment()


def blocks_of(document: QTextDocument, first: int, last: int) -> Iterator[QTextBlock]:
    """Yield the paragraphs that begin up to ``last``, from the one that holds ``first``."""
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        yield block
        block = block.next()
