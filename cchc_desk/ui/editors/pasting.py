"""Pasting into a text: asked about where letters of old fonts are in it, and told what was cleaned.

Imported when something is pasted: see ``editors.paste``.
"""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from cchc_desk.intake.paste.pasted import Cleaning, CleaningKind, PasteTooLargeError
from cchc_desk.ui.editors.legacy_dialog import LegacyDialog, Letters
from cchc_desk.ui.notice_bar import Offer
from cchc_desk.ui.notices import notify

# What every text from Word has; to tell of it each time would teach nobody to read the notice.
_NOT_WORTH_TELLING = frozenset(
    {
        CleaningKind.SPECIAL_SPACES,
        CleaningKind.SOFT_HYPHENS,
        CleaningKind.ZERO_WIDTH,
        CleaningKind.CONTROLS,
    }
)


class Cleaned(Protocol):
    """Anything pasted that knows what was cleaned in it."""

    @property
    def cleaning(self) -> Cleaning:
        """Return what was cleaned."""
        ...


P = TypeVar("P", bound=Cleaned)
P_co = TypeVar("P_co", bound=Cleaned, covariant=True)


class Read(Protocol[P_co]):
    """Reads what is on the clipboard."""

    def __call__(self, *, converts: bool) -> P_co:
        """Return it; ``converts`` as for ``paste.read_mime``."""
        ...


def with_settled_letters(widget: QWidget, read: Read[P], done: Callable[[P], object]) -> None:
    """Hand over what is read; where letters of old fonts are in it, the clerk is asked first.

    Nothing is handed over when the clerk closes the question, or what is read is too large.
    """
    try:
        converted = read(converts=True)
        if not converted.cleaning.conversions:
            done(converted)
            return
        kept = read(converts=False)
    except PasteTooLargeError as error:
        notify(widget, "error", str(error))
        return
    dialog = LegacyDialog(converted.cleaning.conversions, widget)
    choices = {Letters.CONVERTED: converted, Letters.KEPT: kept}
    dialog.chosen.connect(lambda letters: done(choices[letters]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def tell_cleaning(
    widget: QWidget, cleaning: Cleaning, *offers: Offer, over: Iterable[SignalInstance] = ()
) -> None:
    """Show in a notice what was cleaned, unless it is nothing or not worth it."""
    if not _NOT_WORTH_TELLING.issuperset(cleaning.counts):
        words = f"{cleaning.summary} {' · '.join(cleaning.lines)}"
        notify(widget, "ok", words, *offers, over=over)
