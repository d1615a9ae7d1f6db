"""Slips sown into clean documents, each with the rule that must find it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.figure import Figure, read_identity
from cchc_desk.forms.numeral import read_number, write_number
from cchc_desk.forms.office import Signer
from cchc_desk.forms.page_facts import LineFacts, NumberFacts, PageFacts, SectionFacts
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, Table, TableCell, paragraph, plain
from cchc_desk.forms.task import Task, TaskResult
from cchc_desk.forms.template import DocumentKind
from cchc_desk.review.finding import Finding, Place
from cchc_desk.review.texts import Kind
from tests.review.documents import changed, found, texts


@dataclass(frozen=True)
class Slipped:
    """Hold a report with one slip; None: ``place`` - it concerns the document as a whole."""

    report: Report
    place: Place | None = None
    pages: PageFacts | None = None


Make = Callable[[Random, Report], Slipped | None]


@dataclass(frozen=True)
class Sort:
    """Describe one sort of slip: how it is made, and the rule that must find it.

    ``kind`` - the kind of document in which it is one.
    """

    rule: str
    name: str
    make: Make
    kind: DocumentKind | None = None


PROSE = (Kind.ANSWER,)
BODY = (Kind.ANSWER, Kind.TASK)


def _swap(
    pattern: str, new: str | Callable[[re.Match[str]], str], kinds: Sequence[Kind] = PROSE
) -> Make:
    """Make a slip by replacing one match of a pattern somewhere."""
    compiled = re.compile(pattern)

    def make(rng: Random, report: Report) -> Slipped | None:
        places = [
            (text, match)
            for text in texts(report)
            if text.kind in kinds
            for match in compiled.finditer(text.text)
        ]
        if not places:
            return None
        text, match = rng.choice(places)
        written = match.expand(new) if isinstance(new, str) else new(match)
        words = f"{text.text[: match.start()]}{written}{text.text[match.end() :]}"
        return Slipped(changed(report, text.place, lambda _old: words), text.place)

    return make


def _said(words: str, kind: Kind = Kind.ANSWER) -> Make:
    """Make a slip by a sentence that is added to some paragraph."""

    def make(rng: Random, report: Report) -> Slipped | None:
        places = [t for t in texts(report) if t.kind is kind and t.text.endswith(".")]
        text = rng.choice(places)
        new = changed(report, text.place, lambda old: f"{old} {words}")
        return Slipped(new, text.place)

    return make


def _some_task(rng: Random, report: Report) -> Task | None:
    rows = [row for row in report.tasks if isinstance(row, Task)]
    return rng.choice(rows) if rows else None


def _result(result: str, progress: str, deadline: str = "") -> Make:
    """Make a slip by what the table says of one task."""

    def make(rng: Random, report: Report) -> Slipped | None:
        task = _some_task(rng, report)
        if task is None or not any(r.progress for r in report.results.values()):
            return None
        rows = tuple(
            replace(row, deadline=plain(deadline)) if row is task and deadline else row
            for row in report.tasks
        )
        new = TaskResult(plain(result), progress)
        results = {**report.results, task.id: new}
        return Slipped(replace(report, tasks=rows, results=results), Place(task=task.id))

    return make


def _front(**changes: object) -> Make:
    def make(_rng: Random, report: Report) -> Slipped:
        front = replace(report.front, **changes)  # type: ignore[arg-type] # fields by name
        return Slipped(replace(report, front=front))

    return make


# --- dates ----------------------------------------------------------------------------------------

_DATE = r"(\d\d)/(\d{1,2})/(20\d\d)"

DATES = (
    Sort("DATE-INVALID", "no such day", _swap(_DATE, r"31/11/\3", BODY)),
    Sort("DATE-INVALID", "month 13", _swap(_DATE, r"\1/13/\3", BODY)),
    Sort("DATE-INVALID", "year of three digits", _swap(_DATE, lambda m: m[0][:-1], BODY)),
    Sort("DATE-INVALID", "29 February", _swap(_DATE, r"29/02/2026", BODY)),
    Sort("DATE-INVALID", "fifth quarter", _swap(r"Quý (?:I{1,3}|IV)(?= năm)", "Quý V")),
    Sort(
        "DATE-RANGE",
        "ends before it begins",
        _said("Số liệu tính từ ngày 14/6/2026 đến ngày 15/12/2025."),
    ),
    Sort("DATE-RANGE", "years turned round", _said("Nội dung thuộc giai đoạn 2030 - 2026.")),
    Sort(
        "DATE-OVERLAP",
        "two stretches share a year",
        _said("Kế hoạch thực hiện trong giai đoạn 2021 - 2025 và 2025 - 2030."),
    ),
    Sort(
        "DATE-STYLE",
        "a zero more",
        _swap(r"/([3-9])/2026", r"/0\1/2026", BODY),
        DocumentKind.REPORT,
    ),
    Sort("YEAR-STALE", "future in the past", _said("Việc rà soát sẽ thực hiện trong Quý II/2025.")),
    Sort("YEAR-STALE", "year gone by", _said("Dự kiến hoàn thành trong năm 2024.")),
    Sort(
        "WINDOW-MISMATCH",
        "another window",
        _said("Từ ngày 15/12/2025 đến ngày 14/3/2026, Sở tiếp nhận nhiều kiến nghị."),
        DocumentKind.REPORT,
    ),
    Sort(
        "PERIOD-STALE",
        "results of another quarter",
        _said("Trong Quý IV năm 2025 đã hoàn thành việc rà soát."),
        DocumentKind.REPORT,
    ),
    Sort(
        "PLAN-YEAR",
        "a plan a year early",
        _said("Sở đã ban hành Kế hoạch số 03/KH-SKHCN ngày 09/01/2025 về kiểm tra năm 2026."),
    ),
    Sort(
        "DATE-FUTURE",
        "cited before it exists",
        _said("Sở thực hiện Công văn số 911/UBND-KT ngày 28/12/2026 của UBND tỉnh về báo cáo."),
    ),
)


# --- figures --------------------------------------------------------------------------------------


def _more(match: re.Match[str]) -> str:
    value = read_number(match["n"]) or Decimal(0)
    return match[0].replace(match["n"], write_number(value + 1, padded=True), 1)


def _table(total: str) -> Make:
    def make(rng: Random, report: Report) -> Slipped:
        text = rng.choice([t for t in texts(report) if t.kind is Kind.ANSWER])
        item = text.place.item or ""
        rows = (
            ("Lĩnh vực", "Hồ sơ"),
            ("Đo lường", "12"),
            ("Sở hữu trí tuệ", "7"),
            ("Tổng số", total),
        )
        cells = tuple(tuple(TableCell((paragraph(c),)) for c in row) for row in rows)
        blocks = (*report.answer(item).blocks, Table(cells))
        answers = {**report.answers, item: text_answer(blocks)}
        return Slipped(replace(report, answers=answers), Place(item=item))

    return make


def _old_number(rng: Random, report: Report) -> Slipped:
    """Let a text show a figure that has no value in this period."""
    item = rng.choice([t.place.item for t in texts(report) if t.kind is Kind.ANSWER])
    assert item is not None
    shown = Paragraph((Span("Đã kiểm tra "), Span("07", figure="kiem-tra.cu"), Span(" phòng.")))
    answers = {**report.answers, item: text_answer((*report.answer(item).blocks, shown))}
    return Slipped(replace(report, answers=answers), Place(item=item))


def _identity(_rng: Random, report: Report) -> Slipped:
    figures = (
        Figure("hs.a", "Tiếp nhận"),
        Figure("hs.b", "Đã giải quyết"),
        Figure("hs.c", "Còn lại"),
    )
    template = replace(
        report.template,
        figures=(*report.template.figures, *figures),
        identities=(read_identity("hs.a = hs.b + hs.c"),),
    )
    values = {"hs.a": Decimal(20), "hs.b": Decimal(15), "hs.c": Decimal(4)}
    return Slipped(replace(report, template=template, figures={**report.figures, **values}))


FIGURES = (
    Sort(
        "SUM-PARTS",
        "one part more",
        _swap(
            r"(?<=gồm: )(?P<n>\d+)(?= (?:kế hoạch|nghị quyết|phòng|lượt|bộ|văn bản|TTHC))", _more
        ),
    ),
    Sort("SUM-PARTS", "the whole more", _swap(r"\b(?P<n>\d+)(?= tin, bài và ảnh \(có)", _more)),
    Sort("SUM-PARTS", "list below", _swap(r"\b(?P<n>14)(?= lượt công chức, viên chức đi)", _more)),
    Sort(
        "SUM-PARTS",
        "partition told with trong đó",
        _said("Có 40 hồ sơ, trong đó 25 hồ sơ trực tuyến, 14 hồ sơ trực tiếp."),
    ),
    Sort(
        "SUM-PARTS",
        "part above the whole",
        _said("Đã kiểm tra 12 hồ sơ, trong đó 15 hồ sơ trễ hạn và 02 hồ sơ trả lại."),
    ),
    Sort(
        "SUM-PARTS",
        "parts in brackets",
        _said("Sở có 351 người (nam 228 người, nữ 132 người)."),
    ),
    Sort(
        "SUM-PARTS",
        "parts after a colon",
        _said("Đã xem xét 8.390 đơn: hợp lệ 7.655 đơn, không hợp lệ 753 đơn."),
    ),
    Sort(
        "SUM-PARTS",
        "sorts that exclude others",
        _said("Có 94 người, trong đó công chức 42 người, viên chức 58 người."),
    ),
    Sort(
        "PERCENT",
        "share of what was told before",
        _said("Kế hoạch giao 356 tỷ đồng; giải ngân 241.700 triệu đồng, bằng 76,9%."),
    ),
    Sort("FILES-SUM", "files lost", _swap(r"\b(?P<n>\d+)(?= hồ sơ trong hạn)", _more)),
    Sort(
        "PERCENT",
        "wrong percentage",
        _swap(
            r"(?P<n>\d+(?:,\d+)?)(?= ?%\s*\(\d+/\d+| ?% kế hoạch)",
            lambda m: f"{int(m['n'].split(',')[0]) - 7},3",
        ),
        DocumentKind.REPORT,  # a plan has percentages to be reached, of nothing yet
    ),
    Sort("PERCENT", "ratio and percentage", _said("Đạt 17/25 nhiệm vụ, bằng 78 %.")),
    Sort("PERCENT", "growth", _said("Sở xử lý 126 hồ sơ, tăng 6 hồ sơ (8,5 %) so với kỳ trước.")),
    Sort("RATIO>100", "more than all", _said("Đã hoàn thành 12/9 nhiệm vụ được giao.")),
    Sort("NUM-FORMAT", "decimal point", _swap(r"(\d+),(\d{1,2})(?= ?%)", r"\1.\2")),
    Sort("NUM-FORMAT", "commas between thousands", _said("Có 1,234,567 lượt truy cập.")),
    Sort("FIGURE-UNSET", "number of another period", _old_number),
    Sort("CROSS-MISMATCH", "tasks of the plan", _swap(r"(?<=năm 2026 gồm )08", "09")),
    Sort("CROSS-MISMATCH", "services", _swap(r"112/112(?= TTHC được cung cấp)", "111/111")),
    Sort("TABLE-TOTAL", "total of a table", _table("20")),
    Sort("IDENTITY", "identity of figures", _identity),
)


# --- wording --------------------------------------------------------------------------------------

_LATE_MARK = {"oà": "òa", "oá": "óa", "oạ": "ọa", "oả": "ỏa", "oã": "õa"}


def _bad_horn(match: re.Match[str]) -> str:
    return match[0].replace("ươ", "uơ").replace("ướ", "uớ").replace("ườ", "uờ").replace("ượ", "uợ")


def _moved_mark(match: re.Match[str]) -> str:
    return next((match[0].replace(a, b) for a, b in _LATE_MARK.items() if a in match[0]), match[0])


def _stripped(match: re.Match[str]) -> str:
    """Take the tone off a syllable that has none without it: "thực" becomes "thưc"."""
    parts = unicodedata.normalize("NFD", match[0])
    bare = "".join(c for c in parts if c not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", bare)


WORDING = (
    Sort("PUNC-SPACE", "none before a bracket", _swap(r" \((?=[^\W\d_]{2})", "(")),
    Sort("PUNC-SPACE", "none after a comma", _swap(r", (?=[^\W\d_])", ",")),
    Sort("PUNC-SPACE", "none after a stop", _swap(r"(?<=[a-zà-ỹ]{2})\. (?=[A-Z][a-zà-ỹ])", ".")),
    Sort("PUNC-SPACE", "one before a comma", _swap(r"(?<=[^\W\d_]), ", " , ")),
    Sort("PUNC-SPACE", "two between words", _swap(r"(?<=[^\W\d_]) (?=[^\W\d_])", "  ")),
    Sort("PUNC-DOUBLE", "two commas", _swap(r", ", ",, ")),
    Sort("PUNC-DOUBLE", "two stops", _swap(r"\.$", "..")),
    Sort("PUNC-DOUBLE", "stop and semicolon", _swap(r"\.$", ".;")),
    Sort("PUNC-TRAIL", "semicolon in a cell", _swap(r"(?<=\w)$", ";", (Kind.TASK,))),
    Sort("PUNC-END", "no stop", _swap(r"\.$", "")),
    Sort("PUNC-PAIR", "bracket left open", _swap(r"(?<=\w)\)", "")),
    Sort("PUNC-PAIR", "quotation left open", _swap(r"”", "")),
    Sort("PUNC-PAIR", "bracket never opened", _said("Kết quả tốt) theo đánh giá chung.")),
    Sort("WORD-REPEAT", "joining word", _swap(r"(?<= )(của|các|được|và|theo|với)(?= )", r"\1 \1")),
    Sort(
        "WORD-REPEAT",
        "word",
        _swap(r"(?<= )(nhiệm vụ|tổ chức|thực hiện|công khai|hoàn thành)(?= )", r"\1 \1"),
    ),
    Sort(
        "WORD-REPEAT",
        "phrase and phrase",
        _swap(r"\b(công chức, viên chức|người dân)(?=[;.])", r"\1 và \1"),
    ),
    Sort(
        "WORD-REPEAT",
        "syllable",
        _swap(r"(?<= )(kiểm|triển|đôn|nâng|trình)(?= [^\W\d_])", r"\1 \1"),
    ),
    Sort("SPELL", "listed: xử lý", _swap(r"(?<= )xử lý", "sử lý")),
    Sort("SPELL", "listed: bổ sung", _said("Sở đã bổ xung hồ sơ theo yêu cầu.")),
    Sort("SPELL", "listed: rà soát", _swap(r"\b[rR]à soát", "rà xoát")),
    Sort("SPELL", "horn lost", _swap(r"\b\w*(?:ươ|ướ|ườ|ượ)\w*", _bad_horn)),
    Sort("SPELL", "mark on the wrong vowel", _swap(r"\b\w*o[àáạảã](?:n|ng|i|t)\b", _moved_mark)),
    Sort("SPELL", "ngh before a", _swap(r"\bngành", "nghành")),
    Sort("SPELL", "tone lost", _swap(r"\b(?:thực|việc|được|hoạt|tục|phục)\b", _stripped)),
    Sort("SPELL-RARE", "ngã for hỏi", _swap(r"\bchỉ đạo", "chĩ đạo")),
    Sort("SPELL-RARE", "hỏi for ngã", _said("Việc này vẩn còn khó.")),
    Sort("SLANG", "ko", _swap(r"\b(?:Không|không)(?= có)", "ko")),
    Sort("SLANG", "đc", _swap(r"(?<= )được(?= )", "đc")),
    Sort("SLANG", "vs", _swap(r"(?<= )với(?= )", "vs")),
    Sort("OLD-TERM", "levels", _said("Cung cấp dịch vụ công trực tuyến mức độ 3, 4.")),
    Sort("NUM-STYLE", "06 tháng", _said("Kết quả 06 tháng đầu năm đạt khá.")),
    Sort("WORDING", "năm too many", _said("Đề án thuộc giai đoạn năm 2026 - 2030.")),
    Sort("WORDING", "1 phần", _said("Trung tâm tự chủ 1 phần chi thường xuyên.")),
    Sort("ABBR-UNDEF", "unexplained", _said("Công tác BVMT được chú trọng.")),
    Sort("ABBR-UNDEF", "6T", _said("Sở báo cáo 6T đúng hạn.")),
    Sort(
        "ABBR-TWICE", "explained again", _said("Công tác cải cách hành chính (CCHC) được duy trì.")
    ),
    Sort("HTML", "tag", _swap(r"^", "<p>")),
    Sort("HTML", "entity", _swap(r"(?<=[^\W\d_]) (?=[^\W\d_])", "&nbsp;")),
    Sort("ENCODING", "Cyrillic letter", _swap(r"(?<=[b-z])a(?=[b-z])", "\u0430")),
    Sort("ENCODING", "old encoding", _said("Së Khoa häc vµ C«ng nghÖ ®· ban hµnh kÕ ho¹ch.")),
    Sort("ENCODING", "letters in parts", _said(unicodedata.normalize("NFD", "Việc này đã xong."))),
    Sort("SCAN", "O for zero", _swap(r"\b(\d)0(?=\d? (?:văn bản|hồ sơ|triệu|lượt))", r"\1O")),
    Sort("SCAN", "l for one", _said("Đã tiếp nhận l5 kiến nghị.")),
)


# --- tasks ----------------------------------------------------------------------------------------


def _blank_deadline(rng: Random, report: Report) -> Slipped | None:
    task = _some_task(rng, report)
    if task is None:
        return None
    rows = tuple(replace(row, deadline=()) if row is task else row for row in report.tasks)
    return Slipped(replace(report, tasks=rows), Place(task=task.id))


def _twice(rng: Random, report: Report) -> Slipped | None:
    tasks = [r for r in report.tasks if isinstance(r, Task) and len(str(r.content).split()) > 5]
    if not tasks:
        return None
    again = replace(rng.choice(tasks), id="again")
    return Slipped(replace(report, tasks=(*report.tasks, again)), Place(task="again"))


def _numbered(rng: Random, report: Report) -> Slipped | None:
    tasks = [row for row in report.tasks if isinstance(row, Task)]
    if not tasks:
        return None
    gap = rng.randrange(2, len(tasks))
    numbers = {t.id: str(i + (i >= gap) + 1) for i, t in enumerate(tasks)}
    rows = tuple(
        replace(row, source_number=numbers[row.id]) if isinstance(row, Task) else row
        for row in report.tasks
    )
    return Slipped(replace(report, tasks=rows), Place(task=tasks[gap].id))


def _old_deadline(rng: Random, report: Report) -> Slipped | None:
    task = _some_task(rng, report)
    if task is None:
        return None
    year = report.year - 1
    rows = tuple(
        replace(row, deadline=plain(f"Quý II/{year}")) if row is task else row
        for row in report.tasks
    )
    return Slipped(replace(report, tasks=rows), Place(task=task.id))


def _same_evidence(rng: Random, report: Report) -> Slipped | None:
    ids = [row.id for row in report.tasks if isinstance(row, Task)]
    if len(ids) < 2 or not any(r.progress for r in report.results.values()):
        return None
    later = rng.choice(ids[1:])
    said = plain("Công văn số 402/SKHCN-CĐS ngày 04/6/2026 về kết quả kết nối")
    results = {**report.results, later: TaskResult(said, "Hoàn thành"),
               ids[0]: TaskResult(said, "Hoàn thành")}  # fmt: skip
    return Slipped(replace(report, results=results), Place(task=later))


TASKS = (
    Sort("CELL-EMPTY", "no deadline", _blank_deadline),
    Sort("CELL-EMPTY", "no result", _result("", "Hoàn thành")),
    Sort("STATUS-CONTRADICT", "not done yet", _result("Đang xây dựng dự thảo", "Hoàn thành")),
    Sort(
        "STATUS-CONTRADICT", "not begun", _result("Chưa triển khai do thiếu kinh phí", "Hoàn thành")
    ),
    Sort(
        "STATUS-CONTRADICT",
        "done after all",
        _result("Đã hoàn thành và ban hành kế hoạch", "Chưa thực hiện"),
    ),
    Sort(
        "DEADLINE-LATE",
        "after the quarter",
        _result("Kế hoạch số 41/KH-SKHCN ngày 20/5/2026 về tập huấn", "Hoàn thành", "Quý I/2026"),
    ),
    Sort(
        "DEADLINE-LATE",
        "after the day",
        _result(
            "Báo cáo số 50/BC-SKHCN ngày 16/4/2026 về kết quả", "Hoàn thành", "Trước ngày 15/4/2026"
        ),
    ),
    Sort(
        "EVID-BEFORE",
        "older than the year",
        _result("Quyết định số 77/QĐ-SKHCN ngày 12/5/2024 về quy chế", "Hoàn thành"),
    ),
    Sort("EVID-DUP", "for two tasks", _same_evidence),
    Sort("TASK-DUP", "row twice", _twice),
    Sort("TASK-GAP", "number left out", _numbered),
    Sort("YEAR-STALE", "deadline of another year", _old_deadline),
)


# --- citations ------------------------------------------------------------------------------------


def _two_subjects(rng: Random, report: Report) -> Slipped:
    places = [t for t in texts(report) if t.kind is Kind.ANSWER and t.text.endswith(".")]
    one, other = rng.sample(places, 2)
    first = "Sở có Công văn số 88/SKHCN-VP ngày 02/3/2026 về việc cử công chức tập huấn kỹ năng số."
    second = (
        "Sở có Công văn số 88/SKHCN-VP ngày 02/3/2026 về việc thanh lý thiết bị văn phòng hư hỏng."
    )
    made = changed(report, one.place, lambda old: f"{old} {first}")
    return Slipped(changed(made, other.place, lambda old: f"{old} {second}"))


CITATIONS = (
    Sort(
        "CITE-TYPE",
        "decision with a letter's symbol",
        _said("Sở thực hiện Quyết định số 911/UBND-KT ngày 04/3/2026 của UBND tỉnh."),
    ),
    Sort("CITE-TYPE", "plan called a report", _swap(r"Kế hoạch(?= số \d+/KH)", "Báo cáo", BODY)),
    Sort(
        "CITE-YEAR",
        "year of the number",
        _said("Sở thực hiện Nghị định số 60/2021/NĐ-CP ngày 21/6/2022 của Chính phủ."),
    ),
    Sort("CITE-INCOMPLETE", "no số", _swap(r"(?:(?<=hoạch)|(?<=định)) số (?=\d+/[KQ])", " ", BODY)),
    Sort(
        "CITE-INCOMPLETE",
        "no year in the number",
        _said("Sở thực hiện Nghị định số 60/NĐ-CP ngày 21/6/2021 của Chính phủ."),
    ),
    Sort(
        "CITE-INCOMPLETE",
        "no date",
        _said("Sở thực hiện Chỉ thị số 26/CT-TTg của Thủ tướng Chính phủ."),
    ),
    Sort(
        "CITE-CODE",
        "spaces in the symbol",
        _said("Sở ban hành Kế hoạch số 77 /KH - SKHCN ngày 04/3/2026 về tập huấn."),
    ),
    Sort(
        "CITE-CODE",
        "no zero",
        _said("Sở ban hành Kế hoạch số 7/KH-SKHCN ngày 12/01/2026 về tập huấn."),
    ),
    Sort(
        "CITE-CONFLICT",
        "two dates",
        _said("Theo Kế hoạch số 218/KH-UBND ngày 23/12/2025 của UBND tỉnh, Sở đã triển khai."),
    ),
    Sort(
        "CITE-CONFLICT",
        "two years",
        _said("Theo Kế hoạch số 218/KH-UBND ngày 22/12/2024 của UBND tỉnh, Sở đã triển khai."),
    ),
    Sort("NUM-DUP", "two subjects", _two_subjects),
    Sort(
        "NUM-DATE-ORDER",
        "out of order",
        _said(
            "Sở đã ban hành Công văn số 301/SKHCN-VP ngày 04/3/2026, Công văn số 350/SKHCN-VP ngày "
            "20/3/2026, Công văn số 322/SKHCN-VP ngày 25/5/2026 và Công văn số 401/SKHCN-VP ngày "
            "10/4/2026 về đôn đốc."
        ),
    ),
    Sort(
        "CITE-EXPIRED",
        "decree replaced",
        _said(
            "Cơ chế một cửa thực hiện theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ."
        ),
    ),
    Sort(
        "CITE-EXPIRED",
        "circular replaced",
        _said("Thể thức theo Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ."),
    ),
)


# --- outline --------------------------------------------------------------------------------------


def _note(rng: Random, report: Report) -> Slipped:
    text = rng.choice([t for t in texts(report) if t.kind is Kind.ANSWER])
    item = text.place.item or ""
    blocks = list(report.answer(item).blocks)
    old = blocks[text.place.block or 0]
    assert isinstance(old, Paragraph)
    blocks[text.place.block or 0] = replace(old, spans=(*old.spans, Footnote((Span(" "),))))
    answers = {**report.answers, item: text_answer(tuple(blocks))}
    return Slipped(replace(report, answers=answers), text.place)


def _typed_numbers(rng: Random, report: Report) -> Slipped:
    """Give the parts typed numbers with one left out."""
    items = report.template.items
    tops = [item.id for item in items if item.level == 1]
    gap = rng.randrange(1, len(tops))
    roman = ("I", "II", "III", "IV", "V", "VI", "VII")
    numbers = {id_: f"{roman[i + (i >= gap)]}. " for i, id_ in enumerate(tops)}
    typed = tuple(
        replace(item, source_number=numbers[item.id]) if item.id in numbers else item
        for item in items
    )
    template = replace(report.template, items=typed)
    return Slipped(replace(report, template=template), Place(item=tops[gap]))


def _points(_rng: Random, report: Report) -> Slipped:
    item = next(t.place.item or "" for t in texts(report) if t.kind is Kind.ANSWER)
    lines = ("a) Rà soát hồ sơ.", "b) Gửi kết quả.", "d) Lưu hồ sơ.")
    blocks = (*report.answer(item).blocks, *(paragraph(line) for line in lines))
    answers = {**report.answers, item: text_answer(blocks)}
    return Slipped(replace(report, answers=answers), Place(item=item))


def _unanswered(rng: Random, report: Report) -> Slipped:
    item = rng.choice(list(report.answers))
    answers = {key: value for key, value in report.answers.items() if key != item}
    return Slipped(replace(report, answers=answers), Place(item=item))


def _again(rng: Random, report: Report) -> Slipped | None:
    long = [t for t in texts(report) if t.kind is Kind.ANSWER and len(t.text.split()) > 20]
    text = rng.choice(long)
    others = [id_ for id_ in report.answers if id_ != text.place.item]
    target = rng.choice(others)
    blocks = (*report.answer(target).blocks, paragraph(text.text))
    answers = {**report.answers, target: text_answer(blocks)}
    return Slipped(replace(report, answers=answers))


def _unmentioned(_rng: Random, report: Report) -> Slipped | None:
    if not report.tasks:
        return None
    made = report
    for text in texts(report):
        if text.kind is Kind.ANSWER and re.search("[Pp]hụ lục|kèm theo", text.text):
            made = changed(made, text.place, lambda _old: "Các phòng tổ chức thực hiện.")
    return Slipped(made)


def _prompt(rng: Random, report: Report) -> Slipped:
    text = rng.choice([t for t in texts(report) if t.kind is Kind.ANSWER])
    prompt = "nêu rõ số lượng, nội dung và kết quả thực hiện"
    items = tuple(
        replace(item, guidance=prompt) if item.id == text.place.item else item
        for item in report.template.items
    )
    made = replace(report, template=replace(report.template, items=items))
    return Slipped(changed(made, text.place, lambda old: f"{old} ({prompt})."), text.place)


def _no_number(rng: Random, report: Report) -> Slipped:
    text = rng.choice([t for t in texts(report) if t.kind is Kind.ANSWER])
    items = tuple(
        replace(item, asks_number=True) if item.id == text.place.item else item
        for item in report.template.items
    )
    answers = {**report.answers, text.place.item or "": text_answer(plain("Đã thực hiện đầy đủ."))}
    template = replace(report.template, items=items)
    return Slipped(replace(report, template=template, answers=answers), Place(item=text.place.item))


OUTLINE = (
    Sort("PLACEHOLDER", "dots", _swap(r"\b\d+(?= (?:văn bản|hồ sơ|cuộc|lượt|tin))", "......")),
    Sort("PLACEHOLDER", "brackets", _said("Kết quả đạt [điền số liệu] so với kế hoạch.")),
    Sort("PLACEHOLDER", "name in braces", _said("Báo cáo của {office.name} đã gửi đúng hạn.")),
    Sort("FOOTNOTE-EMPTY", "empty note", _note),
    Sort("NUM-GAP", "part left out", _typed_numbers),
    Sort("NUM-GAP", "letter left out", _points),
    Sort("POINT-STYLE", "stop for a bracket", _swap(r"^(?=[A-ZĐ])", "a. ")),
    Sort("UNANSWERED", "no answer", _unanswered),
    Sort("NEAR-DUP", "paragraph twice", _again),
    Sort("APPENDIX-MENTION", "never mentioned", _unmentioned),
    Sort("TEMPLATE-PROMPT", "prompt left", _prompt),
    Sort("ASKS-NUMBER", "no number", _no_number),
)


# --- names ----------------------------------------------------------------------------------------

NAMES = (
    Sort("CAPS", "type of a document", _swap(r"(?<= )Kế hoạch(?= số)", "kế hoạch", BODY)),
    Sort("CAPS", "type of a decision", _swap(r"(?<= )Quyết định(?= số)", "quyết định", BODY)),
    Sort("CAPS", "agency", _said("Sở đã phối hợp với Sở Tư Pháp rà soát văn bản.")),
    Sort("CAPS", "the Prime Minister", _said("Thực hiện chỉ đạo của Thủ tướng chính phủ về CCHC.")),
    Sort("CAPS", "the office", _said("Các phòng của sở đã hoàn thành nhiệm vụ.")),
    Sort(
        "CAPS",
        "after a semicolon",
        _said("Việc tiếp nhận được duy trì; Đồng thời hướng dẫn người dân."),
    ),
    Sort("CAPS", "after a bracket", _said("Hồ sơ được trả đúng hạn (Trừ hồ sơ phải bổ sung).")),
    Sort("NAME-VARIANT", "program", _swap("VNPT iOffice", "VNPT-Ioffice")),
    Sort(
        "NAME-VARIANT",
        "department",
        _said("Trung tâm Ứng dụng Tiến bộ Khoa học và công nghệ đã báo cáo."),
    ),
    Sort("NAME-SYMBOL", "letter too many", _swap(r"(?<=/KH-)SKHCN", "SKHHCN", BODY)),
    Sort("NAME-SYMBOL", "letter left out", _swap(r"(?<=/KH-)SKHCN", "SKCN", BODY)),
    Sort(
        "RENAMED",
        "joined department",
        _said("Sở phối hợp với Sở Thông tin và Truyền thông tập huấn."),
    ),
    Sort("RENAMED", "districts", _said("Sở hướng dẫn UBND các huyện thực hiện kế hoạch.")),
)


# --- format ---------------------------------------------------------------------------------------

_PAGE = SectionFacts(
    210,
    297,
    Orientation.PORTRAIT,
    20,
    20,
    30,
    15,
    NumberFacts(is_on_top=True, alignment="centre", size_pt=14),
)
_LOOKS = {
    "body": {"alignment": "justified", "first_line_mm": 12.7, "before_pt": 6.0},
    "document-type": {"alignment": "centre", "bold": True},
    "section-heading": {"alignment": "justified", "bold": True},
}
_WORDS = {"document-type": "BÁO CÁO", "section-heading": "I. CHỈ ĐẠO", "body": "Sở đã thực hiện."}


def _line(component: str, **changes: object) -> LineFacts:
    usual: dict[str, object] = {"font": "Times New Roman", "size_pt": 14.0, **_LOOKS[component]}
    return LineFacts(component, _WORDS[component], **{**usual, **changes})  # type: ignore[arg-type]


def good_pages() -> PageFacts:
    """Return pages that keep every rule."""
    return PageFacts((_PAGE,), tuple(_line(component) for component in _LOOKS))


def _page(**changes: object) -> Make:
    def make(_rng: Random, report: Report) -> Slipped:
        page = replace(_PAGE, **changes)  # type: ignore[arg-type] # fields by name
        return Slipped(report, pages=replace(good_pages(), sections=(page,)))

    return make


def _look(component: str, **changes: object) -> Make:
    def make(_rng: Random, report: Report) -> Slipped:
        lines = tuple(
            _line(each, **changes) if each == component else _line(each) for each in _LOOKS
        )
        return Slipped(report, pages=replace(good_pages(), lines=lines))

    return make


def _typed_head(component: str, words: str) -> Make:
    def make(_rng: Random, report: Report) -> Slipped:
        head = LineFacts(component, words, font="Times New Roman", size_pt=13.0,
                         alignment="centre", italic=component == "place-and-date")  # fmt: skip
        return Slipped(report, pages=replace(good_pages(), lines=(head, *good_pages().lines)))

    return make


FORMAT = (
    Sort("PAGE", "left margin", _page(margin_left_mm=25.4)),
    Sort("PAGE", "Letter paper", _page(width_mm=215.9, height_mm=279.4)),
    Sort("PAGE", "number below", _page(number=NumberFacts(is_on_top=False, alignment="centre"))),
    Sort("PAGE", "number on page 1", _page(first_page_shown=True)),
    Sort("LOOK", "small letters", _look("body", size_pt=12.0)),
    Sort("LOOK", "another font", _look("body", font="Arial")),
    Sort("LOOK", "title not bold", _look("document-type", bold=False)),
    Sort("LOOK", "lines too far apart", _look("body", spacing_lines=2.0)),
    Sort("LOOK", "heading not in capitals", _look("section-heading", italic=True)),
    Sort("HEAD", "number without a zero", _typed_head("number", "Số: 7/BC-SKHCN")),
    Sort("HEAD", "spaces in the symbol", _typed_head("number", "Số: 07/BC - SKHCN")),
    Sort(
        "HEAD",
        "day without a zero",
        _typed_head("place-and-date", "Đông Sơn, ngày 5 tháng 6 năm 2026"),
    ),
    Sort("RECIP", "no unit", _front(recipients=("Như trên;", "Lưu: VT."))),
    Sort("RECIP", "no colon", _front(recipients=("Như trên;", "Lưu VT, VP."))),
    Sort("RECIP", "title shortened", _front(recipients=("Như trên;", "GĐ Sở;", "Lưu: VT, VP."))),
    Sort("SYMBOL", "symbol of a letter", _front(symbol="SKHCN-VP")),
    Sort("SIGNER", "no space", _front(signer=Signer("Lê Thị Mẫu", "PHÓ GIÁM ĐỐC", "KT.GIÁM ĐỐC"))),
    Sort("SIGNER", "TM. of a Sở", _front(signer=Signer("Lê Thị Mẫu", "GIÁM ĐỐC", "TM. SỞ"))),
    Sort("SIGNER", "degree", _front(signer=Signer("TS. Lê Thị Mẫu", "GIÁM ĐỐC"))),
    Sort("SUBJECT", "V/v", _front(subject="V/v báo cáo công tác cải cách hành chính")),
)

FAMILIES = {
    "dates": DATES,
    "figures": FIGURES,
    "wording": WORDING,
    "tasks": TASKS,
    "citations": CITATIONS,
    "outline": OUTLINE,
    "names": NAMES,
    "format": FORMAT,
}


# --- sowing and finding ---------------------------------------------------------------------------


def sow(
    reports: Sequence[Report], each: int, seed: int, families: Collection[str] = tuple(FAMILIES)
) -> Iterator[tuple[Sort, Report, Slipped]]:
    """Yield every sort of slip some times, each in a document and at a place drawn by chance."""
    rng = Random(seed)  # noqa: S311 - nothing secret
    for family in families:
        for sort in FAMILIES[family]:
            made = 0
            for report in rng.sample(list(reports) * each, len(reports) * each):
                slipped = sort.make(rng, report)
                if slipped is not None and made < each and sort.kind in {None, report.kind}:
                    made += 1
                    yield sort, report, slipped


def is_found(sort: Sort, before: Sequence[Finding], slipped: Slipped) -> bool:
    """Tell whether the review says what is new, under the right rule and at the right place.

    A rule that begins with the same name is as good: "SPELL-UNMARKED" for "SPELL".
    """
    old = {(f.rule, f.quote, f.place) for f in before}
    new = found(slipped.report, pages=slipped.pages)
    return any(
        finding.rule.startswith(sort.rule)
        and (finding.rule, finding.quote, finding.place) not in old
        and _is_there(finding.place, slipped.place)
        for finding in new
    )


def _is_there(place: Place, sown: Place | None) -> bool:
    if sown is None:
        return True
    if sown.task is not None:
        return place.task == sown.task
    return place.item == sown.item
