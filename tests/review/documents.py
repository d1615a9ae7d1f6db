"""Clean documents of an invented office, and a workbench that changes one text of a report."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Footnote, Level, Paragraph, RichText, Span, paragraph, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.template import Appendix, DocumentKind, Layout, Template
from cchc_desk.review.finding import Finding, Place
from cchc_desk.review.run import review
from cchc_desk.review.subject import Subject
from cchc_desk.review.texts import Text
from cchc_desk.review.view import View

TODAY = date(2026, 11, 21)

OFFICE = Office(
    valid_from=date(2025, 3, 1),
    parent="UBND tỉnh Đông Sơn",
    name="Sở Khoa học và Công nghệ",
    symbol="SKHCN",
    place="Đông Sơn",
    signer=Signer("Lê Thị Mẫu", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    recipients=("Như trên;", "Giám đốc, các Phó Giám đốc Sở;", "Các phòng, đơn vị thuộc Sở;",
                "Lưu: VT, VP."),
    addressees=("Sở Nội vụ tỉnh Đông Sơn",),
    departments=("Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Khoa học",
                 "Phòng Quản lý Công nghệ", "Phòng Chuyển đổi số",
                 "Chi cục Tiêu chuẩn Đo lường Chất lượng",
                 "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ",
                 "Trung tâm Thông tin và Thống kê khoa học và công nghệ"),
)  # fmt: skip

NAMES = ("bao-cao-6-thang", "bao-cao-quy-3", "ke-hoach-nam")
_FOLDER = Path(__file__).parent / "clean"
_TITLES = {DocumentKind.REPORT: "BÁO CÁO", DocumentKind.PLAN: "KẾ HOẠCH"}
_SUBJECTS = {
    DocumentKind.REPORT: "Công tác cải cách hành chính {period.phrase} của {office.name}",
    DocumentKind.PLAN: "Cải cách hành chính {period.phrase} của {office.name}",
}
_TASKS = Appendix(
    "nhiem-vu", Layout.TASKS, ("stt", "content", "lead", "deadline", "result", "progress"),
    (12, 75, 35, 30, 75, 25), title="CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {period.year}",
)  # fmt: skip


@dataclass
class _Draft:
    """Collect what the lines of a file say."""

    heads: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    blocks: dict[str, list[Paragraph]] = field(default_factory=dict)
    rows: list[TaskRow] = field(default_factory=list)
    results: dict[str, TaskResult] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """Take one line: "@key value", "# heading", "TG …", "TR …", or a paragraph."""
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            self.heads[key] = value
        elif line.startswith("#"):
            marks, _, label = line.partition(" ")
            self.items.append(Item(f"i{len(self.items)}", len(marks), label, AnswerKind.NONE))
        elif line.startswith("TG\t"):
            self.rows.append(TaskGroup(f"g{len(self.rows)}", line.split("\t")[1]))
        elif line.startswith("TR\t"):
            self._task(line.split("\t")[1:])
        elif line and not line.startswith("=="):
            self._paragraph(line)

    def _paragraph(self, line: str) -> None:
        item = self.items[-1]
        self.items[-1] = replace(item, answer=AnswerKind.TEXT)
        level = Level.DASH if line.startswith("- ") else Level.NONE
        words = line.removeprefix("- ")
        self.blocks.setdefault(item.id, []).append(paragraph(words, level))

    def _task(self, cells: list[str]) -> None:
        content, lead, deadline, result, progress = cells
        id_ = f"t{len(self.rows)}"
        self.rows.append(Task(id_, plain(content), lead=plain(lead), deadline=plain(deadline)))
        self.results[id_] = TaskResult(plain(result), progress)


@cache
def clean(name: str) -> Report:
    """Return a clean document."""
    draft = _Draft()
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        draft.take(line)
    kind = DocumentKind(draft.heads["kind"])
    template = Template(
        name,
        1,
        kind,
        _TITLES[kind],
        _SUBJECTS[kind],
        opening=(draft.heads["opening"],),
        closing=draft.heads["closing"],
        items=tuple(draft.items),
        appendices=(_TASKS,) if draft.rows else (),
    )
    return Report(
        template,
        read_period(draft.heads["period"]),
        OFFICE,
        id=name,
        answers={item: text_answer(tuple(blocks)) for item, blocks in draft.blocks.items()},
        tasks=tuple(draft.rows),
        results=draft.results,
    )


def subject(report: Report, **changes: object) -> Subject:
    """Return what a review looks at, on a day late in 2026."""
    return Subject(report, TODAY, **changes)  # type: ignore[arg-type] # fields by name


def found(report: Report, **changes: object) -> tuple[Finding, ...]:
    """Review a report."""
    return review(subject(report, **changes))


def texts(report: Report) -> tuple[Text, ...]:
    """Return the texts of a report as the rules see them."""
    return View(subject(report)).texts


# --- changing one text ----------------------------------------------------------------------------

Change = Callable[[str], str]


def changed(report: Report, place: Place, change: Change) -> Report:
    """Return the report with one of its texts changed."""
    if place.task is not None:
        return _task_changed(report, place, change)
    if place.item is not None and place.part == "label":
        items = tuple(
            replace(item, label=change(item.label)) if item.id == place.item else item
            for item in report.template.items
        )
        return replace(report, template=replace(report.template, items=items))
    if place.item is not None:
        answer = report.answer(place.item)
        blocks = _blocks_changed(answer.blocks, place.block or 0, change)
        return replace(
            report, answers={**report.answers, place.item: replace(answer, blocks=blocks)}
        )
    if place.part == "opening":
        opening = tuple(map(change, report.template.opening))
        return replace(report, front=replace(report.front, opening=opening))
    return replace(report, front=replace(report.front, closing=change(report.template.closing)))


def _blocks_changed(blocks: RichText, index: int, change: Change) -> RichText:
    return tuple(
        _paragraph_changed(block, change) if i == index and isinstance(block, Paragraph) else block
        for i, block in enumerate(blocks)
    )


def _paragraph_changed(block: Paragraph, change: Change) -> Paragraph:
    notes = tuple(span for span in block.spans if isinstance(span, Footnote))
    words = "".join(span.text for span in block.spans if isinstance(span, Span))
    # As typed: nothing of it is cleaned, for some slips are just what cleaning takes away.
    return replace(block, spans=(Span(change(words)), *notes))


def _task_changed(report: Report, place: Place, change: Change) -> Report:
    column = place.column or "content"
    if column in {"result", "note"}:
        result = report.result(place.task or "")
        blocks = _blocks_changed(getattr(result, column), place.block or 0, change)
        new = replace(result, **{column: blocks})
        return replace(report, results={**report.results, place.task or "": new})
    if column == "progress":
        result = report.result(place.task or "")
        new = replace(result, progress=change(result.progress))
        return replace(report, results={**report.results, place.task or "": new})
    rows = tuple(_row_changed(row, place, change) for row in report.tasks)
    return replace(report, tasks=rows)


def _row_changed(row: TaskRow, place: Place, change: Change) -> TaskRow:
    if row.id != place.task:
        return row
    if isinstance(row, TaskGroup):
        return replace(row, title=change(row.title))
    column = place.column or "content"
    blocks = _blocks_changed(getattr(row, column), place.block or 0, change)
    return replace(row, **{column: blocks})
