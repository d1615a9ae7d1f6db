"""The words of citations: types of documents with their abbreviations, agencies, laws, verbs."""

from collections.abc import Mapping

from cchc_desk.forms.text import base_letters

LETTER = "[A-Za-zĐđƯưÂâÊêÔôƠơĂă]"

# Source: NĐ 30/2020/NĐ-CP, Phụ lục III (all that it names, spelt as there).
_OFFICE_TYPES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định",
    "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình",
    "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo",
    "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ", "BTT": "Bản thoả thuận", "GUQ": "Giấy uỷ quyền", "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu", "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
}  # fmt: skip

# Source: Luật Ban hành văn bản quy phạm pháp luật (legal documents); Hướng dẫn 36-HD/VPTW (the
# Party's "KL", "QĐi"); practice of offices ("CV").
_OTHER_TYPES = {
    "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "VBHN": "Văn bản hợp nhất",
    "NQLT": "Nghị quyết liên tịch", "KL": "Kết luận", "QĐi": "Quy định", "CV": "Công văn",
    "PL": "Pháp lệnh",
}  # fmt: skip

TYPE_ABBREVIATIONS: Mapping[str, str] = {**_OFFICE_TYPES, **_OTHER_TYPES}
"""Types by the abbreviation as it is written."""


def abbreviation(group: str) -> str:
    """Return how an abbreviation is written, though its capitals or its Đ were not typed.

    "HD" and "DA" are abbreviations of their own, beside "HĐ" and "ĐA". "": it is none.
    """
    by_capitals = _BY_CAPITALS.get(group.upper())
    return by_capitals or _BY_CAPITALS_WITHOUT_MARKS.get(base_letters(group).upper(), "")


_BY_CAPITALS = {short.upper(): short for short in TYPE_ABBREVIATIONS}
_BY_CAPITALS_WITHOUT_MARKS = {base_letters(short).upper(): short for short in TYPE_ABBREVIATIONS}

LAW_TYPES = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
"""Types that are cited by their name."""

YEARED_TYPES = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch"})
"""Types that are always numbered with the year; of others only some documents are."""

# What a citation may begin with; the longer one first where one begins another.
TYPE_NAMES = tuple(
    sorted({*TYPE_ABBREVIATIONS.values(), "Văn bản", *LAW_TYPES}, key=len, reverse=True)
)

# What may stand between a type and its number: "Công điện khẩn số", "Chương trình hành động số".
QUALIFIERS = ("hành động", "phối hợp", "liên tịch", "liên ngành", "khẩn", "thượng khẩn", "hỏa tốc",
              "hoả tốc", "chuyên đề", "kết luận")  # fmt: skip

# With what the subject of a document begins when no "về" stands before it; without marks.
OPENING_VERBS = (
    "ban hanh", "quy dinh", "phe duyet", "sua doi", "bo sung", "thay the", "bai bo", "cong bo",
    "thanh lap", "kien toan", "dieu chinh", "huong dan", "trien khai", "thong qua", "giao ",
    "thuc hien", "to chuc", "kiem tra", "ra soat", "phan cong", "uy quyen", "cong nhan",
    "day manh", "tang cuong", "nang cao",
)  # fmt: skip

# What ends the name of an issuer in running text. Words that names of agencies write with a small
# letter ("học", "nghệ", "nhân dân", "phát triển") are not among them.
ISSUER_ENDS = frozenset(
    {
        "về", "v/v", "đã", "được", "có", "tại", "theo", "trong", "trên", "từ", "với",
        "nhằm", "khi", "như", "để", "cho", "do", "vì", "đến", "nhưng", "hoặc", "hay", "thì",
        "năm", "số", "ngày", "gửi", "kèm", "giao", "là", "còn", "vẫn", "sẽ", "đang", "phải",
        "nêu", "yêu", "đề", "bảo", "gồm", "đối", "căn", "ký", "nên", "này",
    }
)  # fmt: skip
ISSUER_END_PAIRS = frozenset(
    {
        "ban hành", "quy định", "phê duyệt", "sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "công bố",
        "thành lập", "kiện toàn", "điều chỉnh", "hướng dẫn", "triển khai", "thông qua", "thực hiện",
        "tổ chức", "kiểm tra", "rà soát", "phân công", "uỷ quyền", "ủy quyền", "công nhận",
        "đẩy mạnh", "tăng cường", "nâng cao", "chỉ đạo", "báo cáo", "thông báo", "kết luận",
        "xây dựng", "tham mưu", "phối hợp", "hợp nhất", "trả lời", "giai đoạn", "cùng với",
        "quy chế", "góp ý", "tiếp tục", "chấn chỉnh", "phát động", "phát hành", "chấp thuận",
    }
)  # fmt: skip
# Those with which a subject begins even where its first letter was typed as a capital.
CAPITAL_ENDS = ("Về", "V/v", "V/V", "Quy định", "Ban hành", "Phê duyệt", "Công bố", "Sửa đổi",
                "Hướng dẫn", "Thông qua")  # fmt: skip

