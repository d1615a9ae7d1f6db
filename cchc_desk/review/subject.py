"""What is reviewed: a document with all that is known beside it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cchc_desk.forms.citation import Citation
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Document
from cchc_desk.forms.page_facts import PageFacts
from cchc_desk.forms.period import Period
from cchc_desk.forms.report import Report
from cchc_desk.review.word_lists import WordLists, word_lists


@dataclass(frozen=True)  # no slots: the composed document is kept
class Subject:
    """Hold a document and what its review compares it with.

    Shape: ``previous`` - earlier reports, the last one first; ``register`` - known documents.
    ``has_period`` - the period is that of the document and no guess. ``is_file`` - its outline was
    read off the file itself, so an item without text is a heading and nobody's omission.
    ``tables_only`` - the file holds nothing but the table of tasks. ``has_outline`` - it is a
    report or a plan, not any text.
    None: ``pages`` - nothing is known of how its pages look; ``lists`` - the shipped ones;
    ``composed`` - nobody has composed the document yet.
    """

    report: Report
    today: date
    previous: tuple[Report, ...] = ()
    register: tuple[Citation, ...] = ()
    has_period: bool = True
    is_file: bool = False
    tables_only: bool = False
    has_outline: bool = True
    pages: PageFacts | None = None
    lists: WordLists | None = None
    composed: Document | None = None

    @cached_property
    def document(self) -> Document:
        """Return the document as it is printed around its outline and its tables.

        What answers and tasks say is read off the report itself, so all but one task is left out.
        """
        if self.composed is not None:
            return self.composed
        report = self.report
        template = replace(report.template, items=())
        return compose(replace(report, template=template, answers={}, tasks=report.tasks[:1]))

    @cached_property
    def words(self) -> WordLists:
        """Return the word lists: those given, or the shipped ones."""
        return word_lists() if self.lists is None else self.lists

    @property
    def period(self) -> Period | None:
        """Return the period. None: nobody knows it."""
        return self.report.period if self.has_period else None
