"""A source document with the letters of old fonts turned into ours."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceDocument,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceRow,
    SourceSpan,
    SourceTable,
)

Decode = Callable[[str, str], str]
"""Return the letters that a text shows in a font: (text, font)."""


def decoded(source: SourceDocument, decode: Decode) -> SourceDocument:
    """Return the document with every span decoded by its font."""
    reader = _Reader(decode)
    sections = (replace(s, blocks=tuple(map(reader.block, s.blocks))) for s in source.sections)
    return replace(source, sections=tuple(sections))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Decode whatever holds spans."""

    decode: Decode

    def block(self, of: SourceBlock) -> SourceBlock:
        if isinstance(of, SourceParagraph):
            return replace(of, spans=tuple(map(self._inline, of.spans)))
        if isinstance(of, SourceBox):
            return replace(of, blocks=tuple(map(self.block, of.blocks)))
        if isinstance(of, SourceTable):
            return replace(of, rows=tuple(map(self._row, of.rows)))
        return of

    def _row(self, of: SourceRow) -> SourceRow:
        cells = (replace(cell, blocks=tuple(map(self.block, cell.blocks))) for cell in of.cells)
        return replace(of, cells=tuple(cells))

    def _inline(self, of: SourceInline) -> SourceInline:
        if isinstance(of, SourceNote):
            return replace(of, spans=tuple(map(self._span, of.spans)))
        return self._span(of)

    def _span(self, of: SourceSpan) -> SourceSpan:
        text = self.decode(of.text, of.font)
        return replace(of, text=text.upper() if of.capitals else text, capitals=False)
