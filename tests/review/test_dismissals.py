"""What the clerk dismissed: how far it reaches, when it comes back, that it stays in the file."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.desk.carrying import confirm
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.register import add_entry
from cchc_desk.desk.review_beside import read_beside, reviewed
from cchc_desk.desk.review_dismissals import (
    Reach,
    dismiss,
    dismissal_of,
    read_dismissals,
    sort_out,
    take_back,
)
from cchc_desk.desk.reviewing import review_document
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.period import read_period
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.forms.stale import text_key
from cchc_desk.review.finding import Severity
from cchc_desk.storage.check import verify
from tests.factories import answered, make_report
from tests.review.documents import TODAY

SLIP = "Sở đã sử lý hồ sơ."
Q1, Q2 = "bc-2026-quy-1", "bc-2026-quy-2"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sổ.cchc"


@pytest.fixture
def desk(path):
    with Desk.open_or_create(path) as desk:
        for period in ("2026-quy-1", "2026-quy-2"):
            answers = {"i.ke-hoach": answered(SLIP)}
            desk.create(make_report(period=read_period(period), answers=answers))
        yield desk


def spelling(desk, document=Q1):
    return [each for each in review_document(desk, document, TODAY) if each.rule == "SPELL"]


def dismissed(desk, reach, document=Q1, reason=""):
    made = dismissal_of(desk.report(document), spelling(desk, document)[0], reach, reason)
    dismiss(desk, made)
    return made


@pytest.mark.parametrize(("reach", "left"), [(Reach.PLACE, 1), (Reach.TEXT, 0), (Reach.RULE, 0)])
def test_a_dismissal_reaches_as_far_as_it_says(desk, reach, left):
    dismissed(desk, reach)
    assert spelling(desk) == []
    assert len(spelling(desk, Q2)) == left


@pytest.mark.parametrize(("reach", "comes"), [(Reach.PLACE, 1), (Reach.TEXT, 0)])
def test_a_place_is_told_again_when_its_text_changes(desk, reach, comes):
    dismissed(desk, reach)
    desk.set_answer(Q1, "i.ke-hoach", answered(SLIP + " Tốt."))
    assert len(spelling(desk)) == comes


def test_other_words_of_a_dismissed_rule_stay_silent(desk):
    dismissed(desk, Reach.RULE)
    desk.set_answer(Q1, "i.ke-hoach", answered("Sở đã bổ xung hồ sơ."))
    assert spelling(desk) == []


def test_a_dismissal_can_be_taken_back_and_undone(desk):
    made = dismissed(desk, Reach.TEXT)
    desk.undo()
    assert len(spelling(desk)) == 1
    dismiss(desk, made)
    desk.forget_steps()
    take_back(desk, made)
    assert len(spelling(desk)) == 1
    desk.undo()
    assert spelling(desk) == []


def test_a_dismissal_is_kept_with_its_reason_in_a_sound_file(desk, path):
    for reach in Reach:
        dismissed_now = dismissal_of(desk.report(Q1), spelling_of_all(desk), reach, " Đúng. ")
        dismiss(desk, dismissed_now)
    desk.close()
    assert list(verify(path)) == []
    with Desk.open(path) as again:
        kept = read_dismissals(again.workspace, Q1)
    assert {(each.reach, each.rule, each.reason) for each in kept} == {
        (reach, "SPELL", "Đúng.") for reach in Reach
    }


def spelling_of_all(desk):
    sorted_out = reviewed(desk.report(Q1), read_beside(desk, Q1), TODAY)
    every = [*sorted_out.open, *(each.finding for each in sorted_out.dismissed)]
    return next(each for each in every if each.rule == "SPELL")


def test_a_dismissal_that_meets_nothing_is_told_apart(desk):
    made = dismissed(desk, Reach.TEXT, reason="Tên riêng")
    report = replace(desk.report(Q1), answers={})
    sorted_out = sort_out(report, (), [made])
    assert (sorted_out.dismissed, sorted_out.unmet) == ((), (made,))
    assert made.quote == "sử lý"


def test_old_text_that_was_called_still_true_is_told_no_more(desk):
    text = "Sở duy trì 02 công chức làm việc tại bộ phận này theo quy chế đã ban hành."
    for document in (Q1, Q2):
        desk.set_answer(document, "i.ke-hoach", answered(text))
    assert "UNCHANGED" in {each.rule for each in review_document(desk, Q2, TODAY)}
    confirm(desk, Q2, text_key("i.ke-hoach", text))
    assert "UNCHANGED" not in {each.rule for each in review_document(desk, Q2, TODAY)}


def test_the_register_is_asked_about_dates(desk):
    plan = Citation("Kế hoạch", "11", "KH-SNV", date(2026, 2, 13))
    add_entry(desk, RegisterEntry(plan))
    desk.set_answer(Q1, "i.ke-hoach", answered("Theo Kế hoạch số 11/KH-SNV ngày 14/02/2026."))
    (finding,) = [f for f in review_document(desk, Q1, TODAY) if f.rule == "CITE-CONFLICT"]
    assert (finding.severity, "13/02/2026" in finding.message) == (Severity.WARNING, True)
