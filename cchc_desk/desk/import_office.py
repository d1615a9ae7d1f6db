"""The office that a foreign letterhead names, beside the profile that the workspace keeps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cchc_desk.forms.office import Office
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.text import fold_spaces

# What the letterhead prints from the profile; symbol, signer and recipients a document may have
# of its own.
_PRINTED = ("parent", "name", "place")


@dataclass(frozen=True, slots=True)
class OfficeDifference:
    """Say what the profile and the file call the same thing; ``part`` is a field of ``Office``."""

    part: str
    profile: str
    file: str


def has_profile(offices: Iterable[Office]) -> bool:
    """Tell whether any profile names the office."""
    return any(fold_spaces(office.name) for office in offices)


def new_profile(file: Office, kind: DocumentKind, year: int) -> Office:
    """Return the profile that a letterhead makes, valid from the first day of its year.

    Whom a plan is sent to says nothing of reports.
    """
    addressees = file.addressees if kind is DocumentKind.REPORT else ()
    return replace(file, valid_from=date(year, 1, 1), addressees=addressees)


def office_differences(profile: Office, file: Office) -> tuple[OfficeDifference, ...]:
    """Return what a letterhead says otherwise than the profile; what it leaves out is no matter."""
    pairs = ((part, getattr(profile, part), getattr(file, part)) for part in _PRINTED)
    return tuple(
        OfficeDifference(part, kept, said)
        for part, kept, said in pairs
        if said and _key(said) != _key(kept)
    )


def _key(text: str) -> str:
    return fold_spaces(text).casefold()
