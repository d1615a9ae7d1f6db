"""What a clerk is told of a file itself, before and after it is brought in."""

from collections.abc import Iterator

from cchc_desk.desk import import_notices as notices
from cchc_desk.desk.import_understand import Understood
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.front_words import line_text
from cchc_desk.intake.recognise.recognised import LineRole


def of_source(understood: Understood) -> Iterator[str]:
    """Yield what the readers of a file left out, changed or could not do."""
    if understood.is_damaged:
        yield tr("The data inside the file are damaged or not ours; its text was read instead.")
    source = understood.source
    if source.word is not None:
        yield from notices.of_word(source.word.warnings)
    if source.workbook is not None:
        yield from notices.of_workbook(source.workbook)
    yield from notices.of_conversions(understood.conversions)


def left_out(understood: Understood) -> Iterator[str]:
    """Yield what is not taken because only pages need it."""
    words = list(words_left_out(understood))
    if words:
        yield notices.quoted(tr("Rules and lines that every document has were left out."), words)
    yield from of_furniture(understood)
    if understood.source.word is not None:
        yield from notices.left_out_of_word(understood.source.word.warnings)


def of_furniture(understood: Understood) -> Iterator[str]:
    """Yield the words of headers and footers, which somebody wrote but no page of ours shows."""
    word = understood.source.word
    sections = () if word is None else word.sections
    lines = dict.fromkeys(line for s in sections for each in s.furniture for line in each.lines)
    if lines:
        yield notices.quoted(tr("Headers and footers of pages were left out."), lines)


def words_left_out(understood: Understood) -> Iterator[str]:
    """Yield the lines that every document has, and that have no place of their own."""
    if understood.recognised is None or understood.carried is not None:
        return
    for line in understood.recognised.lines:
        text = line_text(line).strip()
        if line.role is LineRole.LEFT_OUT and text:
            yield text
