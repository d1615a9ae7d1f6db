"""What is entered once stands wherever it belongs: figures, documents, results; by real keys."""

import docx
import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.register import read_register
from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.citation import full_form
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import Report
from tests.factories import OFFICE
from tests.walk.clerk import Clerk, at_work
from tests.walk.other_program import copied
from tests.walk.screen import missing

pytestmark = [
    pytest.mark.timeout(240),  # on a machine with much else to do; usually ten seconds
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]

FILES = "tthc.mot-cua.ho-so"
PART = "2. Cải cách thủ tục"
OPENING, RECEIVED, OPEN = (
    "Hồ sơ từ kỳ trước chuyển qua",
    "Hồ sơ tiếp nhận",
    "Hồ sơ đang giải quyết",
)
VALUE = 2  # the column of this period's values
ANNEX_COLUMNS = 5
RESULT = "Đã kiểm tra 03 phòng, không có vi phạm"
SENTENCE = "Trong kỳ đã tiếp nhận 88 hồ sơ, còn 05 hồ sơ đang giải quyết."
CITED = [
    "Kế hoạch số 15/KH-SKHCN ngày 12/01/2026",
    "Công văn số 118/SKHCN-VP ngày 20/01/2026",
    "Quyết định số 07/QĐ-UBND ngày 21/01/2026",
    "Thông báo số 09/TB-SKHCN ngày 22/01/2026",
    "Báo cáo số 31/BC-SKHCN ngày 05/02/2026",
    "Tờ trình số 12/TTr-SKHCN ngày 09/02/2026",
    "Chỉ thị số 02/CT-UBND ngày 10/02/2026",
    "Nghị quyết số 05/NQ-HĐND ngày 11/02/2026",
    "Giấy mời số 44/GM-UBND ngày 24/02/2026",
    "Hướng dẫn số 03/HD-SNV ngày 02/3/2026",
]
NEWEST_FIRST = [each.split()[-3] for each in reversed(CITED)]
PASTED = f"Trong quý, Sở đã thực hiện: {'; '.join(CITED)}."


@pytest.fixture
def workspace(home):
    file = home / "sổ.cchc"
    with Desk.open_or_create(file) as desk:
        desk.set_office(OFFICE)
        template = shipped_template("bao-cao-dinh-ky")
        desk.create(Report(template=template, period=read_period("2026-quy-1"), office=OFFICE))
    return file


# --- figures --------------------------------------------------------------------------------------


def enter_figure(clerk: Clerk, label: str, value: str) -> None:
    clerk.scroll("figures", f"figures[{label}|{VALUE}]")
    clerk.click(f"figures[{label}|{VALUE}]")
    clerk.type(f"{value}\n")
    clerk.until_is(f"figures[{label}|{VALUE}]", value)


def insert_figure(clerk: Clerk, label: str, printed: str) -> None:
    clerk.press("shift+F4")
    clerk.until_in("figure-search")
    clerk.type(label)
    clerk.until_says("figure-ways[0,0]", printed)
    clerk.press("Return")
    clerk.until_in(f"card:{FILES}")


def turn_to_files(clerk: Clerk) -> None:
    clerk.scroll("outline", f"outline[{PART}]", is_up=True)
    clerk.click(f"outline[{PART}]")
    clerk.scroll("form-area", f"card:{FILES}/RichTextEditor")
    clerk.click(f"card:{FILES}/RichTextEditor")
    clerk.until_in(f"card:{FILES}")


def write_of_files(clerk: Clerk) -> None:
    turn_to_files(clerk)
    clerk.type("Trong kỳ đã tiếp nhận ")
    insert_figure(clerk, RECEIVED, "83")
    clerk.type(" hồ sơ, còn ")
    insert_figure(clerk, OPEN, "05")
    clerk.type(" hồ sơ đang giải quyết.")


def export_to(clerk: Clerk, file):
    clerk.press("ctrl+s", "F12")
    clerk.until_in("fileNameEdit")
    clerk.press("ctrl+a")
    clerk.type(str(file))
    clerk.press("Return")
    clerk.until_says("notice-words", file.name)
    return docx.Document(str(file))


def printed_of_files(document) -> tuple[str, ...]:
    """Return the sentence, then both figures as the annex prints them."""
    (sentence,) = [p.text for p in document.paragraphs if "đã tiếp nhận" in p.text]
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    values = {row[1]: row[3] for row in rows if len(row) == ANNEX_COLUMNS}
    return sentence.rpartition(": ")[2], values[RECEIVED], values[OPEN]


