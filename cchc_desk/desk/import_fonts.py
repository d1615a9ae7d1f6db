"""A foreign file with the letters of fonts from before Unicode turned into ours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desk.intake.legacy import (
    Change,
    Conversion,
    Encoding,
    Run,
    changes,
    conversions,
    decode_runs,
    encoding_of_font,
    guess,
    is_capital_font,
    run_of,
)
from cchc_desk.intake.sheet.sheets import Sheet
from cchc_desk.intake.sheet.tables import decoded_sheet
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceDocument,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceSpan,
    SourceTable,
    own_text,
    paragraphs,
)


def in_unicode(document: SourceDocument) -> tuple[SourceDocument, tuple[Conversion, ...]]:
    """Return a Word file in Unicode, and what was converted.

    A font says in which letters its text is written; where none does, the words of the whole file
    must leave no doubt.
    """
    every = list(paragraphs(document.blocks))
    usual = guess("\n".join(own_text(each) for each in every))
    has_old_fonts = any(encoding_of_font(font) for font in set(_fonts(every)))
    if usual is Encoding.UNICODE and not has_old_fonts:
        return document, ()
    decoder = _Decoder(usual)
    sections = tuple(
        replace(section, blocks=tuple(decoder.block(block) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections), conversions(decoder.changed)


def _fonts(every: Sequence[SourceParagraph]) -> Iterator[str]:
    for paragraph in every:
        for span in paragraph.spans:
            spans = span.spans if isinstance(span, SourceNote) else (span,)
            yield from (each.font for each in spans)


class _Decoder:
    """Decode block by block and remember what changed; ``usual`` - of ordinary fonts."""

    def __init__(self, usual: Encoding) -> None:
        self._usual = usual
        self.changed: list[Change] = []

    def block(self, block: SourceBlock) -> SourceBlock:
        if isinstance(block, SourceParagraph):
            return replace(block, spans=self._line(block.spans))
        if isinstance(block, SourceBox):
            return replace(block, blocks=tuple(self.block(each) for each in block.blocks))
        return self._table(block) if isinstance(block, SourceTable) else block

    def _table(self, table: SourceTable) -> SourceTable:
        rows = []
        for row in table.rows:
            cells = (
                replace(cell, blocks=tuple(self.block(each) for each in cell.blocks))
                for cell in row.cells
            )
            rows.append(replace(row, cells=tuple(cells)))
        return replace(table, rows=tuple(rows))

    def _line(self, line: Sequence[SourceInline]) -> tuple[SourceInline, ...]:
        spans = iter(self._spans([each for each in line if isinstance(each, SourceSpan)]))
        return tuple(
            replace(each, spans=self._spans(each.spans))
            if isinstance(each, SourceNote)
            else next(spans)
            for each in line
        )

    def _spans(self, spans: Sequence[SourceSpan]) -> tuple[SourceSpan, ...]:
        runs = [self._run(span) for span in spans]
        if all(run.encoding is Encoding.UNICODE for run in runs):
            return tuple(spans)
        texts = decode_runs(runs)
        self.changed += changes(runs, texts)
        return tuple(replace(span, text=text) for span, text in zip(spans, texts, strict=True))

    def _run(self, span: SourceSpan) -> Run:
        encoding = encoding_of_font(span.font) or self._usual
        return Run(span.text, encoding, span.capitals or is_capital_font(span.font))


# --- sheets ---------------------------------------------------------------------------------------


def sheet_in_unicode(sheet: Sheet) -> tuple[Sheet, tuple[Conversion, ...]]:
    """Return a sheet in Unicode, and what was converted; the font of each cell says it."""
    changed: list[Change] = []

    def decode(text: str, font: str) -> str:
        run = run_of(text, font)
        (decoded,) = decode_runs([run])
        changed.extend(changes([run], [decoded]))
        return decoded

    return decoded_sheet(sheet, decode), conversions(changed)
