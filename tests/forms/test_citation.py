from datetime import date

import pytest

from cchc_desk.forms.citation import (
    Citation,
    DateStyle,
    Part,
    completed,
    full_form,
    lacks_year,
    missing_parts,
    same_document,
    short_form,
    subject_key,
    type_of_symbol,
)

PLAN = Citation(
    "Kế hoạch", "05", "KH-SKHCN", date(2026, 2, 3), "Giám đốc Sở Y", "kiểm tra công vụ năm 2026"
)
DECREE = Citation(
    "Nghị định", "30", "2020/NĐ-CP", date(2020, 3, 5), "Chính phủ", "công tác văn thư"
)
PARTY = Citation("Chỉ thị", "05", "CT/TW", date(2016, 5, 15), "Bộ Chính trị")
LAW = Citation("Luật", "80", "2025/QH15", date(2025, 6, 24), "Quốc hội", "Cán bộ, công chức")


def test_number_and_symbol_are_written_as_one():
    assert PLAN.code == "05/KH-SKHCN"
    assert DECREE.code == "30/2020/NĐ-CP"
    assert PARTY.code == "05-CT/TW"
    assert Citation("Kế hoạch", "178").code == "178"


@pytest.mark.parametrize(
    ("citation", "year"),
    [
        (PLAN, 2026),
        (DECREE, 2020),
        (Citation("Luật", typed_date="năm 2015"), 2015),
        (Citation("Kế hoạch", "04", "KH-SKHCN", typed_date="ngày 17/01/202"), None),
        (Citation("Nghị quyết", "06", "2020/NQ-HĐND", date(2022, 8, 4)), 2020),
        (Citation("Nghị định", "30", "2020"), 2020),
        (Citation(), None),
    ],
)
def test_the_year_comes_from_the_number_or_else_the_date(citation, year):
    assert citation.year == year


def test_the_symbol_is_told_from_the_year_before_it():
    assert DECREE.bare_symbol == "NĐ-CP"
    assert PLAN.bare_symbol == "KH-SKHCN"


@pytest.mark.parametrize(
    ("symbol", "type_"),
    [
        ("KH-SKHCN", "Kế hoạch"),
        ("2020/NĐ-CP", "Nghị định"),
        ("ND-CP", "Nghị định"),
        ("TTr-UBND", "Tờ trình"),
        ("CTr/TU", "Chương trình"),
        ("SKHCN-VP", "Công văn"),
        ("HD-SNV", "Hướng dẫn"),
        ("HĐ-SNV", "Hợp đồng"),
        ("BCĐ/TU", ""),
        ("2025/QH15", ""),
        ("", ""),
    ],
)
def test_a_symbol_names_the_type(symbol, type_):
    assert type_of_symbol(symbol) == type_


def test_the_first_citation_is_full_and_later_ones_are_short():
    assert full_form(PLAN) == (
        "Kế hoạch số 05/KH-SKHCN ngày 03/02/2026 của Giám đốc Sở Y về kiểm tra công vụ năm 2026"
    ).replace("về kiểm tra", "kiểm tra")
    assert short_form(PLAN) == "Kế hoạch số 05/KH-SKHCN"


def test_the_date_may_be_written_in_words():
    words = full_form(DECREE, DateStyle.WORDS)
    assert words == (
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
    )


def test_a_law_is_cited_by_its_name_alone():
    assert full_form(LAW) == short_form(LAW) == "Luật Cán bộ, công chức"
    assert short_form(Citation("Luật", "80", "2025/QH15")) == "Luật số 80/2025/QH15"


def test_what_is_not_known_is_left_out():
    assert full_form(PARTY) == "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị"
    assert full_form(Citation("Kế hoạch", "05")) == "Kế hoạch số 05"
    assert short_form(Citation("Kế hoạch")) == "Kế hoạch"
    assert short_form(Citation("Luật")) == "Luật"


def test_a_date_that_is_none_is_written_as_it_was_typed():
    typed = Citation("Kế hoạch", "04", "KH-SKHCN", typed_date="ngày 17/01/202")
    assert full_form(typed) == "Kế hoạch số 04/KH-SKHCN ngày 17/01/202"


