"""The styles of a workbook, as far as they matter: number formats, bold letters, fonts.

Source: ECMA-376-1:2016, 18.8.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

GENERAL = "General"

# Formats that have a number and no words in the file: dates of East Asian editions of Excel.
# Source: ECMA-376-1:2016, 18.8.30.
_DATES = frozenset((*range(27, 37), *range(50, 59)))
_DATE = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Style:
    """Hold how a cell looks; ``format`` in the words of Excel, "General" or "#,##0.00"."""

    format: str = GENERAL
    bold: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """Hold the styles that cells name by number."""

    styles: tuple[Style, ...] = ()

    def of(self, number: str | None) -> Style:
        """Return the style of a cell; an unknown number is the usual style."""
        index = int(number) if number is not None and number.isdecimal() else 0
        return self.styles[index] if index < len(self.styles) else _USUAL


_USUAL = Style()


def read_styles(root: etree._Element | None) -> Styles:
    """Read the part with the styles. None: the workbook has none."""
    if root is None:
        return Styles()
    formats = dict(_own_formats(root))
    fonts = list(_fonts(root))
    return Styles(tuple(_style(each, formats, fonts) for each in root.iterfind("{*}cellXfs/{*}xf")))


def _own_formats(root: etree._Element) -> Iterator[tuple[str, str]]:
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        yield each.get("numFmtId", ""), each.get("formatCode", GENERAL)


def _fonts(root: etree._Element) -> Iterator[tuple[bool, str]]:
    for each in root.iterfind("{*}fonts/{*}font"):
        bold, name = each.find("{*}b"), each.find("{*}name")
        is_bold = bold is not None and bold.get("val", "1") not in {"0", "false", "off"}
        yield is_bold, "" if name is None else name.get("val", "")


def _style(
    xf: etree._Element, formats: Mapping[str, str], fonts: Sequence[tuple[bool, str]]
) -> Style:
    font = _number(xf.get("fontId"))
    bold, name = fonts[font] if font < len(fonts) else (False, "")
    return Style(_format(xf.get("numFmtId", "0"), formats), bold, name)


def _format(number: str, formats: Mapping[str, str]) -> str:
    own = formats.get(number)
    if own is not None:
        return own
    if _number(number) in _DATES:
        return _DATE
    return BUILTIN_FORMATS.get(_number(number), GENERAL)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0
