"""What a table of a foreign file becomes: tasks, figures, or a table that stays one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.figure import Figure
from cchc_desk.forms.richtext import RichText
from cchc_desk.forms.task import TaskResult, TaskRow
from cchc_desk.forms.template import Appendix
from cchc_desk.intake.appendix.guess import ColumnGuess
from cchc_desk.intake.appendix.parts import UnplacedCell


class TableWarningCode(StrEnum):
    """What the reader of a table changed, or was not sure of."""

    NO_HEADER = "no-header"
    REPEATED_HEADERS = "repeated-headers"
    COLUMN_NUMBERS = "column-numbers"
    JOINED_ROWS = "joined-rows"
    GROUP_CELLS = "group-cells"
    NESTED_GROUPS = "nested-groups"
    SUMS = "sums"
    PICTURES = "pictures"
    MIXED_NUMBERS = "mixed-numbers"


@dataclass(frozen=True, slots=True)
class TableWarning:
    """Say what happened how often; ``words`` quotes the first few places, in reading order."""

    code: TableWarningCode
    count: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskTable:
    """Hold a table of tasks; ``appendix`` prints it again.

    Shape: ``results`` by task id, of those that say something; ``guesses`` and ``column_numbers`` -
    one per column of the file, the numbers of a row "(1) (2) (3)" or (). ``above`` and ``below`` -
    what stands around the table.
    """

    appendix: Appendix
    rows: tuple[TaskRow, ...]
    results: Mapping[str, TaskResult] = field(default_factory=dict)
    guesses: tuple[ColumnGuess, ...] = ()
    column_numbers: tuple[str, ...] = ()
    unplaced: tuple[UnplacedCell, ...] = ()
    above: RichText = ()
    below: RichText = ()
    warnings: tuple[TableWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Hold a statistics table; ``appendix`` prints it again.

    Shape: all by figure id: ``values`` and ``cumulative`` - numbers, shares in per cent;
    ``words`` - what a cell of numbers says that is no plain number; ``notes``. The others as of
    ``TaskTable``.
    """

    appendix: Appendix
    figures: tuple[Figure, ...]
    values: Mapping[str, Decimal] = field(default_factory=dict)
    cumulative: Mapping[str, Decimal] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, RichText] = field(default_factory=dict)
    guesses: tuple[ColumnGuess, ...] = ()
    column_numbers: tuple[str, ...] = ()
    unplaced: tuple[UnplacedCell, ...] = ()
    above: RichText = ()
    below: RichText = ()
    warnings: tuple[TableWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherTable:
    """Hold a table that is neither of tasks nor of figures, with what stands around it."""

    blocks: RichText


AppendixTable = TaskTable | FigureTable | OtherTable
