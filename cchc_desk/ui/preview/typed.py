"""The document as it reads at this moment: with what is typed and not handed over yet."""

from collections.abc import Iterator

from cchc_desk.forms.report import Report
from cchc_desk.ui import overlays
from cchc_desk.ui.outline_panel import FRONT
from cchc_desk.ui.overlays import Overlay
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session


def typed_report(session: Session, places: Places) -> Report | None:
    """Return the document on show as it is typed; nothing is handed over. None: there is none."""
    report = session.report
    if report is None:
        return None
    for lay_over in _typed(report, session, places):
        report = lay_over(report)
    return report


def _typed(report: Report, session: Session, places: Places) -> Iterator[Overlay]:
    document = report.id or ""
    for item, card in places.form.cards.items():
        if session.autosave.is_pending(item):
            yield overlays.of_answer(document, item, card.answer())
    if places.is_on_show("front") and session.autosave.is_pending(FRONT):
        yield overlays.of_front(document, places.front.typed_front())
    elif places.is_on_show("office"):
        yield overlays.of_office(places.office.form.office())
    elif places.is_on_show("tasks"):
        request = places.tasks.typed_request()
        if request is not None:
            # With the table of tasks, whose modules take 10 ms to import.
            from cchc_desk.ui.task_requests import overlay_of  # noqa: PLC0415

            yield overlay_of(report, request)
