"""The parts of a workbook beside its cells: its sheets, their states, and shared texts.

Source: ECMA-376-1:2016, 12.3 and 18.2.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils.escape import unescape

from cchc_desk.forms.text import clean
from cchc_desk.intake.package import Package
from cchc_desk.intake.relations import Relation

# Excel's own limit of the characters in a cell. Source: RELIABILITY.md 4.
_MOST_CHARACTERS = 32_767


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Name a sheet and its part; ``has_cells`` - it is no chart or macro sheet."""

    name: str
    part: str
    is_hidden: bool
    has_cells: bool


@dataclass(frozen=True, slots=True)
class WorkbookPart:
    """Hold the list of sheets. ``is_1904`` - its dates count from 1904."""

    sheets: tuple[SheetPart, ...]
    is_1904: bool


def read_workbook_part(package: Package) -> WorkbookPart:
    """Read which sheets there are.

    Raises: as ``Package.xml``.
    """
    root = package.xml(package.main_name)
    relations = {each.id: each for each in package.relations(package.main_name)}
    properties = root.find("{*}workbookPr")
    said = "" if properties is None else properties.get("date1904", "")
    return WorkbookPart(tuple(_sheets(root, relations, package)), said in {"1", "true", "on"})


def _sheets(
    root: etree._Element, relations: dict[str, Relation], package: Package
) -> Iterator[SheetPart]:
    for each in root.iterfind("{*}sheets/{*}sheet"):
        relation = relations.get(_relation_id(each))
        if relation is None or relation.is_external or not package.has(relation.target):
            continue
        is_hidden = each.get("state", "visible") != "visible"
        name = clean(each.get("name", ""))
        yield SheetPart(name, relation.target, is_hidden, relation.kind == "worksheet")


def _relation_id(sheet: etree._Element) -> str:
    """Return the id of the relation; its namespace differs in Strict files."""
    found = (said for name, said in sheet.items() if str(name).rpartition("}")[2] == "id")
    return str(next(found, ""))


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace, which differs in Strict files."""
    return str(element.tag).rpartition("}")[2]


def related_xml(package: Package, kind: str) -> etree._Element | None:
    """Return a part that the workbook points to, "styles" or "sharedStrings". None: it has none.

    Raises: as ``Package.xml``.
    """
    for each in package.relations(package.main_name):
        if each.kind == kind and not each.is_external and package.has(each.target):
            return package.xml(each.target)
    return None


def read_strings(root: etree._Element | None) -> tuple[str, ...]:
    """Return the texts that cells share. None: there are none."""
    return () if root is None else tuple(string_text(each) for each in root.iterfind("{*}si"))


def string_text(element: etree._Element) -> str:
    """Return the characters of a text of one or several runs, without readings above it."""
    parts = (part.text or "" for part in element.iter("{*}t") if local_name(_parent(part)) != "rPh")
    return clean(unescape("".join(parts)[:_MOST_CHARACTERS]))


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent
