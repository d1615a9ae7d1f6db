"""Text that is in the program already, put from old fonts into Unicode with its looks kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Paragraph,
    Span,
    inline_text,
    map_paragraphs,
    normalise,
    paragraphs,
)
from cchc_desk.intake.legacy import Encoding, Run, changes, decode_runs, guess_lines
from cchc_desk.intake.paste.pasted import Pasted, Tally

Spans = Sequence[Inline]


def recode(
    blocks: Iterable[Block], encoding: Encoding | None = None, *, capitals: bool = False
) -> Pasted:
    """Return the text in Unicode; its cleaning counts what was converted, with samples.

    None: the encoding is guessed, cautiously, for the whole text or for each paragraph.
    ``capitals`` - the font showed all letters as capitals.
    """
    kept = tuple(blocks)
    lines = [inline_text(each.spans) for each in paragraphs(kept)]
    known = iter(guess_lines(lines) if encoding is None else (encoding,) * len(lines))
    tally = Tally()

    def recoded(paragraph: Paragraph) -> Paragraph:
        spans = _recoded(paragraph.spans, next(known), tally, capitals=capitals)
        return replace(paragraph, spans=spans)

    return Pasted(normalise(map_paragraphs(kept, recoded)), tally.cleaning())


def _recoded(
    spans: Spans, encoding: Encoding, tally: Tally, *, capitals: bool
) -> tuple[Inline, ...]:
    if encoding is Encoding.UNICODE:
        return tuple(spans)
    runs = [Run(_text(span), encoding, capitals) for span in spans]
    texts = decode_runs(runs)
    tally.converted(list(changes(runs, texts)))
    found: list[Inline] = []
    for span, text in zip(spans, texts, strict=True):
        if isinstance(span, Span):
            found.append(replace(span, text=text))
        else:
            inner = _recoded(span.spans, encoding, tally, capitals=capitals)
            found.append(Footnote(tuple(each for each in inner if isinstance(each, Span))))
    return tuple(found)


def _text(span: Inline) -> str:
    return span.text if isinstance(span, Span) else ""
