"""The words of the letter that goes with a document: the office's own, or those that ship."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cchc_desk import paths
from cchc_desk.forms.compose import addressees, subject
from cchc_desk.forms.placeholder import fill, unknown_names
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import clean, fold_spaces

USUAL_FILE = "gui-van-ban.toml"

_OPEN = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class MailText:
    """Hold the words of a letter; ``subject`` is one line."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class UsualMail:
    """Hold the words that ship, with placeholders; ``nobody`` is who is addressed if no one is."""

    subject: str
    body: str
    nobody: str


@cache
def usual_mail() -> UsualMail:
    """Return the words that ship."""
    text = (paths.resources() / "mail" / USUAL_FILE).read_text(encoding="utf-8")
    plain = tomllib.loads(text)
    return UsualMail(plain["subject"], plain["body"].strip("\n"), plain["nobody"])


def mail_text(report: Report, files: Sequence[str]) -> MailText:
    """Return the words of the letter that takes files along; ``files`` are their names."""
    usual, own = usual_mail(), report.office.mail
    values = _values(report, files)
    return MailText(
        fold_spaces(_filled(own.subject.strip() or usual.subject, report, values)),
        _filled(own.body.strip("\n") or usual.body, report, values),
    )


NAMES = ("report.title", "report.addressees", "file")
"""The placeholders that a letter may use besides those of templates."""


def unknown_mail_names(text: str) -> tuple[str, ...]:
    """Return the words in braces that are no placeholder of a letter."""
    return tuple(name for name in unknown_names(text) if name not in NAMES)


def _values(report: Report, files: Sequence[str]) -> Mapping[str, str]:
    named = "; ".join(addressees(report)) or usual_mail().nobody
    return dict(zip(NAMES, (_title(report), named, ", ".join(files)), strict=True))


def _title(report: Report) -> str:
    """Name the document as running text does: "Báo cáo công tác …"."""
    about = fold_spaces(subject(report))
    begins_a_word = about[1:2].islower()
    within = about[:1].lower() + about[1:] if begins_a_word else about
    return f"{report.kind.type_name} {within}".strip()


def _filled(text: str, report: Report, values: Mapping[str, str]) -> str:
    """Fill the placeholders; those of a letter last, for a name of a file may have braces too."""
    filled = fill(text, report)
    return clean(_OPEN.sub(lambda match: values.get(match[1], match[0]), filled))
