"""What a place is called in which a file of ours and its data differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.desk.import_own import Difference
from cchc_desk.forms.column_titles import COLUMN_TITLES
from cchc_desk.forms.outline import number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import TaskGroup, TaskRow, number_rows
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import N_, tr

_PARTS: Mapping[str, str] = {
    "number": N_("Number"),
    "symbol": N_("Symbol"),
    "issued": N_("Place and date"),
    "subject": N_("Subject"),
    "addressees": N_("Addressees"),
    "grounds": N_("Grounds"),
    "opening": N_("Opening"),
    "closing": N_("Closing"),
    "recipients": N_("Recipients"),
    "signer": N_("Signer"),
}


@dataclass(frozen=True, slots=True)
class NamedDifference:
    """Hold what a place is called and what both say there, in plain words."""

    key: str
    name: str
    data: str
    file: str

    @property
    def is_of_looks(self) -> bool:
        """Tell whether both say the same words, in other looks."""
        return self.data == self.file


def named_differences(
    differences: Sequence[Difference], report: Report
) -> tuple[NamedDifference, ...]:
    """Return the differences of a report that a file carries, in the order of the document."""
    names = _Names(report)
    return tuple(
        NamedDifference(each.key, names.of(each), plain_text(each.data), plain_text(each.file))
        for each in differences
    )


class _Names:
    """Know what the items, figures and tasks of one report are called."""

    def __init__(self, report: Report) -> None:
        numbered = number_items(report.template.items, report.template.numbering)
        self._items = {
            each.item.id: f"{each.number} {fill(each.item.label, report)}".strip()
            for each in numbered
        }
        self._figures = {each.id: each.label for each in report.template.figures}
        self._rows = {each.row.id: each.number for each in number_rows(report.tasks)}
        self._titles = dict(_titles(report.tasks))

    def of(self, difference: Difference) -> str:
        if difference.item is not None:
            return self._items.get(difference.item, difference.item)
        if difference.part is not None:
            return tr(_PARTS[difference.part]) if difference.part in _PARTS else difference.part
        if difference.figure is not None:
            return self._figures.get(difference.figure, difference.figure)
        return self._of_task(difference)

    def _of_task(self, difference: Difference) -> str:
        row = difference.task or ""
        if difference.column is None:
            return tr("Group “{title}”", title=self._titles.get(row, ""))
        return tr(
            "Task {number}, {column}",
            number=self._rows.get(row, ""),
            column=COLUMN_TITLES[difference.column],
        )


def _titles(rows: Sequence[TaskRow]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if isinstance(row, TaskGroup):
            yield row.id, fold_spaces(row.title)
