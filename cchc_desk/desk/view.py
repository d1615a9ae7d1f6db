"""What a window shows of the workspace: the list of documents and one of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.period import PeriodError, PeriodKind, read_period
from cchc_desk.forms.report import Report
from cchc_desk.storage import periods
from cchc_desk.storage.reports import ReportEntry


class View(NamedTuple):
    """Hold the documents in the order in which they were made, and the one to show.

    None: ``report`` - there is no document, or ``error`` says why it cannot be read.
    ``refusal``: why nothing in the workspace can be changed; None: it can.
    """

    documents: tuple[ReportEntry, ...]
    report: Report | None = None
    error: UserError | None = None
    refusal: UserError | None = None


def read_view(desk: Desk, wanted: Sequence[str] = ()) -> View:
    """Read the list and the first wanted document that there is, else that of the latest period.

    Raises: DamagedTextError when the list cannot be read.
    """
    documents = desk.documents()
    known = {entry.id for entry in documents}
    shown = next((id_ for id_ in wanted if id_ in known), None) or _newest(desk, documents)
    refusal = desk.workspace.refusal
    if shown is None:
        return View(documents, refusal=refusal)
    try:
        return View(documents, desk.report(shown), refusal=refusal)
    except UserError as error:
        return View(documents, error=error, refusal=refusal)


def nearest(documents: Sequence[ReportEntry], document: str | None) -> tuple[str, ...]:
    """Return the ids of the list, one first and then the nearest to it.

    None, or one that is not in the list: ``document`` - none at all.
    """
    ids = [entry.id for entry in documents]
    if document not in ids:
        return ()
    here = ids.index(document)
    # A quarter: of two that are as near, the one made later.
    order = sorted(range(len(ids)), key=lambda place: abs(place - here - 0.25))
    return tuple(ids[place] for place in order)


def _newest(desk: Desk, documents: Sequence[ReportEntry]) -> str | None:
    """Return the document of the latest period, of several the one made last; None: none."""
    kinds = periods.read_kinds(desk.workspace)
    newest = max(
        reversed(documents), key=lambda entry: _last_day(entry.period_id, kinds), default=None
    )
    return None if newest is None else newest.id


def _last_day(period_id: str, kinds: Iterable[PeriodKind]) -> date:
    try:
        return read_period(period_id, kinds).last_day
    except PeriodError:  # the office has removed that kind of period
        return date.min
