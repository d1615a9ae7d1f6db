"""On which line of a TOML text each key stands; tomllib itself does not tell."""

import re
from collections.abc import Iterator, Mapping

Place = tuple[str, int, str]
"""A key's place: array-of-tables name ("" for the top), index in it from 0, key ("" = header)."""

_ARRAY_HEADER = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]")
_TABLE_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\")\s*=")
_STRINGS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)


def key_lines(text: str) -> Mapping[Place, int]:
    """Return the line of every header and key, from 1; the text must be valid TOML."""
    return dict(_places(_without_strings(text)))


def _without_strings(text: str) -> str:
    """Blank out strings and comments but keep the line ends, so that only structure is left."""
    return _STRINGS.sub(lambda m: '""' + "\n" * m[0].count("\n"), text)


def _places(text: str) -> Iterator[tuple[Place, int]]:
    table, index = "", 0
    counts: dict[str, int] = {}
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        array, key = _ARRAY_HEADER.match(line), _KEY.match(line)
        if depth == 0 and array:
            table = array[1]
            index = counts[table] = counts.get(table, -1) + 1
            yield (table, index, ""), number
            continue
        if depth == 0 and (header := _TABLE_HEADER.match(line)):
            table, index = header[1], 0
            yield (table, 0, ""), number
            continue
        if depth == 0 and key:
            yield (table, index, key[1].strip('"')), number
        depth += sum(line.count(ch) for ch in "[{") - sum(line.count(ch) for ch in "]}")
