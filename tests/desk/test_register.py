from datetime import date

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.register import (
    add_entry,
    conflicts,
    fill_register,
    hide_entry,
    read_register,
    register_lines,
    set_entry,
    used_in,
    uses_of,
)
from cchc_desk.desk.search import Search
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.citation_conflicts import ConflictKind
from cchc_desk.forms.period import read_period
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import TaskResult
from cchc_desk.storage import register
from tests.factories import OFFICE, answered, make_report

TEN = " ".join(
    f"Kế hoạch số {n}/KH-SNV ngày {n}/4/2026 của Sở Nội vụ về việc thứ {n};" for n in range(10, 20)
)
PLAN = Citation("Kế hoạch", "11", "KH-SNV", date(2026, 2, 13))


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


def make(desk, text, period="2026-quy-2", **changes):
    usual = {"period": read_period(period), "answers": {"i.hop": answered(text)}, "tasks": ()}
    return desk.create(make_report(**{**usual, "results": {}, **changes}))


def codes(desk):
    return sorted(entry.citation.code for entry in read_register(desk).values())


# --- filling --------------------------------------------------------------------------------------


def test_the_register_fills_from_a_paragraph_with_ten_citations(desk):
    document = make(desk, TEN)
    assert fill_register(desk, desk.report(document)) == 10
    assert codes(desk) == [f"{n}/KH-SNV" for n in range(10, 20)]
    (entry,) = [e for e in read_register(desk).values() if e.citation.number == "15"]
    assert entry.citation.subject == "việc thứ 15"
    assert entry.citation.issuer == "Sở Nội vụ"


def test_filling_again_adds_nothing(desk):
    report = desk.report(make(desk, TEN))
    fill_register(desk, report)
    assert fill_register(desk, report) == 0


def test_results_of_tasks_fill_it_too(desk):
    document = make(
        desk,
        "",
        tasks=make_report().tasks,
        results={"t1": TaskResult(plain("Kế hoạch số 11/KH-SNV ngày 13/02/2026"))},
    )
    fill_register(desk, desk.report(document))
    assert [entry.citation for entry in read_register(desk).values()] == [PLAN]


def test_filling_is_no_step_of_the_clerk(desk):
    document = make(desk, TEN)
    label = desk.undo_label
    fill_register(desk, desk.report(document))
    assert desk.undo_label == label


def test_an_entry_is_noted_on_and_that_can_be_undone(desk):
    entry_id = add_entry(desk, RegisterEntry(PLAN))
    set_entry(desk, entry_id, RegisterEntry(PLAN, note="gấp"))
    assert read_register(desk)[entry_id].note == "gấp"
    desk.undo()
    assert read_register(desk)[entry_id].note == ""


def test_an_entry_can_be_taken_away(desk):
    entry_id = add_entry(desk, RegisterEntry(PLAN))
    desk.do(register.put_change(desk.workspace, entry_id, None))
    assert read_register(desk) == {}


# --- where used -----------------------------------------------------------------------------------


def uses(desk, citation):
    return [(use.line.owner, use.found.citation.code) for use in uses_of(Search(desk), citation)]


def test_a_document_is_found_wherever_it_is_cited(desk):
    first = make(desk, "Theo Kế hoạch số 11/KH-SNV và số 111/KH-SNV.")
    second = make(desk, "KH 011/KH-SNV ngày 13/02/2026; có 11 hồ sơ")
    make(desk, "Kế hoạch số 11/KH-SNV ngày 13/02/2025; Kế hoạch số 111/KH-SNV")
    make(desk, "Công văn số 2111/SNV-VP")
    assert uses(desk, PLAN) == [(second, "011/KH-SNV"), (first, "11/KH-SNV")]


def test_a_law_is_found_by_its_name(desk):
    document = make(desk, "Thực hiện Luật cán bộ, công chức.")
    law = Citation("Luật", subject="Cán bộ, công chức")
    assert uses(desk, law) == [(document, "")]


# --- conflicts ------------------------------------------------------------------------------------


def test_a_document_that_contradicts_itself_is_told(desk):
    text = "Kế hoạch số 11/KH-SNV ngày 13/02/2026.\nKế hoạch số 11/KH-SNV ngày 15/02/2026."
    (found,) = conflicts(desk.report(make(desk, text)), {})
    assert found.conflict.kind is ConflictKind.DATES
    assert (found.first.place.paragraph, found.second.place.paragraph) == (0, 1)
    assert found.second.found.citation.date == date(2026, 2, 15)


def test_a_document_that_contradicts_the_register_is_told(desk):
    entry_id = add_entry(desk, RegisterEntry(PLAN))
    report = desk.report(make(desk, "Kế hoạch số 11/KH-SNV ngày 15/02/2026"))
    (found,) = conflicts(report, read_register(desk))
    assert (found.first.place is None, found.second.entry) == (False, entry_id)


def test_the_register_alone_or_a_hidden_entry_is_no_conflict(desk):
    add_entry(desk, RegisterEntry(PLAN))
    add_entry(desk, RegisterEntry(Citation("Quyết định", "11", "KH-SNV", PLAN.date)))
    hidden = Citation("Kế hoạch", "12", "KH-SNV", date(2026, 3, 1))
    add_entry(desk, RegisterEntry(hidden, is_hidden=True))
    report = desk.report(make(desk, "Kế hoạch số 12/KH-SNV ngày 02/3/2026"))
    assert conflicts(report, read_register(desk)) == ()


# --- the page of the register ---------------------------------------------------------------------


def test_an_entry_that_is_not_named_yet_is_used_nowhere(desk):
    make(desk, TEN)
    assert list(uses_of(Search(desk), Citation())) == []
    assert list(uses_of(Search(desk), Citation(number="00"))) == []


def test_the_places_of_a_document_come_with_the_documents_to_open(desk):
    old = make(desk, "Theo Kế hoạch số 11/KH-SNV ngày 13/02/2026.", "2026-quy-1")
    new = make(desk, "Theo Kế hoạch số 11/KH-SNV.")
    found = used_in(Search(desk), PLAN)
    assert [each.document.id for each in found] == [new, old]
    assert found[0].text[found[0].start : found[0].end].startswith("Kế hoạch số 11/KH-SNV")


def test_a_line_says_how_often_and_against_what_the_document_cites(desk):
    entry = add_entry(desk, RegisterEntry(PLAN))
    document = make(
        desk, "Kế hoạch số 11/KH-SNV ngày 31/02/2026 và Kế hoạch số 11/KH-SNV ngày 14/02/2026"
    )
    (line,) = register_lines(desk, document)
    assert (line.id, line.uses) == (entry, 2)
    assert line.conflicts
    (alone,) = register_lines(desk, None)
    assert (alone.uses, alone.conflicts) == (0, ())


def test_a_hidden_entry_is_listed_last_and_can_be_put_back(desk):
    first = add_entry(desk, RegisterEntry(PLAN))
    add_entry(desk, RegisterEntry(Citation("Kế hoạch", "12", "KH-SNV", date(2025, 2, 13))))
    hide_entry(desk, first, is_hidden=True)
    assert [line.entry.is_hidden for line in register_lines(desk, None)] == [False, True]
    hide_entry(desk, first, is_hidden=False)
    assert not any(line.entry.is_hidden for line in register_lines(desk, None))
