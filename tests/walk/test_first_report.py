"""The first report of an office, from the first start to Word, by real keys and clicks.

The screen is one of 1366 by 768 pixels on which everything is shown a quarter larger.
"""

import docx
import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.office import Signer
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task
from tests.walk.clerk import Clerk, at_work
from tests.walk.screen import missing

pytestmark = [
    pytest.mark.timeout(240),  # on a machine with much else to do; usually ten seconds
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]

PLAN, MEETINGS = "chi-dao.ke-hoach.ban-hanh", "chi-dao.dieu-hanh.hop"
NOTE = "Gửi kèm Công văn số 20/SXD-VP ngày 15/01/2026."
WRITTEN = {
    PLAN: (
        f"Sở đã ban hành Kế hoạch số 15/KH-SXD ngày 12/01/2026<fn>{NOTE}</fn>, gồm:\n"
        "-\t<b>06 nhiệm vụ</b> trọng tâm, trong đó:\n"
        "+\t04 nhiệm vụ trong Quý I;\n"
        "+\t02 nhiệm vụ trong Quý II.\n"
        "Các phòng, đơn vị đã triển khai đầy đủ."
    ),
    MEETINGS: (
        "Đã tổ chức 02 cuộc họp giao ban:\n"
        "-\tCuộc họp tháng 01 triển khai kế hoạch;\n"
        "-\tCuộc họp tháng 3 “rà soát tiến độ”."
    ),
}
PRINTED = """\
1. Kế hoạch cải cách hành chính
- Việc xây dựng, ban hành kế hoạch năm: Sở đã ban hành Kế hoạch số 15/KH-SXD ngày 12/01/2026, gồm:
- 06 nhiệm vụ trọng tâm, trong đó:
+ 04 nhiệm vụ trong Quý I;
+ 02 nhiệm vụ trong Quý II.
Các phòng, đơn vị đã triển khai đầy đủ.
- Số nhiệm vụ đã hoàn thành trên tổng số nhiệm vụ của kế hoạch:
2. Tổ chức chỉ đạo, điều hành
- Số văn bản chỉ đạo, triển khai, đôn đốc công tác CCHC đã ban hành:
- Hội nghị, họp giao ban về công tác CCHC: Đã tổ chức 02 cuộc họp giao ban:
- Cuộc họp tháng 01 triển khai kế hoạch;
- Cuộc họp tháng 3 “rà soát tiến độ”.
- Kết quả thực hiện nhiệm vụ do cấp có thẩm quyền giao:
""".splitlines()
TASKS = [
    [
        "Ban hành kế hoạch cải cách hành chính",
        "Tháng 01/2026",
        "Kế hoạch số 15/KH-SXD",
        "Hoàn thành",
    ],
    ["Kiểm tra công vụ tại các phòng", "Quý II/2026", "Chưa đến hạn", ""],
    ["Tập huấn nghiệp vụ một cửa", "Tháng 8/2026", "Đang chuẩn bị", "Đang thực hiện"],
]
LAST_RESULT = f"task-table[{len(TASKS)},3]"


def start(display, home):
    return at_work(display, home, scale=1.25)


# --- what is done alike by mouse and by key -------------------------------------------------------


def describe_office(clerk: Clerk) -> None:
    clerk.until_in("parent")
    clerk.type("UBND tỉnh Lam Giang\nSở Xây dựng\nSXD\nLam Giang\n")
    clerk.type("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐặng Thuỳ Ngân")


def write_plan(clerk: Clerk) -> None:
    clerk.until_in(f"card:{PLAN}")
    clerk.type("Sở đã ban hành Kế hoạch số 15/KH-SXD ngày 12/01/2026")
    clerk.press("ctrl+alt+f")
    clerk.until_in("NoteRow")
    clerk.type(NOTE)
    clerk.press("Escape")
    clerk.until_out_of("NoteRow")
    clerk.type(", gồm:\n")
    clerk.press("Tab", "ctrl+b")
    clerk.type("06 nhiệm vụ")
    clerk.press("ctrl+b")
    clerk.type(" trọng tâm, trong đó:\n")
    clerk.press("Tab")
    clerk.type("04 nhiệm vụ trong Quý I;\n02 nhiệm vụ trong Quý II.\n")
    clerk.press("BackSpace")
    clerk.type("Các phòng, đơn vị đã triển khai đầy đủ.")


def write_meetings(clerk: Clerk) -> None:
    clerk.until_in(f"card:{MEETINGS}")
    clerk.type("Đã tổ chức 02 cuộc họp giao ban:\n")
    clerk.press("Tab")
    clerk.type("Cuộc họp tháng 01 triển khai kế hoạch;\nCuộc họp tháng 3 “rà soát tiến độ”.")


def add_tasks(clerk: Clerk) -> None:
    clerk.press("ctrl+t")
    clerk.until_in("task-table")
    for row, cells in enumerate(TASKS, start=1):
        clerk.press("F5")
        clerk.until_says(f"task-table[{row},0]", str(row))
        clerk.type("\n".join(cells[:-1]) + "\n")
        clerk.type(cells[-1])
    clerk.press("ctrl+s")
    clerk.see(f"outline[Nhiệm vụ 1/{len(TASKS)}]")


def change_ones_mind_twice(clerk: Clerk) -> None:
    """Take the last two cells back and bring them again."""
    clerk.press("ctrl+z", "ctrl+z")
    clerk.until_is(LAST_RESULT, "")
    clerk.press("ctrl+y", "ctrl+y")
    clerk.until_is(LAST_RESULT, TASKS[-1][2])


