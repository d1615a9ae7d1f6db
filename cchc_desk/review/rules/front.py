"""Head and foot of a document by their words: symbol, addressees, recipients, signer."""

import re
from collections.abc import Iterator

from cchc_desk.forms.citation_words import TYPE_ABBREVIATIONS
from cchc_desk.forms.compose import addressees, recipients
from cchc_desk.forms.placeholder import symbol
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Rule, Slip, whole
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


def _is_whole(view: View) -> bool:
    """Tell whether the file is a document with head and foot."""
    is_document = not view.subject.tables_only and view.subject.has_outline
    return is_document and bool(view.report.office.name) and not view.is_of_party


def _part(view: View, part: str) -> Text | None:
    return next((text for text in view.texts if text.place.part == part), None)


# --- recipients -----------------------------------------------------------------------------------

_FILED = re.compile(r"^-?\s*Lưu\b")
_FILED_RIGHT = re.compile(r"^-?\s*Lưu:\s*VT,\s*\S.*$")
_SHORTENED = re.compile(r"(?<!\w)(?:P?GĐ|PCT|CT UBND)(?!\w)")


def _recipients(view: View) -> Iterator[Slip]:
    if not _is_whole(view):
        return
    texts = [text for text in view.of_kind(Kind.FOOT) if text.place.part == "recipients"]
    for text in texts:
        if _FILED.match(text.text) and not _FILED_RIGHT.match(text.text):
            message = tr(
                "The last line names the archive and who drafted: “{right}”.",
                right="Lưu: VT, …",
            )
            yield whole(text, message, quote=text.text.strip())
    if texts and not any(_FILED.match(text.text) for text in texts):
        message = tr("The list of recipients has no line for the archive: “{right}”.",
                     right="Lưu: VT, …")  # fmt: skip
        yield whole(texts[-1], message)
    for text in texts:
        match = _SHORTENED.search(text.text)
        if match is not None:
            message = tr("Titles are written out among the recipients: “{short}”.", short=match[0])
            yield Slip(text, match.start(), match.end(), message, severity=Severity.HINT,
                       quote=text.text.strip())  # fmt: skip


def _recipient_ends(view: View) -> Iterator[Slip]:
    if not _is_whole(view) or not recipients(view.report):
        return
    texts = [text for text in view.of_kind(Kind.FOOT) if text.place.part == "recipients"]
    for text in texts:
        is_last = text is texts[-1]
        mark = "." if is_last else ";"
        if not text.text.rstrip().endswith(mark):
            message = tr("This line of recipients ends with “{mark}”.", mark=mark)
            yield whole(text, message, quote=text.text.strip())


def _no_addressee(view: View) -> Iterator[Slip]:
    is_report = view.report.kind is DocumentKind.REPORT
    if _is_whole(view) and is_report and not addressees(view.report):
        message = tr("A report to a higher body names it after “Kính gửi:”.")
        text = view.blank(Place(part="addressees"))
        yield Slip(text, 0, 0, message, quote="Kính gửi:")


# --- symbol, signer, title ------------------------------------------------------------------------


def _symbol(view: View) -> Iterator[Slip]:
    """Yield a symbol that does not begin with the abbreviation of the document's own type."""
    text = _part(view, "number")
    right = _abbreviation(view)
    if not _is_whole(view) or text is None or not view.report.office.symbol:
        return
    used = symbol(view.report)
    if used and right and not used.startswith(f"{right}-"):
        message = tr(
            "The symbol of this type begins with “{right}-”, not “{used}”.",
            right=right,
            used=used,
        )
        at = max(text.text.find(used), 0)
        yield Slip(text, at, at + len(used), message, quote=used)


def _abbreviation(view: View) -> str:
    """Return how the symbol of the document's type begins; "" where nobody can tell."""
    title = _part(view, "document-type")
    name = " ".join(title.text.split()).capitalize() if title else ""
    known = {full: short for short, full in TYPE_ABBREVIATIONS.items()}
    if name or view.subject.is_file:
        return known.get(name, "")
    return view.report.kind.abbreviation


_AUTHORITY = re.compile(r"^(?:KT|TM|TL|TUQ|Q)\.(?=\S)")
_DEGREE = re.compile(r"(?<!\w)(?:GS|PGS|TS|ThS|BS|KS|CN|NGƯT|NGND)\.")


def _signer(view: View) -> Iterator[Slip]:
    authority, name = _part(view, "authority"), _part(view, "signer-name")
    title = _part(view, "signer-title")
    if authority is not None:
        match = _AUTHORITY.match(authority.text)
        if match is not None:
            message = tr("A space stands after “{mark}”.", mark=match[0])
            yield Slip(authority, match.start(), match.end(), message, f"{match[0]} ",
                       quote=authority.text)  # fmt: skip
        if authority.text.startswith("TM.") and view.report.office.name.startswith("Sở"):
            message = tr("A Sở is led by one head, who signs without “TM.”.")
            yield whole(authority, message)
        if authority.text.startswith("KT.") and title and not title.text.upper().startswith("PHÓ"):
            message = tr("Only a deputy signs with “KT.”; the title says “{title}”.",
                         title=title.text)  # fmt: skip
            yield whole(title, message)
    if name is not None and (match := _DEGREE.search(name.text)):
        message = tr("No degree stands before the name of who signs.")
        yield Slip(name, match.start(), match.end(), message)


_LETTER_TITLE = re.compile(r"^\s*v/v\b", re.IGNORECASE)


def _title(view: View) -> Iterator[Slip]:
    text = _part(view, "subject")
    match = _LETTER_TITLE.match(text.text) if text else None
    if text is not None and match is not None and _is_whole(view):
        message = tr("Only letters (công văn) open their subject with “V/v”.")
        yield Slip(text, match.start(), match.end(), message)


def _grounds(view: View) -> Iterator[Slip]:
    texts = [text for text in view.texts if text.place.part == "grounds"]
    if not _is_whole(view):
        return
    for text in texts:
        if not text.text.rstrip().endswith((";", ".", ",", ":")):
            message = tr("A ground ends with “;”, the last one with “.”.")
            yield whole(text, message, quote=text.text.strip()[-40:])


RULES = (
    Rule(
        "RECIP",
        Family.FORMAT,
        Severity.WARNING,
        N_(
            "NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d: the last line is “Lưu: VT,” and the short name "
            "of the unit that drafted."
        ),
        _recipients,
    ),
    Rule(
        "RECIP",
        Family.FORMAT,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.d: lines end with “;”, the last one with “.”."),
        _recipient_ends,
    ),
    Rule(
        "ADDRESSEE",
        Family.FORMAT,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.a: reports to a higher body have “Kính gửi:”."),
        _no_addressee,
    ),
    Rule(
        "SYMBOL",
        Family.FORMAT,
        Severity.WARNING,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.3.b and Phụ lục III: type, then issuer."),
        _symbol,
    ),
    Rule(
        "SIGNER",
        Family.FORMAT,
        Severity.WARNING,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.7: authority, title and name of who signs."),
        _signer,
    ),
    Rule(
        "SUBJECT",
        Family.FORMAT,
        Severity.WARNING,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.5: “V/v” belongs to letters alone."),
        _title,
    ),
    Rule(
        "GROUNDS",
        Family.FORMAT,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a: each ground on a line of its own, ended by “;”."),
        _grounds,
    ),
)
