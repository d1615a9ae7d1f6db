"""A workspace as an office has it after ten years; its numbers are those of DESIGN 8.

uv run python -m tests.bench.ten_years FILE
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Level, RichText, paragraph, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.storage.changes import Change, RowChange
from tests.factories import OFFICE, make_template

YEARS = range(2017, 2027)
QUARTERS = range(1, 5)
PARTS = 6
SUBPARTS = 10
ITEMS = 300
TASKS_A_YEAR = 400
TASKS_A_GROUP = 50
HISTORY_ROWS = 120_000

SENTENCE = (
    "Đơn vị đã rà soát, cập nhật và công khai các thủ tục thuộc phạm vi quản lý; qua rà soát có "
    "12 thủ tục được đơn giản hoá, giảm 25 % thời gian giải quyết so với quy định."
)


def build(file: Path) -> str:
    """Write the workspace and return the id of its newest document."""
    with Desk.open_or_create(file) as desk:
        desk.set_office(replace(OFFICE, valid_from=OFFICE.valid_from.replace(YEARS.start)))
        documents = [desk.create(report) for report in _reports()]
        _edit_until_full(desk, documents)
    return documents[-1]


def _reports() -> Iterator[Report]:
    for year in YEARS:
        template = make_template(id=f"mau-{year}", items=_items())
        tasks = tuple(_tasks(year))
        for quarter in QUARTERS:
            asked = [item.id for item in template.items if item.answer is AnswerKind.TEXT]
            yield Report(
                template=template,
                period=read_period(f"{year}-quy-{quarter}"),
                office=OFFICE,
                answers={item: text_answer(_text(f"{item}, quý {quarter}")) for item in asked},
                tasks=tasks if quarter == QUARTERS.start else (),
                results={
                    task.id: TaskResult(_text(f"Nhiệm vụ {task.id}, quý {quarter}"), "Hoàn thành")
                    for task in tasks
                    if isinstance(task, Task)
                },
            )


def _items() -> tuple[Item, ...]:
    """Return 300 items that ask for text, five on a page of the form, with their headings."""
    items: list[Item] = []
    for part in range(1, PARTS + 1):
        items.append(Item(f"p{part}", 1, f"CÔNG TÁC THỨ {part}", AnswerKind.NONE))
        for subpart in range(1, SUBPARTS + 1):
            heading = Item(f"p{part}.{subpart}", 2, f"Về nội dung {subpart}", AnswerKind.NONE)
            items.append(heading)
            items += (
                Item(
                    f"{heading.id}.{number}",
                    4,
                    f"Tình hình thực hiện nội dung thứ {number}",
                    guidance="số liệu, kết quả so với cùng kỳ, nguyên nhân",
                )
                for number in range(1, ITEMS // PARTS // SUBPARTS + 1)
            )
    return tuple(items)


def _tasks(year: int) -> Iterator[TaskGroup | Task]:
    for number in range(TASKS_A_YEAR):
        if number % TASKS_A_GROUP == 0:
            yield TaskGroup(f"g{year}-{number}", f"Nhóm nhiệm vụ {number // TASKS_A_GROUP + 1}")
        yield Task(
            f"t{year}-{number}",
            content=plain(f"Nhiệm vụ {number} năm {year}: {SENTENCE}"),
            lead=plain("Văn phòng Sở"),
            deadline=plain("Quý II - Quý III"),
        )


def _text(opening: str) -> RichText:
    return (paragraph(f"{opening}: {SENTENCE}"), paragraph(SENTENCE, Level.DASH))


def _edit_until_full(desk: Desk, documents: Sequence[str]) -> None:
    """Edit the answers of one document after the other, as ten years of typing would."""
    for change in _edits_in_rounds(desk, documents):
        missing = HISTORY_ROWS - _logged(desk)
        if missing == 0:
            return
        desk.workspace.apply(change._replace(rows=change.rows[:missing]))


def _edits_in_rounds(desk: Desk, documents: Sequence[str]) -> Iterator[Change]:
    for number in count(1):
        for document in documents:
            yield _edits(desk, document, f"Lần sửa {number}")


def _edits(desk: Desk, document: str, opening: str) -> Change:
    """Write every answer of a document anew."""
    rows = desk.workspace.rows("answer", "WHERE report = ?", document)
    edits = (
        RowChange("answer", row, {**row, "text": to_markup(_text(f"{opening}, {row['item']}"))})
        for row in rows
    )
    return Change(tuple(edits), "Edit an answer")


def _logged(desk: Desk) -> int:
    (row,) = desk.workspace.query("SELECT max(counter) AS last FROM edit_log")
    return int(row["last"])


if __name__ == "__main__":
    build(Path(sys.argv[1]))
