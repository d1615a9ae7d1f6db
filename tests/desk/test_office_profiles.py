from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.office_profiles import (
    ProfileDayTakenError,
    keep_profile,
    move_profile,
    remove_profile,
)
from tests.factories import OFFICE, make_report

MERGED = replace(OFFICE, valid_from=date(2025, 7, 1), name="Sở Mới")


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as opened:
        keep_profile(opened, OFFICE)
        keep_profile(opened, MERGED)
        yield opened


def test_typing_of_one_visit_is_undone_together(desk):
    for name in ("S", "Sở", "Sở X"):
        keep_profile(desk, replace(MERGED, name=name), group="office")
    desk.undo()
    assert desk.offices() == (OFFICE, MERGED)


def test_a_removed_profile_comes_back_with_undo(desk):
    remove_profile(desk, MERGED.valid_from)
    assert desk.offices() == (OFFICE,)
    desk.undo()
    assert desk.offices() == (OFFICE, MERGED)


def test_a_moved_profile_goes_back_with_one_undo(desk):
    moved = replace(MERGED, valid_from=date(2025, 3, 1))
    move_profile(desk, MERGED.valid_from, moved)
    assert desk.offices() == (OFFICE, moved)
    desk.undo()
    assert desk.offices() == (OFFICE, MERGED)


def test_a_document_shows_the_profile_of_its_last_day(desk):
    document = desk.create(make_report())
    assert desk.report(document).office == MERGED
    move_profile(desk, MERGED.valid_from, replace(MERGED, valid_from=date(2026, 3, 15)))
    assert desk.report(document).office == OFFICE


def test_a_profile_stays_when_it_is_moved_to_its_own_day(desk):
    move_profile(desk, MERGED.valid_from, replace(MERGED, place="Lam Giang"))
    assert desk.offices() == (OFFICE, replace(MERGED, place="Lam Giang"))


def test_no_profile_is_moved_onto_another(desk):
    with pytest.raises(ProfileDayTakenError, match="01/01/1900"):
        move_profile(desk, MERGED.valid_from, replace(MERGED, valid_from=OFFICE.valid_from))
    assert desk.offices() == (OFFICE, MERGED)
