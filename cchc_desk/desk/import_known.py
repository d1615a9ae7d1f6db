"""What a workspace knows that helps to understand a foreign file."""

from dataclasses import dataclass

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import known_templates
from cchc_desk.desk.shipped import shipped_templates
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import STANDARD_KINDS, Period, PeriodKind
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.storage import figures, periods, templates
from cchc_desk.storage.reports import ReportEntry


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what is known; all shapes are as the desk gives them.

    ``templates`` - the newest version of each, ``versions`` - every version; ``own`` - ids of
    templates that only this workspace has. ``figures`` - the catalogue.
    """

    templates: tuple[Template, ...] = ()
    versions: tuple[Template, ...] = ()
    own: frozenset[str] = frozenset()
    offices: tuple[Office, ...] = ()
    periods: tuple[PeriodKind, ...] = STANDARD_KINDS
    figures: tuple[Figure, ...] = ()
    documents: tuple[ReportEntry, ...] = ()

    def newest(self, template_id: str) -> Template | None:
        """Return the newest version of a template. None: there is no such template."""
        return next((each for each in self.templates if each.id == template_id), None)

    def existing(self, kind: DocumentKind, period: Period) -> tuple[str, ...]:
        """Return the documents of a kind that there are for a period, the one made last first."""
        wanted = (kind, period.id)
        found = (each for each in self.documents if (each.kind, each.period_id) == wanted)
        return tuple(reversed([each.id for each in found]))

    def plans(self, year: int) -> tuple[str, ...]:
        """Return the plans of a year, the one made last first."""
        found = (
            each.id
            for each in self.documents
            if each.kind is DocumentKind.PLAN and each.period_id.startswith(f"{year}-")
        )
        return tuple(reversed(list(found)))


def known_to(desk: Desk | None) -> Known:
    """Return what an open workspace knows. None: ``desk`` - there is none yet."""
    shipped = shipped_templates()
    if desk is None:
        return Known(known_templates(None), shipped)
    workspace = desk.workspace
    kept = templates.read_templates(workspace)
    return Known(
        known_templates(desk),
        (*shipped, *kept),
        frozenset(each.id for each in kept) - {each.id for each in shipped},
        desk.offices(),
        periods.read_kinds(workspace),
        tuple(figures.read_figures(workspace).values()),
        desk.documents(),
    )
