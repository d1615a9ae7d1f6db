"""Tab-separated text as Excel writes it to the clipboard: quoted where a cell holds lines."""

import re

# A quoted cell is one only if a separator follows; else the quotes are characters of the cell.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+)')

# Excel quotes a cell only for one of these.
_ONE_QUOTED = re.compile(r'"(?=[^\n\t]*+[\n\t]|[^"]*+"")(?:[^"]|"")*+"\s*')


def read_tsv(text: str) -> list[list[str]]:
    """Read rows of cells; rows may differ in length, and the last line end opens no row."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    place = 0
    while (found := _CELL.match(unified, place)) is not None:
        quoted, bare = found.groups()
        rows[-1].append(bare if quoted is None else quoted.replace('""', '"'))
        place = found.end() + 1
        if found.end() == len(unified):
            break
        if unified[found.end()] == "\n":
            rows.append([])
    return rows


def is_tsv(text: str) -> bool:
    """Tell whether a text is rows of cells: it has TABs, or is one cell of several lines."""
    return "\t" in text or _ONE_QUOTED.fullmatch(text) is not None
