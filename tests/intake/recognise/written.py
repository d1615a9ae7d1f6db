r"""Documents of invented offices, written down line by line, each line with the part it plays.

A line is ``part [flags] | words``: the part as in ``LineRole`` with the level of a heading or
label ("heading2"), or "blank". Flags: ``b`` bold, ``i`` italic, ``c`` centred, ``r`` right,
``h1`` … a heading style, ``n0`` … an automatic number of that level, ``box`` in a text box.
Words: ``**bold**``, ``__italic__``, ``^[a footnote]``, ``\n`` and ``\t``.

Other lines: ``@columns`` … ``@right`` … ``@end`` - words side by side in a table without lines;
``@tabs`` the same with TABs; ``@table part`` … ``@end`` - a table, its cells parted by " ; ";
``@page`` - a new page; ``@landscape`` - what follows lies on pages of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.sax.saxutils import escape

from tests.intake.word_builder.file import File
from tests.intake.word_builder.markup import (
    BOLD,
    CENTRED,
    ITALIC,
    abstract,
    footnote,
    footnote_mark,
    footnote_text,
    level,
    num,
    numbered,
    p,
    r,
    section,
    style,
    tbl,
    tc,
    text_box,
    tr,
)

_LINE = re.compile(r"(?P<part>[a-z-]+)(?P<level>\d?)(?P<flags>(?: [a-z0-9]+)*)\s*\|(?P<words>.*)")
_MARK = re.compile(r"(\*\*|__|\^\[[^\]]*\]|\\n|\\t)")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a line: what it is for, how it looks, what it says."""

    part: str
    level: int
    flags: frozenset[str]
    words: str

    @property
    def plain(self) -> str:
        """Return the words without marks, as they are compared."""
        bare = re.sub(r"\*\*|__|\^\[[^\]]*\]", "", self.words)
        return bare.replace("\\n", "\n").replace("\\t", "\t").strip()


@dataclass
class Written:
    """Hold a document; ``rows`` - its lines in reading order."""

    rows: list[Row] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def file(self) -> File:
        """Return the document as a Word file."""
        notes = "".join(
            footnote(number, footnote_text(r(escape(note))))
            for number, note in enumerate(self.notes, start=1)
        )
        styles = "".join(
            style(f"H{n}", f"heading {n}", inside="", props=f'<w:outlineLvl w:val="{n - 1}"/>')
            for n in range(1, 6)
        )
        return File("".join(self.body), styles=styles, numbering=_LISTS, footnotes=notes)


_LISTS = abstract(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
    level(4, "bullet", "+"),
) + num(1, 1)


def write_down(text: str) -> Written:
    """Read a document that is written down line by line."""
    written = Written()
    lines = iter([each for each in text.splitlines() if each.strip() and each[0] != "#"])
    for line in lines:
        if line in {"@columns", "@tabs"}:
            left, right = _two_columns(lines)
            _add_columns(written, left, right, tabbed=line == "@tabs")
        elif line.startswith("@table"):
            _add_table(written, line.split()[1:], lines)
        elif line == "@page":
            written.body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        elif line == "@landscape":
            written.body.append(f"<w:p><w:pPr>{section()}</w:pPr></w:p>")
            written.body.append("")
        else:
            row = _row(line)
            written.rows.append(row)
            written.body.append(_paragraph(written, row))
    if "@landscape" in text:
        written.body.append(section(width=16838, height=11906, orient="landscape"))
    return written


def _row(line: str) -> Row:
    match = _LINE.fullmatch(line)
    assert match is not None, line
    flags = frozenset(match["flags"].split())
    return Row(match["part"], int(match["level"] or 0), flags, match["words"].strip())


def _two_columns(lines: Iterator[str]) -> tuple[list[Row], list[Row]]:
    sides: tuple[list[Row], list[Row]] = ([], [])
    side = 0
    for line in lines:
        if line == "@end":
            break
        if line == "@right":
            side = 1
        else:
            sides[side].append(_row(line))
    return sides


def _add_columns(written: Written, left: list[Row], right: list[Row], *, tabbed: bool) -> None:
    if not tabbed:
        written.rows += left + right
        cells = [tc(*(_paragraph(written, row) for row in side)) for side in (left, right)]
        written.body.append(tbl(tr(*cells), widths=(4000, 5000), props=""))
        return
    for one, other in zip_longest(left, right):
        beside = [row for row in (one, other) if row is not None]
        written.rows += beside
        runs = [_runs(written, row) for row in beside]
        gap = "<w:r><w:tab/></w:r>"
        written.body.append(p(("" if one else gap) + gap.join(runs)))


def _add_table(written: Written, said: Sequence[str], lines: Iterator[str]) -> None:
    written.rows.append(Row(said[0], 0, frozenset(), ""))
    rows = []
    for line in lines:
        if line == "@end":
            break
        rows.append(tr(*(tc(escape(cell.strip())) for cell in line.split(" ; "))))
    columns = max(row.count("<w:tc>") for row in rows)
    written.body.append(tbl(*rows, widths=(1500,) * columns))


def _paragraph(written: Written, row: Row) -> str:
    looks = {
        "c": CENTRED,
        "r": '<w:jc w:val="right"/>',
        **{f"n{n}": numbered(1, n) for n in range(5)},
    }
    heading = next((f"H{flag[1]}" for flag in row.flags if re.fullmatch(r"h\d", flag)), "")
    props = "".join(looks[flag] for flag in sorted(row.flags) if flag in looks)
    if "box" in row.flags:
        return p(text_box(p(_runs(written, row))))
    return p(_runs(written, row), props=props, style=heading)


def _runs(written: Written, row: Row) -> str:
    bold, italic = "b" in row.flags, "i" in row.flags
    made = ""
    for part in _MARK.split(row.words):
        if part == "**":
            bold = not bold
        elif part == "__":
            italic = not italic
        elif part.startswith("^["):
            written.notes.append(part[2:-1])
            made += footnote_mark(len(written.notes))
        elif part in {"\\n", "\\t"}:
            made += "<w:r><w:br/></w:r>" if part == "\\n" else "<w:r><w:tab/></w:r>"
        elif part:
            made += r(escape(part), BOLD * bold + ITALIC * italic)
    return made
