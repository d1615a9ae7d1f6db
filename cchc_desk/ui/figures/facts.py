"""What the page of figures shows of one report."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.figures import FigureLine, checked_identities, figure_lines
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.identity_check import CheckedIdentity
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.report import Report


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """Hold the figures of a report and what is judged of them."""

    report: Report
    lines: tuple[FigureLine, ...]
    identities: tuple[CheckedIdentity, ...]

    @property
    def labels(self) -> Mapping[str, str]:
        """Return the names of the figures by id."""
        return {line.figure.id: line.figure.label for line in self.lines}


def read_facts(desk: Desk, report: Report) -> FigureFacts:
    """Read the figures of a report as it is in memory."""
    return FigureFacts(report, figure_lines(desk, report), checked_identities(report))


def value_words(value: Decimal | None) -> str:
    """Return a number as texts write it, without a 0 before it. None: ""."""
    return "" if value is None else write_number(value)


def printed(figure: Figure, value: Decimal) -> str:
    """Return a value with its measure."""
    gap = "\u00a0" if figure.measure == "%" else " "
    return f"{write_number(value)}{gap}{figure.measure}".strip()
