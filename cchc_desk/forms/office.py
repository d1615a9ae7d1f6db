"""The profile of an office: its names, signers and recipients, with validity dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Signer:
    """Name who signs.

    ``authority`` is the line above the title when somebody signs for another ("KT. GIÁM ĐỐC"),
    "" when the head signs.
    """

    name: str = ""
    title: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class OfficeMail:
    """Say how an office mails its documents.

    Shape: ``to``, ``cc`` - addresses, each "a@b.vn" or "Name <a@b.vn>". ``subject`` and ``body``
    may have placeholders (``forms.mail_text``); "" - the usual ones.
    """

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Describe an office from ``valid_from`` until the next profile begins.

    ``parent`` and ``name`` are written as in running text ("UBND tỉnh …", "Sở …"); the letterhead
    prints them in capitals. ``nothing_phrase`` is the house's word for "nothing arose".
    ``report_series`` and ``plan_series`` stand behind the number of a document ("BC-SKHCN"); "" -
    the usual ones, made of the kind and of ``symbol``.
    ``days_off`` and ``days_on`` correct the public calendar for the office (``forms.workdays``).
    """

    valid_from: date = date(1900, 1, 1)
    parent: str = ""
    name: str = ""
    symbol: str = ""
    place: str = ""
    signer: Signer = Signer()
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    nothing_phrase: str = "Không phát sinh."
    mail: OfficeMail = OfficeMail()
    days_off: tuple[date, ...] = ()
    days_on: tuple[date, ...] = ()
    report_series: str = ""
    plan_series: str = ""


def office_on(day: date, profiles: Iterable[Office]) -> Office:
    """Return the profile that is valid on a day; the earliest one before any begins."""
    ordered = sorted(profiles, key=lambda profile: profile.valid_from)
    valid = [profile for profile in ordered if profile.valid_from <= day]
    if valid:
        return valid[-1]
    return ordered[0] if ordered else Office()
