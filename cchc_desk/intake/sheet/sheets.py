"""A workbook as it was read: every cell that holds something, with what it shows."""

from dataclasses import dataclass
from enum import StrEnum

from cchc_desk.forms.paper import Orientation
from cchc_desk.intake.appendix.grid import Grid


class SheetWarningCode(StrEnum):
    """What the reader of a sheet found odd, or left out."""

    HIDDEN_ROWS = "hidden-rows"
    HIDDEN_COLUMNS = "hidden-columns"
    ERRORS = "errors"
    NOT_CALCULATED = "not-calculated"
    CUT_SHORT = "cut-short"


@dataclass(frozen=True, slots=True)
class SheetWarning:
    """Say what happened how often; ``cells`` are the first few places, as "B5"."""

    code: SheetWarningCode
    count: int
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one sheet; hidden rows and columns are in the grid, and a hidden sheet is read too."""

    name: str
    grid: Grid
    orientation: Orientation = Orientation.PORTRAIT
    is_hidden: bool = False
    warnings: tuple[SheetWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Hold the sheets in their order; ``left_out`` - the names of those that hold no cells."""

    sheets: tuple[Sheet, ...]
    left_out: tuple[str, ...] = ()