# With what the name of another agency begins after a comma or "và".
AGENCY_HEADS = (
    "Sở", "Bộ", "UBND", "HĐND", "Ủy ban", "Uỷ ban", "Hội đồng", "Ban", "Văn phòng", "VP",
    "Chính phủ", "Thủ tướng", "Chủ tịch", "Giám đốc", "Bộ trưởng", "Tỉnh ủy", "Tỉnh uỷ",
    "Thành ủy", "Thành uỷ", "Đảng", "Cục", "Chi cục", "Trung tâm", "Phòng", "Công an",
    "Quốc hội", "Thanh tra", "Trưởng", "Phó", "Viện", "Trường", "Liên", "Công đoàn",
    "Ngân hàng", "Kho bạc", "Đoàn", "Mặt trận",
)  # fmt: skip
# Agencies whose names list their fields with commas: "Sở Văn hoá, Thể thao và Du lịch".
LISTING_HEADS = ("Sở", "Bộ", "Ban", "Phòng", "Ủy ban", "Uỷ ban")

# Fields of an agency that are often written with a small letter after "và".
FIELDS = (
    "công nghệ", "môi trường", "xã hội", "truyền thông", "đào tạo", "du lịch", "phát triển",
    "thể thao", "đầu tư", "gia đình", "tin học", "nhân văn", "nông thôn", "chất lượng",
)  # fmt: skip

# What ends a subject after a comma: a new clause begins.
CLAUSE_HEADS = (
    *AGENCY_HEADS, "đã", "trong đó", "theo đó", "đến nay", "cụ thể", "kết quả", "đồng thời",
    "qua đó", "từ đó", "nhằm", "do đó", "hiện", "tính đến", "trong kỳ", "góp phần", "tuy nhiên",
    "nhưng",
)  # fmt: skip

# Types that may be cited by a number without a symbol; "Dự án số 2" is no document.
NUMBERED_TYPES = frozenset(
    {
        "Báo cáo", "Chỉ thị", "Công điện", "Công văn", "Hướng dẫn", "Kế hoạch", "Kết luận",
        "Nghị định", "Nghị quyết", "Quy định", "Quyết định", "Thông báo", "Thông tư", "Tờ trình",
        "Văn bản", "Luật", "Bộ luật", "Pháp lệnh",
    }
)  # fmt: skip

# Names of laws in force or lately in force that hold a comma or "và", or that are often written
# with a small first letter. Source: their names as promulgated (Công báo).
LAWS = (
    "An ninh mạng", "An toàn thông tin mạng", "An toàn, vệ sinh lao động",
    "Ban hành văn bản quy phạm pháp luật", "Bảo hiểm xã hội", "Bảo vệ bí mật nhà nước",
    "Bảo vệ dữ liệu cá nhân", "Bảo vệ môi trường", "Cán bộ, công chức",
    "Chất lượng sản phẩm, hàng hoá", "Chuyển đổi số", "Chuyển giao công nghệ", "Công nghệ cao",
    "Công nghệ thông tin", "Công nghiệp công nghệ số", "Đầu tư công", "Đấu thầu", "Đo lường",
    "Dữ liệu", "Giao dịch điện tử", "Hoà giải ở cơ sở", "Hoà giải, đối thoại tại Toà án",
    "Khiếu nại", "Khoa học và công nghệ", "Khoa học, công nghệ và đổi mới sáng tạo", "Lao động",
    "Lưu trữ", "Năng lượng nguyên tử", "Ngân sách nhà nước", "Phổ biến, giáo dục pháp luật",
    "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng, chống tham nhũng",
    "Quản lý, sử dụng tài sản công", "Sở hữu trí tuệ", "Tần số vô tuyến điện", "Thanh tra",
    "Thi đua, khen thưởng", "Thực hành tiết kiệm, chống lãng phí", "Thực hiện dân chủ ở cơ sở",
    "Tiếp cận thông tin", "Tiếp công dân", "Tiêu chuẩn và quy chuẩn kỹ thuật", "Tố cáo",
    "Tổ chức Chính phủ", "Tổ chức chính quyền địa phương", "Trách nhiệm bồi thường của Nhà nước",
    "Viên chức", "Viễn thông", "Xử lý vi phạm hành chính",
)  # fmt: skip
