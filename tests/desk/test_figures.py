"""Figures over the reports of a year: sums, openings, proposals, and the catalogue."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.figures import (
    FigureInUseError,
    Proposal,
    ProposalSource,
    ValueSource,
    checked_identities,
    comparison_phrase,
    figure_lines,
    proposals,
    put_figure,
    remove_figure,
    set_values,
)
from cchc_desk.desk.neighbours import Neighbours, neighbours
from cchc_desk.forms.comparison import Basis
from cchc_desk.forms.figure import Figure, Nature, read_identity
from cchc_desk.forms.identity_check import Verdict
from cchc_desk.forms.period import DayOfYear, PeriodKind, read_period
from cchc_desk.forms.template import DocumentKind
from cchc_desk.storage import periods
from cchc_desk.storage.reports import NoReportError
from tests.factories import OFFICE, make_report, make_template

FIGURES = (
    Figure("tong", "Tiếp nhận", "hồ sơ"),
    Figure("ky-truoc", "Kỳ trước", "hồ sơ", Nature.STOCK),
    Figure("moi", "Mới", "hồ sơ"),
    Figure("dang", "Đang giải quyết", "hồ sơ", Nature.STOCK),
    Figure("ty-le", "Tỷ lệ mới", "%", Nature.RATIO, "moi", "tong"),
)
TEMPLATE = make_template(
    figures=FIGURES,
    identities=(read_identity("tong = ky-truoc + moi"), read_identity("ky-truoc = previous(dang)")),
)
Q1 = {"tong": 88, "ky-truoc": 1, "moi": 87, "dang": 5}
Q2 = {"tong": 65, "ky-truoc": 5, "moi": 60, "dang": 10}


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


def make(desk, period, values=None, **changes):
    figures = {id_: Decimal(value) for id_, value in (values or {}).items()}
    read = read_period(period, periods.read_kinds(desk.workspace))
    made = make_report(template=TEMPLATE, period=read, tasks=(), results={}, figures=figures)
    return desk.create(replace(made, **changes))


def line(desk, document, figure):
    return next(
        each for each in figure_lines(desk, desk.report(document)) if each.figure.id == figure
    )


# --- sums -----------------------------------------------------------------------------------------


def test_quarters_add_up_since_the_beginning_of_the_year(desk):
    make(desk, "2026-quy-1", Q1)
    second = desk.report(make(desk, "2026-quy-2", Q2))
    assert second.cumulated["moi"] == 147
    assert second.cumulated["tong"] == 148
    assert second.cumulated["ty-le"] == Decimal("99.32")


def test_a_half_year_and_a_quarter_add_up_too(desk):
    make(desk, "2026-6-thang", {"moi": 100})
    assert desk.report(make(desk, "2026-quy-3", {"moi": 20})).cumulated["moi"] == 120


def test_a_missing_quarter_leaves_the_sum_unknown(desk):
    make(desk, "2026-quy-1", Q1)
    assert "moi" not in desk.report(make(desk, "2026-quy-3", {"moi": 20})).cumulated


def test_a_period_that_opens_the_year_needs_no_other(desk):
    make(desk, "2025-quy-4", Q1)
    assert desk.report(make(desk, "2026-quy-1", Q1)).cumulated["moi"] == 87


def test_a_value_that_one_way_does_not_tell_comes_from_another(desk):
    make(desk, "2026-quy-1", {"moi": 1})
    make(desk, "2026-quy-2", {"moi": 2})
    make(desk, "2026-6-thang", {"dang": 7})
    assert desk.report(make(desk, "2026-quy-3", {"moi": 4})).cumulated["moi"] == 7


def test_the_newest_of_two_reports_of_one_period_counts(desk):
    make(desk, "2026-quy-1", {"moi": 1})
    make(desk, "2026-quy-1", {"moi": 5})
    assert desk.report(make(desk, "2026-quy-2", {"moi": 2})).cumulated["moi"] == 7


def test_plans_add_nothing(desk):
    plan = make_template(id="ke-hoach", kind=DocumentKind.PLAN, figures=FIGURES)
    document = make(desk, "2026-quy-1", {"moi": 1}, template=plan)
    assert "moi" not in desk.report(make(desk, "2026-quy-2", {"moi": 2})).cumulated
    assert desk.report(document).catalogue.keys() >= {"moi", "tong"}


def test_a_report_of_a_kind_that_was_removed_counts_for_nothing(desk):
    own = PeriodKind(
        "dot-1", "Đợt 1", "đợt 1", "", DayOfYear(12, 15, -1), DayOfYear(3, 14), DayOfYear(3, 15)
    )
    desk.do(periods.put_change(desk.workspace, own))
    make(desk, "2026-dot-1", {"moi": 1})
    second = make(desk, "2026-quy-2", {"moi": 2})
    assert desk.report(second).cumulated["moi"] == 3
    desk.do(periods.remove_change(desk.workspace, "dot-1"))
    assert "moi" not in desk.report(second).cumulated


# --- lines ----------------------------------------------------------------------------------------


def test_a_line_holds_a_value_beside_those_of_other_periods(desk):
    make(desk, "2025-quy-2", {"moi": 50})
    make(desk, "2026-quy-1", Q1)
    found = line(desk, make(desk, "2026-quy-2", Q2), "moi")
    assert (found.value, found.source) == (60, ValueSource.ENTERED)
    assert (found.previous, found.year_ago, found.year) == (87, 50, 147)
    assert found.proposal is None


def test_a_line_tells_where_its_value_comes_from(desk):
    document = make(desk, "2026-quy-1", {"tong": 10, "moi": 5})
    counted = Figure("nhiem-vu.tong", "Nhiệm vụ", "nhiệm vụ", Nature.STOCK)
    put_figure(desk, counted)
    assert line(desk, document, "ty-le").source is ValueSource.COMPUTED
    assert line(desk, document, "dang").source is ValueSource.UNKNOWN
    assert line(desk, document, "nhiem-vu.tong").source is ValueSource.COUNTED
    desk.set_figure(document, "nhiem-vu.tong", Decimal(3))
    assert line(desk, document, "nhiem-vu.tong").source is ValueSource.ENTERED
    desk.set_figure(document, "tong", None)
    desk.set_figure(document, "ty-le", Decimal(50))
    assert line(desk, document, "ty-le").source is ValueSource.ENTERED


def test_figures_of_the_template_come_before_others_of_the_catalogue(desk):
    put_figure(desk, Figure("a-khac", "Khác"))
    lines = figure_lines(desk, desk.report(make(desk, "2026-quy-1", Q1)))
    assert [each.figure.id for each in lines] == [*(f.id for f in FIGURES), "a-khac"]


def test_a_report_that_is_not_kept_yet_has_lines_too(desk):
    lines = figure_lines(desk, make_report(template=TEMPLATE, figures={"moi": Decimal(1)}))
    assert [each.value for each in lines] == [None, None, 1, None, None]


def test_a_line_is_compared_in_words(desk):
    make(desk, "2025-quy-2", {"moi": 50})
    make(desk, "2026-quy-1", {"moi": 80, "tong": 100})
    document = make(desk, "2026-quy-2", {"moi": 60, "tong": 100})
    found = line(desk, document, "moi")
    assert comparison_phrase(found, Basis.SAME_LAST_YEAR, 2026) == (
        "tăng 10 hồ sơ (20\u00a0%) so với cùng kỳ năm 2025"
    )
    assert comparison_phrase(found, Basis.PREVIOUS, 2026) == (
        "giảm 20 hồ sơ (25\u00a0%) so với kỳ trước"
    )
    share = comparison_phrase(line(desk, document, "ty-le"), Basis.PREVIOUS, 2026)
    assert share == "giảm 20 điểm\u00a0% so với kỳ trước"
    assert comparison_phrase(line(desk, document, "dang"), Basis.PREVIOUS, 2026) is None


# --- proposals ------------------------------------------------------------------------------------


def test_a_period_is_proposed_to_open_with_what_the_last_one_left(desk):
    make(desk, "2026-quy-1", Q1)
    proposed = proposals(desk, desk.report(make(desk, "2026-quy-2")))
    assert proposed["ky-truoc"] == Proposal(Decimal(5), ProposalSource.OPENING)


def test_a_half_year_is_proposed_the_sums_of_its_quarters(desk):
    make(desk, "2026-quy-1", Q1)
    make(desk, "2026-quy-2", Q2)
    proposed = proposals(desk, desk.report(make(desk, "2026-6-thang")))
    assert {id_: each.value for id_, each in proposed.items()} == {
        "moi": 147,
        "tong": 148,
        "ky-truoc": 1,
        "dang": 10,
        "ty-le": Decimal("99.32"),
    }
    assert {each.source for each in proposed.values()} == {ProposalSource.PERIODS}


def test_what_nothing_else_fits_is_proposed(desk):
    document = make(desk, "2026-quy-1", {"tong": 88, "moi": 87})
    proposed = proposals(desk, desk.report(document))
    assert proposed == {"ky-truoc": Proposal(Decimal(1), ProposalSource.IDENTITY)}


def test_a_plan_is_proposed_no_sums(desk):
    make(desk, "2026-quy-1", Q1)
    plan = make_template(id="ke-hoach", kind=DocumentKind.PLAN, figures=FIGURES)
    assert proposals(desk, desk.report(make(desk, "2026-nam", template=plan))) == {}


def test_several_values_are_one_step(desk):
    document = make(desk, "2026-quy-1", {"moi": 1})
    set_values(desk, document, {"tong": Decimal(3), "dang": Decimal(2), "moi": None})
    assert desk.report(document).figures == {"tong": 3, "dang": 2}
    desk.undo()
    assert desk.report(document).figures == {"moi": 1}


# --- identities -----------------------------------------------------------------------------------


def test_identities_are_judged_with_the_last_period(desk):
    make(desk, "2026-quy-1", Q1)
    document = make(desk, "2026-quy-2", {**Q2, "ky-truoc": 6})
    verdicts = {c.identity.equation: c.verdict for c in checked_identities(desk.report(document))}
    assert verdicts == {
        "tong = ky-truoc + moi": Verdict.FAILS,
        "ky-truoc = previous(dang)": Verdict.FAILS,
    }


def test_without_a_last_period_a_handover_is_not_judged(desk):
    checked = checked_identities(desk.report(make(desk, "2026-quy-2", Q2)))
    assert [each.verdict for each in checked] == [Verdict.HOLDS, Verdict.UNKNOWN]


# --- the catalogue --------------------------------------------------------------------------------


def test_a_figure_that_is_described_anew_is_so_in_every_document(desk):
    document = make(desk, "2026-quy-1", Q1)
    put_figure(desk, replace(FIGURES[0], label="Hồ sơ đã nhận"))
    assert desk.report(document).catalogue["tong"].label == "Hồ sơ đã nhận"
    desk.undo()
    assert desk.report(document).catalogue["tong"].label == "Tiếp nhận"


def test_a_figure_that_nobody_uses_can_be_removed(desk):
    put_figure(desk, Figure("khac", "Khác"))
    remove_figure(desk, "khac")
    document = make(desk, "2026-quy-1")
    assert "khac" not in desk.report(document).catalogue


def test_a_figure_in_use_stays_and_says_who_uses_it(desk):
    document = make(desk, "2026-quy-1")
    put_figure(desk, Figure("khac", "Khác"))
    desk.set_figure(document, "khac", Decimal(1))
    title = next(entry.title for entry in desk.documents() if entry.id == document)
    with pytest.raises(FigureInUseError, match=f"“Khác”.*{re.escape(title)}"):
        remove_figure(desk, "khac")
    with pytest.raises(FigureInUseError, match=f"“Tiếp nhận”.*{TEMPLATE.id}"):
        remove_figure(desk, "tong")


# --- neighbours -----------------------------------------------------------------------------------


def ids(found):
    return tuple(each.id if each else None for each in (found.last, found.year_ago))


def test_the_neighbours_are_the_last_period_and_the_same_one_last_year(desk):
    year_ago = make(desk, "2025-quy-2")
    make(desk, "2025-nam")
    last = make(desk, "2026-quy-1")
    assert ids(neighbours(desk, make(desk, "2026-quy-2"))) == (last, year_ago)


def test_the_last_period_of_half_a_year_is_its_first_quarter(desk):
    make(desk, "2025-nam")
    first = make(desk, "2026-quy-1")
    assert ids(neighbours(desk, make(desk, "2026-6-thang"))) == (first, None)


def test_of_two_that_end_together_the_shorter_is_nearer(desk):
    quarter = make(desk, "2026-quy-2")
    make(desk, "2026-6-thang")
    assert ids(neighbours(desk, make(desk, "2026-quy-3")))[0] == quarter


def test_a_plan_has_plans_beside_it(desk):
    make(desk, "2025-nam")
    plan = make_template(id="ke-hoach", kind=DocumentKind.PLAN)
    assert neighbours(desk, make(desk, "2026-nam", template=plan)) == Neighbours()


def test_a_document_that_is_not_there_has_no_neighbours(desk):
    with pytest.raises(NoReportError):
        neighbours(desk, "khong-co")
