"""The pages of a document as they are printed, for looking at them and for printing; no Qt."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desk.export.fonts import FAMILIES
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.report import Report

if TYPE_CHECKING:
    from cchc_desk.export.typesetter import Typeset, Typesetter
    from cchc_desk.forms.document import Document

WANTED_FONT = FAMILIES[0]
"""The font that a document is printed in where the computer has it."""


class Extent(StrEnum):
    """Which sections are printed: all, the body, or the appendices."""

    WHOLE = "whole"
    BODY = "body"
    APPENDICES = "appendices"


@dataclass(frozen=True, slots=True)
class Wish:
    """Say of what pages are wanted; ``draft``: as they are laid before the one who signs.

    ``report`` may hold what is typed and not kept yet.
    """

    report: Report
    extent: Extent = Extent.WHOLE
    medium: Medium = Medium.PAPER
    draft: bool = False


class PageMaker:
    """Make the pages of reports; what it has learned of one makes the next ones faster.

    To be used by one thread at a time.
    """

    def __init__(self) -> None:
        """Begin without having made any."""
        self._last: _Made | None = None

    def make(self, wish: Wish) -> "Typeset":
        """Return the pages of a report; without any section there is no page.

        Raises: UserError, in words of the typesetter.
        """
        document = self._composed(wish)
        self._last = _Made(wish, document)
        return self._typesetter.typeset(document, draft=wish.draft)

    def _composed(self, wish: Wish) -> "Document":
        """Return the document; appendices take longest, and are the same while text is typed."""
        last = self._last
        if last is None or not _has_same_appendices(last.wish, wish):
            return composed(wish)
        body = composed(replace(wish, extent=Extent.BODY))
        return replace(body, sections=(*body.sections, *last.document.sections[1:]))

    @cached_property
    def _typesetter(self) -> "Typesetter":
        # Imported on the thread that makes pages: it takes 30 ms.
        from cchc_desk.export.typesetter import Typesetter  # noqa: PLC0415

        return Typesetter()


@dataclass(frozen=True, slots=True)
class _Made:
    wish: Wish
    document: "Document"


def _has_same_appendices(one: Wish, other: Wish) -> bool:
    """Tell whether two wishes are for whole documents that differ in their answers at most."""
    if one.extent is not Extent.WHOLE or other.extent is not Extent.WHOLE:
        return False
    names = (each.name for each in fields(Report) if each.name != "answers")
    is_same = all(getattr(one.report, name) is getattr(other.report, name) for name in names)
    return is_same and one.medium is other.medium


def composed(wish: Wish) -> "Document":
    """Return the document of a report with the sections that are wanted of it."""
    # Imported with the first pages: it takes 20 ms, and the window starts without it.
    from cchc_desk.forms.compose import Printing, compose  # noqa: PLC0415

    printing = Printing(appendix=wish.extent is not Extent.BODY, medium=wish.medium)
    document = compose(wish.report, printing)
    if wish.extent is not Extent.APPENDICES:
        return document
    return replace(document, sections=document.sections[1:])


def has_appendices(report: Report) -> bool:
    """Tell whether anything of a report is printed after its body."""
    return bool(composed(Wish(report, Extent.APPENDICES)).sections)
