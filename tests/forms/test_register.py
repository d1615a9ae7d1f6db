from datetime import date

import pytest

from cchc_desk.forms.citation import Citation
from cchc_desk.forms.plain_data import from_plain, to_plain
from cchc_desk.forms.register import (
    RegisterEntry,
    cited_in,
    filled_from,
    find_entries,
    is_cited_before,
    is_registrable,
    outgoing_row,
    words_to_insert,
)
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task
from cchc_desk.forms.text_places import Field, TextPlace, texts
from tests.factories import answered, make_report

PLAN = Citation(
    "Kế hoạch", "11", "KH-SNV", date(2026, 2, 13), "Giám đốc Sở Nội vụ", "kiểm tra công vụ"
)
LETTER = Citation("Công văn", "5", "SNV-VP", date(2025, 7, 1))
LAW = Citation("Luật", subject="Cán bộ, công chức")


def entries(*citations):
    return {f"c{n}": RegisterEntry(each) for n, each in enumerate(citations)}


def test_an_entry_comes_back_from_its_data():
    entry = RegisterEntry(
        PLAN, "Lê Thị Mẫu", "Sở Y;", "VP", "05", date(2026, 2, 14), "đã nhận", "gấp",
        date(2027, 1, 1), "Kế hoạch số 15/KH-SNV", is_hidden=True,
    )  # fmt: skip
    assert from_plain(RegisterEntry, to_plain(entry)) == entry


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (PLAN, True),
        (LAW, True),
        (Citation("Luật", "80", "2025/QH15"), True),
        (Citation("Kế hoạch", "178"), False),
        (Citation("Kế hoạch", symbol="KH-SNV"), False),
        (Citation("Luật"), False),
    ],
)
def test_only_what_can_be_told_from_others_is_registered(citation, expected):
    assert is_registrable(citation) is expected


# --- filling --------------------------------------------------------------------------------------


def added(known, *citations):
    return [entry.citation for entry in filled_from(known, citations).added]


def test_unknown_documents_are_added_once():
    short = Citation("Kế hoạch", "11", "KH-SNV")
    assert added({}, short, PLAN, LETTER, LAW, LAW) == [PLAN, LETTER, LAW]


def test_known_documents_are_completed_and_never_changed():
    known = entries(Citation("Kế hoạch", "11", "KH-SNV", issuer="UBND tỉnh"))
    filling = filled_from(known, [PLAN])
    assert filling.added == []
    completed = filling.changed["c0"].citation
    assert (completed.issuer, completed.date) == ("UBND tỉnh", PLAN.date)


def test_what_is_known_already_changes_nothing():
    filling = filled_from(entries(PLAN, LAW), [PLAN, Citation("", "011", "kh-snv"), LAW])
    assert (filling.added, filling.changed) == ([], {})


def test_a_document_that_was_taken_out_does_not_come_back():
    hidden = {"c0": RegisterEntry(PLAN, is_hidden=True)}
    assert added(hidden, PLAN) == []


def test_each_year_has_its_own_number():
    last_year = Citation("Kế hoạch", "11", "KH-SNV", date(2025, 3, 3))
    assert added(entries(last_year), PLAN) == [PLAN]


def test_of_two_years_a_citation_means_its_own():
    last_year = Citation("Kế hoạch", "11", "KH-SNV", date(2025, 3, 3))
    this_year = Citation("Kế hoạch", "11", "KH-SNV", date(2026, 2, 13))
    filling = filled_from(entries(last_year, this_year), [PLAN])
    assert list(filling.changed) == ["c1"]


def test_what_says_too_little_is_left_out():
    assert added({}, Citation("Kế hoạch", "178")) == []


# --- citing ---------------------------------------------------------------------------------------


