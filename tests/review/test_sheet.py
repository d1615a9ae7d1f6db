"""The check sheet: what holds with its calculation, what is open, what was dismissed."""

from decimal import Decimal

import pytest

from cchc_desk.cli import run
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.review_beside import read_beside
from cchc_desk.desk.review_dismissals import Reach, dismiss, dismissal_of
from cchc_desk.desk.review_sheet import check_sheet_of
from cchc_desk.desk.reviewing import review_document
from cchc_desk.export.docx import docx_bytes
from cchc_desk.forms.document import line_text, lines
from cchc_desk.forms.figure import Figure, read_identity
from cchc_desk.review.proofs import proofs
from tests.factories import answered, make_report, make_template
from tests.review.documents import TODAY, subject

DOCUMENT = "bc-2026-quy-1"


def proved(text, **changes):
    report = make_report(answers={"i.ke-hoach": answered(text)}, **changes)
    return [each.words for each in proofs(subject(report))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Có 15 văn bản, cụ thể: 03 nghị định và 11 quyết định; 01 thông tư.", "15 = 3 + 11 + 1"),
        ("Đạt 48,2 % (416/863).", "416 / 863 = 48,2 %"),
        ("Thu phí đạt 13,6/110 (triệu đồng), đạt 12%.", "13,6 / 110 = 12 %"),
    ],
)
def test_a_calculation_that_is_right_is_proved(text, words):
    assert proved(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Có 15 văn bản, cụ thể: 03 nghị định và 04 quyết định; 01 thông tư.",
        "Đạt 48,9 % (416/863).",
        "Sở có 9 phòng, đơn vị.",
    ],
)
def test_what_is_wrong_or_no_calculation_is_not_proved(text):
    assert proved(text) == []


def test_an_identity_that_holds_is_proved_in_the_words_of_its_figures():
    template = make_template(
        figures=(Figure("hs.tong", "Tổng số"), Figure("hs.moi", "Hồ sơ mới")),
        identities=(read_identity("hs.tong = hs.moi"),),
    )
    report = make_report(template=template, figures={"hs.tong": Decimal(5), "hs.moi": Decimal(5)})
    (proof,) = proofs(subject(report))
    assert (proof.words, proof.about) == ("5 = 5", "Tổng số = Hồ sơ mới")


def test_the_sheet_tells_what_holds_what_is_open_and_what_was_dismissed(tmp_path):
    text = "Có 04 văn bản, cụ thể: 03 nghị định và 01 quyết định.\nSở đã sử lý.\nĐã bổ xung."
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        desk.create(make_report(answers={"i.ke-hoach": answered(text)}))
        slip = next(f for f in review_document(desk, DOCUMENT, TODAY) if "sử lý" in f.quote)
        dismiss(desk, dismissal_of(desk.report(DOCUMENT), slip, Reach.PLACE, "Trích nguyên văn"))
        sheet = check_sheet_of(desk.report(DOCUMENT), read_beside(desk, DOCUMENT), TODAY)
    words = [line_text(line) for line in lines(sheet)]
    assert "4 = 3 + 1" in words
    assert "Trích nguyên văn" in words
    assert any("bổ xung" in each for each in words)
    assert docx_bytes(sheet).startswith(b"PK")


@pytest.mark.parametrize("name", ["phiếu.docx", "phiếu.pdf"])
def test_the_command_line_writes_the_sheet(tmp_path, name, capsys):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        desk.create(make_report())
    target = tmp_path / name
    code = run(["review", str(tmp_path / "sổ.cchc"), DOCUMENT, "--sheet", str(target), "--json"])
    assert (code, target.stat().st_size > 1000) == (1, True)
    capsys.readouterr()


def test_another_kind_of_file_is_refused_in_words(tmp_path, capsys):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        desk.create(make_report())
    code = run(["review", str(tmp_path / "sổ.cchc"), DOCUMENT, "--sheet", "phiếu.odt"])
    assert code == 2
    assert "phiếu.odt" in capsys.readouterr().err
