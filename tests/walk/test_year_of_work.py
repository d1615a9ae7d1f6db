"""A year of work by real keys and clicks: last year's Word file, and the table of tasks."""

import docx
import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.richtext import plain, plain_text
from cchc_desk.forms.task import Task, TaskGroup
from tests.factories import OFFICE, make_report
from tests.ui.importing.files import WITH_TASKS, write_paper
from tests.walk.clerk import Clerk, at_work
from tests.walk.other_program import copied
from tests.walk.screen import missing

pytestmark = [
    pytest.mark.timeout(240),  # on a machine with much else to do; usually ten seconds
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]

TASKS = 43
RESULTS = 20
DONE = "Hoàn thành"


@pytest.fixture
def workspace(home):
    file = home / "sổ.cchc"
    with Desk.open_or_create(file) as desk:
        desk.set_office(OFFICE)
    return file


def open_last_years_file(clerk: Clerk, home) -> None:
    source = write_paper(home / "Documents" / "Bao cao quy I 2025.docx", WITH_TASKS)
    clerk.press("ctrl+shift+o")
    clerk.until_in("fileNameEdit")
    clerk.type(str(source))
    clerk.press("Return")
    clerk.until_in("line-list")
    clerk.until_says("fact-kind", "Báo cáo")
    clerk.click("confirm-open")
    clerk.until_says("document-title", "Quý I năm 2025")


def begin_next_period(clerk: Clerk) -> None:
    clerk.press("ctrl+n")
    clerk.until_in("template")
    clerk.press("alt+n", "ctrl+a")
    clerk.type("2026")
    clerk.press("alt+k", "Home")
    clerk.until_says("summary-title", "Quý I năm 2026")
    clerk.until_says("summary-source", "2025")
    clerk.press("Return")
    clerk.until_says("document-title", "Quý I năm 2026")


def test_last_years_word_file_becomes_this_years_report(display, home, workspace):
    with at_work(display, home, str(workspace)) as clerk:
        open_last_years_file(clerk, home)
        begin_next_period(clerk)
        clerk.click("outline[II. CẢI CÁCH THỂ CHẾ]")
        clerk.click("card:cai-cach-the-che/RichTextEditor")
        clerk.until_in("card:cai-cach-the-che")
        clerk.press("ctrl+a")
        clerk.type("Rà soát 07 văn bản.")
        clerk.press("ctrl+s", "F12")
        clerk.click("left-over-on")  # what was not looked at again is told before it goes out
        clerk.until_in("fileNameEdit")
        clerk.press("ctrl+a")
        clerk.type(str(home / "Documents" / "ra.docx"))
        clerk.press("Return")
        clerk.until_says("notice-words", "ra.docx")
        clerk.leave()
    printed = [each.text for each in docx.Document(str(home / "Documents" / "ra.docx")).paragraphs]
    assert "- Rà soát 07 văn bản." in printed
    assert any("Quý I năm 2026" in line for line in printed)
    assert not any("- Rà soát 04 văn bản;" in line for line in printed)


def a_table(workspace) -> None:
    tasks = [TaskGroup("g", "Cải cách thể chế")]
    tasks += [Task(f"t{n}", plain(f"Nhiệm vụ {n}"), deadline=plain("Quý I")) for n in range(TASKS)]
    with Desk.open(workspace) as desk:
        desk.create(make_report(tasks=tuple(tasks), results={}, answers={}))


def results(workspace) -> list[tuple[str, str]]:
    with Desk.open(workspace) as desk:
        (entry,) = desk.documents()
        report = desk.report(entry.id)
    told = [report.result(task.id) for task in report.tasks if isinstance(task, Task)]
    return [(plain_text(each.result), each.progress) for each in told]


def test_a_table_of_43_tasks_is_brought_up_to_date(display, home, workspace):
    a_table(workspace)
    from_excel = "\n".join(f"Đã xong việc {n}" for n in range(RESULTS)) + "\n"
    with at_work(display, home, str(workspace)) as clerk, copied(display, from_excel, home):
        clerk.press("ctrl+t")
        clerk.until_in("task-table")
        clerk.click("task-table[1,3]")
        clerk.press(*["shift+Down"] * (RESULTS - 1), "ctrl+v")
        clerk.until_is(f"task-table[{RESULTS},3]", f"Đã xong việc {RESULTS - 1}")
        clerk.click(f"task-table[{RESULTS},4]")
        clerk.press(*["shift+Up"] * (RESULTS - 1))
        clerk.click("task-button-change-progress")
        clerk.until_in("progress-words")
        clerk.type(DONE + "\n")
        clerk.until_is("task-table[1,4]", DONE)
        clerk.press("ctrl+s")
        clerk.leave()
    told = results(workspace)
    assert told[:RESULTS] == [(f"Đã xong việc {n}", DONE) for n in range(RESULTS)]
    assert told[RESULTS:] == [("", "")] * (TASKS - RESULTS)
