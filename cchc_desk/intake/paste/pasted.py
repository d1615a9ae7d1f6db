"""What a paste gives: the text, and what was cleaned on the way, so that nothing is silent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cchc_desk.errors import UserError
from cchc_desk.forms.richtext import RichText
from cchc_desk.i18n import N_, tr
from cchc_desk.intake.legacy import Change, Conversion, conversions

MB = 1024 * 1024
MAX_PASTE_BYTES = 10 * MB
MAX_PARAGRAPHS = 50_000
MAX_ROWS = 5_000
MAX_COLUMNS = 64


class PasteTooLargeError(UserError):
    """Say that the clipboard holds more than any report does; nothing was pasted."""


def check_size(text: str) -> None:
    """Refuse a text that is too long; a character counts as one byte.

    Raises: PasteTooLargeError.
    """
    if len(text) > MAX_PASTE_BYTES:
        raise PasteTooLargeError(
            tr(
                "The copied text is larger than {limit} MB; copy it in smaller parts.",
                limit=MAX_PASTE_BYTES // MB,
            )
        )


def check_paragraphs(count: int) -> None:
    """Refuse a text of too many paragraphs.

    Raises: PasteTooLargeError.
    """
    if count > MAX_PARAGRAPHS:
        raise PasteTooLargeError(
            tr(
                "The copied text has more than {count} paragraphs; copy it in smaller parts.",
                count=MAX_PARAGRAPHS,
            )
        )


def check_table(rows: int, columns: int) -> None:
    """Refuse a table that is too large for one paste.

    Raises: PasteTooLargeError.
    """
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise PasteTooLargeError(
            tr(
                "The copied table has more than {rows} rows or {columns} columns; copy it in "
                "smaller parts.",
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
            )
        )


class CleaningKind(StrEnum):
    """What was cleaned."""

    LEGACY = "legacy"
    TAGS = "tags"
    SOFT_BREAKS = "soft-breaks"
    DOUBLE_SIGNS = "double-signs"
    DECOMPOSED = "decomposed"
    SPECIAL_SPACES = "special-spaces"
    SOFT_HYPHENS = "soft-hyphens"
    ZERO_WIDTH = "zero-width"
    CONTROLS = "controls"
    HIDDEN = "hidden"
    DELETED = "deleted"
    COMMENTS = "comments"
    PICTURES = "pictures"
    LINKS = "links"


_WORDS: Mapping[CleaningKind, str] = {
    CleaningKind.LEGACY: N_("Old fonts (TCVN3, VNI) turned into Unicode: {count}"),
    CleaningKind.TAGS: N_("HTML tags taken out of the text: {count}"),
    CleaningKind.SOFT_BREAKS: N_("Line breaks turned into paragraphs: {count}"),
    CleaningKind.DOUBLE_SIGNS: N_("Doubled signs at the start of paragraphs: {count}"),
    CleaningKind.DECOMPOSED: N_("Words with loose tone marks, put together: {count}"),
    CleaningKind.SPECIAL_SPACES: N_("Special spaces and hyphens made ordinary: {count}"),
    CleaningKind.SOFT_HYPHENS: N_("Soft hyphens taken out: {count}"),
    CleaningKind.ZERO_WIDTH: N_("Invisible characters taken out: {count}"),
    CleaningKind.CONTROLS: N_("Control characters taken out: {count}"),
    CleaningKind.HIDDEN: N_("Hidden texts left out: {count}"),
    CleaningKind.DELETED: N_("Deleted texts (tracked changes) left out: {count}"),
    CleaningKind.COMMENTS: N_("Comments left out: {count}"),
    CleaningKind.PICTURES: N_("Pictures left out: {count}"),
    CleaningKind.LINKS: N_("Links other than web and mail addresses left out: {count}"),
}


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Say what was cleaned at how many places.

    Shape: ``counts`` by kind, none of them 0; ``conversions`` - what LEGACY counts, with samples.
    """

    counts: Mapping[CleaningKind, int] = field(default_factory=dict)
    conversions: tuple[Conversion, ...] = ()

    @property
    def total(self) -> int:
        """Return the number of places."""
        return sum(self.counts.values())

    @property
    def summary(self) -> str:
        """Return the one line for the window, "" when nothing was cleaned."""
        return tr("Cleaned {count} places.", count=self.total) if self.counts else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return one line for each kind that occurred."""
        return tuple(
            tr(words, count=self.counts[kind])
            for kind, words in _WORDS.items()
            if kind in self.counts
        )


NOTHING_CLEANED = Cleaning()


@dataclass(frozen=True, slots=True)
class Pasted:
    """Hold pasted text; footnotes stand at their places in it."""

    blocks: RichText
    cleaning: Cleaning = NOTHING_CLEANED


class Tally:
    """Count what is cleaned while a text is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts: Counter[CleaningKind] = Counter()
        self._changes: list[Change] = []

    def add(self, kind: CleaningKind, count: int = 1) -> None:
        """Count places."""
        self._counts[kind] += count

    def converted(self, changes: list[Change]) -> None:
        """Count runs that were in another encoding."""
        self._changes += changes
        self._counts[CleaningKind.LEGACY] += len(changes)

    def cleaning(self) -> Cleaning:
        """Return what was counted."""
        return Cleaning(dict(+self._counts), conversions(self._changes))
