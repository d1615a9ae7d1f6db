import csv
from collections import Counter
from pathlib import Path

import pytest

from cchc_desk.review.finding import Severity
from tests.review.corpus import DOCUMENTS, corpus_findings, corpus_subject
from tests.review.positions import position

JUDGED = Path(__file__).parent / "judged.tsv"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.usefixtures("shared")
def test_every_slip_of_the_examples_is_found(shared):
    missed = [row for row in rows(shared / "slips-examples.tsv") if not is_found(row)]
    assert missed == []


def is_found(row):
    return any(
        finding.rule == row["rule"]
        and finding.family == row["family"]
        and (row["quote"] in finding.quote or finding.quote in row["quote"])
        for finding in corpus_findings(row["document"])
    )


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_finding_was_judged_by_hand(name):
    judged = {
        (row["rule"], row["severity"], row["position"])
        for row in rows(JUDGED)
        if row["document"] == name
    }
    report = corpus_subject(name).report
    found = {(f.rule, f.severity.value, position(report, f)) for f in corpus_findings(name)}
    assert found == judged


@pytest.mark.parametrize(
    ("severities", "least"),
    [({Severity.ERROR, Severity.WARNING}, 0.95), ({Severity.HINT}, 0.8)],
)
def test_nearly_all_findings_are_right(severities, least):
    verdicts = Counter(row["verdict"] for row in rows(JUDGED) if row["severity"] in severities)
    assert verdicts["right"] / verdicts.total() >= least
