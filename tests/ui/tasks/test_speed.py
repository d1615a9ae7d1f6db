"""How fast the page is with 2,000 rows: measured and printed (pytest -s), not judged."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import PROGRESS_CHOICES, Column, Task, TaskGroup, TaskResult
from cchc_desk.ui.tasks.filter import EVERYTHING, Conditions
from cchc_desk.ui.tasks.requests import CellEdit, SetCells
from tests.ui.tasks.clerk import CONTENT, RESULT

CONTENTS = plain("Rà soát, đơn giản hoá thủ tục hành chính thuộc lĩnh vực khoa học và công nghệ")
RESULTS = plain("- Kế hoạch số 11/KH-SKHCN ngày 13/02/2023 ban hành Kế hoạch rà soát văn bản\n" * 4)
ROWS = tuple(
    TaskGroup(f"r{n}", f"NHÓM {n}") if n % 50 == 0 else Task(f"r{n}", content=CONTENTS)
    for n in range(2000)
)
SAID = {f"r{n}": TaskResult(RESULTS, PROGRESS_CHOICES[n % 6]) for n in range(2000)}


def paint(clerk):
    clerk.view.viewport().update()
    QApplication.processEvents()


def scroll(clerk):
    bar = clerk.view.verticalScrollBar()
    bar.setValue(bar.value() + clerk.view.viewport().height())
    paint(clerk)


def edit_one(clerk):
    clerk.page.set_rows(ROWS, {**SAID, "r1": TaskResult()})
    paint(clerk)


def fill_all(clerk):
    edits = [CellEdit(row.id, Column.PROGRESS, "Quá hạn") for row in ROWS if row.id in SAID]
    clerk.page.rows.change_progress([edit.task_id for edit in edits], "Quá hạn")
    assert isinstance(clerk.requests[-1], SetCells)


STEPS = {
    "first paint": paint,
    "one screen down": scroll,
    "set_rows with one change": edit_one,
    "add a row": lambda clerk: (clerk.page.rows.add_row(), paint(clerk)),
    "filter": lambda clerk: (clerk.page.proxy.show(Conditions("ra soat")), paint(clerk)),
    "filter off": lambda clerk: (clerk.page.proxy.show(EVERYTHING), paint(clerk)),
    "sort": lambda clerk: (clerk.page.proxy.sort(RESULT), paint(clerk)),
    "sort off": lambda clerk: (clerk.page.proxy.sort(-1), paint(clerk)),
    "go to row 1,900": lambda clerk: (clerk.page.go_to("r1900"), paint(clerk)),
    "open a cell": lambda clerk: (clerk.view.edit(clerk.view.currentIndex()), paint(clerk)),
    "progress of all rows": fill_all,
}


def measured(step):
    begin = perf_counter()
    step()
    return (perf_counter() - begin) * 1000


def test_the_page_serves_2000_rows(clerk, capsys):
    figures = {"set_rows": measured(lambda: clerk.page.set_rows(ROWS, SAID))}
    figures |= {name: measured(lambda step=step: step(clerk)) for name, step in STEPS.items()}
    with capsys.disabled():
        told = ", ".join(f"{name} {ms:.1f}" for name, ms in figures.items())
        print(f"\n2,000 rows, ms: {told}")  # noqa: T201 - a measurement
    assert len(clerk.shown()) == 2001


@pytest.mark.parametrize("rows", [43, 2000])
def test_a_key_in_an_open_cell_is_painted(clerk, capsys, rows):
    clerk.page.set_rows(ROWS[:rows], SAID)
    clerk.go("r1", CONTENT)
    clerk.key(Qt.Key.Key_F2)
    keys = sorted(measured(lambda: (clerk.press("a"), paint(clerk))) for _ in range(100))
    with capsys.disabled():
        print(f"\nkey to paint, {rows} rows, ms: median {keys[50]:.1f}, p99 {keys[98]:.1f}")  # noqa: T201
    assert clerk.editor.toPlainText().endswith("a" * 100)
