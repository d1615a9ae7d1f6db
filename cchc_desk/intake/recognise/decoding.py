"""A source document with the letters of old fonts turned into ours."""

from collections.abc import Callable
from dataclasses import replace

from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceDocument,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceSpan,
    SourceTable,
)

Decode = Callable[[str, str], str]
"""Return the letters that a text shows in a font: (text, font)."""


def decoded(source: SourceDocument, decode: Decode) -> SourceDocument:
    """Return the document with every span decoded by its font."""

    def span(of: SourceSpan) -> SourceSpan:
        return replace(of, text=decode(of.text, of.font))

    def inline(of: SourceInline) -> SourceInline:
        if isinstance(of, SourceNote):
            return replace(of, spans=tuple(span(each) for each in of.spans))
        return span(of)

    def block(of: SourceBlock) -> SourceBlock:
        if isinstance(of, SourceParagraph):
            return replace(of, spans=tuple(inline(each) for each in of.spans))
        if isinstance(of, SourceBox):
            return replace(of, blocks=tuple(block(each) for each in of.blocks))
        return table(of) if isinstance(of, SourceTable) else of

    def table(of: SourceTable) -> SourceTable:
        rows = []
        for row in of.rows:
            cells = (replace(c, blocks=tuple(block(each) for each in c.blocks)) for c in row.cells)
            rows.append(replace(row, cells=tuple(cells)))
        return replace(of, rows=tuple(rows))

    sections = (replace(s, blocks=tuple(block(b) for b in s.blocks)) for s in source.sections)
    return replace(source, sections=tuple(sections))
