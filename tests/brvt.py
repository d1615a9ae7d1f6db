"""The report of Quý I/2023 and its appendix of 43 tasks, entered through the desk and exported."""

from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document, template_named
from cchc_desk.desk.exporting import Exporting, export_document
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from tests.corpus import BRVT_REPORT, BRVT_TASKS, GroupRow, fill_from_corpus, read_corpus


def read_office(report):
    return Office(
        parent=report.directive("chu-quan").replace("TỈNH", "tỉnh"),
        name="Sở Khoa học và Công nghệ",
        symbol="SKHCN",
        place=report.directive("dia-danh").partition(",")[0],
        signer=Signer(
            report.directive("nguoi-ky"), report.directive("chuc-vu"), report.directive("quyen-ky")
        ),
        recipients=report.directives["noi-nhan"],
    )


def enter_tasks(desk, document, text):
    for number, row in enumerate(text.rows):
        if isinstance(row, GroupRow):
            desk.add_tasks("2023", (TaskGroup(f"g{number}", row.title),))
            continue
        _, content, deadline, result, progress = row.cells
        task = Task(f"t{number}", content=content, deadline=deadline)
        desk.add_tasks("2023", (task,))
        said = "".join(span.text for p in progress for span in p.spans)
        desk.set_result(document, task.id, TaskResult(result, said))


def export_brvt(folder: Path) -> Path:
    """Enter every answer, footnote and task item by item, and export with guidance."""
    report, tasks = read_corpus(BRVT_REPORT), read_corpus(BRVT_TASKS)
    with Desk.open_or_create(folder / "brvt.cchc") as desk:
        desk.set_office(read_office(report))
        template = template_named(desk, "bao-cao-quy-brvt-2023")
        document = new_document(desk, template, "2023-quy-1")
        for group in desk.report(document).tasks:
            desk.remove_task("2023", group.id)
        filled = fill_from_corpus(template, report.lines)
        desk.set_front(document, FrontMatter(opening=filled.opening, closing=filled.closing))
        for item, answer in filled.answers.items():
            desk.set_answer(document, item, answer)
        enter_tasks(desk, document, tasks)
        target = folder / "brvt.docx"
        export_document(desk, document, target, Exporting(guidance=True))
    return target
