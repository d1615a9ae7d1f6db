"""The bones of a table: its grid, its rows and its cells, as WordprocessingML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc_desk.export.units import twips


@dataclass(frozen=True, slots=True)
class Frame:
    """Say how a table stands on the page.

    Units: ``columns`` and ``indent`` in twips, whole numbers so that columns add up exactly;
    ``margin`` is what a cell keeps free on the left and on the right.
    """

    columns: tuple[int, ...]
    margin: int
    indent: int = 0
    borders: str = ""


def table(frame: Frame, rows: Iterable[str]) -> str:
    """Return a table of fixed column widths.

    The widths stand in the grid and in every cell: LibreOffice ignores the latter alone.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in frame.columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(frame.columns)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{frame.indent}" w:type="dxa"/>{frame.borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{frame.margin}" w:type="dxa"/><w:right w:w="{frame.margin}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], properties: str = "") -> str:
    """Return a row; ``properties`` in the order of the standard."""
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(cells)}</w:tr>"


WHOLE_ROW = "<w:cantSplit/>"
HEADER_ROW = f"{WHOLE_ROW}<w:tblHeader/>"


def cell(width: int, paragraphs: str, properties: str = "") -> str:
    """Return a cell; ``paragraphs`` end with a paragraph, ``properties`` come after the width."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'
    )


def shared_out(widths_mm: Sequence[float], count: int, total_mm: float) -> tuple[int, ...]:
    """Return the widths in twips of ``count`` columns, scaled so that they fill the total exactly.

    A width that is missing or that no column can have becomes the mean of the others.
    """
    usable = [width for width in widths_mm[:count] if _is_usable(width)]
    mean = sum(usable) / len(usable) if usable else 1.0
    padded = (*widths_mm[:count], *(mean,) * (count - len(widths_mm)))
    filled = [width if _is_usable(width) else mean for width in padded]
    scale = total_mm / sum(filled)
    edges = [twips(sum(filled[:i]) * scale) for i in range(count + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _is_usable(width_mm: float) -> bool:
    return _NARROWEST_MM < width_mm < _WIDEST_MM


# A point; and Word's largest page, 22 inches.
_NARROWEST_MM, _WIDEST_MM = 0.35, 558.8
