"""Formulas as a line of text. Source: ECMA-376-1, 22.1."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from cchc_desk.forms.richtext import Vertical
from cchc_desk.intake.word.names import MATH, value, w

Piece = tuple[str, Vertical]


def _m(local: str) -> str:
    return f"{{{MATH}}}{local}"


FORMULAS = frozenset({_m("oMath"), _m("oMathPara")})
_TEXTS = frozenset({_m("t"), w("t")})
_GONE = frozenset({w("del"), w("moveFrom")})
_VAL = _m("val")


def formula(element: etree._Element) -> Iterator[Piece]:
    """Yield the characters of a formula, and where they stand on the line."""
    for child in element:
        reader = _READERS.get(str(child.tag))
        if reader is not None:
            yield from reader(child)
        elif child.tag in _TEXTS:
            yield child.text or "", Vertical.BASELINE
        elif child.tag not in _GONE and not str(child.tag).endswith("Pr"):
            yield from formula(child)


def _plain(element: etree._Element | None) -> str:
    return "" if element is None else "".join(text for text, _ in formula(element))


_COMPOUND = re.compile(r"[\s+\-−±×·*/:=<>]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _bracketed(element: etree._Element | None) -> str:
    text = _plain(element)
    has_brackets = _IN_BRACKETS.fullmatch(text) is not None
    return text if has_brackets or not _COMPOUND.search(text) else f"({text})"


def _fraction(element: etree._Element) -> Iterator[Piece]:
    above, below = (_bracketed(element.find(_m(name))) for name in ("num", "den"))
    yield f"{above}/{below}", Vertical.BASELINE


def _scripts(element: etree._Element) -> Iterator[Piece]:
    base = element.find(_m("e"))
    yield from formula(base) if base is not None else ()
    for name, vertical in (("sub", Vertical.SUB), ("sup", Vertical.SUPER)):
        yield _plain(element.find(_m(name))), vertical


def _root(element: etree._Element) -> Iterator[Piece]:
    yield _plain(element.find(_m("deg"))), Vertical.SUPER
    inside = _plain(element.find(_m("e")))
    yield f"√{inside}" if len(inside) == 1 else f"√({inside})", Vertical.BASELINE


def _delimited(element: etree._Element) -> Iterator[Piece]:
    said = element.find(_m("dPr"))
    begin, parting, end = (
        usual if said is None else _character(said, name, usual)
        for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    yield begin, Vertical.BASELINE
    for index, inside in enumerate(element.findall(_m("e"))):
        yield parting if index else "", Vertical.BASELINE
        yield from formula(inside)
    yield end, Vertical.BASELINE


def _sum(element: etree._Element) -> Iterator[Piece]:
    said = element.find(_m("naryPr"))
    yield "∫" if said is None else _character(said, "chr", "∫"), Vertical.BASELINE
    for name, vertical in (("sub", Vertical.SUB), ("sup", Vertical.SUPER)):
        yield _plain(element.find(_m(name))), vertical
    inside = element.find(_m("e"))
    yield from formula(inside) if inside is not None else ()


def _lines(element: etree._Element) -> Iterator[Piece]:
    for index, line in enumerate(element.findall(_m("e"))):
        yield "\n" if index else "", Vertical.BASELINE
        yield from formula(line)


def _matrix(element: etree._Element) -> Iterator[Piece]:
    rows = (row.findall(_m("e")) for row in element.findall(_m("mr")))
    yield "; ".join(" ".join(_plain(each) for each in row) for row in rows), Vertical.BASELINE


def _character(said: etree._Element, name: str, usual: str) -> str:
    found = value(said.find(_m(name)), _VAL)
    return usual if found is None else found


_READERS: dict[str, Callable[[etree._Element], Iterator[Piece]]] = {
    _m("f"): _fraction,
    _m("sSup"): _scripts,
    _m("sSub"): _scripts,
    _m("sSubSup"): _scripts,
    _m("rad"): _root,
    _m("d"): _delimited,
    _m("nary"): _sum,
    _m("eqArr"): _lines,
    _m("m"): _matrix,
}
