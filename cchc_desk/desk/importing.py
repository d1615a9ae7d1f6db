"""Bringing a foreign file into the workspace: read, understood, and kept as one undoable change.

A window shows what is found between the steps: ``import_source.read_file``, then
``import_understand.understand``, ``import_choices.propose``, and ``bring_in`` at last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import Choices
from cchc_desk.desk.import_draft import foreign_draft, tables_draft
from cchc_desk.desk.import_join import join_tables
from cchc_desk.desk.import_keep import Kept, keep_new
from cchc_desk.desk.import_known import Known, known_to
from cchc_desk.desk.import_own import Carried, Edits, printed_words
from cchc_desk.desk.import_own_draft import own_draft
from cchc_desk.desk.import_own_join import join_edits
from cchc_desk.desk.import_remarks import own_remarks
from cchc_desk.desk.import_source import Source
from cchc_desk.desk.import_told import left_out, of_source, words_left_out
from cchc_desk.desk.import_understand import Understood
from cchc_desk.errors import UserError
from cchc_desk.forms.template import Template
from cchc_desk.i18n import tr
from cchc_desk.intake.source import SourceBlock, SourcePicture, SourceTable, paragraphs


class NothingToBringInError(UserError):
    """Say that a file holds nothing that could be kept."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold what came of bringing in a file.

    ``is_learned`` - the template is new in the workspace. ``placed`` - how many paragraphs, rows
    and pictures of the file have their place. ``unplaced`` - the words of those that have none and
    wait in the document. ``left_out`` - what was not taken, for only pages needed it.
    """

    document: str
    template: Template
    is_learned: bool = False
    placed: int = 0
    unplaced: tuple[str, ...] = ()
    tasks: int = 0
    footnotes: int = 0
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def bring_in(desk: Desk, understood: Understood, choices: Choices) -> Imported:
    """Keep what a file says under what was chosen, as one change.

    Raises: NoPeriodError, NothingToBringInError, OtherKindError, WrongPeriodError,
    NoReportError, UserError when the disk or the file fails; then nothing has changed.
    """
    known = known_to(desk)
    versions = {(each.id, each.version) for each in known.versions}
    kept = _keep(desk, understood, choices, known)
    return Imported(
        kept.document,
        kept.template,
        (kept.template.id, kept.template.version) not in versions,
        max(_count(understood.source) - _count_left_out(understood) - len(kept.unplaced), 0),
        kept.unplaced,
        kept.tasks,
        kept.footnotes,
        (*of_source(understood), *kept.warnings),
        (*left_out(understood), *kept.left_out),
    )


def _keep(desk: Desk, understood: Understood, choices: Choices, known: Known) -> Kept:
    if understood.carried is not None:
        return _keep_own(desk, understood, understood.carried, choices, known)
    if understood.learned is not None:
        if not (understood.learned.template.items or understood.tables):
            raise _nothing(understood)
        draft = foreign_draft(understood, understood.learned, choices, known)
        return keep_new(desk, draft, choices, known)
    if not any(each.tables or each.text for each in understood.tables):
        raise _nothing(understood)
    if choices.into is not None:
        return join_tables(desk, understood, choices.into, choices, known)
    if choices.template is None:
        raise ValueError(choices)
    draft = tables_draft(understood, choices.template, choices, known)
    return keep_new(desk, draft, choices, known)


def _keep_own(
    desk: Desk, understood: Understood, carried: Carried, choices: Choices, known: Known
) -> Kept:
    edits, remarks = understood.edits, own_remarks(carried, understood.source.blocks)
    if choices.into is None:
        draft = replace(own_draft(carried, edits, choices, known), remarks=remarks)
        return keep_new(desk, draft, choices, known)
    if edits is not None or remarks:
        said = replace(edits or Edits(), remarks=remarks)
        return join_edits(desk, carried, said, choices.into, choices)
    report = desk.report(choices.into)
    sentence = tr("The file reads as it was written; nothing was changed.")
    return Kept(choices.into, report.template, warnings=(sentence,))


def _nothing(understood: Understood) -> NothingToBringInError:
    return NothingToBringInError(
        tr(
            "“{name}” holds no report, no plan and no table that could be read; choose another "
            "file.",
            name=understood.source.name,
        )
    )


# --- counting -------------------------------------------------------------------------------------


def _count(source: Source) -> int:
    """Return how many paragraphs, rows and pictures of a file hold something."""
    if source.workbook is not None:
        rows = (row for sheet in source.workbook.sheets for row in sheet.grid.rows)
        return sum(any(cell.text for cell in row.cells) for row in rows)
    return 0 if source.word is None else sum(map(_count_block, source.word.blocks))


def _count_block(block: SourceBlock) -> int:
    if isinstance(block, SourceTable) and not block.is_layout:
        return sum(any(_has_words(cell.blocks) for cell in row.cells) for row in block.rows)
    if isinstance(block, SourcePicture):
        return int(block.data is not None)
    return sum(1 for each in paragraphs((block,)) if _has_words((each,)))


def _has_words(blocks: Sequence[SourceBlock]) -> bool:
    return any(map(str.strip, printed_words(blocks)))


def _count_left_out(understood: Understood) -> int:
    return sum(1 for _ in words_left_out(understood))
