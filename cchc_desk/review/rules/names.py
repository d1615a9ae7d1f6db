"""Names of programs, the office's own symbol, bodies that are gone."""

import re
from collections.abc import Iterator

from cchc_desk.forms.citation import Part
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.rules.citations import day_of
from cchc_desk.review.texts import Kind
from cchc_desk.review.view import View

# --- programs -------------------------------------------------------------------------------------


def _software(view: View) -> Iterator[Slip]:
    for name in view.words.software_names:
        pattern = _loosely(name)
        key = _SIGNS.sub("", name.split()[0].lower())
        for text in view.texts:
            if key not in text.low:
                continue
            for match in pattern.finditer(text.text):
                if match[0] != name and not view.is_cited(text, match.start()):
                    message = tr("The name is written “{right}”.", right=name)
                    yield Slip(text, match.start(), match.end(), message, name, quote=match[0])


_SIGNS = re.compile(r"[\s-]+")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def _loosely(name: str) -> re.Pattern[str]:
    """Return what finds a name with other capitals, spaces or hyphens, or without its lone "i"."""
    found = _PIECE.findall(name) if name.isascii() else _SIGNS.split(name)
    pieces = [re.escape(piece) for piece in found or [name]]
    parts = [
        f"(?:{piece}[ -]?)?" if piece.isalpha() and len(piece) == 1 else f"{piece}[ -]?"
        for piece in pieces[:-1]
    ]
    return re.compile(rf"(?<![\w./@]){''.join(parts)}{pieces[-1]}(?![\w/@]|\.\w)", re.IGNORECASE)


# --- the office's own symbol ----------------------------------------------------------------------

_SHORTEST_SYMBOL = 5
_OFTEN = 3


def _symbols(view: View) -> Iterator[Slip]:
    own = view.report.office.symbol or _usual_symbol(view)
    if len(own) < _SHORTEST_SYMBOL:
        return
    for text in view.written:
        for found in view.citations(text):
            place = found.place(Part.SYMBOL)
            for group in _groups(found.citation.bare_symbol):
                severity = _alike(group, own)
                if severity is None or place is None:
                    continue
                start = text.text.find(group, *place)
                if start >= 0:
                    message = tr("The symbol of the office is “{right}”.", right=own)
                    yield Slip(text, start, start + len(group), message, own, severity=severity)


def _groups(symbol: str) -> list[str]:
    """Return the issuers in a symbol: whole, and part by part."""
    _, _, issuer = symbol.partition("-")
    first = symbol.partition("-")[0]
    return list(dict.fromkeys(filter(None, (first, issuer, *issuer.split("-")))))


def _usual_symbol(view: View) -> str:
    found = [
        group
        for text in view.written
        for each in view.citations(text)
        for group in each.citation.bare_symbol.split("-")[:2]
        if group.startswith("S") and len(group) >= _SHORTEST_SYMBOL
    ]
    usual = max(dict.fromkeys(found), key=found.count, default="")
    return usual if found.count(usual) >= _OFTEN else ""


def _alike(group: str, own: str) -> Severity | None:
    """Return how sure it is that a group of letters was to be the own symbol. None: it was not."""
    if group == own or len(group) < len(own) - 1:
        return None
    if re.sub(r"[&-]", "", group) == own:
        return Severity.HINT
    if group[:1] != own[:1] or "-" in group:
        return None
    return Severity.WARNING if _one_apart(group, own) else None


def _one_apart(one: str, other: str) -> bool:
    """Tell whether one letter added, left out, changed or swapped makes the one of the other."""
    if len(one) < len(other):
        one, other = other, one
    if len(one) - len(other) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other)
    )
    if len(one) > len(other):
        return one[start + 1 :] == other[start:]
    is_swapped = one[start : start + 2] == other[start : start + 2][::-1]
    return one[start + 1 :] == other[start + 1 :] or (
        is_swapped and one[start + 2 :] == other[start + 2 :]
    )


# --- bodies that are gone -------------------------------------------------------------------------

_HISTORY = ("trước đây", "nay là", "hợp nhất", "sáp nhập", "(cũ)", "trước khi", "tiếp nhận từ")


def _renamed(view: View) -> Iterator[Slip]:
    day = day_of(view)
    for entry in view.words.renamed:
        if entry.ended > day:
            continue
        name = entry.name.lower()
        for text in (*view.written, *view.of_kind(Kind.FOOT)):
            start = text.low.find(name)
            if start < 0 or view.is_cited(text, start) or any(w in text.low for w in _HISTORY):
                continue
            message = tr(
                "“{name}” is no longer there since {date}; see: {now}.",
                name=entry.name,
                date=f"{entry.ended:%d/%m/%Y}",
                now=entry.now,
            )
            yield Slip(text, start, start + len(name), message)


RULES = (
    Rule(
        "NAME-VARIANT",
        Family.NAMES,
        Severity.HINT,
        N_("The maker's own way to write it, as the list of names has it."),
        _software,
    ),
    Rule(
        "NAME-SYMBOL",
        Family.NAMES,
        Severity.WARNING,
        N_("The office's profile."),
        _symbols,
    ),
    Rule(
        "RENAMED",
        Family.NAMES,
        Severity.WARNING,
        N_("The list of renamed bodies, which names its sources; the office may add to it."),
        _renamed,
    ),
)
