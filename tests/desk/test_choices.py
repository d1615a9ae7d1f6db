from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.desk.choices import Choices, choices
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.period import STANDARD_KINDS, DayOfYear, Period
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.template import DocumentKind
from cchc_desk.storage.reports import ReportEntry
from tests.factories import make_report, make_template

KINDS = {kind.id: kind for kind in STANDARD_KINDS}
REPORT = make_template()
QUARTERLY = make_template(id="quy", periods=("quy-1", "quy-2", "quy-3", "quy-4"))
PLAN = make_template(id="ke-hoach", kind=DocumentKind.PLAN, periods=("nam",))


def entry(period_id, template=REPORT, id_=None):
    return ReportEntry(
        id_ or f"{template.id}-{period_id}",
        template.kind,
        template.id,
        template.version,
        period_id,
        f"{template.kind.type_name} {period_id}",
        ReportState.DRAFTING,
    )


def offered(*documents, kinds=STANDARD_KINDS):
    """Return choices after these documents were made, the first of them first."""
    return Choices(tuple(kinds), (REPORT, QUARTERLY, PLAN), documents[::-1])


def period(period_id):
    year, _, kind = period_id.partition("-")
    return Period(KINDS[kind], int(year))


def proposed(choices_, template, today):
    found = choices_.proposed(template, date.fromisoformat(today))
    return found and found.id


# --- the period that is proposed ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-05", "2026-quy-1"),
        ("2026-03-15", "2026-quy-1"),
        ("2026-03-16", "2026-6-thang"),
        ("2026-07-01", "2026-quy-3"),
        ("2026-10-01", "2026-nam"),
        ("2026-12-16", "2027-quy-1"),
    ],
)
def test_the_report_that_is_due_next_is_proposed(today, expected):
    assert proposed(offered(), REPORT, today) == expected


def test_a_report_that_is_made_already_is_not_proposed_again():
    assert proposed(offered(entry("2026-quy-1")), REPORT, "2026-02-01") == "2026-6-thang"


def test_what_the_office_made_before_is_proposed_though_no_rule_asks_for_it():
    made = entry("2025-9-thang")
    assert proposed(offered(made), REPORT, "2026-07-01") == "2026-9-thang"


def test_a_template_for_quarters_is_proposed_for_quarters():
    assert proposed(offered(), QUARTERLY, "2026-04-01") == "2026-quy-2"


def test_a_report_of_last_year_may_be_due_in_this_one():
    late = replace(KINDS["nam"], due_day=DayOfYear(1, 10, 1))
    kinds = [late if kind.id == "nam" else kind for kind in STANDARD_KINDS]
    assert proposed(offered(kinds=kinds), REPORT, "2026-01-05") == "2025-nam"


def test_a_plan_is_proposed_for_the_first_year_without_one():
    assert proposed(offered(), PLAN, "2026-11-01") == "2026-nam"
    assert proposed(offered(entry("2026-nam", PLAN)), PLAN, "2026-02-01") == "2027-nam"


def test_a_report_does_not_stand_in_for_a_plan():
    assert proposed(offered(entry("2026-nam")), PLAN, "2026-02-01") == "2026-nam"


def test_without_a_fitting_period_nothing_is_proposed():
    assert proposed(offered(kinds=[KINDS["nam"]]), QUARTERLY, "2026-01-05") is None


def test_an_office_with_periods_of_its_own_alone_is_proposed_one():
    own = replace(KINDS["quy-1"], id="dau-nam")
    assert proposed(offered(kinds=[own]), REPORT, "2026-01-05") == "2026-dau-nam"


# --- what it can begin with -----------------------------------------------------------------------


def test_the_newest_earlier_document_of_the_template_comes_first():
    documents = ("2026-6-thang", "2025-quy-3", "2026-quy-1", "2025-nam")
    made = offered(*(entry(each) for each in documents), entry("2026-quy-2", QUARTERLY))
    found = made.sources(REPORT, period("2026-6-thang"))
    assert [each.id for each in found] == [
        "mau-2026-quy-1",
        "mau-2025-nam",
        "mau-2025-quy-3",
        "mau-2026-6-thang",
        "quy-2026-quy-2",
    ]


def test_a_plan_begins_with_plans_alone():
    made = offered(entry("2025-nam"), entry("2025-nam", PLAN))
    assert [each.id for each in made.sources(PLAN, period("2026-nam"))] == ["ke-hoach-2025-nam"]


def test_the_last_document_fits():
    made = offered(entry("2025-nam"), entry("2026-quy-1"))
    fitting = made.fitting(REPORT, period("2026-6-thang"))
    assert fitting is not None
    assert fitting.id == "mau-2026-quy-1"


@pytest.mark.parametrize("documents", [(), (entry("2026-nam"),), (entry("2025-nam", QUARTERLY),)])
def test_neither_a_later_document_nor_one_of_another_outline_fits(documents):
    assert offered(*documents).fitting(REPORT, period("2026-quy-1")) is None


def test_a_document_of_a_period_that_the_office_removed_comes_last():
    made = offered(entry("2025-dau-nam"), entry("2025-quy-1"))
    ids = [each.id for each in made.sources(REPORT, period("2026-quy-1"))]
    assert ids == ["mau-2025-quy-1", "mau-2025-dau-nam"]


def test_documents_of_the_kind_and_period_are_known():
    made = offered(entry("2026-nam"), entry("2026-nam", PLAN), entry("2025-nam"))
    assert [each.id for each in made.existing(PLAN, period("2026-nam"))] == ["ke-hoach-2026-nam"]


# --- templates ------------------------------------------------------------------------------------


def test_the_template_of_the_last_document_is_the_usual_one():
    gone = make_template(id="cu")
    made = offered(entry("2026-quy-1", QUARTERLY), entry("2026-quy-2", gone))
    assert made.usual_template() is QUARTERLY
    assert offered().usual_template() is REPORT


def test_reports_stand_before_plans_and_the_newest_outline_first(tmp_path):
    with Desk.open_or_create(tmp_path / "a.cchc") as desk:
        desk.create(make_report(template=PLAN))
        desk.create(make_report(template=make_template(id="a", valid_from=date(2030, 1, 1))))
        found = choices(desk)
    ids = [template.id for template in found.templates]
    assert ids[:2] == ["a", "bao-cao-dinh-ky"]
    assert ids.index("bao-cao-dinh-ky") < ids.index("ke-hoach")
    assert [each.template_id for each in found.documents] == ["a", "ke-hoach"]
