"""What the review says: which rule speaks, how serious it is, where, why, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Family(StrEnum):
    """What a rule looks at."""

    DATES = "dates"
    FIGURES = "figures"
    CITATIONS = "citations"
    NAMES = "names"
    WORDING = "wording"
    OUTLINE = "outline"
    TASKS = "tasks"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in a document something stands.

    ``block`` counts the blocks of an answer or of a cell of the table of tasks from 0; ``row`` and
    ``cell`` those of a table in an answer, and ``paragraph`` the paragraphs of such a cell.
    ``note`` counts the footnotes of that paragraph. ``part`` names a text of the document itself:
    "subject", "opening", "recipients" …, or "label" of an item.
    None: the place is not inside such a thing.
    Units: ``start`` and ``end`` are characters of the text as its author typed it, without
    footnotes and without the sign that opens it; equal ends mean the whole text.
    """

    item: str | None = None
    block: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    note: int | None = None
    task: str | None = None
    column: str | None = None
    part: str | None = None
    appendix: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace the characters from ``start`` to ``end`` of the finding's text by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one thing that the review found; ``message`` and ``basis`` are whole sentences.

    None: ``fix`` - only the author can mend it.
    """

    rule: str
    family: Family
    severity: Severity
    place: Place
    quote: str
    message: str
    basis: str
    fix: Fix | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what stays the same when the same thing is found again in another period."""
        place = self.place
        owner = place.item or place.task or place.appendix or place.part or ""
        return self.rule, owner, self.quote