def report(**changes):
    usual = {
        "answers": {"i.ke-hoach": answered("Theo Kế hoạch số 11/KH-SNV.\nTiếp theo.")},
        "tasks": (Task("t", content=plain("Rà soát")),),
        "results": {},
    }
    return make_report(**{**usual, **changes})


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (TextPlace(Field(item="i.ke-hoach"), 0), False),
        (TextPlace(Field(item="i.ke-hoach"), 1), True),
        (TextPlace(Field(item="i.hop"), 0), True),
        (TextPlace(Field(item="i"), 0), False),
        (TextPlace(Field(task="t", column=Column.CONTENT), 0), True),
        (TextPlace(Field(task="t", column=Column.RESULT), 0), True),
        (TextPlace(Field(item="chua-xep"), 0), True),
        (TextPlace(Field(part="closing"), 0), True),
    ],
)
def test_before_is_earlier_in_the_document(place, expected):
    assert is_cited_before(report(), PLAN, place) is expected


def test_other_documents_before_are_no_citation_of_this_one():
    place = TextPlace(Field(item="i.hop"))
    assert not is_cited_before(report(), LETTER, place)
    assert not is_cited_before(report(), LETTER, TextPlace(Field(part="closing")))


def test_what_the_head_cites_comes_before_everything():
    front = FrontMatter(grounds=("Căn cứ Kế hoạch số 11/KH-SNV",))
    made = report(front=front, answers={})
    assert is_cited_before(made, PLAN, TextPlace(Field(item="i.hop")))
    assert not is_cited_before(made, PLAN, TextPlace(Field(part="grounds")))


def test_the_first_citation_is_full_and_the_next_short():
    first, later = TextPlace(Field(item="i")), TextPlace(Field(item="i.hop"))
    assert words_to_insert(report(), PLAN, later) == "Kế hoạch số 11/KH-SNV"
    assert words_to_insert(report(), PLAN, first) == (
        "Kế hoạch số 11/KH-SNV ngày 13/02/2026 của Giám đốc Sở Nội vụ kiểm tra công vụ"
    )


def test_a_citation_before_it_in_the_paragraph_makes_the_next_short():
    place, beginning = TextPlace(Field(item="i")), "Theo Kế hoạch số 11/KH-SNV, các phòng và "
    assert words_to_insert(report(), PLAN, place, beginning) == "Kế hoạch số 11/KH-SNV"


def test_citations_of_a_report_have_their_places():
    found = list(cited_in(texts(report())))
    assert [(each.place.field.item, each.found.citation.code) for each in found] == [
        ("i.ke-hoach", "11/KH-SNV")
    ]


# --- finding --------------------------------------------------------------------------------------


def ids(words):
    known = {
        **entries(PLAN, LETTER, LAW, Citation("Kế hoạch", "21", "KH-SNV", date(2026, 5, 5))),
        "c9": RegisterEntry(PLAN, is_hidden=True),
    }
    return [id_ for id_, _ in find_entries(known, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["c3", "c0", "c1", "c2"]),
        ("ke hoach", ["c3", "c0"]),
        ("11", ["c0"]),
        ("1", ["c3", "c0", "c1"]),
        ("5", ["c1", "c3"]),
        ("snv cong vu", ["c0"]),
        ("CÔNG CHỨC", ["c2"]),
        ("khong co", []),
    ],
)
def test_entries_are_found_without_tone_marks(words, expected):
    assert sorted(ids(words)) == sorted(expected)
    if words != "1":
        assert ids(words) == expected


# --- the columns ----------------------------------------------------------------------------------


def test_a_row_has_the_columns_of_the_decree():
    entry = RegisterEntry(
        PLAN, "Lê Thị Mẫu", "Sở Y", "VT, VP", "05", date(2026, 2, 14), "đã ký", "gấp"
    )
    assert outgoing_row(entry) == (
        "11/KH-SNV", "13/02/2026", "Kế hoạch kiểm tra công vụ", "Lê Thị Mẫu", "Sở Y", "VT, VP",
        "05", "14/02/2026", "đã ký", "gấp",
    )  # fmt: skip


def test_what_is_not_noted_is_blank_and_a_typed_date_stays():
    typed = Citation("Kế hoạch", "04", "KH-SNV", typed_date="ngày 17/01/202")
    assert outgoing_row(RegisterEntry(typed))[:4] == (
        "04/KH-SNV", "ngày 17/01/202", "Kế hoạch", "",
    )  # fmt: skip
