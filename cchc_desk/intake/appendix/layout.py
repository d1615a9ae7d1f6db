"""How a foreign table was laid out, as an appendix that prints it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.forms.column_titles import COLUMN_TITLES
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, FigureColumn, Layout
from cchc_desk.intake.appendix.guess import ColumnGuess
from cchc_desk.intake.appendix.head import BETWEEN_TITLES


@dataclass(frozen=True, slots=True)
class AppendixHead:
    """Hold the words at the head of an appendix, as they were read.

    ``label`` - "Phụ lục II", ``titles`` - the lines of its title, ``attached`` - "(Kèm theo …)";
    "" and () when it has none. ``id`` names it within a template.
    """

    id: str
    label: str = ""
    titles: tuple[str, ...] = ()
    attached: str = ""
    orientation: Orientation = Orientation.LANDSCAPE


# How wide columns usually are where a file does not say; a writer scales them.
# Units: millimetres. Source: the tables of the shipped templates.
_USUAL_WIDTHS: Mapping[str, float] = {
    Column.STT: 12,
    Column.OBJECTIVE: 35,
    Column.CONTENT: 55,
    Column.ACTIVITY: 45,
    Column.PRODUCT: 30,
    Column.LEAD: 25,
    Column.SUPPORT: 25,
    Column.DEADLINE: 25,
    Column.BUDGET: 20,
    Column.RESULT: 80,
    Column.PROGRESS: 25,
    Column.NOTE: 20,
    FigureColumn.LABEL: 75,
    FigureColumn.MEASURE: 20,
    FigureColumn.VALUE: 20,
    FigureColumn.CUMULATIVE: 20,
}

# What a template without a label of its own prints. Source: forms.appendix.
_PRESCRIBED_LABEL = "Phụ lục"


def appendix_of(
    layout: Layout,
    head: AppendixHead,
    guesses: Sequence[ColumnGuess],
    widths_mm: Sequence[float],
) -> Appendix:
    """Return the appendix with the columns that are known, each once, in their order.

    The widths of two columns of one meaning are added up.
    """
    columns = tuple(dict.fromkeys(each.column for each in guesses if each.column is not None))
    widths = widths_mm or [_USUAL_WIDTHS[each.column or Column.NOTE] for each in guesses]
    return Appendix(
        id=head.id,
        layout=layout,
        columns=tuple(column.value for column in columns),
        widths_mm=tuple(_width(column, guesses, widths) for column in columns),
        label="" if head.label == _PRESCRIBED_LABEL else head.label,
        title="\n".join(head.titles),
        orientation=head.orientation,
        column_titles=_titles(columns, guesses),
        attached=head.attached,
    )


def _width(
    column: Column | FigureColumn, guesses: Sequence[ColumnGuess], widths: Sequence[float]
) -> float:
    said = (w for guess, w in zip(guesses, widths, strict=True) if guess.column is column)
    return round(sum(said), 2)


def _titles(
    columns: Sequence[Column | FigureColumn], guesses: Sequence[ColumnGuess]
) -> tuple[str, ...]:
    """Return the titles of the columns; () when all are the usual ones."""
    own = {column: [g.title for g in guesses if g.column is column] for column in columns}
    titles = tuple(_title(own[column]) or COLUMN_TITLES[column] for column in columns)
    usual = tuple(COLUMN_TITLES[column] for column in columns)
    return () if titles == usual else titles


def _title(titles: Sequence[str]) -> str:
    """Return one title for columns of one meaning: what all have over them, or else all."""
    over = {title.partition(BETWEEN_TITLES)[0] for title in titles}
    return over.pop() if len(titles) > 1 and len(over) == 1 else "/".join(filter(None, titles))
