from datetime import date

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.issuing import documents_with_number, fill_in_issue, register_own
from cchc_desk.desk.register import add_entry, read_register
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.issue import IssueNumberError
from cchc_desk.forms.period import read_period
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.forms.report import FrontMatter, IssueDate, ReportState
from cchc_desk.forms.template import DocumentKind
from tests.factories import OFFICE, make_report, make_template

DAY = date(2026, 3, 13)


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


def make(desk, period="2026-quy-1", **changes):
    return desk.create(make_report(period=read_period(period), tasks=(), results={}, **changes))


def test_number_and_date_are_filled_in_as_one_step(desk):
    document = make(desk, front=FrontMatter(subject="Việc"))
    before = desk.report(document)
    fill_in_issue(desk, document, "35", DAY)
    after = desk.report(document)
    assert after.front == FrontMatter("35", issued=IssueDate(13, 3, 2026), subject="Việc")
    assert after.state is ReportState.SIGNED
    desk.undo()
    assert desk.report(document) == before


def test_filling_in_the_same_again_is_no_step(desk):
    document = make(desk)
    fill_in_issue(desk, document, "35", DAY)
    label = desk.undo_label
    desk.set_state(document, ReportState.SENT)
    desk.set_state(document, ReportState.SIGNED)
    fill_in_issue(desk, document, "35", DAY)
    assert desk.undo_label == label


def test_only_what_differs_is_changed(desk):
    document = make(desk)
    fill_in_issue(desk, document, "35", DAY)
    desk.set_state(document, ReportState.SENT)
    fill_in_issue(desk, document, "35", DAY)
    assert desk.report(document).state is ReportState.SIGNED
    fill_in_issue(desk, document, "36", DAY)
    assert desk.report(document).front.number == "36"


def test_what_is_no_number_changes_nothing(desk):
    document = make(desk)
    with pytest.raises(IssueNumberError):
        fill_in_issue(desk, document, "ba mươi lăm", DAY)
    assert desk.report(document).state is ReportState.DRAFTING


def test_a_number_that_is_taken_is_told(desk):
    first, second = make(desk), make(desk, "2026-quy-2")
    fill_in_issue(desk, first, "35", DAY)
    assert [e.id for e in documents_with_number(desk, second, "035", DAY)] == [first]
    assert documents_with_number(desk, first, "35", DAY) == ()


@pytest.mark.parametrize(
    ("number", "day"), [("36", DAY), ("35", date(2027, 3, 13)), ("35/TB-SKHCN", DAY)]
)
def test_another_number_year_or_symbol_is_free(desk, number, day):
    first, second = make(desk), make(desk, "2026-quy-2")
    fill_in_issue(desk, first, "35", DAY)
    assert documents_with_number(desk, second, number, day) == ()


def test_a_plan_has_numbers_of_its_own(desk):
    plan = make(desk, template=make_template(id="kh", kind=DocumentKind.PLAN))
    fill_in_issue(desk, plan, "35", DAY)
    assert documents_with_number(desk, make(desk), "35", DAY) == ()


def test_a_signed_document_is_put_into_the_register(desk):
    document = make(desk)
    fill_in_issue(desk, document, "35", DAY)
    label = desk.undo_label
    register_own(desk, document)
    (entry,) = read_register(desk).values()
    assert (entry.citation.code, entry.citation.date) == ("35/BC-SKHCN", DAY)
    assert (entry.signer, entry.keeper) == ("Lê Thị Mẫu", "VT, VP")
    assert desk.undo_label == label


def test_what_is_noted_there_is_completed_and_kept(desk):
    cited = Citation("Báo cáo", "35", "BC-SKHCN", DAY)
    entry_id = add_entry(desk, RegisterEntry(cited, signer="Người khác", note="gấp"))
    document = make(desk)
    fill_in_issue(desk, document, "35", DAY)
    register_own(desk, document)
    entry = read_register(desk)[entry_id]
    assert (entry.signer, entry.note, entry.recipients) == ("Người khác", "gấp", "Sở Nội vụ")
    assert entry.citation.issuer == "Sở Khoa học và Công nghệ"


def test_a_draft_is_not_registered(desk):
    register_own(desk, make(desk))
    assert read_register(desk) == {}
