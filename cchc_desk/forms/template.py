"""A template: an outline, its appendices, figures and identities, and the words around them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cchc_desk.forms.figure import Figure, Identity
from cchc_desk.forms.outline import DEFAULT_NUMBERING, Item
from cchc_desk.forms.paper import Orientation


class DocumentKind(StrEnum):
    """What is drafted with a template."""

    REPORT = "bao-cao"
    PLAN = "ke-hoach"

    @property
    def abbreviation(self) -> str:
        """Return the letters in the number line. Source: NĐ 30/2020/NĐ-CP, Phụ lục III."""
        return {"bao-cao": "BC", "ke-hoach": "KH"}[self.value]

    @property
    def type_name(self) -> str:
        """Return the type as it is named in running text."""
        return {"bao-cao": "Báo cáo", "ke-hoach": "Kế hoạch"}[self.value]


class Layout(StrEnum):
    """What an appendix shows."""

    TASKS = "tasks"
    FIGURES = "figures"


class FigureColumn(StrEnum):
    """A column of a statistics appendix."""

    STT = "stt"
    LABEL = "label"
    MEASURE = "measure"
    VALUE = "value"
    CUMULATIVE = "cumulative"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Hold one row of a statistics appendix: the head of a group, or a figure.

    None: ``number`` - it is computed, else what the author typed; "" - none.
    """

    group: str = ""
    figure: str = ""
    number: str | None = None


# Source: NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.c.
ATTACHED = (
    "(Kèm theo {report.type} số {report.number}/{report.symbol} {report.date} của {office.name})"
)


@dataclass(frozen=True, slots=True)
class Appendix:
    """Describe one appendix.

    Units: ``widths_mm`` - millimetres, one per column. Shape: ``column_titles`` - one per column,
    or empty for the usual ones; ``groups`` - titles of the task groups a new year begins with;
    ``rows`` - of a statistics appendix. An empty ``label`` is the prescribed one, "Phụ lục I".
    """

    id: str
    layout: Layout
    columns: tuple[str, ...]
    widths_mm: tuple[float, ...]
    label: str = ""
    title: str = ""
    orientation: Orientation = Orientation.LANDSCAPE
    column_titles: tuple[str, ...] = ()
    attached: str = ATTACHED
    groups: tuple[str, ...] = ()
    numbers_by_group: bool = False
    rows: tuple[FigureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """Describe a kind of document; one version of it never changes.

    None: ``valid_from`` - always. ``periods`` are ids of period kinds; empty means any.
    ``source`` says what the outline follows; ``notice`` is shown to the clerk who chooses it.
    """

    id: str
    version: int
    kind: DocumentKind
    title: str
    subject: str
    name: str = ""
    source: str = ""
    notice: str = ""
    learned_from: str = ""
    valid_from: date | None = None
    periods: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: str = ""
    print_guidance: bool = False
    numbering: tuple[str, ...] = DEFAULT_NUMBERING
    items: tuple[Item, ...] = ()
    figures: tuple[Figure, ...] = ()
    identities: tuple[Identity, ...] = ()
    appendices: tuple[Appendix, ...] = ()

    def item(self, item_id: str) -> Item:
        """Return an item by its id; KeyError is a bug of the caller."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


def renumbered(template: Template) -> Template:
    """Return the template with every number computed, none as its author typed it."""
    items = tuple(replace(item, source_number=None) for item in template.items)
    return replace(template, items=items)
