"""Tab-separated text as Excel writes it to the clipboard: quoted where a cell holds lines."""

import re
from collections.abc import Sequence

# A quoted cell is one only if a separator follows; else the quotes are characters of the cell.
_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)|([^\t\n]*)')
_QUOTED = re.compile(r'[\t\n"]')


def read_tsv(text: str) -> list[list[str]]:
    """Read rows of cells; rows may differ in length, and the last line end opens no row."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = _CELL.match(unified, place)
        if found is None:  # cannot be: the second half matches nothing at all
            return rows
        quoted, bare = found.groups()
        rows[-1].append(bare if quoted is None else quoted.replace('""', '"'))
        place = found.end() + 1
        if found.end() == len(unified):
            return rows
        if unified[found.end()] == "\n":
            rows.append([])


def write_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Write rows of cells so that Excel reads the same cells."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\r\n" for row in rows)


def _quoted(cell: str) -> str:
    if not _QUOTED.search(cell):
        return cell
    escaped = cell.replace('"', '""')
    return f'"{escaped}"'
