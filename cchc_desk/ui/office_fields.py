"""The fields of a profile of the office, and the way from the profile to them and back.

Shape: fields, texts and lists by the object name of the field.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cchc_desk.forms.mail_text import usual_mail
from cchc_desk.forms.office import Office, OfficeMail, Signer
from cchc_desk.i18n import tr
from cchc_desk.ui.fields import LineInput, LinesInput, entries, lines_of, text_of
from cchc_desk.ui.office_profiles import day_words, read_day

_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+")


def line_fields() -> dict[str, LineInput]:
    """Make the fields of one line."""
    words = {
        "parent": (tr("Superior body"), tr("for example: a provincial People's Committee")),
        "name": (tr("Name of the office"), tr("for example: a department of the province")),
        "symbol": (tr("Symbol in document numbers"), tr("for example: the symbol of the office")),
        "place": (tr("Place of issue"), tr("for example: the name of the province")),
        "authority": (tr("Signs for"), tr("for example: for the director")),
        "title": (tr("Title of the signer"), tr("for example: deputy director")),
        "signer": (tr("Name of the signer"), tr("for example: the name of a person")),
        "nothing-phrase": (tr("Words for “nothing arose”"), tr("for example: nothing arose")),
        "report-series": (tr("Symbol of reports"), tr("for example: BC-SKHCN")),
        "plan-series": (tr("Symbol of plans"), tr("for example: KH-SKHCN")),
        "mail-subject": (tr("Subject of the letter"), usual_mail().subject),
    }
    return {name: LineInput(name, label, example) for name, (label, example) in words.items()}


def list_fields() -> dict[str, LinesInput]:
    """Make the fields of lists, an entry a line."""
    words = {
        "addressees": (tr("Addressees"), tr("for example: an addressee"), 2),
        "recipients": (tr("Recipients"), tr("for example: recipients, one a line"), 4),
        "departments": (tr("Departments and units"), tr("for example: departments"), 3),
        "mail-to": (tr("To"), "van.thu@co-quan.gov.vn", 2),
        "mail-cc": (tr("Copy to"), "", 1),
        "days-off": (tr("Further days off"), "02/01/2026", 2),
        "days-on": (tr("Working days on weekends"), "10/01/2026", 2),
    }
    return {
        name: LinesInput(name, label, example, lines=lines)
        for name, (label, example, lines) in words.items()
    }


def letter_field() -> LinesInput:
    """Make the field of the words of a letter."""
    return LinesInput("mail-body", tr("Letter"), usual_mail().body, lines=4, one_a_line=False)


def texts_of(office: Office) -> dict[str, str]:
    """Return what the fields of one line show."""
    return {
        "parent": office.parent,
        "name": office.name,
        "symbol": office.symbol,
        "place": office.place,
        "report-series": office.report_series,
        "plan-series": office.plan_series,
        "authority": office.signer.authority,
        "title": office.signer.title,
        "signer": office.signer.name,
        "nothing-phrase": office.nothing_phrase,
        "mail-subject": office.mail.subject,
    }


def lists_of(office: Office) -> dict[str, tuple[str, ...]]:
    """Return what the fields of lists show."""
    return {
        "addressees": office.addressees,
        "recipients": office.recipients,
        "departments": office.departments,
        "mail-to": office.mail.to,
        "mail-cc": office.mail.cc,
        "days-off": tuple(map(day_words, office.days_off)),
        "days-on": tuple(map(day_words, office.days_on)),
    }


def read_days(lines: Iterable[str]) -> tuple[date, ...]:
    """Return the days of lines such as "02/01/2026"; a line that is none counts for nothing."""
    return tuple(day for line in lines if (day := read_day(line)) is not None)


def not_days(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that are no days."""
    return tuple(line for line in lines if read_day(line) is None)


def not_addresses(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that hold no address for mail."""
    return tuple(line for line in lines if not _ADDRESS.search(line))


def says_so(name: str, field: LinesInput, wanted: tuple[str, ...]) -> bool:
    """Tell whether a list says what is wanted, also beside lines that count for nothing."""
    if not name.startswith("days-"):
        return field.value() == text_of(wanted)
    return read_days(lines_of(field.value())) == read_days(wanted)


def with_fields(
    shown: Office,
    lines: Mapping[str, LineInput],
    lists: Mapping[str, LinesInput],
    letter: LinesInput,
) -> Office:
    """Return the profile that was shown with what the fields say now; the rest of it stays."""
    texts = {name: field.value() for name, field in lines.items()}
    before = lists_of(shown)
    listed = {name: entries(field, before[name]) for name, field in lists.items()}
    return replace(
        shown,
        parent=texts["parent"],
        name=texts["name"],
        symbol=texts["symbol"],
        place=texts["place"],
        signer=Signer(texts["signer"], texts["title"], texts["authority"]),
        addressees=listed["addressees"],
        recipients=listed["recipients"],
        departments=listed["departments"],
        nothing_phrase=texts["nothing-phrase"],
        report_series=texts["report-series"],
        plan_series=texts["plan-series"],
        mail=OfficeMail(
            listed["mail-to"], listed["mail-cc"], texts["mail-subject"], letter.value()
        ),
        days_off=read_days(listed["days-off"]),
        days_on=read_days(listed["days-on"]),
    )
