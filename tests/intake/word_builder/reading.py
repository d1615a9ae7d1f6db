"""Files of tests read as the program reads every foreign file, and looked at in short."""

from cchc_desk.intake.package import PackageKind, open_package
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceDocument,
    SourceNote,
    SourceParagraph,
    SourcePicture,
    SourceSpan,
    SourceTable,
    WarningCode,
    cell_text,
    own_text,
    shown_text,
    spans_text,
)
from cchc_desk.intake.word.reader import Progress, read_word
from tests.intake.word_builder.file import File
from tests.intake.word_builder.markup import p


def read_bytes(data: bytes, progress: Progress | None = None) -> SourceDocument:
    """Read a file as the program does."""
    return read_word(open_package(data, PackageKind.DOCX), progress)


def read(*blocks: str, **said) -> SourceDocument:
    """Read a file of these blocks; ``said`` are the other fields of ``File``."""
    return read_bytes(File("".join(blocks), **said).data())


def only(document: SourceDocument) -> SourceParagraph:
    """Return the one paragraph of a document."""
    (block,) = document.blocks
    assert isinstance(block, SourceParagraph)
    return block


def one(*content: str, **said) -> SourceParagraph:
    """Read a document of one paragraph with this content."""
    return only(read(p(*content), **said))


def the_table(document: SourceDocument) -> SourceTable:
    """Return the first table of a document."""
    return next(each for each in document.blocks if isinstance(each, SourceTable))


def cells(table: SourceTable) -> list[list[str]]:
    """Return the words of every cell."""
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def outline(blocks) -> list[str]:
    """Return the words that a reader sees, a line per paragraph; tables and boxes in brackets."""
    return [_shown(block) for block in blocks]


def _shown(block: SourceBlock) -> str:
    if isinstance(block, SourceParagraph):
        return shown_text(block)
    if isinstance(block, SourceTable):
        return f"[{' / '.join(' | '.join(row) for row in cells(block))}]"
    if isinstance(block, SourceBox):
        return f"[{' / '.join(outline(block.blocks))}]"
    assert isinstance(block, SourcePicture)
    return "(picture)" if block.data else "(no picture)"


def texts(document: SourceDocument) -> list[str]:
    """Return the same for a whole document."""
    return outline(document.blocks)


def spans(paragraph: SourceParagraph) -> list[tuple[str, str]]:
    """Return each span with its look in letters: b, i, u, sup, sub."""
    return [(each.text, _look(each)) for each in paragraph.spans if isinstance(each, SourceSpan)]


def _look(each: SourceSpan) -> str:
    letters = {"b": each.bold, "i": each.italic, "u": each.underline}
    return "".join(letter for letter, holds in letters.items() if holds) + each.vertical


def notes(document: SourceDocument) -> list[str]:
    """Return the words of the notes at the top of a document, in order."""
    found = (each for block in document.blocks if isinstance(block, SourceParagraph)
             for each in block.spans)  # fmt: skip
    return [spans_text(each.spans) for each in found if isinstance(each, SourceNote)]


def warning(document: SourceDocument, code: WarningCode) -> int:
    """Return how often something was counted."""
    return next((each.count for each in document.warnings if each.code is code), 0)


def text(paragraph: SourceParagraph) -> str:
    """Return the characters of a paragraph without its number."""
    return own_text(paragraph)
