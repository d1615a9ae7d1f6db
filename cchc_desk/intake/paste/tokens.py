"""HTML taken apart into tags and characters, in time that grows with its length alone.

Every rule below matches whatever follows its first characters, also what never ends, so nothing is
read twice. Source: HTML Living Standard, 13.2.5, as far as a clipboard needs it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

_ITEM = re.compile(
    r"""
    (?P<text> (?: [^<]++ | <(?![a-zA-Z/!?]) )++ )
    | <(?P<close> /?)(?P<name> [a-zA-Z][^\s/>]*+)
        (?P<attributes> (?: [^>=]++ | =\s*+(?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) )?+ )*+ )
        (?:>|\Z)
    | <!--(?: .*?-->|.*\Z )
    | <[!?][^>]*+(?:>|\Z)
    | </[^>]*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)\s*+(?:=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s>]*+)))?""")
_ENTITY = re.compile(r"&#?\w+;")

# What stands in these is no text; a clipboard has them whole.
_RAW = frozenset({"script", "style", "title", "xml", "iframe", "noembed", "noframes", "noscript"})
_NEVER_TEXT = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Start:
    """Stand where an element begins; names are in small letters."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """Stand where an element ends."""

    name: str


@dataclass(frozen=True, slots=True)
class Characters:
    """Hold characters, entities resolved; ``element`` - the raw element that they are code of."""

    text: str
    element: str = ""


Token = Start | End | Characters


def tokens(html: str) -> Iterator[Token]:
    """Yield the tags and characters of HTML; comments and declarations are left out."""
    place = 0
    endless: set[str] = set()
    while found := _ITEM.match(html, place):
        place = found.end()
        token = _token(found)
        if token is not None:
            yield token
        if isinstance(token, Start) and token.name in _RAW - endless:
            place, code = _raw(html, place, token.name)
            if code is None:
                endless.add(token.name)
            else:
                yield Characters(code, token.name)


def _token(found: re.Match[str]) -> Token | None:
    if found["text"]:
        return Characters(unescape(found[0]))
    if found["name"] is None:
        return None
    name = found["name"].lower()
    return End(name) if found["close"] else Start(name, _attributes(found["attributes"]))


def _raw(html: str, place: int, name: str) -> tuple[int, str | None]:
    """Return where a raw element ends and what is in it. None: it has no end, and is no code."""
    end = _end_of(name).search(html, place)
    if end is not None:
        return end.start(), html[place : end.start()]
    return (len(html), html[place:]) if name in _NEVER_TEXT else (place, None)


def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE | re.ASCII)


def _attributes(written: str) -> dict[str, str]:
    if not written.strip(" /"):
        return {}
    return {
        name.lower(): _ENTITY.sub(lambda entity: unescape(entity[0]), "".join(values))
        for name, *values in _ATTRIBUTE.findall(written)
    }
