"""A file that was read, with comments on some of its paragraphs."""

from dataclasses import replace

from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceComment,
    SourceDocument,
    SourceParagraph,
    SourceTable,
    own_text,
    paragraphs,
)


def commented(document: SourceDocument, *comments: tuple[str, str, str]) -> SourceDocument:
    """Attach comments, each (how its paragraph begins, author, text)."""
    for start, author, text in comments:
        found = [each for each in paragraphs(document.blocks) if own_text(each).startswith(start)]
        assert found, start
        document = _attached(document, found[0], SourceComment(author, text))
    return document


def _attached(
    document: SourceDocument, wanted: SourceParagraph, comment: SourceComment
) -> SourceDocument:
    def put(block: SourceBlock) -> SourceBlock:
        if block is wanted:
            return replace(wanted, comments=(*wanted.comments, comment))
        if isinstance(block, SourceBox):
            return replace(block, blocks=tuple(map(put, block.blocks)))
        if isinstance(block, SourceTable):
            rows = (
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=tuple(map(put, cell.blocks))) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        return block

    sections = (replace(s, blocks=tuple(map(put, s.blocks))) for s in document.sections)
    return replace(document, sections=tuple(sections))
