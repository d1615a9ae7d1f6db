"""Styles with everything that they inherit. Source: ECMA-376-1, 17.7."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from cchc_desk.forms.text import without_marks
from cchc_desk.intake.word.borders import NO_BORDERS, Borders, has_ruled_condition, table_borders
from cchc_desk.intake.word.names import child_value, w
from cchc_desk.intake.word.properties import (
    NOTHING_ABOUT_PARAGRAPHS,
    NOTHING_ABOUT_RUNS,
    ParagraphProperties,
    RunProperties,
    Theme,
    over,
    paragraph_properties,
    run_properties,
)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """Hold a style of paragraphs.

    None: ``heading_level`` - it is no heading, else 1 to 9.
    """

    id: str = ""
    name: str = ""
    paragraph: ParagraphProperties = NOTHING_ABOUT_PARAGRAPHS
    run: RunProperties = NOTHING_ABOUT_RUNS
    heading_level: int | None = None


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Hold a style of tables; ``conditions`` - what it says of the first row and the like."""

    paragraph: ParagraphProperties = NOTHING_ABOUT_PARAGRAPHS
    run: RunProperties = NOTHING_ABOUT_RUNS
    conditions: Mapping[str, RunProperties] | None = None
    borders: Borders = NO_BORDERS
    has_ruled_condition: bool = False


# Names of heading styles without tone marks: Word and WPS ("heading 1", "Tiêu đề 1", "Đề mục 1"),
# and what Vietnamese versions of both have called it.
_HEADING = re.compile(r"(?:heading|tieu de|de muc|dau de|muc)\s*([1-9])(?:\s*char)?")
_BODY_LEVEL = 9


class Styles:
    """Know every style of a file."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        """Read the styles part; None: the file has none."""
        self._theme = theme
        styles = [] if root is None else root.findall(w("style"))
        self._by_id = {(_kind(each), each.get(w("styleId"), "")): each for each in styles}
        self._defaults = {
            _kind(each): each.get(w("styleId"), "")
            for each in reversed(styles)
            if each.get(w("default"), "0") in {"1", "true", "on"}
        }
        defaults = None if root is None else root.find(w("docDefaults"))
        self.run = self._default_run(defaults)
        self.paragraph_defaults = paragraph_properties(
            None if defaults is None else defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
        )
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, RunProperties] = {}
        self._tables: dict[str, TableStyle] = {}

    def _default_run(self, defaults: etree._Element | None) -> RunProperties:
        found = None if defaults is None else defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
        return run_properties(found, self._theme)

    def _chain(self, kind: str, id_: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while id_ not in seen and (style := self._by_id.get((kind, id_))) is not None:
            seen.add(id_)
            yield style
            id_ = child_value(style, w("basedOn")) or ""

    def _known(self, kind: str, id_: str | None) -> str:
        known = id_ is not None and (kind, id_) in self._by_id
        return id_ if known and id_ is not None else self._defaults.get(kind, "")

    def paragraph(self, id_: str | None) -> ParagraphStyle:
        """Return a style of paragraphs; None, or an unknown one: the default."""
        known = self._known("paragraph", id_)
        if known not in self._paragraphs:
            self._paragraphs[known] = self._read_paragraph(known)
        return self._paragraphs[known]

    def _read_paragraph(self, id_: str) -> ParagraphStyle:
        chain = list(self._chain("paragraph", id_))
        names = [child_value(style, w("name")) or "" for style in chain]
        said = ParagraphProperties()
        for style in reversed(chain):
            said = over(said, paragraph_properties(style.find(w("pPr"))))
        return ParagraphStyle(
            id_, names[0] if names else "", said, self._run_of(chain), _heading_level(said, names)
        )

    def _run_of(self, chain: list[etree._Element]) -> RunProperties:
        said = RunProperties()
        for style in reversed(chain):
            said = over(said, run_properties(style.find(w("rPr")), self._theme))
        return said

    def character(self, id_: str | None) -> RunProperties:
        """Return what a style of characters says; None, or an unknown one: nothing."""
        if id_ is None:
            return RunProperties()
        if id_ not in self._characters:
            self._characters[id_] = self._run_of(list(self._chain("character", id_)))
        return self._characters[id_]

    def numbered(self, id_: str) -> str | None:
        """Return the list that a style of lists stands for; None: unknown."""
        for style in self._chain("numbering", id_):
            found = paragraph_properties(style.find(w("pPr"))).num_id
            if found is not None:
                return found
        return None

    def table(self, id_: str | None) -> TableStyle:
        """Return a style of tables; None, or an unknown one: the default."""
        known = self._known("table", id_)
        if known not in self._tables:
            self._tables[known] = self._read_table(known)
        return self._tables[known]

    def _read_table(self, id_: str) -> TableStyle:
        chain = list(self._chain("table", id_))
        read = TableStyle(run=self._run_of(chain))
        conditions: dict[str, RunProperties] = {}
        for style in reversed(chain):
            said = paragraph_properties(style.find(w("pPr")))
            borders = table_borders(style.find(w("tblPr")))
            read = replace(
                read,
                paragraph=over(read.paragraph, said),
                borders=read.borders.under(borders),
                has_ruled_condition=read.has_ruled_condition or has_ruled_condition(style),
            )
            conditions |= self._conditions(style)
        return replace(read, conditions=conditions)

    def _conditions(self, style: etree._Element) -> dict[str, RunProperties]:
        found = style.findall(w("tblStylePr"))
        return {
            each.get(w("type"), ""): run_properties(each.find(w("rPr")), self._theme)
            for each in found
        }


def _kind(style: etree._Element) -> str:
    return style.get(w("type"), "paragraph")


def _heading_level(said: ParagraphProperties, names: list[str]) -> int | None:
    """Return the level that a style says, or else the one that it is named after."""
    if said.outline_level is not None:
        return outline_heading(said.outline_level)
    levels = (_HEADING.fullmatch(without_marks(name).strip()) for name in names)
    return next((int(match[1]) for match in levels if match is not None), None)


def outline_heading(level: int) -> int | None:
    """Return an outline level as the level of a heading; None: it is body text."""
    return level + 1 if 0 <= level < _BODY_LEVEL else None
