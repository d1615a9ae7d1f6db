"""What the styles of HTML say of characters; everything else in them is passed over.

Source: CSS 2.2; the properties that begin with "mso-" are those of Microsoft Office HTML (2000).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from cchc_desk.forms.richtext import Vertical
from cchc_desk.intake.paste.pasted import CleaningKind

Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how characters look and what they are part of.

    None: ``link`` - of no link, else its address as it was found; ``hidden`` - they are seen, else
    as what they are counted when left out. ``is_sign`` - Word wrote them for a numbered list.
    """

    bold: bool = False
    italic: bool = False
    vertical: Vertical = Vertical.BASELINE
    link: str | None = None
    font: str = ""
    capitals: bool = False
    keeps_spaces: bool = False
    is_sign: bool = False
    hidden: CleaningKind | None = None


PLAIN = Look()


# --- what single properties say -------------------------------------------------------------------

_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_NOT_BOLD = frozenset({"normal", "lighter", "100", "200", "300", "400", "500"})
_VERTICALS = {"super": Vertical.SUPER, "sub": Vertical.SUB, "baseline": Vertical.BASELINE}
_SPACES_KEPT = frozenset({"pre", "pre-wrap", "break-spaces", "pre-line"})


def _weight(look: Look, value: str) -> Look:
    if value in _BOLD:
        return replace(look, bold=True)
    return replace(look, bold=False) if value in _NOT_BOLD else look


def _style(look: Look, value: str) -> Look:
    if value in {"italic", "oblique"}:
        return replace(look, italic=True)
    return replace(look, italic=False) if value == "normal" else look


def _vertical(look: Look, value: str) -> Look:
    return replace(look, vertical=_VERTICALS.get(value, look.vertical))


def _family(look: Look, value: str) -> Look:
    first = value.partition(",")[0].strip("\"' ")
    return replace(look, font=first) if first not in {"", "inherit"} else look


def _font(look: Look, value: str) -> Look:
    """Read the property that says all of a font at once: "italic bold 12pt Arial"."""
    for word in value.split():
        look = _weight(look, word) if word in _BOLD else look
        look = _style(look, word) if word in {"italic", "oblique"} else look
    return look


def _capitals(look: Look, value: str) -> Look:
    return replace(look, capitals=value == "uppercase")


def _spaces(look: Look, value: str) -> Look:
    return replace(look, keeps_spaces=value in _SPACES_KEPT)


def _display(look: Look, value: str) -> Look:
    hides = value in {"none", "hidden", "all"} and look.hidden is None
    return replace(look, hidden=CleaningKind.HIDDEN) if hides else look


def _list(look: Look, value: str) -> Look:
    return replace(look, is_sign=look.is_sign or value == "ignore")


def _comment(look: Look, value: str) -> Look:
    return replace(look, hidden=CleaningKind.COMMENTS) if value in _COMMENTS else look


_COMMENTS = frozenset({"comment", "comment-list"})
_READERS: Mapping[str, Callable[[Look, str], Look]] = {
    "font": _font,
    "font-weight": _weight,
    "font-style": _style,
    "font-family": _family,
    "vertical-align": _vertical,
    "text-transform": _capitals,
    "white-space": _spaces,
    "display": _display,
    "visibility": _display,
    "mso-hide": _display,
    "mso-list": _list,
    "mso-element": _comment,
    "mso-special-character": _comment,
}

# What says nothing of characters, but of lists and cells.
_OTHERS = frozenset({"list-style-type", "list-style", "mso-ignore", "mso-tab-count"})


def styled(look: Look, declarations: Declarations) -> Look:
    """Return the look as the declarations change it."""
    for name, value in declarations.items():
        reader = _READERS.get(name)
        look = look if reader is None else reader(look, value)
    return look


# --- reading declarations and rules ---------------------------------------------------------------


def declarations(written: str) -> dict[str, str]:
    """Read the declarations of a style that matter here, in small letters."""
    pairs = (each.partition(":") for each in written.lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, _, value in pairs
        if (bare := name.strip()) in _READERS or bare in _OTHERS
    }


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"([a-z0-9]*)(?:\.([\w-]+))?")

Rules = dict[tuple[str, str], dict[str, str]]
"""Declarations by element and class, "" for any element or no class."""


def add_rules(rules: Rules, sheet: str) -> None:
    """Add the rules of a style sheet; only those of an element, a class or both are known."""
    for rule in _COMMENT.sub("", sheet.lower()).split("}"):
        selectors, _, written = rule.rpartition("{")
        found = declarations(written)
        for selector in _selectors(selectors) if found else ():
            rules.setdefault(selector, {}).update(found)


def _selectors(written: str) -> Iterator[tuple[str, str]]:
    for each in written.split(","):
        found = _SELECTOR.fullmatch(each.strip())
        if found and found[0]:
            yield found[1], found[2] or ""


def by_rules(rules: Rules, name: str, classes: str) -> dict[str, str]:
    """Return what the rules say of an element, the more particular ones last."""
    found = dict(rules.get((name, ""), ()))
    for each in classes.lower().split():
        found |= rules.get(("", each), {})
        found |= rules.get((name, each), {})
    return found
