from datetime import date

import pytest

from cchc_desk.forms.citation import Citation
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Letterhead, Line, line_text
from cchc_desk.forms.issue import (
    IN_WORK,
    NEXT_STATES,
    IssueNumber,
    IssueNumberError,
    issue_day,
    own_citation,
    own_entry,
    read_issue_number,
    with_issue,
)
from cchc_desk.forms.office import Signer
from cchc_desk.forms.report import FrontMatter, IssueDate, ReportState
from tests.factories import make_report

DAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35", IssueNumber("35")),
        (" 05 ", IssueNumber("05")),
        ("17a", IssueNumber("17a")),
        ("35/BC-SKHCN", IssueNumber("35", "BC-SKHCN")),
        ("Số: 35 / BC-SKHCN", IssueNumber("35", "BC-SKHCN")),
    ],
)
def test_a_number_is_read_as_it_is_given(text, number):
    assert read_issue_number(text) == number


@pytest.mark.parametrize("text", ["", "số", "BC-SKHCN", "35/", "35 BC", "3.5"])
def test_other_words_are_no_number(text):
    with pytest.raises(IssueNumberError):
        read_issue_number(text)


def test_number_and_date_fill_every_blank():
    front = with_issue(FrontMatter(), IssueNumber("5"), DAY)
    sections = compose(make_report(front=front)).sections
    letterhead = next(node for node in sections[0].nodes if isinstance(node, Letterhead))
    assert letterhead.number_line == "Số: 05/BC-SKHCN"
    assert letterhead.place_and_date == "Đông Sơn, ngày 13 tháng 3 năm 2026"
    heads = [line_text(node) for node in sections[1].nodes if isinstance(node, Line)]
    assert heads[0] == "Phụ lục"


def test_a_symbol_that_was_typed_is_kept_and_else_stays():
    front = FrontMatter(symbol="BC-VP")
    assert with_issue(front, IssueNumber("5"), DAY).symbol == "BC-VP"
    assert with_issue(front, IssueNumber("5", "BC-SKHCN"), DAY).symbol == "BC-SKHCN"


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        (IssueDate(13, 3, 2026), DAY),
        (IssueDate(month=3, year=2026), None),
        (IssueDate(13, year=2026), None),
        (IssueDate(13, 3), None),
        (IssueDate(31, 2, 2026), None),
    ],
)
def test_a_day_of_issue_is_whole_or_none(issued, day):
    assert issue_day(FrontMatter(issued=issued)) == day


def test_a_document_is_cited_as_others_would():
    report = make_report(front=with_issue(FrontMatter(), IssueNumber("35"), DAY))
    assert own_citation(report) == Citation(
        "Báo cáo",
        "35",
        "BC-SKHCN",
        DAY,
        "Sở Khoa học và Công nghệ",
        "Công tác cải cách hành chính Quý I năm 2026 của Sở Khoa học và Công nghệ",
    )


def test_a_draft_has_no_number():
    draft = own_citation(make_report(front=FrontMatter(subject="Việc khác")))
    assert (draft.number, draft.date, draft.subject) == ("", None, "Việc khác")


def test_the_register_notes_who_signed_and_who_got_it():
    entry = own_entry(make_report())
    assert (entry.signer, entry.recipients, entry.keeper) == ("Lê Thị Mẫu", "Sở Nội vụ", "VT, VP")
    own = own_entry(make_report(front=FrontMatter(signer=Signer("Ngô Thử"), recipients=("Sở Y;",))))
    assert (own.signer, own.recipients, own.keeper) == ("Ngô Thử", "Sở Y", "")


def test_every_state_leads_on_but_the_last():
    assert set(NEXT_STATES) == set(ReportState)
    assert [state for state, following in NEXT_STATES.items() if not following] == [
        ReportState.SENT
    ]
    assert {ReportState.DRAFTING, ReportState.RETURNED} == IN_WORK
