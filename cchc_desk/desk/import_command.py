"""Bringing a file in from the command line, with its answer for people and for machines."""

from dataclasses import replace
from pathlib import Path

from cchc_desk.desk.commands import Outcome
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import template_named
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import Known, known_to
from cchc_desk.desk.import_source import Source, read_file
from cchc_desk.desk.import_understand import Understood, nobody, understand, with_period
from cchc_desk.desk.importing import Imported, bring_in
from cchc_desk.desk.working import working_on
from cchc_desk.forms.period import read_period
from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.readings import Progress


def import_file(
    file: Path,
    source: Path,
    template_id: str | None = None,
    period_id: str | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Bring a Word file or an Excel workbook into a workspace, which is made when missing.

    Nothing is left behind when it cannot be done. None: ``template_id``, ``period_id`` - as the
    file says; ``progress`` - nobody wants to know.
    """
    read = read_file(source, None if progress is None else _part(progress, 0, _READ))
    with working_on(file) as desk:
        imported = _brought_in(desk, read, template_id, period_id, progress or nobody)
    return Outcome(_text(imported), _data(imported), bool(imported.warnings or imported.unplaced))


# Which share of the time each step takes. Source: measured on a report of 1,000 pages.
_READ, _UNDERSTOOD = 0.4, 0.85


def _part(progress: Progress, start: float, end: float) -> Progress:
    """Return what takes the share of one step of several."""
    return lambda share: progress(start + share * (end - start))


def _brought_in(
    desk: Desk,
    source: Source,
    template_id: str | None,
    period_id: str | None,
    progress: Progress,
) -> Imported:
    known = known_to(desk)
    found = understand(source, known, _part(progress, _READ, _UNDERSTOOD))
    understood = _for_period(found, period_id, known)
    progress(_UNDERSTOOD)
    choices = propose(understood, known)
    if template_id is not None:
        choices = replace(choices, template=template_named(desk, template_id))
    return bring_in(desk, understood, choices)


def _for_period(understood: Understood, period_id: str | None, known: Known) -> Understood:
    if period_id is None:
        return understood
    return with_period(understood, read_period(period_id, known.periods), known)


def _data(imported: Imported) -> dict[str, object]:
    return {
        "document": imported.document,
        "template": imported.template.id,
        "learned": imported.is_learned,
        "placed": imported.placed,
        "unplaced": list(imported.unplaced),
        "tasks": imported.tasks,
        "footnotes": imported.footnotes,
        "warnings": list(imported.warnings),
    }


def _text(imported: Imported) -> str:
    lines = [tr("Brought in: {document}", document=imported.document)]
    if imported.is_learned:
        lines.append(tr("New template: {template}", template=imported.template.id))
    lines.append(
        tr(
            "Placed: {placed}; tasks: {tasks}; footnotes: {footnotes}.",
            placed=imported.placed,
            tasks=imported.tasks,
            footnotes=imported.footnotes,
        )
    )
    lines += imported.warnings
    if imported.unplaced:
        count = len(imported.unplaced)
        lines.append(
            ntr("{count} text has no place yet:", "{count} texts have no place yet:", count)
        )
        lines += (f"  {text}" for text in imported.unplaced)
    return "\n".join([*lines, *imported.left_out])
