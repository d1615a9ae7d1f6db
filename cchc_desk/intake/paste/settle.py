"""Drafts as the clerk's own text: letters decoded, characters cleaned, tables made whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cchc_desk.forms.richtext import (
    Block,
    Paragraph,
    RichText,
    Span,
    Table,
    TableCell,
    paragraphs,
)
from cchc_desk.intake.legacy import (
    Encoding,
    Run,
    changes,
    decode_runs,
    guess_lines,
    run_of,
)
from cchc_desk.intake.paste.characters import cleaned
from cchc_desk.intake.paste.drafts import Draft, Grid, Line, Piece, lines
from cchc_desk.intake.paste.grids import Placed, rectangle
from cchc_desk.intake.paste.paragraphs import paragraphs_of, without_blank_ends
from cchc_desk.intake.paste.pasted import CleaningKind, Tally, check_paragraphs
from cchc_desk.intake.paste.spans import trimmed
from cchc_desk.intake.paste.styles import Look
from cchc_desk.intake.paste.typed_tags import without_tags


def settled(drafts: Sequence[Draft], tally: Tally, encoding: Encoding | None) -> RichText:
    """Return the text of drafts; links are still as they were found.

    A table of one cell is a frame around text, as in mails: only what is in it counts.
    None: ``encoding`` of characters in ordinary fonts is guessed, cautiously; UNICODE leaves all
    letters as they are, also those of fonts that are not Unicode.
    Raises: PasteTooLargeError.
    """
    _decode(_counted(drafts), tally, encoding)
    return tuple(block for draft in drafts for block in _blocks(draft, tally))


def settled_tables(drafts: Sequence[Draft], tally: Tally, encoding: Encoding | None) -> RichText:
    """Return the text as ``settled``, but with a cell that stands alone as a table too."""
    _decode(_counted(drafts), tally, encoding)
    return tuple(
        block
        for draft in drafts
        for block in (_blocks(draft, tally) if _is_around_table(draft) else _whole(draft, tally))
    )


def _counted(drafts: Sequence[Draft]) -> list[Line]:
    found = list(lines(drafts))
    check_paragraphs(len(found))
    return found


# --- letters --------------------------------------------------------------------------------------


def _decode(found: Sequence[Line], tally: Tally, encoding: Encoding | None) -> None:
    """Put every line into Unicode, in its place."""
    if encoding is Encoding.UNICODE:
        return
    runs = [[run_of(piece.text, piece.look.font) for piece in line.pieces] for line in found]
    unknown = ["".join(_without_font(each)) for each in runs]
    known = guess_lines(unknown) if encoding is None else (encoding,) * len(runs)
    for line, its_runs, its_encoding in zip(found, runs, known, strict=True):
        _decode_line(line, [_with_encoding(run, its_encoding) for run in its_runs], tally)


def _without_font(runs: Iterable[Run]) -> Iterator[str]:
    return (run.text for run in runs if run.encoding is Encoding.UNICODE)


def _with_encoding(run: Run, encoding: Encoding) -> Run:
    return replace(run, encoding=encoding) if run.encoding is Encoding.UNICODE else run


def _decode_line(line: Line, runs: Sequence[Run], tally: Tally) -> None:
    if all(run.encoding is Encoding.UNICODE for run in runs):
        return  # the tone marks of Unicode text are put together later, and counted
    texts = decode_runs(runs)
    tally.converted(list(changes(runs, texts)))
    line.pieces = [Piece(text, piece.look) for text, piece in zip(texts, line.pieces, strict=True)]


# --- blocks ---------------------------------------------------------------------------------------


def _blocks(draft: Draft, tally: Tally) -> Iterator[Block]:
    if isinstance(draft, Grid) and _is_frame(draft):
        for inner in draft.rows[0].cells[0].blocks:
            yield from _blocks(inner, tally)
    else:
        yield from _whole(draft, tally)


def _whole(draft: Draft, tally: Tally) -> Iterator[Block]:
    if isinstance(draft, Line):
        yield from _paragraphs(draft, tally)
    else:
        yield from _table(draft, tally)


def _is_frame(grid: Grid) -> bool:
    return len(grid.rows) == 1 and len(grid.rows[0].cells) == 1


def _is_around_table(draft: Draft) -> bool:
    if not (isinstance(draft, Grid) and _is_frame(draft)):
        return False
    return any(isinstance(inner, Grid) for inner in draft.rows[0].cells[0].blocks)


def _paragraphs(line: Line, tally: Tally) -> Iterator[Paragraph]:
    alike = groupby(line.pieces, lambda piece: _bare_span(piece.look))
    spans = [replace(look, text=_shown(pieces, tally)) for look, pieces in alike]
    return paragraphs_of(trimmed(spans), tally, line.item)


def _bare_span(look: Look) -> Span:
    return Span("", look.bold, look.italic, look.vertical, look.link)


def _shown(pieces: Iterable[Piece], tally: Tally) -> str:
    shown = (each.text.upper() if each.look.capitals else each.text for each in pieces)
    text, tags = without_tags("".join(shown))
    tally.add(CleaningKind.TAGS, tags)
    return cleaned(text, tally)


def _table(grid: Grid, tally: Tally) -> Iterator[Table]:
    rows = [tuple(_cell(placed, tally) for placed in row) for row in rectangle(grid)]
    if rows:
        headers = sum(row.is_header for row in grid.rows) or _bold_rows(rows[0])
        yield Table(tuple(rows), header_rows=min(headers, len(rows)))


def _cell(placed: Placed, tally: Tally) -> TableCell:
    """Make a cell; a table inside it becomes paragraphs."""
    inside = (block for draft in placed.cell.blocks for block in _blocks(draft, tally))
    found = without_blank_ends(tuple(paragraphs(inside)))
    return TableCell(found or (Paragraph(),), placed.columns, placed.rows)


def _bold_rows(first: Sequence[TableCell]) -> int:
    """Return 1 when the first row looks like a header: all bold."""
    spans = [span for cell in first for each in cell.paragraphs for span in each.spans]
    return int(bool(spans) and all(isinstance(span, Span) and span.bold for span in spans))
