"""Documents composed by hand, as compose would make them; every part has a usual value."""

import struct
import zlib

from cchc_desk.forms.document import (
    Alignment,
    Cell,
    Document,
    Grid,
    Letterhead,
    Line,
    Node,
    Orientation,
    Origin,
    Picture,
    Role,
    Row,
    RowKind,
    Section,
    Signature,
)
from cchc_desk.forms.richtext import Footnote, Inline, Span, Vertical

LETTERHEAD = Letterhead(
    parent="UBND TỈNH BÀ RỊA - VŨNG TÀU",
    office="SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    number_line="Số:        /BC-SKHCN",
    place_and_date="Bà Rịa - Vũng Tàu, ngày      tháng      năm 2026",
)
SIGNATURE = Signature(
    recipients=(
        "Như trên;",
        "Văn phòng UBND tỉnh (b/c);",
        "GĐ, PGĐ Sở;",
        "Các phòng, đơn vị;",
        "Lưu: VT, VP.",
    ),
    authority="KT. GIÁM ĐỐC",
    title="PHÓ GIÁM ĐỐC",
    name="Trần Duy Tâm Thanh",
)
SUBJECT = "Công tác cải cách hành chính Quý I năm 2026\ncủa Sở Khoa học và Công nghệ"
LONG = (
    "Sở Khoa học và Công nghệ luôn quan tâm chỉ đạo công tác CCHC tại các cuộc họp giao ban, trong "
    "đó chỉ đạo khắc phục những tiêu chí còn hạn chế, đôn đốc các phòng, cơ quan được giao nhiệm "
    "vụ tập trung tham mưu thực hiện các nội dung kế hoạch, tăng cường giải quyết thủ tục hành "
    "chính đảm bảo đúng thời gian quy định, không để trễ hẹn."
)
TASKS = (
    (
        "Tham mưu trình HĐND, UBND tỉnh trong việc xây dựng, ban hành các văn bản QPPL về lĩnh vực "
        "KH&CN khi có phân công",
        "Thường xuyên",
        "- Tờ trình số 106/TTr-UBND ngày 14/06/2026 (đã được ban hành tại Nghị quyết số "
        "04/2026/NQ-HĐND ngày 14/07/2026 quy định mức chi hỗ trợ đăng ký bảo hộ sáng chế);\n"
        "- Kế hoạch số 12/KH-SKHCN ngày 15/02/2026.",
        "Hoàn thành",
    ),
    (
        "Xây dựng Kế hoạch rà soát văn bản quy phạm pháp luật của ngành KH&CN",
        "Quý I/2026",
        "KH số 11/KH-SKHCN ngày 13/02/2026",
        "Hoàn thành",
    ),
    ("Thực hiện số hóa kết quả giải quyết TTHC", "Thường xuyên", "", "Dự kiến hoàn thành"),
)
WIDTHS_MM = (12.0, 75.0, 35.0, 105.0, 25.0)


def words(text: str, **look: object) -> tuple[Inline, ...]:
    """Make the spans of one look."""
    return (Span(text, **look),)  # type: ignore[arg-type] # fields by name


def line(text: str = "", role: Role = Role.BODY, item: str | None = None, **look: object) -> Line:
    """Make a paragraph of one look."""
    return Line(role, words(text, **look) if text else (), Origin(item=item))


def heading(text: str, level: int, item: str | None = None) -> Line:
    """Make a heading; mục and khoản are bold."""
    spans = words(text, bold=level <= 2)
    return Line(Role.HEADING, spans, Origin(item=item), level, keep_with_next=True)


def cell(text: str = "", alignment: Alignment = Alignment.LEFT, **changes: object) -> Cell:
    """Make a cell with one paragraph per line of text."""
    bold = bool(changes.pop("bold", False))
    lines = tuple(line(each, Role.CELL, bold=bold) for each in text.split("\n"))
    return Cell(lines, alignment=alignment, **changes)  # type: ignore[arg-type] # fields by name


def header_row(*titles: str) -> Row:
    """Make the head of a table."""
    return Row(tuple(cell(t, Alignment.CENTRE, bold=True) for t in titles), RowKind.HEADER)


def task_grid(count: int) -> Grid:
    """Make a table of tasks, a group before every tenth."""
    rows = [header_row("STT", "Nội dung/Nhiệm vụ", "Thời gian hoàn thành", "Kết quả", "Tiến độ")]
    for number in range(1, count + 1):
        if number % 10 == 1:
            title = cell("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", columns=4, bold=True)
            rows.append(Row((cell("I", Alignment.CENTRE, bold=True), title), RowKind.GROUP))
        content, deadline, result, progress = TASKS[number % len(TASKS)]
        centre = Alignment.CENTRE
        cells = (
            cell(str(number), centre),
            cell(content),
            cell(deadline, centre),
            cell(result),
            cell(progress, centre),
        )
        rows.append(Row(cells))
    return Grid(WIDTHS_MM, tuple(rows), Origin(appendix="ket-qua"))