def give_number_and_date(clerk: Clerk) -> None:
    clerk.until_in("front-number")
    clerk.type("45\n14\n3")


def look_up_help(clerk: Clerk) -> None:
    clerk.press("F1")
    clerk.until_in("help-page")
    clerk.press("Escape")
    clerk.until_gone("help-page")


def export(clerk: Clerk) -> None:
    clerk.press("F12")
    clerk.until_in("fileNameEdit")
    clerk.press("ctrl+a")
    clerk.type("Báo cáo quý I")
    clerk.press("Return")
    clerk.until_says("notice-words", "“Báo cáo quý I.docx”")


# --- what is there afterwards ---------------------------------------------------------------------


def check_workspace(home) -> None:
    with Desk.open(home / "data" / "cchc-desk" / "data" / "so-lam-viec.cchc") as desk:
        (entry,) = desk.documents()
        report = desk.report(entry.id)
    assert {item: to_markup(each.blocks) for item, each in report.answers.items()} == WRITTEN
    assert [cells_of(task, report) for task in report.tasks if isinstance(task, Task)] == TASKS
    assert report.office.signer == Signer("Đặng Thuỳ Ngân", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")
    assert (report.front.number, report.front.issued.day, report.front.issued.month) == (
        "45",
        14,
        3,
    )


def cells_of(task, report) -> list[str]:
    result = report.result(task.id)
    texts = (task.content, task.deadline, result.result)
    return [*(plain_text(each) for each in texts), result.progress]


def check_word_file(home) -> None:
    file = docx.Document(str(home / "Documents" / "Báo cáo quý I.docx"))
    paragraphs = [each.text for each in file.paragraphs]
    first = paragraphs.index(PRINTED[0])
    assert paragraphs[first : first + len(PRINTED)] == PRINTED
    assert [run.text for each in file.paragraphs for run in each.runs if run.bold] == [
        "06 nhiệm vụ"
    ]
    letterhead, _signature, tasks, _figures = file.tables
    assert [cell.text for cell in letterhead.rows[1].cells] == [
        "Số: 45/BC-SXD",
        "Lam Giang, ngày 14 tháng 3 năm 2026",
    ]
    rows = [[cell.text for cell in row.cells] for row in tasks.rows]
    assert [row[1:] for row in rows if row[0].isdecimal()] == TASKS
    assert notes_of(file) == [NOTE]


def notes_of(file) -> list[str]:
    (part,) = (p for p in file.part.package.iter_parts() if p.partname == "/word/footnotes.xml")
    texts = [each.text for each in docx.oxml.parse_xml(part.blob).iter() if each.tag.endswith("}t")]
    return ["".join(texts).strip()]


# --- the walks ------------------------------------------------------------------------------------


def test_the_first_report_is_written_by_mouse_and_key(display, home):
    with start(display, home) as clerk:
        clerk.click("welcome-office")
        describe_office(clerk)
        clerk.click("office-back")
        clerk.click("welcome-document")
        choose_document_by_mouse(clerk)
        write_plan(clerk)
        clerk.click("outline[2. Tổ chức]")
        clerk.click(f"card:{MEETINGS}/RichTextEditor")
        write_meetings(clerk)
        add_tasks(clerk)
        change_ones_mind_twice(clerk)
        clerk.scroll("outline", "outline[Đầu và cuối văn bản]", is_up=True)
        clerk.click("outline[Đầu và cuối văn bản]")
        clerk.click("front-number")
        give_number_and_date(clerk)
        look_up_help(clerk)
        export(clerk)
        clerk.click("notice-close")
        clerk.until_gone("notice")
        clerk.leave()
    check_word_file(home)
    check_workspace(home)
    with start(display, home) as clerk:
        clerk.until_is("front-number", "45")
        clerk.leave()


def choose_document_by_mouse(clerk: Clerk) -> None:
    clerk.click("year")
    clerk.press("ctrl+a")
    clerk.type("2026")
    clerk.click("period")
    clerk.scroll("QListView", "QListView[Quý I]", is_up=True)
    clerk.click("QListView[Quý I]")
    clerk.until_says("summary-title", "Quý I năm 2026")
    clerk.click("accept")
    clerk.until_says("document-title", "Quý I năm 2026")


def test_the_first_report_is_written_by_key_alone(display, home):
    with start(display, home) as clerk:
        clerk.until_in("welcome-office")
        clerk.press("space")
        describe_office(clerk)
        clerk.press("Escape")
        clerk.until_in("welcome-document")
        clerk.press("space")
        choose_document_by_key(clerk)
        write_plan(clerk)
        clerk.press("ctrl+Next")
        clerk.until_in("card:chi-dao.dieu-hanh.van-ban")
        clerk.press("ctrl+Return")
        write_meetings(clerk)
        clerk.press("ctrl+Prior", "ctrl+Prior", "ctrl+Prior")
        give_number_and_date(clerk)
        add_tasks(clerk)
        change_ones_mind_twice(clerk)
        look_up_help(clerk)
        export(clerk)
        clerk.leave()
    check_word_file(home)
    check_workspace(home)
    with start(display, home) as clerk:
        clerk.until_in("task-table")
        clerk.leave()


def choose_document_by_key(clerk: Clerk) -> None:
    clerk.until_in("template")
    clerk.press("alt+n", "ctrl+a")
    clerk.type("2026")
    clerk.press("alt+k", "Home")
    clerk.until_says("summary-title", "Quý I năm 2026")
    clerk.press("Return")
    clerk.until_says("document-title", "Quý I năm 2026")
