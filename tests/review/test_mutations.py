import pytest

from cchc_desk.desk.sample import sample_report
from cchc_desk.review.finding import Severity
from cchc_desk.review.rules import RULES
from tests.review.documents import NAMES, clean, found
from tests.review.mutations import FAMILIES, good_pages, is_found, sow

ERRORS = {rule.id for rule in RULES if rule.severity is Severity.ERROR}


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_document_is_quiet(name):
    assert found(clean(name), pages=good_pages()) == ()


def test_the_sample_of_the_program_has_no_error_and_no_warning():
    assert [f for f in found(sample_report()) if f.severity is not Severity.HINT] == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("family", FAMILIES)
def test_sown_slips_are_found(family):
    reports = [clean(name) for name in NAMES]
    before = {report.id: found(report) for report in reports}
    results = [
        (sort, is_found(sort, before[report.id], slipped))
        for sort, report, slipped in sow(reports, 2, seed=8, families=[family])
    ]
    grave = [ok for sort, ok in results if sort.rule in ERRORS]
    assert sum(ok for _, ok in results) >= 0.8 * len(results)
    assert sum(grave) >= 0.9 * len(grave)


def test_every_rule_has_a_slip_sown_for_it():
    sown = {sort.rule for sorts in FAMILIES.values() for sort in sorts}
    others = {"OPENING", "UNCHANGED", "GROUNDS", "ADDRESSEE", "ABBR-LATE", "PUNC-BULLET",
              "PUNC-CLOSE", "SPELL-UNMARKED"}  # fmt: skip
    assert {rule.id for rule in RULES} - sown == others
