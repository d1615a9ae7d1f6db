"""The review of a document of the workspace, or of any Word file."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_draft import foreign_draft, tables_draft
from cchc_desk.desk.import_known import Known, known_to
from cchc_desk.desk.import_source import Source, read_file
from cchc_desk.desk.import_understand import Understood, understand, with_lines
from cchc_desk.desk.page_facts import page_facts
from cchc_desk.desk.review_beside import read_beside, reviewed_subject, subject_beside
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import Period
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.unplaced import UNPLACED, with_unplaced
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.source import SourceDocument
from cchc_desk.review.finding import Finding
from cchc_desk.review.run import review
from cchc_desk.review.subject import Subject
from cchc_desk.review.word_lists import word_lists


class NothingToReviewError(UserError):
    """Say that a file holds no text that could be reviewed."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Hold what was reviewed and what was found, in reading order."""

    report: Report
    findings: tuple[Finding, ...]


# --- documents of the workspace -------------------------------------------------------------------


def subject_of(
    desk: Desk, document: str, today: date | None = None, extension: str = ""
) -> Subject:
    """Return a document of the workspace with all that the workspace knows beside it.

    ``extension`` - word lists in place of the office's own words, TOML in the form of the shipped
    ones. None: ``today`` - the day of this computer. Raises: NoReportError, WordListError.
    """
    subject = subject_beside(desk.report(document), read_beside(desk, document), today or _today())
    return replace(subject, lists=word_lists(extension)) if extension else subject


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the clerk's own calendar


def review_document(
    desk: Desk, document: str, today: date | None = None, extension: str = ""
) -> tuple[Finding, ...]:
    """Return what is found in a document of the workspace and not dismissed, in reading order.

    ``extension``, ``today`` and errors as of ``subject_of``.
    """
    subject = subject_of(desk, document, today, extension)
    return reviewed_subject(subject, read_beside(desk, document)).open


# --- any Word file --------------------------------------------------------------------------------


def review_file(path: Path, today: date | None = None) -> Reviewed:
    """Review any Word file; it needs no workspace, and nothing is changed.

    None: ``today`` - the day of this computer. Raises: RefusedFileError, NothingToReviewError.
    """
    subject = subject_of_file(read_file(path), today)
    return Reviewed(subject.report, review(subject))


def subject_of_file(source: Source, today: date | None = None) -> Subject:
    """Return what a file says, as the review looks at it.

    None: ``today`` - the day of this computer. Raises: NothingToReviewError.
    """
    known = known_to(None)
    understood = understand(source, known)
    day = today or _today()
    pages = None if source.word is None else page_facts(source.word, understood.recognised)
    if understood.carried is not None and understood.edits is None:
        return Subject(understood.carried.report, day, is_file=True, pages=pages)
    if understood.carried is not None and understood.recognised is not None:
        understood = with_lines(replace(understood, carried=None), understood.recognised, known)
    has_period = understood.period is not None
    understood = replace(understood, period=understood.period or _any_period(day))
    if understood.learned is not None:
        report = _whole(understood, known)
        return Subject(report, day, has_period=has_period, is_file=True, pages=pages)
    if any(each.tables for each in understood.tables):
        report = _tables(understood, known)
        return Subject(
            report, day, has_period=has_period, is_file=True, tables_only=True, pages=pages
        )
    if source.word is None:
        raise NothingToReviewError(
            tr("“{name}” holds no text that could be reviewed.", name=source.name)
        )
    report = _plain_report(source.word, day)
    return Subject(report, day, has_period=False, is_file=True, has_outline=False, pages=pages)


def _any_period(day: date) -> Period:
    """Return a period for a text that names none; nothing is judged by it."""
    return Period(next(each for each in Known().periods if each.id == "nam"), day.year)


def _whole(understood: Understood, known: Known) -> Report:
    """Return the report or plan of a file under its own outline, text without a place included."""
    learned = understood.learned
    if learned is None:
        raise ValueError(understood)
    choices = replace(propose(understood, known), template=None, template_id="tep")
    choices = replace(choices, period=understood.period)
    draft = foreign_draft(understood, learned, choices, known)
    waiting = tuple(each.block for each in draft.unplaced)
    return replace(draft.report, answers=with_unplaced(draft.report.answers, waiting))


def _tables(understood: Understood, known: Known) -> Report:
    choices = propose(understood, known)
    template = choices.template or next(t for t in known.templates if t.kind is DocumentKind.PLAN)
    choices = replace(choices, period=understood.period)
    return tables_draft(understood, template, choices, known).report


# --- a file that is neither report nor plan -------------------------------------------------------


def _plain_report(word: SourceDocument, day: date) -> Report:
    """Return the text of a file as one answer, so that its sentences can be read."""
    writing = Writing()
    blocks = tuple(each for block in word.blocks for each in writing.blocks(block))
    nothing: tuple[str, ...] = ()
    return Report(
        Template("tep", 1, DocumentKind.REPORT, "", ""),
        _any_period(day),
        Office(),
        front=FrontMatter(
            subject="", addressees=nothing, grounds=nothing, opening=nothing, closing="",
            recipients=nothing,
        ),
        answers={UNPLACED: text_answer(blocks)},
        images=writing.images,
    )  # fmt: skip
