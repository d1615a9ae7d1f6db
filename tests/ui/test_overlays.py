from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.forms.office import Office
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, ReportState
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task
from cchc_desk.ui import overlays
from cchc_desk.ui.task_requests import overlay_of
from cchc_desk.ui.tasks.requests import CellEdit, InsertRow, SetCells
from tests.factories import OFFICE, answered, make_report

HERE = make_report(id="bc-2026-quy-1")
BESIDE = make_report(id="bc-2026-quy-2", period=read_period("2026-quy-2"), results={})
OTHER_YEAR = make_report(id="bc-2025-nam", period=read_period("2025-nam"), results={})
INSERT = InsertRow(Task("t9"), "t2")
SAY = SetCells((CellEdit("t2", Column.RESULT, plain("Xong")),))

OF_ONE_DOCUMENT = {
    "answer": overlays.of_answer(HERE.id, "i.hop", answered("Hai.")),
    "front": overlays.of_front(HERE.id, FrontMatter(number="5")),
    "state": overlays.of_state(HERE.id, ReportState.SENT),
}


@pytest.mark.parametrize("overlay", OF_ONE_DOCUMENT.values(), ids=OF_ONE_DOCUMENT.keys())
def test_an_edit_of_one_document_shows_there_and_nowhere_else(overlay):
    assert overlay(HERE) != HERE
    assert overlay(BESIDE) is BESIDE


def test_an_edit_that_shows_nothing_leaves_the_very_same():
    assert overlays.nothing(HERE) is HERE


def test_a_task_shows_in_every_document_of_its_year():
    overlay = overlay_of(HERE, INSERT)
    ids = [[row.id for row in overlay(report).tasks] for report in (HERE, BESIDE, OTHER_YEAR)]
    assert ids == [["g1", "t1", "t2", "t9"]] * 2 + [["g1", "t1", "t2"]]


def test_what_one_report_says_of_a_task_shows_only_there():
    overlay = overlay_of(HERE, SAY)
    assert overlay(HERE).results["t2"].result == plain("Xong")
    assert overlay(BESIDE).results == {}


def test_a_task_that_is_not_there_any_more_shows_nothing():
    overlay = overlay_of(HERE, SAY)
    without = replace(HERE, tasks=HERE.tasks[:1])
    assert overlay(without) is without


@pytest.mark.parametrize(
    ("valid_from", "is_shown"),
    [
        (OFFICE.valid_from, True),
        (date(2026, 1, 1), True),
        (HERE.period.last_day, True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_profile_shows_where_it_is_valid(valid_from, is_shown):
    office = Office(valid_from, name="Sở mới")
    assert (overlays.of_office(office)(HERE).office == office) is is_shown


def test_an_earlier_profile_does_not_hide_a_later_one():
    here = replace(HERE, office=Office(date(2026, 1, 1), name="Sở nay"))
    assert overlays.of_office(Office(date(2025, 1, 1), name="Sở cũ"))(here) is here