def test_missing_parts_are_those_that_the_decree_asks_for():
    assert missing_parts(PLAN) == frozenset()
    assert missing_parts(PARTY) == {Part.SUBJECT}
    assert missing_parts(Citation("Nghị định", "30", "2020")) == {
        Part.SYMBOL,
        Part.DATE,
        Part.ISSUER,
        Part.SUBJECT,
    }


def test_a_law_lacks_nothing_but_its_name():
    assert missing_parts(Citation("Luật", subject="Viên chức")) == frozenset()
    assert missing_parts(Citation("Luật", "80", "2025/QH15")) == frozenset()
    assert missing_parts(Citation("Luật")) == {Part.SUBJECT}


def test_a_decree_is_numbered_with_its_year():
    assert lacks_year(Citation("Nghị định", "158", "NĐ-CP"))
    assert not lacks_year(DECREE)
    assert not lacks_year(PLAN)
    assert not lacks_year(Citation("Nghị định", "158"))


@pytest.mark.parametrize(
    "other",
    [
        Citation("Kế hoạch", "5", "KH-SKHCN"),
        Citation("KH", "05", "kh-skhcn", date(2026, 2, 3)),
        Citation("Quyết định", "05", "KH-SKHCN", date(2026, 7, 1)),
        Citation("Kế hoạch", "05"),
        Citation("Kế hoạch", "05", "KH - SKHCN", issuer="UBND tỉnh"),
    ],
)
def test_citations_that_may_mean_one_document(other):
    assert same_document(PLAN, other)
    assert same_document(other, PLAN)


@pytest.mark.parametrize(
    "other",
    [
        Citation("Kế hoạch", "05", "KH-SKHCN", date(2025, 2, 3)),
        Citation("Kế hoạch", "06", "KH-SKHCN"),
        Citation("Kế hoạch", "05", "KH-UBND"),
        Citation("Kế hoạch", "05a", "KH-SKHCN"),
        Citation("Báo cáo", "05"),
        Citation("Kế hoạch", symbol="KH-SKHCN"),
        Citation(),
        LAW,
    ],
)
def test_citations_of_other_documents(other):
    assert not same_document(PLAN, other)
    assert not same_document(other, PLAN)


def test_drafts_without_a_number_are_not_one_document():
    draft = Citation("Kế hoạch", symbol="KH-SKHCN")
    assert not same_document(draft, draft)


def test_contracts_are_no_guides():
    assert not same_document(Citation("", "5", "HĐ-SNV"), Citation("", "5", "HD-SNV"))


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (Citation("Luật", subject="cán bộ, Công chức"), True),
        (Citation("Luật", "80", "2025/QH15"), True),
        (Citation("Luật", "22", "2025/QH15"), False),
        (Citation("Luật", subject="Cán bộ, công chức", typed_date="năm 2008"), False),
        (Citation("Luật", subject="Viên chức"), False),
        (Citation("Pháp lệnh", subject="Cán bộ, công chức"), False),
        (Citation("Luật"), False),
    ],
)
def test_laws_are_told_by_their_names(other, is_same):
    assert same_document(LAW, other) is is_same


def test_a_subject_is_compared_by_its_words():
    assert subject_key("việc Rà soát, đánh giá") == subject_key("rà soát  đánh giá.")


def test_a_citation_is_completed_from_another():
    short = Citation("Nghị quyết", "06", "NQ-HĐND")
    full = Citation("Nghị quyết", "06", "2020/NQ-HĐND", date(2020, 8, 4), "HĐND tỉnh", "hỗ trợ")
    assert completed(short, full) == full
    assert completed(full, short) == full
    assert completed(Citation("Nghị quyết", "06"), full) == full


def test_a_typed_date_gives_way_to_a_day():
    typed = Citation("Kế hoạch", "04", "KH-SKHCN", typed_date="ngày 17/01/202")
    known = Citation("Kế hoạch", "04", "KH-SKHCN", date(2026, 1, 17))
    assert completed(typed, known).date == date(2026, 1, 17)
    assert completed(typed, known).typed_date == ""
    assert completed(known, typed) == known
    assert completed(typed, Citation("Kế hoạch", "04")).typed_date == "ngày 17/01/202"
