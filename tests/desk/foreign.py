"""Foreign files for tests, read as the program reads them, and what the desk keeps of them."""

from dataclasses import replace
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_source import Source
from cchc_desk.desk.import_understand import understand
from cchc_desk.desk.importing import Imported, bring_in
from cchc_desk.forms.report import Report
from cchc_desk.storage.tables import TABLES
from tests.intake.recognise.written import write_down
from tests.intake.sheet.workbooks import filled, saved
from tests.intake.sheet.workbooks import read_bytes as read_workbook
from tests.intake.word_builder.reading import read_bytes

HEAD = r"""
@columns
parent b | UBND TỈNH LAM GIANG
office b | SỞ DU LỊCH
number | Số: {number}/BC-SDL
@right
left-out b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
left-out b | Độc lập - Tự do - Hạnh phúc
place-and-date i | Lam Giang, ngày 12 tháng 3 năm {year}
@end
document-type b c | BÁO CÁO
subject b c | Công tác cải cách hành chính Quý I năm {year}\ncủa Sở Du lịch
opening | Thực hiện Kế hoạch cải cách hành chính năm {year}, Sở Du lịch báo cáo như sau:
"""
BODY = """
heading1 b | I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
heading2 b | 1. Về kế hoạch cải cách hành chính
answer | Sở đã ban hành kế hoạch gồm 12 nhiệm vụ^[Kế hoạch số 3/KH-SDL.] và đã giao việc.
heading2 b | 2. Về kiểm tra
answer | Không.
heading1 b | II. CẢI CÁCH THỂ CHẾ
answer | - Rà soát 04 văn bản;
answer | - Kiến nghị bãi bỏ 01 văn bản.
heading1 b | III. KIẾN NGHỊ, ĐỀ XUẤT
answer | Đề nghị Sở Nội vụ mở lớp tập huấn.
"""
FOOT = """
closing | Trên đây là báo cáo của Sở Du lịch./.
@columns
recipient b i | Nơi nhận:
recipient | - Sở Nội vụ;
recipient | - Lưu: VT.
@right
signer-title b c | GIÁM ĐỐC
signer-name b c | Phan Thị Mẫu
@end
"""
APPENDIX = """
@landscape
appendix-label b c | PHỤ LỤC
appendix-title b c | KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM {year}
@table appendix
STT ; Nhiệm vụ ; Thời gian hoàn thành ; Kết quả ; Tiến độ
I ; THỂ CHẾ
1 ; Rà soát văn bản ; Quý II/{year} ; Đã rà soát 04 văn bản ; Hoàn thành
2 ; Báo cáo công tác thể chế ; Hằng quý ;  ; Đang thực hiện
@end
"""


def written(text: str, name: str = "báo cáo.docx") -> Source:
    """Return a Word file that is written down line by line; see ``recognise.written``."""
    return Source(name, word=read_bytes(write_down(text).file().data()))


def a_report(
    *, year: int = 2025, number: str = "45", body: str = BODY, appendix: str = "", foot: str = FOOT
) -> Source:
    """Return the report of an invented office for the first quarter of a year."""
    text = HEAD.format(number=number, year=year) + body + foot + appendix.format(year=year)
    return written(text)


def a_workbook(*rows: str, name: str = "phụ lục.xlsx") -> Source:
    """Return a workbook whose sheet has rows "1 | Rà soát"."""
    workbook, _ = filled(*rows)
    return Source(name, workbook=read_workbook(saved(workbook)))


def exported(report: Report, target: Path, *, embed: bool = True) -> Source:
    """Return a report as the Word file that the program writes of it."""
    export_report(report, target, Exporting(embed=embed))
    return Source(target.name, word=read_bytes(target.read_bytes()))


def brought_in(desk: Desk, source: Source, **chosen: object) -> Imported:
    """Bring a file in as proposed; ``chosen`` - fields of ``Choices`` in place of those."""
    known = known_to(desk)
    understood = understand(source, known)
    choices = replace(propose(understood, known), **chosen)  # type: ignore[arg-type] # by name
    return bring_in(desk, understood, choices)


def contents(desk: Desk) -> dict[str, list[dict[str, object]]]:
    """Return every row that a change can touch, by table; not the versions, which undo leaves."""
    names = TABLES.keys() - {"version", "sent_file"}
    return {name: desk.workspace.rows(name, "ORDER BY 1, 2") for name in names}
