"""Citations as clerks type them; the office and its papers are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.citation import Citation, DateStyle, Oddity, Part, full_form
from cchc_desk.forms.citation_find import find_citations, read_citation
from cchc_desk.forms.citation_words import TYPE_ABBREVIATIONS


def only(text):
    (found,) = find_citations(text)
    return found


def codes(text):
    return [found.citation.code for found in find_citations(text)]


# text | type | number | symbol | date | issuer | subject
FULL = """
Kế hoạch số 11/KH-SKHCN ngày 13/02/2026 | Kế hoạch | 11 | KH-SKHCN | 2026-02-13 | |
Kế hoạch 11/KH-UBND | Kế hoạch | 11 | KH-UBND | | |
KH số 11/KH-SKHCN ngày 13/02/2026 | Kế hoạch | 11 | KH-SKHCN | 2026-02-13 | |
CV 293/SKHCN-VP ngày 28/3/2026 | Công văn | 293 | SKHCN-VP | 2026-03-28 | |
Chỉ thị 05-CT/TW | Chỉ thị | 05 | CT/TW | | |
Chương trình hành động số 15-CTr/TU ngày 02/4/2026 của Tỉnh uỷ Đông Sơn về chuyển đổi số | \
Chương trình hành động | 15 | CTr/TU | 2026-04-02 | Tỉnh uỷ Đông Sơn | chuyển đổi số
Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư. | \
Nghị định | 30 | 2020/NĐ-CP | 2020-03-05 | Chính phủ | công tác văn thư
Quyết định số 4/QĐ-UBND ngày 05 tháng 3 năm 2026 của Chủ tịch UBND tỉnh ban hành Quy chế họp; | \
Quyết định | 4 | QĐ-UBND | 2026-03-05 | Chủ tịch UBND tỉnh | ban hành Quy chế họp
Công văn số 17/UBND-VX của UBND tỉnh ngày 9/4/2026 v/v rà soát biên chế (bản điện tử) | \
Công văn | 17 | UBND-VX | 2026-04-09 | UBND tỉnh | việc rà soát biên chế
Thông tư số 03/2025/TT-VPCP ngày 15/9/2025 của Văn phòng Chính phủ hướng dẫn thi hành | \
Thông tư | 03 | 2025/TT-VPCP | 2025-09-15 | Văn phòng Chính phủ | hướng dẫn thi hành
Nghị quyết số 202/2025/QH15 | Nghị quyết | 202 | 2025/QH15 | | |
Thông báo kết luận số 12/TB-UBND | Thông báo kết luận | 12 | TB-UBND | | |
Giấy ủy quyền số 02/GUQ-SNV | Giấy uỷ quyền | 02 | GUQ-SNV | | |
BIÊN BẢN SỐ 17a/BB-SNV | Biên bản | 17a | BB-SNV | | |
Kế hoạch số 178 ngày 30/9/2025 của UBND tỉnh | Kế hoạch | 178 | | 2025-09-30 | UBND tỉnh |
Kế hoạch 178 ngày 30/9/2025 | Kế hoạch | 178 | | 2025-09-30 | |
Nghị định số 30/2020 của Chính phủ | Nghị định | 30 | 2020 | | Chính phủ |
(55/TB-SNV ngày 26/4/2026) | Thông báo | 55 | TB-SNV | 2026-04-26 | |
Văn bản số 81/SNV-CCHC | Văn bản | 81 | SNV-CCHC | | |
Quy định số 144-QĐ/TW | Quy định | 144 | QĐ/TW | | |
Quyết định số 5/QĐ-SVHTTDL của Sở Văn hoá, Thể thao và Du lịch, Sở Nội vụ | \
Quyết định | 5 | QĐ-SVHTTDL | | Sở Văn hoá, Thể thao và Du lịch |
Kế hoạch số 8/KH-SNNMT của Sở Nông nghiệp và môi trường và tình hình thực tế | \
Kế hoạch | 8 | KH-SNNMT | | Sở Nông nghiệp và môi trường |
Kế hoạch số 8/KH-UBND của UBND tỉnh Nam Hà - Đông Sơn - cơ quan thường trực | \
Kế hoạch | 8 | KH-UBND | | UBND tỉnh Nam Hà - Đông Sơn |
Kế hoạch số 8/KH-UBND ngày 3/4/2026 Kế hoạch tuyên truyền năm 2026 | \
Kế hoạch | 8 | KH-UBND | 2026-04-03 | | Kế hoạch tuyên truyền năm 2026
Báo cáo số 7/BC-SNV ngày 3/4/2026 v/v công tác dân vận, Sở đã gửi | \
Báo cáo | 7 | BC-SNV | 2026-04-03 | | công tác dân vận
Báo cáo số 7/BC-SNV của Sở Nội vụ (gửi kèm) | Báo cáo | 7 | BC-SNV | | Sở Nội vụ |
Báo cáo số 7/BC-SNV của các "đơn vị" | Báo cáo | 7 | BC-SNV | | |
"""


def rows(table):
    lines = (line.split("|") for line in table.strip().splitlines())
    return [tuple(cell.strip() for cell in cells) for cells in lines]


@pytest.mark.parametrize("row", rows(FULL), ids=lambda row: row[0])
def test_a_citation_is_read_as_its_reader_would(row):
    text, type_, number, symbol, day, issuer, subject = row
    issued = date.fromisoformat(day) if day else None
    assert only(text).citation == Citation(type_, number, symbol, issued, issuer, subject)


ODD = """
KH số 11/KH-SNV ngày 13/02/2026 | type-shortened
kế hoạch số 11/KH-SNV | type-not-capital
Quyết định số 1363/UBND-VP | type-of-other-symbol
Kế hoạch 11/KH-SNV | number-word-missing
Kế hoạch số 5/KH-SNV | number-not-padded
Báo cáo số      /BC-SNV | number-blank
Báo cáo số …/BC-SNV | number-blank
Kế hoạch số 11 /KH - SNV | spaces-in-code
Nghị định số 158/NĐ-CP | year-missing
Nghị quyết số 06/2020/NQ-HĐND ngày 04/8/2022 | year-of-other-date
Kế hoạch số 04/KH-SNV ngày 17/01/202 | date-impossible
Kế hoạch số 04/KH-SNV ngày 30/02/2026 | date-impossible
Kế hoạch số 04/KH-SNV ngày 15/3 | date-incomplete
Kế hoạch số 04/KH-SNV năm 2026 | date-incomplete
Kế hoạch số 04/KH-SNV ngày      tháng      năm 2026 | date-blank
Kế hoạch số 04/KH-SNV ngày     /    /2026 | date-blank
Kế hoạch số 04/KH-SNV ngày 5/3/2026 | date-not-padded
Kế hoạch số 04/KH-SNV ngày 05/2/2026 | date-not-padded
Kế hoạch số 04/KH-SNV ngày 05/3/26 | year-shortened
Kế hoạch số 04/KH-SNV ngày 05/3/2026 |
Quy định số 144-QĐ/TW |
Công văn số 15/CV-SNV |
Thông tư liên tịch số 01/2026/TTLT-BNV-BTC |
"""


@pytest.mark.parametrize(("text", "oddity"), rows(ODD))
def test_what_is_typed_oddly_is_told(text, oddity):
    expected = frozenset({Oddity(oddity)} if oddity else ())
    assert only(text).oddities == expected


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Kế hoạch số 04/KH-SNV ngày 17/01/202 về", "ngày 17/01/202"),
        ("Kế hoạch số 04/KH-SNV ngày 31 tháng 6 năm 2026", "ngày 31 tháng 6 năm 2026"),
        ("Kế hoạch số 04/KH-SNV ngày 15/3", "ngày 15/3"),
        ("Kế hoạch số 04/KH-SNV, năm 2026", "năm 2026"),
    ],
)
def test_a_date_that_no_calendar_has_is_kept_as_typed(text, typed):
    citation = only(text).citation
    assert (citation.date, citation.typed_date) == (None, typed)


def test_a_short_year_is_of_this_century():
    assert only("Kế hoạch số 04/KH-SNV ngày 05/3/26").citation.date == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "các Công văn số 15/SNV-VP, số 16/SNV-VP và số 17/SNV-VP ngày 3/4/2026",
            ["15/SNV-VP", "16/SNV-VP", "17/SNV-VP"],
        ),
        ("Tờ trình số 106/TTr-UBND, 107/TTr-UBND", ["106/TTr-UBND", "107/TTr-UBND"]),
        (
            "Nghị quyết số 202/2025/QH15 và số 203/2025/QH15",
            ["202/2025/QH15", "203/2025/QH15"],
        ),
    ],
)
def test_a_list_of_one_type_names_it_once(text, found):
    every = find_citations(text)
    assert [each.citation.code for each in every] == found
    assert {each.citation.type for each in every} == {every[0].citation.type}
    assert [each.is_listed for each in every] == [False] + [True] * (len(every) - 1)


def test_a_number_without_type_far_from_others_has_the_type_of_its_symbol():
    text = "Nghị quyết số 202/2025/QH15 được quán triệt. Số 203/2025/QH15 cũng vậy."
    assert [each.citation.type for each in find_citations(text)] == ["Nghị quyết", ""]
    assert only("theo số 15/KH-SNV").citation.type == "Kế hoạch"


def test_a_citation_may_stand_inside_the_subject_of_another():
    text = (
        "Kế hoạch số 57/KH-SNV ngày 18/4/2026 về triển khai Quyết định số 22/QĐ-TTg ngày 31/3/2026 "
        "của Thủ tướng Chính phủ; họp giao ban"
    )
    outer, inner = find_citations(text)
    assert outer.citation.subject.endswith("của Thủ tướng Chính phủ")
    assert outer.start < inner.start < inner.end <= outer.end


@pytest.mark.parametrize("joint", [", ", "; ", " và ", " cùng các ", ": "])
def test_a_subject_ends_before_a_citation_beside_it(joint):
    text = f"Kế hoạch số 57/KH-SNV về rà soát{joint}Quyết định số 22/QĐ-SNV"
    first, second = find_citations(text)
    assert first.citation.subject == "rà soát"
    assert second.citation.code == "22/QĐ-SNV"


def test_a_subject_that_says_nothing_is_none():
    assert only("Kế hoạch số 57/KH-SNV về; họp").citation.subject == ""
    assert only("Kế hoạch số 57/KH-SNV triển khai tốt").citation.subject == ""


def test_places_point_to_the_words():
    text = "Theo Kế hoạch số 11/KH-SNV ngày 13/02/2026 của Sở Nội vụ về kiểm tra, đã xong."
    found = only(text)
    words = {part: text[start:end] for part, start, end in found.places}
    assert words == {
        Part.TYPE: "Kế hoạch",
        Part.NUMBER: "11",
        Part.SYMBOL: "KH-SNV",
        Part.DATE: "ngày 13/02/2026",
        Part.ISSUER: "Sở Nội vụ",
        Part.SUBJECT: "kiểm tra",
    }
    assert text[found.start : found.end] == text[5 : text.index(", đã")]
    assert found.place(Part.ISSUER) == (text.index("Sở"), text.index(" về"))
    assert only("Kế hoạch số 11/KH-SNV").place(Part.DATE) is None


@pytest.mark.parametrize(
    ("text", "name", "typed", "code"),
    [
        ("Luật Cán bộ, công chức; họp", "Cán bộ, công chức", "", ""),
        ("theo Luật cán bộ, công chức năm 2025, các", "cán bộ, công chức", "năm 2025", ""),
        ("Luật Hòa giải ở cơ sở", "Hòa giải ở cơ sở", "", ""),
        ("Luật Bảo tồn Biển và Đảo", "Bảo tồn Biển", "", ""),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Viên chức",
            "sửa đổi, bổ sung một số điều của Luật Viên chức",
            "",
            "",
        ),
        (
            "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025",
            "Ban hành văn bản quy phạm pháp luật",
            "",
            "64/2025/QH15",
        ),
        ("Luật số 64/2025/QH15", "", "", "64/2025/QH15"),
    ],
)
def test_laws_are_found_by_name_or_number(text, name, typed, code):
    citation = only(text).citation
    assert (citation.type, citation.subject) == ("Luật", name)
    assert (citation.typed_date, citation.code) == (typed, code)


def test_a_law_with_an_impossible_day_is_odd():
    assert only("Luật Viên chức ngày 31/6/2025").oddities == {Oddity.DATE_IMPOSSIBLE}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "văn bản quy phạm pháp luật",
        "Luật sư, luật gia, kỷ luật",
        "theo Luật này và các Luật của Quốc hội",
        "dãysố11 và Xsố 15",
        "đạt 13,6/110 triệu đồng, 07/08 văn bản, 24/7",
        "TCVN ISO 9001:2015, QCVN 41:2019/BGTVT",
        "giai đoạn 2021-2025",
        "ngày 05/3/2026",
        "quyết định số lượng người làm việc",
        "Báo cáo 5 nội dung",
        "Dự án số 2; Phụ lục số 3; Mẫu số 05",
        "kết quả số hoá đạt 85 %",
        "http://dongson.gov.vn/11/KH-SNV",
        "số 15",
        "Kế hoạch năm 2026",
    ],
)
def test_other_words_are_no_citation(text):
    assert find_citations(text) == ()
    assert read_citation(text) is None


def test_reading_gives_the_first_document():
    text = "Kế hoạch số 11/KH-SNV; Luật Viên chức"
    assert read_citation(text) == Citation("Kế hoạch", "11", "KH-SNV")


def test_lines_and_cells_end_names_and_subjects():
    text = "Kế hoạch số 11/KH-SNV của Sở Nội vụ\nPhòng Cải cách\tHoàn thành"
    assert only(text).citation.issuer == "Sở Nội vụ"
    titled = only("Kế hoạch số 11/KH-SNV về kiểm tra\tHoàn thành")
    assert titled.citation.subject == "kiểm tra"


def test_a_name_without_an_end_stops_somewhere():
    issuer = only("Kế hoạch số 11/KH-SNV của " + "Xa " * 40).citation.issuer
    assert len(issuer.split()) == 16


@pytest.mark.parametrize("case", ["số11/KH-SNV", "Số:11/KH-SNV", "số\n11/KH-SNV", "số  11/KH–SNV"])
def test_spaces_and_dashes_do_not_hide_a_number(case):
    assert only(f"Kế hoạch {case}").citation.code == "11/KH-SNV"


def test_a_paragraph_with_ten_citations():
    text = " ".join(f"Kế hoạch số {n}/KH-SNV ngày {n}/4/2026 của Sở Nội vụ;" for n in range(10, 20))
    assert codes(text) == [f"{n}/KH-SNV" for n in range(10, 20)]


# --- properties -----------------------------------------------------------------------------------

_SYMBOLS = st.sampled_from(["KH-SNV", "QĐ-UBND", "2026/NĐ-CP", "NQ/TU", "TTr-SKHCN", "2025/TT-BNV"])
_ISSUERS = st.sampled_from(
    ["", "UBND tỉnh Đông Sơn", "Sở Văn hoá, Thể thao và Du lịch", "Chủ tịch UBND tỉnh"]
)
_SUBJECTS = st.sampled_from(["", "công tác văn thư", "ban hành Quy chế làm việc", "việc rà soát"])
_citations = st.builds(
    Citation,
    st.sampled_from(sorted({*TYPE_ABBREVIATIONS.values()} - {"Pháp lệnh"})),
    st.integers(1, 9999).map(lambda n: f"{n:02d}"),
    _SYMBOLS,
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    _ISSUERS,
    _SUBJECTS,
)


@given(_citations, st.sampled_from(DateStyle))
def test_a_written_citation_reads_as_itself(citation, style):
    assert only(full_form(citation, style)).citation == citation


@given(
    st.text(
        st.sampled_from("Kế hoạch số 1/KH-SNVngày2026ủaề,;.()\n\t–…Luật QĐ&")
        | st.characters(exclude_categories=["Cs"]),
        max_size=80,
    )
)
def test_any_text_is_read_and_places_lie_inside_it(text):
    for found in find_citations(text):
        assert 0 <= found.start < found.end <= len(text)
        for _, start, end in found.places:
            assert found.start <= start < end <= found.end
