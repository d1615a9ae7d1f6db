"""What was typed into a Word file of ours where no field takes it in: kept, without a place."""

from collections.abc import Iterable, Iterator

from cchc_desk.desk.import_own import Carried, Edits, printed_words, with_edits
from cchc_desk.desk.import_said import Said, said_in
from cchc_desk.desk.import_tables import LeftText
from cchc_desk.forms.compose import compose
from cchc_desk.forms.fingerprint import printed_paragraphs
from cchc_desk.forms.richtext import Block, footnotes, inline_text, plain_text
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.recognise.recognised import Line
from cchc_desk.intake.source import paragraphs


def edited_rest(carried: Carried, lines: Iterable[Line], edits: Edits) -> tuple[LeftText, ...]:
    """Return the paragraphs that the report of a file would not print with all its edits.

    ``lines`` - those of head, foot and appendices; under an item all of them are its answer.
    """
    blocks = tuple(_unsaid(lines, said_in(_texts(carried, edits))))
    where = tr("Typed into the file where the document has no place for it")
    return (LeftText(where, blocks),) if blocks else ()


def _texts(carried: Carried, edits: Edits) -> Iterator[str]:
    """Yield all that would be printed, or is told or left already."""
    edited = with_edits(carried.report, edits)
    yield from (text for _, text in printed_paragraphs(compose(edited, carried.printing)))
    for each in edits.left:
        yield from plain_text(each.blocks).split("\n")
        yield from (inline_text(note.spans) for note in footnotes(each.blocks))


def _unsaid(lines: Iterable[Line], said: Said) -> Iterator[Block]:
    for each in paragraphs(line.block for line in lines):
        if not all(map(said.has, printed_words((each,)))):
            yield from Writing().blocks(each)
