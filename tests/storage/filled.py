"""A workspace with something of every kind in it, as one of every version is kept under tests.

A file that is kept is never written again: uv run python -m tests.storage.filled FILE makes the
one of a new version.
"""

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from cchc_desk.desk import versions
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.answer import Answer, AnswerState, text_answer
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import STANDARD_KINDS, read_period
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.forms.report import FrontMatter, IssueDate, ReportState
from cchc_desk.forms.richtext import Image, Level, paragraph, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.storage import images, marks, periods, register
from cchc_desk.storage.marks import MarkKind
from tests.factories import ITEMS, OFFICE, answered, make_report, make_template, nothing_arose

REPORT, PLAN, DELETED = "bc-2026-quy-1", "bc-2026-quy-2", "bc-2026-quy-3"
CITATION = Citation("Kế hoạch", "05", "KH-SKHCN", date(2026, 1, 12), subject="cải cách hành chính")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
CHOICE = Item("i.loai", 4, "Xếp loại", AnswerKind.CHOICE, choices=("Tốt", "Khá"))
LONG = "Đơn vị đã rà soát và công khai các thủ tục thuộc phạm vi quản lý. " * 12


def fill(desk: Desk) -> None:
    """Put something of every kind into a new workspace, with a history of its own."""
    desk.set_office(OFFICE)
    desk.set_office(replace(OFFICE, valid_from=date(2026, 3, 1), name="Sở Khoa học (mới)"))
    kind = replace(STANDARD_KINDS[0], id="dac-biet", name="Kỳ riêng")
    desk.workspace.apply(periods.put_change(desk.workspace, kind))
    template = make_template(items=(*ITEMS, CHOICE))
    desk.create(make_report(template=template, images={images.image_id(PNG): PNG}))
    second = read_period("2026-quy-2")
    desk.create(make_report(template=template, period=second, tasks=(), results={}))
    third = read_period("2026-quy-3")
    desk.create(make_report(template=template, period=third, tasks=(), results={}))
    _edit(desk)
    desk.delete_document(DELETED)
    desk.do(register.add_change([RegisterEntry(citation=CITATION)]))
    desk.do(marks.mark_change(desk.workspace, PLAN, MarkKind.STILL_TRUE, "i.hop", "Đúng."))
    versions.keep_version(desk, PLAN, name="Trước khi trình")
    versions.keep_sent(desk, REPORT, {"bc.docx": b"PK" + bytes(range(256))})


def _edit(desk: Desk) -> None:
    picture = Image(images.image_id(PNG), description="Sơ đồ")
    desk.set_answer(REPORT, "i.hop", text_answer((paragraph("Họp 3 lần.", Level.DASH), picture)))
    desk.set_answer(REPORT, "i.so", Answer(AnswerState.ANSWERED, (), Decimal(3)))
    desk.set_answer(REPORT, "i.loai", Answer(AnswerState.ANSWERED, (), "Tốt"))
    desk.set_answer(PLAN, "i.hop", nothing_arose("Không có."))
    for text in ("Một.", "Hai.", LONG):
        desk.set_answer(PLAN, "i.ke-hoach", answered(text))
    desk.undo()
    desk.set_front(REPORT, FrontMatter("12", "BC-SKHCN", IssueDate(day=15, month=3)))
    desk.set_figure(REPORT, "ho-so", Decimal("1234.5"))
    desk.add_tasks("2026", (TaskGroup("g2", "Thủ tục"), Task("t3", content=plain("Số hoá"))))
    desk.set_result(REPORT, "t3", TaskResult(plain("Đang làm"), "50 %", plain("Chậm")))
    desk.remove_task("2026", "t2")
    desk.set_state(REPORT, ReportState.SENT)


if __name__ == "__main__":
    with Desk.open_or_create(Path(sys.argv[1])) as made:
        fill(made)