def begin_second_quarter(clerk: Clerk) -> None:
    clerk.press("ctrl+n")
    clerk.until_in("template")
    clerk.press("alt+n", "ctrl+a")
    clerk.type("2026")
    clerk.press("alt+k", "Home", "Down")
    clerk.until_says("summary-title", "Quý II năm 2026")
    clerk.press("Return")
    clerk.until_says("document-title", "Quý II năm 2026")


def test_a_figure_is_entered_once_and_opens_the_next_period(display, home, workspace):
    with at_work(display, home, str(workspace)) as clerk:
        clerk.press("ctrl+shift+t")
        clerk.until_in("figures")
        enter_figure(clerk, RECEIVED, "83")
        enter_figure(clerk, OPEN, "5")
        write_of_files(clerk)
        clerk.press("ctrl+shift+t")
        clerk.scroll("figures", f"figures[{RECEIVED}|{VALUE}]", is_up=True)
        clerk.click(f"figures[{RECEIVED}|{VALUE}]")
        clerk.type("88\n")
        document = export_to(clerk, home / "Documents" / "quý I.docx")
        begin_second_quarter(clerk)
        clerk.press("ctrl+shift+t")
        clerk.scroll("figures", f"figures[{OPENING}|{VALUE}]")
        clerk.until_is(f"figures[{OPENING}|{VALUE}]", "5")
        clerk.leave()
    assert printed_of_files(document) == (SENTENCE, "88", "5")


# --- the register ---------------------------------------------------------------------------------


def test_the_register_fills_while_a_paragraph_is_pasted(display, home, workspace):
    with at_work(display, home, str(workspace)) as clerk, copied(display, PASTED, home):
        turn_to_files(clerk)
        clerk.press("ctrl+v")
        clerk.until_is(f"card:{FILES}/RichTextEditor", PASTED)
        clerk.until_says("passing-words", f"{len(CITED)} văn bản")
        see_register(clerk)
        cite_again(clerk)
        clerk.press("ctrl+s")
        clerk.leave()
    with Desk.open(workspace) as desk:
        entries = read_register(desk).values()
    assert {full_form(entry.citation) for entry in entries} == set(CITED)


def see_register(clerk: Clerk) -> None:
    """Look through the register, and at where its third document is cited."""
    clerk.press("ctrl+r")
    clerk.until_in("register-page")
    clerk.until_says("register-count", f"{len(CITED)}/{len(CITED)}")
    for place, code in enumerate(NEWEST_FIRST):
        clerk.until_is(f"register-table[{place},1]", code)
    clerk.click("register-table[2,1]")
    clerk.until_says("entry-full", NEWEST_FIRST[2])
    clerk.until_says("entry-uses-words", "1 chỗ")
    clerk.press("Escape")
    clerk.until_gone("register-page")


def cite_again(clerk: Clerk) -> None:
    """Cite a document once more, found by words without marks: its later form comes in."""
    clerk.click(f"card:{FILES}/RichTextEditor")
    clerk.press("ctrl+End")
    clerk.type(" Theo ")
    clerk.press("F4")
    clerk.until_in("cite-words")
    clerk.type("quyet dinh 07")
    clerk.until_says("cite-list[0,0]", "07/QĐ-UBND")
    clerk.press("Return")
    clerk.until_is(f"card:{FILES}/RichTextEditor", f"{PASTED} Theo Quyết định số 07/QĐ-UBND")


# --- tasks ----------------------------------------------------------------------------------------


def test_a_result_is_typed_once_and_stands_in_the_text_too(display, home, workspace):
    with at_work(display, home, str(workspace)) as clerk:
        clerk.press("ctrl+t")
        clerk.until_in("task-table")
        clerk.press("F5")
        clerk.until_says("task-table[0,0]", "1")
        clerk.type(f"Kiểm tra công vụ tại các phòng\nQuý I/2026\n{RESULT}.\n")
        clerk.until_is("task-table[0,3]", f"{RESULT}.")
        clerk.press("ctrl+g")
        clerk.until_in("task-links")
        clerk.click("links-put")
        clerk.until_says("links-tellings[0,0]", RESULT)
        clerk.press("Escape")
        clerk.until_gone("task-links")
        document = export_to(clerk, home / "Documents" / "quý I.docx")
        clerk.leave()
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert f"{RESULT}." in cells
    assert any(each.text.endswith(f"{RESULT}.") for each in document.paragraphs)
