"""Pasted characters as the clerk's own text: a paragraph for each line, signs as levels.

Line ends are never joined: whether a mail program broke the lines cannot be known.
"""

import re
from collections.abc import Iterator, Sequence

from cchc_desk.forms.richtext import Paragraph, Span, Table, TableCell, normalise
from cchc_desk.intake.legacy import Encoding, Run, changes, decode_runs, guess_lines
from cchc_desk.intake.paste.characters import cleaned
from cchc_desk.intake.paste.paragraphs import paragraphs_of
from cchc_desk.intake.paste.pasted import (
    CleaningKind,
    Pasted,
    Tally,
    check_paragraphs,
    check_size,
    check_table,
)
from cchc_desk.intake.paste.tsv import read_tsv
from cchc_desk.intake.paste.typed_tags import without_tags

_PARAGRAPH_ENDS = re.compile(r"\r\n?|[\n\x85\u2029]")
_FEWEST_ROWS = 2


def paste_plain(text: str, *, encoding: Encoding | None = None, tables: bool = True) -> Pasted:
    """Read characters; rows of a spreadsheet become a table if ``tables``.

    None: the encoding of old fonts is guessed, cautiously; UNICODE leaves all letters as they are.
    Raises: PasteTooLargeError.
    """
    check_size(text)
    tally = Tally()
    decoded = decoded_text(text, tally, encoding)
    rows = read_tsv(decoded) if tables and "\t" in decoded else []
    blocks = [table_of(rows, tally)] if _is_table(rows) else list(lines_of(decoded, tally))
    check_paragraphs(len(blocks))
    return Pasted(normalise(blocks), tally.cleaning())


def decoded_text(text: str, tally: Tally, encoding: Encoding | None) -> str:
    r"""Return the text in Unicode, without typed tags, with "\n" for the ends of paragraphs."""
    lines = _PARAGRAPH_ENDS.split(text)
    check_paragraphs(len(lines))
    if lines[-1] == "" and len(lines) > 1:
        lines.pop()
    known = guess_lines(lines) if encoding is None else (encoding,) * len(lines)
    texts = [_decoded(Run(line, its), tally) for line, its in zip(lines, known, strict=True)]
    untagged, tags = without_tags("\n".join(texts))
    tally.add(CleaningKind.TAGS, tags)
    return untagged


def _decoded(run: Run, tally: Tally) -> str:
    if run.encoding is Encoding.UNICODE:
        return run.text  # loose tone marks are put together later, and counted
    texts = decode_runs([run])
    tally.converted(list(changes([run], texts)))
    return texts[0]


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are those of a table: at least two, and of one width."""
    widths = {len(row) for row in rows}
    return len(rows) >= _FEWEST_ROWS and len(widths) == 1 and widths != {1}


def table_of(rows: Sequence[Sequence[str]], tally: Tally) -> Table:
    """Make a table of rows of one width."""
    check_table(len(rows), len(rows[0]))
    return Table(
        tuple(tuple(TableCell(cell_of(text, tally)) for text in row) for row in rows),
        header_rows=0,
    )


def cell_of(text: str, tally: Tally) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a cell, at least one."""
    return tuple(lines_of(text.rstrip(), tally)) or (Paragraph(),)


def lines_of(text: str, tally: Tally) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines; a line break inside a paragraph stays one."""
    for line in text.split("\n") if text else ():
        yield from paragraphs_of([Span(cleaned(line, tally))], tally)
