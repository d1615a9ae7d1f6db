import json

import pytest
from docx import Document

from cchc_desk import cli
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.reviewing import review_document, review_file, subject_of
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.period import read_period
from cchc_desk.review.finding import Severity
from tests.factories import OFFICE, answered, make_report
from tests.review.documents import TODAY, clean

SLIP = "Sở đã sử lý hồ sơ ngày 31/11/2025."


def written(tmp_path, *lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "tep.docx"
    document.save(path)
    return path


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "so.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report(period=read_period("2025-nam"), tasks=(), results={}))
        desk.create(make_report(answers={"i.ke-hoach": answered(SLIP)}, tasks=(), results={}))
    return path


def test_a_document_of_the_workspace_is_reviewed(workspace):
    with Desk.open(workspace) as desk:
        rules = {f.rule for f in review_document(desk, "bc-2026-quy-1", TODAY)}
    assert {"SPELL", "DATE-INVALID", "UNANSWERED"} <= rules


def test_earlier_reports_of_its_kind_are_known(workspace):
    with Desk.open(workspace) as desk:
        subject = subject_of(desk, "bc-2026-quy-1", TODAY)
    assert [report.period.id for report in subject.previous] == ["2025-nam"]


def test_any_word_file_is_reviewed(tmp_path):
    reviewed = review_file(written(tmp_path, "Thư ngỏ", SLIP), TODAY)
    assert {"SPELL", "DATE-INVALID", "PAGE", "LOOK"} <= {f.rule for f in reviewed.findings}


def test_an_item_without_text_in_a_file_is_nobodys_omission(tmp_path):
    path = tmp_path / "bao-cao.docx"
    export_report(clean("bao-cao-quy-3"), path, Exporting(embed=False))
    assert "UNANSWERED" not in {f.rule for f in review_file(path, TODAY).findings}


@pytest.mark.parametrize("embed", [True, False])
def test_a_file_of_ours_keeps_every_rule_of_format(tmp_path, embed):
    path = tmp_path / "bao-cao.docx"
    export_report(sample_report(), path, Exporting(embed=embed))
    grave = [f for f in review_file(path, TODAY).findings if f.severity is not Severity.HINT]
    assert grave == []


def test_the_command_line_gives_findings_for_machines(tmp_path, capsys):
    path = written(tmp_path, SLIP)
    assert cli.run(["review", str(path), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    (row,) = [each for each in rows if each["rule"] == "SPELL"]
    assert (row["family"], row["severity"], row["fix"]) == ("wording", "error", "xử lý")
    assert row.keys() == {"rule", "family", "severity", "where", "quote", "message", "basis", "fix"}


def test_the_command_line_reviews_a_document_of_a_workspace(workspace, capsys):
    assert cli.run(["review", str(workspace), "bc-2026-quy-1"]) == 1
    assert "sử lý" in capsys.readouterr().out


def test_a_missing_file_is_refused(tmp_path, capsys):
    assert cli.run(["review", str(tmp_path / "khong-co.docx")]) == 2
    assert capsys.readouterr().err
