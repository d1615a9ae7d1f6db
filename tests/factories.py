"""Small reports for tests; every part has a usual value."""

from decimal import Decimal

from cchc_desk.forms.answer import Answer, AnswerState, text_answer
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import RichText, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.forms.template import Appendix, DocumentKind, Layout, Template

OFFICE = Office(
    parent="UBND tỉnh Đông Sơn",
    name="Sở Khoa học và Công nghệ",
    symbol="SKHCN",
    place="Đông Sơn",
    signer=Signer("Lê Thị Mẫu", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    recipients=("Sở Nội vụ;", "Lưu: VT, VP."),
)
ITEMS = (
    Item("i", 1, "CHỈ ĐẠO", AnswerKind.NONE),
    Item("i.ke-hoach", 2, "Kế hoạch"),
    Item("i.hop", 4, "Họp giao ban", guidance="tổng số", run_in=True, italic=True),
    Item("i.so", 4, "Số cuộc họp", AnswerKind.NUMBER, run_in=True, measure="cuộc"),
)
TASK_TABLE = Appendix(
    "ket-qua",
    Layout.TASKS,
    ("stt", "content", "deadline", "result", "progress"),
    (12, 75, 35, 105, 25),
    title="KẾT QUẢ NĂM {period.year}",
)


def make_template(**changes: object) -> Template:
    """Make a template of four items and a table of tasks."""
    usual: dict[str, object] = {
        "id": "mau",
        "version": 1,
        "kind": DocumentKind.REPORT,
        "title": "BÁO CÁO",
        "subject": "Công tác cải cách hành chính {period.phrase} của {office.name}",
        "opening": ("{office.name} báo cáo như sau:",),
        "closing": "Trên đây là báo cáo của {office.name}./.",
        "items": ITEMS,
        "figures": (Figure("ho-so", "Hồ sơ tiếp nhận", "hồ sơ"),),
        "appendices": (TASK_TABLE,),
    }
    return Template(**{**usual, **changes})  # type: ignore[arg-type] # fields by name


def make_report(**changes: object) -> Report:
    """Make a report of Quý I/2026 with one answer and two tasks in a group."""
    usual: dict[str, object] = {
        "template": make_template(),
        "period": read_period("2026-quy-1"),
        "office": OFFICE,
        "answers": {"i.ke-hoach": answered("Đã ban hành kế hoạch.")},
        "tasks": (
            TaskGroup("g1", "Thể chế"),
            Task("t1", content=plain("Rà soát văn bản"), deadline=plain("Quý I")),
            Task("t2", content=plain("Báo cáo"), deadline=plain("Hằng quý")),
        ),
        "results": {"t1": TaskResult(plain("Kế hoạch số 05"), "Hoàn thành")},
        "figures": {"ho-so": Decimal(5)},
    }
    return Report(**{**usual, **changes})  # type: ignore[arg-type] # fields by name


def answered(text: str | RichText) -> Answer:
    """Make an answer of plain text, one paragraph per line, or of rich text."""
    return text_answer(plain(text) if isinstance(text, str) else text)


def nothing_arose(phrase: str = "") -> Answer:
    """Make an answer that says that nothing arose, in the author's words or the house's."""
    return Answer(AnswerState.NOTHING_AROSE, plain(phrase))
