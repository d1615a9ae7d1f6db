"""What a new document can be made from, and what is proposed for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import known_templates
from cchc_desk.forms.period import Period, PeriodError, PeriodKind, read_period
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.storage import periods
from cchc_desk.storage.reports import ReportEntry

# What every office owes: the reports of the ministry's regime, and the plan of a year.
# Source: Công văn 581/BNV-CCHC.
_OWED: Mapping[DocumentKind, frozenset[str]] = {
    DocumentKind.REPORT: frozenset({"quy-1", "6-thang", "quy-3", "nam"}),
    DocumentKind.PLAN: frozenset({"nam"}),
}
_YEARS_AHEAD = 2  # who has made more than that chooses the year


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold what can be chosen for a new document.

    Shape: ``templates`` - reports before plans, of each kind the newest outline first;
    ``documents`` - the one made last first.
    """

    periods: tuple[PeriodKind, ...]
    templates: tuple[Template, ...]
    documents: tuple[ReportEntry, ...]

    def periods_of(self, template: Template) -> tuple[PeriodKind, ...]:
        """Return the periods that a template is made for."""
        return tuple(
            kind for kind in self.periods if not template.periods or kind.id in template.periods
        )

    def usual_template(self) -> Template:
        """Return the template of the document made last, if it is still offered, or the first."""
        by_id = {template.id: template for template in self.templates}
        last_used = (by_id[d.template_id] for d in self.documents if d.template_id in by_id)
        return next(last_used, self.templates[0])

    def existing(self, template: Template, period: Period) -> tuple[ReportEntry, ...]:
        """Return the documents of the same kind that there are for a period already."""
        wanted = (template.kind, period.id)
        return tuple(d for d in self.documents if (d.kind, d.period_id) == wanted)

    # --- what is proposed -------------------------------------------------------------------------

    def proposed(self, template: Template, today: date) -> Period | None:
        """Return the period for which a document is to be made next.

        It is the one that is due next and has none yet, of two on one day the one that the office
        made before; of a plan the first year without one. None: there is no such period.
        """
        years = range(today.year - 1, today.year + _YEARS_AHEAD + 1)
        if template.kind is DocumentKind.PLAN:
            return next(self._missing(template, years[1:]), None)
        # The last report of a year may be due in the next one.
        due = (each for each in self._missing(template, years) if each.due_day >= today)
        made = self._made(template)
        return min(due, key=lambda each: (each.due_day, each.kind.id not in made), default=None)

    def _missing(self, template: Template, years: Iterable[int]) -> Iterator[Period]:
        """Yield the usual periods without a document, year by year."""
        for year in years:
            for kind in self._usual_periods(template):
                period = Period(kind, year)
                if not self.existing(template, period):
                    yield period

    def _usual_periods(self, template: Template) -> tuple[PeriodKind, ...]:
        """Return those that the template names, else those that are owed or were made before."""
        offered = self.periods_of(template)
        if template.periods:
            return offered
        usual = _OWED[template.kind] | self._made(template)
        return tuple(kind for kind in offered if kind.id in usual) or offered

    def _made(self, template: Template) -> set[str]:
        """Return the ids of the kinds of period for which such a document was made before."""
        same_kind = (d for d in self.documents if d.kind is template.kind)
        return {entry.period_id.partition("-")[2] for entry in same_kind}

    # --- what it can begin with -------------------------------------------------------------------

    def sources(self, template: Template, period: Period) -> tuple[ReportEntry, ...]:
        """Return the documents of the same kind whose text it can take, the fittest first.

        Those of earlier periods come first, among them those of the same template, the newest
        first.
        """
        same_kind = (d for d in self.documents if d.kind is template.kind)
        return tuple(sorted(same_kind, key=lambda entry: self._distance(entry, template, period)))

    def _distance(
        self, entry: ReportEntry, template: Template, period: Period
    ) -> tuple[bool, bool, int]:
        ends = self._last_day(entry)
        is_other = entry.template_id != template.id
        return ends >= period.last_day, is_other, -ends.toordinal()

    def fitting(self, template: Template, period: Period) -> ReportEntry | None:
        """Return the newest document of the same template for an earlier period. None: none."""
        fittest = next(iter(self.sources(template, period)), None)
        if fittest is None:
            return None
        is_later, is_other, _ = self._distance(fittest, template, period)
        return None if is_later or is_other else fittest

    def _last_day(self, entry: ReportEntry) -> date:
        try:
            return read_period(entry.period_id, self.periods).last_day
        except PeriodError:  # the office has removed that kind of period
            return date.min


def choices(desk: Desk) -> Choices:
    """Return what a new document can be made from."""
    return Choices(
        periods.read_kinds(desk.workspace),
        tuple(sorted(known_templates(desk), key=_place)),
        tuple(reversed(desk.documents())),
    )


def _place(template: Template) -> tuple[int, int, str]:
    kinds = tuple(DocumentKind)
    since = template.valid_from or date.min
    return kinds.index(template.kind), -since.toordinal(), template.id
