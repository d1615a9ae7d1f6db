"""What a foreign file says, as far as it is understood before anything is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_desk.desk.import_edits import find_edits
from cchc_desk.desk.import_fonts import in_unicode, sheet_in_unicode
from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_own import (
    Carried,
    Edits,
    NoReportInsideError,
    is_edited,
    read_carried,
)
from cchc_desk.desk.import_source import Source
from cchc_desk.forms.period import Period, PeriodKind
from cchc_desk.forms.richtext import RichText, plain
from cchc_desk.intake.appendix.found import FoundAppendix, find_tables
from cchc_desk.intake.legacy import Conversion
from cchc_desk.intake.match.best import TemplateMatch, best_template
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.learned import Learned
from cchc_desk.intake.recognise.period_words import read_period_words
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import RawAppendix, Recognised
from cchc_desk.intake.sheet.sheets import Workbook
from cchc_desk.intake.sheet.tables import find_sheet_tables
from cchc_desk.intake.source import SourceDocument
from cchc_desk.storage.tasks import new_task_id


@dataclass(frozen=True, slots=True)
class Understood:
    """Hold a file as it was understood; ``conversions`` - text of old fonts in it.

    None: ``recognised`` - a workbook, or a file of ours that nobody edited; ``learned`` - tables
    alone; ``match`` - it follows no known template; ``period`` - it names none; ``carried`` - it
    holds no report of ours; ``edits`` - it reads as when it was written. ``is_damaged`` - the
    report inside it cannot be used.
    """

    source: Source
    recognised: Recognised | None = None
    learned: Learned | None = None
    match: TemplateMatch | None = None
    tables: tuple[FoundAppendix, ...] = ()
    period: Period | None = None
    carried: Carried | None = None
    edits: Edits | None = None
    conversions: tuple[Conversion, ...] = ()
    is_damaged: bool = False

    @property
    def is_tables_alone(self) -> bool:
        """Tell whether the file is an appendix, or a workbook, and no document."""
        return self.carried is None and self.learned is None


def nobody(_share: float) -> None:
    """Take the share that is done, for nobody who wants to know."""


def understand(source: Source, known: Known, progress: Progress = nobody) -> Understood:
    """Find out what a file says; nothing is kept, and the clerk may still change all of it.

    ``progress`` takes the share that is done, 0 to 1; an exception that it raises stops the work.
    """
    if source.workbook is not None:
        return _understand_workbook(source, source.workbook, known, progress)
    if source.word is None:
        raise ValueError(source)
    word, conversions = in_unicode(source.word)
    try:
        carried, is_damaged = _carried(word), False
    except NoReportInsideError:
        carried, is_damaged = None, True
    if carried is not None:
        return _understand_own(Understood(source), word, carried, known)
    found = Understood(source, conversions=conversions, is_damaged=is_damaged)
    progress(_CONVERTED)
    recognised = recognise(word, kinds=known.periods)
    progress(_RECOGNISED)
    return with_lines(found, recognised, known, progress)


# Which share of the time each step takes. Source: measured on a report of 1,000 pages.
_CONVERTED, _RECOGNISED, _TABLES, _LEARNED = 0.05, 0.5, 0.7, 0.8


def _carried(word: SourceDocument) -> Carried | None:
    """Return the report that a file carries. None: it carries none."""
    return None if word.embedded is None else read_carried(word.embedded)


def _understand_own(
    found: Understood, word: SourceDocument, carried: Carried, known: Known
) -> Understood:
    found = replace(found, carried=carried, period=carried.report.period)
    if not is_edited(carried, tuple(word.blocks)):
        return found
    recognised = recognise(word, kinds=known.periods)
    edits = find_edits(carried, recognised, new_task_id)
    return replace(found, recognised=recognised, edits=edits)


def with_lines(
    understood: Understood, recognised: Recognised, known: Known, progress: Progress = nobody
) -> Understood:
    """Return what a file says when its lines play these parts, as ``with_role`` makes them."""
    tables = tuple(_tables_of_word(recognised, known))
    progress(_TABLES)
    period = recognised.period or _period_in([understood.source.name], known.periods)
    found = replace(
        understood, recognised=recognised, tables=tables, period=period, learned=None, match=None
    )
    if recognised.kind is None:
        return found
    learned = learn(replace(recognised, period=period), _NEW, understood.source.name)
    progress(_LEARNED)
    return replace(found, learned=learned, match=best_template(learned, known.templates))


def with_period(understood: Understood, period: Period, known: Known) -> Understood:
    """Return what a file says when it is for another period than its words name."""
    if understood.learned is None or understood.recognised is None:
        return replace(understood, period=period)
    return with_lines(understood, replace(understood.recognised, period=period), known)


# The id of a learned template until it is kept.
_NEW = "moi"


def _tables_of_word(recognised: Recognised, known: Known) -> Iterator[FoundAppendix]:
    appendices = [each for template in known.templates for each in template.appendices]
    taken: set[str] = set()
    for raw in recognised.appendices:
        found = find_tables(raw, appendices, taken)
        taken |= {table.head.id for table in found.tables}
        yield found if found.tables else replace(found, text=(*_heading(raw), *found.text))


def _heading(raw: RawAppendix) -> RichText:
    return tuple(block for text in (raw.label, *raw.titles, raw.attached) for block in plain(text))


# --- workbooks ------------------------------------------------------------------------------------


def _understand_workbook(
    source: Source, workbook: Workbook, known: Known, progress: Progress
) -> Understood:
    appendices = [each for template in known.templates for each in template.appendices]
    taken: set[str] = set()
    tables: list[FoundAppendix] = []
    conversions: list[Conversion] = []
    for done, raw in enumerate(workbook.sheets):
        progress(done / len(workbook.sheets))
        sheet, converted = sheet_in_unicode(raw)
        found = find_sheet_tables(sheet, appendices, taken)
        taken |= {table.head.id for table in found.tables}
        tables.append(found)
        conversions += converted
    texts = [*_headings(tables), *(sheet.name for sheet in workbook.sheets), source.name]
    period = _period_in(texts, known.periods)
    return Understood(source, tables=tuple(tables), period=period, conversions=tuple(conversions))


def _headings(tables: Sequence[FoundAppendix]) -> Iterator[str]:
    for appendix in tables:
        for table in appendix.tables:
            yield from (*table.head.titles, table.head.attached)


def _period_in(texts: Sequence[str], kinds: Sequence[PeriodKind]) -> Period | None:
    return read_period_words(texts, None, kinds)
