"""What every page of the editor knows and does."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cchc_desk.forms.figure import Figure
from cchc_desk.forms.period import PeriodKind
from cchc_desk.forms.template import Template
from cchc_desk.forms.template_check import Fault
from cchc_desk.ui.theme import Theme

LEAST_FORM_PX = 300
"""How narrow a form beside a list may become, at a zoom of 100 %."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold what helps to edit a template.

    Shape: ``catalogue`` - the figures of the workspace; ``item_ids`` - those that no new item may
    have; ``has_versions``: documents may follow the template already.
    """

    catalogue: tuple[Figure, ...] = ()
    departments: tuple[str, ...] = ()
    periods: tuple[PeriodKind, ...] = ()
    item_ids: frozenset[str] = frozenset()
    has_versions: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold a template to show, and what is wrong with its tables: text by table and index."""

    template: Template
    faults: Mapping[tuple[str, int], str] = field(default_factory=dict)


def faults_by_place(faults: tuple[Fault, ...]) -> dict[tuple[str, int], str]:
    """Return the messages of each place on lines of their own."""
    found: dict[tuple[str, int], str] = {}
    for fault in faults:
        place = (fault.table, fault.index)
        found[place] = "\n".join(filter(None, (found.get(place), fault.message)))
    return found


class Pane(QWidget):
    """One page of the editor.

    ``edited`` carries the template as it is now, and the name of what was typed into; None: it is
    a step of its own.
    """

    edited = Signal(object, object)

    def __init__(self, theme: Theme, around: Surroundings) -> None:
        """Begin with nothing on show."""
        super().__init__()
        self.theme, self.around = theme, around
        self.shown: Shown | None = None

    @property
    def template(self) -> Template:
        """Return the template on show."""
        assert self.shown is not None  # noqa: S101 - the editor shows one before anything else
        return self.shown.template

    def show_template(self, shown: Shown, *, anew: bool) -> None:
        """Show a template; ``anew``: the fields forget what was typed."""
        raise NotImplementedError

    def go_to(self, index: int) -> None:
        """Bring the table of an index on show."""
        raise NotImplementedError


def scrolled(form: QWidget, name: str) -> QScrollArea:
    """Return a form on a page that scrolls up and down."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(form)
    column.addStretch(1)
    page = QScrollArea()
    page.setObjectName(name)
    page.setWidgetResizable(True)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setWidget(sheet)
    return page


def claims_escape(event: QEvent) -> bool:
    """Tell whether Qt asks if Esc is meant for a page, which then goes back."""
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
