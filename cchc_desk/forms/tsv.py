"""Tab-separated text as Excel reads it from the clipboard: quoted where a cell holds lines."""

import re
from collections.abc import Iterable, Sequence

_QUOTED = re.compile(r'[\t\n"]')


def write_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Write rows of cells so that Excel reads the same cells."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\r\n" for row in rows)


def _quoted(cell: str) -> str:
    if not _QUOTED.search(cell):
        return cell
    escaped = cell.replace('"', '""')
    return f'"{escaped}"'
