"""The fields of a profile of the office, and the way from the profile to them and back.

Shape: fields, texts and lists by the object name of the field.
"""

from collections.abc import Mapping
from dataclasses import replace

from cchc_desk.forms.office import Office, Signer
from cchc_desk.i18n import tr
from cchc_desk.ui.fields import LineInput, LinesInput, entries


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
    }
    return {name: LineInput(name, label, example) for name, (label, example) in words.items()}


def list_fields() -> dict[str, LinesInput]:
    """Make the fields of lists, an entry a line."""
    words = {
        "addressees": (tr("Addressees"), tr("for example: an addressee"), 2),
        "recipients": (tr("Recipients"), tr("for example: recipients, one a line"), 4),
        "departments": (tr("Departments and units"), tr("for example: departments"), 3),
    }
    return {
        name: LinesInput(name, label, example, lines=lines)
        for name, (label, example, lines) in words.items()
    }


def texts_of(office: Office) -> dict[str, str]:
    """Return what the fields of one line show."""
    return {
        "parent": office.parent,
        "name": office.name,
        "symbol": office.symbol,
        "place": office.place,
        "authority": office.signer.authority,
        "title": office.signer.title,
        "signer": office.signer.name,
        "nothing-phrase": office.nothing_phrase,
    }


def lists_of(office: Office) -> dict[str, tuple[str, ...]]:
    """Return what the fields of lists show."""
    return {
        "addressees": office.addressees,
        "recipients": office.recipients,
        "departments": office.departments,
    }


def with_fields(
    shown: Office, lines: Mapping[str, LineInput], lists: Mapping[str, LinesInput]
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
    )
