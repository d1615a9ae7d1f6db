"""What files teach: built item by item, or learnt from papers of an invented office."""

from cchc_desk.forms.office import Office
from cchc_desk.forms.outline import Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import RichText, plain
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.intake.recognise.learn import answer_of
from cchc_desk.intake.recognise.learned import Learned, ReportParts
from tests.intake.recognise.round_trip import learned_from
from tests.intake.recognise.written import write_down


def make_template(*items: Item, **changes: object) -> Template:
    """Make a template of reports with these items."""
    usual: dict[str, object] = {
        "id": "mau",
        "version": 1,
        "kind": DocumentKind.REPORT,
        "title": "BÁO CÁO",
        "subject": "Công tác cải cách hành chính",
        "items": items,
    }
    return Template(**{**usual, **changes})  # type: ignore[arg-type] # fields by name


def make_learned(*items: Item, said: dict[str, str | RichText] | None = None, **changes) -> Learned:
    """Make what a file teaches: items, and what is said under them by item id.

    ``changes`` - fields of the template or of ``Learned``. Every item has ten lines.
    """
    of_learned = {"replacements", "item_lines"}
    texts = {id_: plain(text) if isinstance(text, str) else text for id_, text in
             (said or {}).items()}  # fmt: skip
    parts = ReportParts(
        FrontMatter(),
        Office(name="Sở Du lịch"),
        read_period("2026-quy-1"),
        answers={id_: answer_of(blocks) for id_, blocks in texts.items()},
        unplaced=changes.pop("unplaced", ()),
    )
    template = {key: value for key, value in changes.items() if key not in of_learned}
    return Learned(
        make_template(*items, **{"id": "hoc", **template}),
        parts,
        changes.get("replacements", ()),
        (),
        changes.get("item_lines", {item.id: 10 * n for n, item in enumerate(items)}),
    )


PAPER = """
@columns
parent c | UBND TỈNH LAM GIANG
office b c | SỞ DU LỊCH
number c | Số: {number}/BC-SDL
@right
left-out b c | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
left-out b c | Độc lập - Tự do - Hạnh phúc
place-and-date i c | Lam Giang, ngày 12 tháng {month} năm {year}
@end
document-type b c | BÁO CÁO
subject b c | Công tác cải cách hành chính {quarter} năm {year}
opening | Sở Du lịch báo cáo công tác cải cách hành chính {quarter} năm {year} như sau:
heading1 b | I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
heading2 b | 1. Kế hoạch cải cách hành chính năm {year}
answer | Sở đã ban hành kế hoạch của năm; đến nay xong {number} việc.
heading2 b | 2. {inspection}
label4 | - __Việc ban hành kế hoạch kiểm tra:__ Đã ban hành.
label4 | - __Kết quả kiểm tra (nêu rõ số đơn vị được kiểm tra):__ Kiểm tra {number} đơn vị.
{more}
heading1 b | II. KẾT QUẢ THỰC HIỆN TRONG {capitals}
heading2 b | 1. Cải cách thể chế
answer | Sở đã góp ý {number} dự thảo văn bản.
heading2 b | 2. Cải cách thủ tục hành chính
answer | Tiếp nhận {number} hồ sơ, không có hồ sơ quá hạn.
heading1 b | III. PHƯƠNG HƯỚNG, NHIỆM VỤ
answer | Tiếp tục rà soát thủ tục hành chính.
heading1 b | IV. KIẾN NGHỊ, ĐỀ XUẤT
answer | Không.
closing | Trên đây là báo cáo công tác cải cách hành chính của Sở Du lịch./.
@columns
recipient b i | Nơi nhận:
recipient | - Sở Nội vụ;
recipient | - Lưu: VT.
@right
signer-title b c | GIÁM ĐỐC
signer-name b c | Lê Văn Mẫu
@end
"""

FIRST_QUARTER = {
    "quarter": "Quý I",
    "capitals": "QUÝ I",
    "year": 2026,
    "month": 3,
    "number": 12,
    "inspection": "Công tác kiểm tra cải cách hành chính",
    "more": "",
}
SECOND_QUARTER = {**FIRST_QUARTER, "quarter": "Quý II", "capitals": "QUÝ II", "month": 6,
                  "number": 37}  # fmt: skip


def learned_paper(**words: object) -> Learned:
    """Learn the quarterly report of an invented office; ``words`` fill in ``PAPER``."""
    text = PAPER.format(**{**FIRST_QUARTER, **words})
    return learned_from(write_down(text).file().data())
