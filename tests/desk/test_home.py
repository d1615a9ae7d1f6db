from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.home import DueReport, read_home
from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.figure import Figure, read_identity
from cchc_desk.forms.period import DayOfYear, PeriodKind, read_period
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.template import DocumentKind
from cchc_desk.storage import periods
from tests.factories import OFFICE, answered, make_report, make_template

TODAY = date(2026, 3, 9)
PLAN = make_template(id="ke-hoach", kind=DocumentKind.PLAN)


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


def make(desk, period, **changes):
    read = read_period(period, periods.read_kinds(desk.workspace))
    return desk.create(make_report(period=read, **{"tasks": (), "results": {}, **changes}))


def due(desk, today=TODAY):
    return [(each.period.id, each.due.isoformat()) for each in read_home(desk, today).due]


# --- what is due ----------------------------------------------------------------------------------


def test_an_empty_workspace_is_reminded_of_the_usual_periods(desk):
    home = read_home(desk, TODAY)
    assert home.due == (
        DueReport(read_period("2026-quy-1"), date(2026, 3, 13), date(2026, 3, 15), 4, None),
        DueReport(read_period("2026-6-thang"), date(2026, 6, 15), date(2026, 6, 15), 98, None),
    )
    assert [each.was_moved for each in home.due] == [True, False]
    assert (home.tasks_of, home.progress, home.open_, home.recent) == (None, (), (), ())


def test_an_office_is_reminded_of_the_periods_that_it_reports(desk):
    make(desk, "2025-quy-1")
    make(desk, "2025-quy-2")
    assert due(desk, date(2026, 4, 1)) == [
        ("2026-quy-1", "2026-03-13"),
        ("2026-quy-2", "2026-06-15"),
    ]


def test_a_report_that_is_sent_is_due_no_more(desk):
    document = make(desk, "2026-quy-1")
    assert read_home(desk, TODAY).due[0].document.id == document
    desk.set_state(document, ReportState.SENT)
    assert due(desk) == [("2026-6-thang", "2026-06-15")]


def test_what_is_over_is_shown_for_some_weeks(desk):
    assert [each.days_left for each in read_home(desk, date(2026, 3, 20)).due] == [-7, 87]
    assert due(desk, date(2026, 6, 1)) == [("2026-6-thang", "2026-06-15")]


def test_days_that_the_office_sets_move_it_too(desk):
    desk.set_office(replace(OFFICE, days_off=(date(2026, 3, 13),)))
    assert due(desk)[0] == ("2026-quy-1", "2026-03-12")


def test_a_plan_is_no_report_that_is_due(desk):
    make(desk, "2026-quy-1", template=PLAN)
    assert due(desk)[0][0] == "2026-quy-1"


# --- tasks ----------------------------------------------------------------------------------------


def test_the_year_s_newest_report_with_tasks_shows_their_progress(desk):
    plan = desk.create(make_report(template=PLAN, period=read_period("2026-nam")))
    assert read_home(desk, TODAY).tasks_of.id == plan
    report = make(desk, "2026-quy-1", results={})
    home = read_home(desk, TODAY)
    assert home.tasks_of.id == report
    assert [group.total for group in home.progress] == [2]


def test_tasks_of_another_year_are_not_shown(desk):
    desk.create(make_report(period=read_period("2025-quy-1")))
    make(desk, "2026-quy-1")
    assert read_home(desk, TODAY).tasks_of is None


# --- open matters and recent documents ------------------------------------------------------------


def test_what_documents_in_work_ask_for_is_counted(desk):
    template = make_template(
        figures=(Figure("a", "A"),),
        identities=(read_identity("a = 1"),),
        items=make_template().items,
    )
    answers = {
        "i.ke-hoach": answered("Có."),
        "i.hop": Answer(AnswerState.IN_PROGRESS, plain("Đang viết")),
    }
    figures = {"a": Decimal(2)}
    document = make(desk, "2026-quy-1", template=template, answers=answers, figures=figures)
    (matters,) = read_home(desk, TODAY).open_
    assert matters.document.id == document
    assert (matters.unanswered, matters.in_progress, matters.failed_identities) == (1, 1, 1)


def test_text_that_is_left_over_is_counted(desk):
    old = make(desk, "2025-quy-4", answers={"i.hop": answered("Đã họp.")})
    desk.set_state(old, ReportState.SENT)
    carried = {"i.hop": Answer(AnswerState.IN_PROGRESS, plain("Đã họp.\nMới."))}
    make(desk, "2026-quy-1", answers=carried)
    assert [each.unchanged for each in read_home(desk, TODAY).open_] == [1]


def test_a_signed_document_is_in_work_no_more(desk):
    document = make(desk, "2026-quy-1")
    desk.set_state(document, ReportState.SIGNED)
    assert read_home(desk, TODAY).open_ == ()
    desk.set_state(document, ReportState.RETURNED)
    assert len(read_home(desk, TODAY).open_) == 1


def test_the_latest_documents_in_work_are_shown(desk):
    made = [make(desk, f"2026-thang-{month}") for month in (1, 4, 2, 3)]
    shown = [each.document.id for each in read_home(desk, TODAY).open_]
    assert shown == [made[1], made[3], made[2]]


def test_recent_documents_come_as_they_were_edited(desk):
    first, second = make(desk, "2026-quy-1"), make(desk, "2026-quy-2")
    assert [each.document.id for each in read_home(desk, TODAY).recent] == [second, first]
    desk.set_answer(first, "i.hop", answered("Hai cuộc."))
    recent = read_home(desk, TODAY).recent
    assert [each.document.id for each in recent] == [first, second]
    assert all(each.edited is not None for each in recent)


def test_a_document_that_is_gone_is_not_recent(desk):
    document = make(desk, "2026-quy-1")
    desk.delete_document(document)
    assert read_home(desk, TODAY).recent == ()


def test_a_document_that_was_not_edited_lately_comes_last(desk, monkeypatch):
    first, second = make(desk, "2026-quy-1"), make(desk, "2026-quy-2")
    monkeypatch.setattr("cchc_desk.storage.recent._ENTRIES", 1)
    desk.set_answer(first, "i.hop", answered("Hai cuộc."))
    recent = read_home(desk, TODAY).recent
    assert [(each.document.id, each.edited is None) for each in recent] == [
        (first, False),
        (second, True),
    ]


def test_a_document_of_a_period_that_is_gone_stands_among_the_recent_alone(desk):
    own = PeriodKind(
        "dot-1", "Đợt 1", "đợt 1", "", DayOfYear(1, 1), DayOfYear(2, 1), DayOfYear(2, 2)
    )
    desk.do(periods.put_change(desk.workspace, own))
    document = make(desk, "2026-dot-1")
    desk.do(periods.remove_change(desk.workspace, "dot-1"))
    home = read_home(desk, TODAY)
    assert home.open_ == ()
    assert [each.document.id for each in home.recent] == [document]