def figure_grid() -> Grid:
    """Make a table inside an answer, with cells that cover others."""
    head = (
        Row(
            (
                cell("Lĩnh vực", Alignment.CENTRE, rows=2, bold=True),
                cell("Hồ sơ", Alignment.CENTRE, columns=2, bold=True),
            ),
            RowKind.HEADER,
        ),
        header_row("Tiếp nhận", "Giải quyết"),
    )
    right = Alignment.RIGHT
    data = (
        Row((cell("Sở hữu trí tuệ", rows=2), cell("1.088", right), cell("87", right))),
        Row((cell("12", right), cell("5", right))),
    )
    return Grid((85, 40, 40), (*head, *data), Origin(item="ii.ho-so"))


def png(width: int = 40, height: int = 20) -> bytes:
    """Make a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xbb" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def front(
    addressees: tuple[str, ...] = ("Kính gửi: Sở Nội vụ tỉnh Bà Rịa - Vũng Tàu.",),
    subject: str = SUBJECT,
) -> tuple[Node, ...]:
    """Make everything above the first heading."""
    return (
        LETTERHEAD,
        line("BÁO CÁO", Role.DOCUMENT_TYPE, bold=True),
        line(subject, Role.SUBJECT, bold=True),
        *(line(each, Role.ADDRESSEE) for each in addressees),
        line(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            Role.GROUND,
            italic=True,
        ),
        line("Sở Khoa học và Công nghệ báo cáo kết quả thực hiện công tác CCHC, cụ thể như sau:"),
    )


def answers() -> tuple[Node, ...]:
    """Make headings, paragraphs, a run-in heading, notes, a table and a picture."""
    note = Footnote(words("Kế hoạch số 64/KH-SKHCN ngày 30/12/2025 của Sở Khoa học và Công nghệ."))
    dotted = Footnote((Span("Xem "), Span("cổng", link="https://dichvucong.gov.vn/?a=1&b=2")))
    run_in = (
        Span("c) Kết quả phổ biến pháp luật:", bold=True),
        Span(" Triển khai, phổ biến 15 văn bản. " + LONG),
    )
    return (
        heading("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", 1, "i"),
        heading("1. Về kế hoạch cải cách hành chính", 2, "i.ke-hoach"),
        Line(
            Role.BODY,
            (Span("- Ban hành kế hoạch năm 2026"), note, Span(" gồm 43 nhiệm vụ.")),
            Origin(item="i.ke-hoach", block=0),
        ),
        line("- " + LONG, item="i.ke-hoach"),
        heading("II. KẾT QUẢ", 1, "ii"),
        heading("a) Kết quả tuyên truyền", 3, "ii.tuyen-truyen"),
        line(LONG, item="ii.tuyen-truyen"),
        Line(Role.HEADING, run_in, Origin(item="ii.pho-bien"), 3),
        Line(
            Role.BODY,
            (
                Span("Diện tích 12 m"),
                Span("2", vertical=Vertical.SUPER),
                Span(", xem "),
                Span("trang thông tin", link="https://sokhcn.example.vn/cchc"),
                dotted,
                Span(" và "),
                Span("một tệp", link="file:///C:/x.docm"),
                Span("."),
            ),
            Origin(item="ii.pho-bien", block=1),
        ),
        heading("2. Kết quả giải quyết hồ sơ", 2, "ii.ho-so"),
        figure_grid(),
        line(LONG, item="ii.ho-so"),
        Picture(png(), 80, "Biểu đồ hồ sơ", Origin(item="ii.hinh")),
    )


def appendix(label: str = "Phụ lục I", tasks: int = 43) -> Section:
    """Make a landscape appendix of tasks."""
    attached = (
        "(Kèm theo Báo cáo số      /BC-SKHCN ngày      tháng      năm 2026 của Sở Khoa học và "
        "Công nghệ)"
    )
    return Section(
        (
            line(label, Role.APPENDIX_LABEL, bold=True),
            line(
                "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
                Role.APPENDIX_TITLE,
                bold=True,
            ),
            line(attached, Role.APPENDIX_ATTACHED, italic=True),
            task_grid(tasks),
        ),
        Orientation.LANDSCAPE,
    )


def document(*sections: Section) -> Document:
    """Make a document of sections."""
    title = "BÁO CÁO Công tác cải cách hành chính Quý I năm 2026"
    return Document(title, "Sở Khoa học và Công nghệ", sections)


def page_of(*nodes: Node) -> Document:
    """Make a document of one upright section."""
    return document(Section(nodes))


def whole(*, pages: int = 3, tasks: int = 43) -> Document:
    """Make a report with two appendices; a page holds about twelve of its paragraphs."""
    padding = (line(f"- {number}. {LONG}", item="iii") for number in range(pages * 8))
    closing = line("Trên đây là báo cáo của Sở Khoa học và Công nghệ./.")
    body = Section((*front(), *answers(), *padding, closing, SIGNATURE))
    return document(body, appendix(tasks=tasks), appendix("Phụ lục II", 3))
