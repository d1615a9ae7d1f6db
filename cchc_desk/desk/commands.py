"""What the command line can do, each command with its answer for people and for machines."""

from dataclasses import dataclass
from pathlib import Path

from cchc_desk.desk.documents import known_templates, new_document, template_named
from cchc_desk.desk.export_options import Progress
from cchc_desk.desk.exporting import (
    DOCUMENT_SUFFIXES,
    Exporting,
    default_name,
    export_document,
)
from cchc_desk.desk.sample import sample_report
from cchc_desk.desk.working import read_anywhere, working_on
from cchc_desk.files.names import next_free_name
from cchc_desk.files.replace import write_error
from cchc_desk.forms.deadline import Deadline, read_deadline
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import NumberedRow, Task, deadline_words, number_rows
from cchc_desk.forms.template import Layout
from cchc_desk.i18n import ntr, tr
from cchc_desk.storage import check
from cchc_desk.storage.sidecars import rename_with_sidecars

SAMPLE_NAME = "mau.cchc"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold the answer of a command: ``text`` for people, ``data`` as JSON for machines."""

    text: str
    data: object
    has_findings: bool = False


def demo(folder: Path) -> Outcome:
    """Write the sample workspace and its documents; an earlier sample is kept as "mau (2).cchc"."""
    workspace = folder / SAMPLE_NAME
    report = sample_report()
    _make_folder(folder)
    _set_aside(workspace)
    with working_on(workspace) as desk:
        desk.set_office(report.office)
        document = desk.create(report)
        written = [
            str(file)
            for suffix in DOCUMENT_SUFFIXES
            for file in export_document(
                desk, document, folder / default_name(desk.report(document), suffix), Exporting()
            )
        ]
    text = tr("Written: {files}", files=", ".join([str(workspace), *written]))
    return Outcome(text, {"workspace": str(workspace), "document": document, "files": written})


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error


def _set_aside(workspace: Path) -> None:
    """Give an earlier sample another name; the clerk may have typed into it."""
    if workspace.exists():
        read_anywhere(workspace).close()  # refuses one that somebody has open
        try:
            rename_with_sidecars(workspace, next_free_name(workspace))
        except OSError as error:
            raise write_error(error, workspace) from error


def list_documents(file: Path) -> Outcome:
    """List the documents of a workspace."""
    with read_anywhere(file) as desk:
        entries = desk.documents()
    rows = [
        {
            "id": entry.id,
            "kind": entry.kind.value,
            "template": entry.template_id,
            "period": entry.period_id,
            "title": entry.title,
            "state": entry.state.value,
        }
        for entry in entries
    ]
    lines = [f"{entry.id}\t{entry.title}" for entry in entries]
    return Outcome("\n".join(lines) or tr("There is no document yet."), rows)


def new(file: Path, template_id: str, period_id: str, earlier: str | None) -> Outcome:
    """Make a document; nothing is left behind when it cannot be made."""
    template = None if file.exists() else template_named(None, template_id)
    with working_on(file) as desk:
        template = template or template_named(desk, template_id)
        document = new_document(desk, template, period_id, earlier)
    return Outcome(tr("Made: {document}", document=document), {"document": document})


def export(
    file: Path,
    document: str,
    target: Path,
    exporting: Exporting,
    progress: Progress | None = None,
) -> Outcome:
    """Write a document to a file, or to several. None: ``progress`` - nobody wants to know."""
    with read_anywhere(file) as desk:
        written = [
            str(each) for each in export_document(desk, document, target, exporting, progress)
        ]
    text = tr("Written: {files}", files=", ".join(written))
    return Outcome(text, {"file": written[0], "files": written})


def tasks(file: Path, document: str) -> Outcome:
    """List the tasks of a document with what their deadlines say."""
    with read_anywhere(file) as desk:
        report = desk.report(document)
    by_group = any(a.numbers_by_group for a in report.template.appendices
                   if a.layout is Layout.TASKS)  # fmt: skip
    numbered = number_rows(report.tasks, by_group=by_group)
    rows = [_task_data(report, each, each.row) for each in numbered if isinstance(each.row, Task)]
    lines = [f"{row['stt']}. {row['content']} – {row['deadline']}" for row in rows]
    return Outcome("\n".join(lines) or tr("There is no task yet."), rows)


def _task_data(report: Report, numbered: NumberedRow, task: Task) -> dict[str, object]:
    result = report.result(task.id)
    words = deadline_words(task)
    return {
        "stt": numbered.number,
        "group": numbered.group.title if numbered.group else "",
        "objective": plain_text(task.objective),
        "content": plain_text(task.content),
        "activity": plain_text(task.activity),
        "product": plain_text(task.product),
        "lead": plain_text(task.lead),
        "support": plain_text(task.support),
        "deadline": words,
        **_deadline_data(read_deadline(words, report.year)),
        "budget": plain_text(task.budget),
        "result": plain_text(result.result),
        "progress": result.progress,
        "note": plain_text(result.note),
    }


def _deadline_data(deadline: Deadline) -> dict[str, object]:
    return {
        "from": deadline.start.isoformat() if deadline.start else None,
        "to": deadline.end.isoformat() if deadline.end else None,
        "kind": deadline.kind.value,
    }


def templates() -> Outcome:
    """List the shipped templates."""
    found = known_templates(None)
    rows = [
        {
            "id": template.id,
            "version": template.version,
            "kind": template.kind.value,
            "name": template.name,
            "periods": list(template.periods),
            "source": template.source,
        }
        for template in found
    ]
    lines = [f"{template.id}\t{template.name}" for template in found]
    return Outcome("\n".join(lines), rows)


def verify(file: Path) -> Outcome:
    """Look for damage in a workspace; the file is not changed."""
    problems = check.verify(file)
    rows = [{"place": problem.place, "message": problem.message} for problem in problems]
    lines = [f"{problem.place}: {problem.message}" for problem in problems]
    summary = ntr("{count} problem found.", "{count} problems found.", len(problems))
    text = "\n".join([*lines, summary]) if problems else tr("No damage found.")
    return Outcome(text, {"ok": not problems, "problems": rows}, bool(problems))
