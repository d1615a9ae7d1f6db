"""Lines at the head and foot of a foreign file whose words a document would not say again."""

from collections.abc import Iterable, Iterator

from cchc_desk.desk.import_said import Said, numbers_of, said_in
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.fingerprint import printed_paragraphs
from cchc_desk.forms.placeholder import date_words, symbol
from cchc_desk.forms.report import Report
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.recognise.front_words import front_words, line_text
from cchc_desk.intake.recognise.learned import Unplaced
from cchc_desk.intake.recognise.recognised import Line, LineRole, Recognised

# What is taken apart into names, numbers and dates, which two of a kind or odd words may defeat;
# the text between is kept as it is.
_TAKEN_APART = frozenset(
    {
        LineRole.PARENT,
        LineRole.OFFICE,
        LineRole.NUMBER,
        LineRole.PLACE_AND_DATE,
        LineRole.DOCUMENT_TYPE,
        LineRole.SUBJECT,
        LineRole.ADDRESSEE,
        LineRole.GROUND,
        LineRole.OPENING,
        LineRole.CLOSING,
        LineRole.RECIPIENT,
        LineRole.SIGNER_TITLE,
        LineRole.SIGNER_NAME,
    }
)
# Their titles, which are not printed above nothing.
_TITLED = frozenset({LineRole.ADDRESSEE, LineRole.RECIPIENT})


def unsaid_lines(
    recognised: Recognised, report: Report, others: Iterable[str]
) -> tuple[Unplaced, ...]:
    """Return the lines of which neither the document nor ``others`` has every word.

    Signs and capitals make no difference, nor do zeros before a number.
    """
    printed = (text for _, text in printed_paragraphs(compose(report, Printing(guidance=True))))
    said = said_in((*printed, *others))
    return tuple(_unsaid(recognised, report, said))


def _unsaid(recognised: Recognised, report: Report, said: Said) -> Iterator[Unplaced]:
    for line in recognised.lines:
        if line.role in _TAKEN_APART and not _is_said(line, report, said):
            yield from (Unplaced(line.index, block) for block in Writing().blocks(line.block))


def _is_said(line: Line, report: Report, said: Said) -> bool:
    text = line_text(line)
    words = front_words((line,))
    if words.symbol:
        return (words.number, words.symbol) == (report.front.number, symbol(report))
    if words.place:
        own = f"{words.place} {date_words(report.front.issued, report.year)}"
        return said.has(words.place) and numbers_of(text) <= numbers_of(own)
    if line.role in _TITLED and ":" in text:
        text = text.partition(":")[2]
    return said.has(text)
