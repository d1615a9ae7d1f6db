"""Which tables of a document become sheets, in which order, and what the sheets are called."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cchc_desk.forms.document import Document, Grid, Line, Role, Section, line_text
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.text import clean, fold_spaces

_HEAD = frozenset({Role.APPENDIX_LABEL, Role.APPENDIX_TITLE, Role.APPENDIX_ATTACHED})


@dataclass(frozen=True, slots=True)
class SheetTable:
    """Hold one table with the lines that stand over it and the name of its sheet.

    None: ``appendix`` - the table stands in the text.
    """

    name: str
    titles: tuple[Line, ...]
    grid: Grid
    orientation: Orientation = Orientation.PORTRAIT
    appendix: str | None = None


def sheet_tables(document: Document) -> tuple[SheetTable, ...]:
    """Return the tables of a document: appendices first, then those in the text, in their order.

    A table without cells is none.
    """
    found = [table for section in document.sections for table in _of_section(section)]
    ordered = sorted(found, key=lambda table: table.appendix is None)
    return tuple(_named(_numbered(ordered)))


def _of_section(section: Section) -> Iterator[SheetTable]:
    """Yield the tables of a section; only the first one of an appendix stands under its head."""
    titles: list[Line] = []
    for node in section.nodes:
        if isinstance(node, Line) and (node.role in _HEAD or node.role is Role.HEADING):
            titles = [node] if node.role is Role.HEADING else [*titles, node]
        elif isinstance(node, Grid) and any(row.cells for row in node.rows):
            yield _table(titles, node, section.orientation)
            titles = [line for line in titles if line.role is Role.HEADING]


def _table(titles: list[Line], grid: Grid, orientation: Orientation) -> SheetTable:
    label = next((line for line in titles if line.role is Role.APPENDIX_LABEL), None)
    name = "" if label is None else line_text(label)
    return SheetTable(name, tuple(titles), grid, orientation, grid.origin.appendix)


def _numbered(tables: Iterable[SheetTable]) -> Iterator[SheetTable]:
    """Call the tables without a label "Bảng 1", "Bảng 2" and so on."""
    count = 0
    for table in tables:
        count += not table.name
        yield table if table.name else replace(table, name=f"Bảng {count}")


# --- names ----------------------------------------------------------------------------------------

# Source: Microsoft, "Rename a worksheet": 31 characters, these signs, no ' at either end, and
# "History" is taken.
LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_TAKEN = "history"


def _named(tables: Iterable[SheetTable]) -> Iterator[SheetTable]:
    """Yield the tables with names that Excel takes, each once, whatever their capitals."""
    used = {_TAKEN}
    for table in tables:
        name = _free(_allowed(table.name), used)
        used.add(name.casefold())
        yield replace(table, name=name)


def _allowed(text: str) -> str:
    plain = fold_spaces(_FORBIDDEN.sub("-", clean(text)))
    return _cut(plain, LONGEST_NAME) or "Bảng"


def _cut(name: str, longest: int) -> str:
    """Return the beginning of a name; Excel counts a sign beyond U+FFFF twice."""
    while len(name.encode("utf-16-le")) // 2 > longest:
        name = name[:-1]
    return name.strip("' ")


def _free(name: str, used: set[str]) -> str:
    tried, number = name, 1
    while tried.casefold() in used:
        number += 1
        end = f" ({number})"
        tried = f"{_cut(name, LONGEST_NAME - len(end))}{end}"
    return tried
