"""What a new document can be made from: the office's periods, templates and documents."""

from dataclasses import dataclass

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import known_templates
from cchc_desk.forms.period import PeriodKind
from cchc_desk.forms.template import Template
from cchc_desk.storage import periods
from cchc_desk.storage.reports import ReportEntry


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold what can be chosen for a new document, each in the order of its list."""

    periods: tuple[PeriodKind, ...]
    templates: tuple[Template, ...]
    documents: tuple[ReportEntry, ...]

    def periods_of(self, template: Template) -> tuple[PeriodKind, ...]:
        """Return the periods that a template is made for."""
        return tuple(
            kind for kind in self.periods if not template.periods or kind.id in template.periods
        )


def choices(desk: Desk) -> Choices:
    """Return what a new document can be made from."""
    return Choices(
        periods.read_kinds(desk.workspace), known_templates(desk), tuple(reversed(desk.documents()))
    )
