from datetime import UTC, datetime, timedelta

import pytest

from cchc_desk.desk import checks
from cchc_desk.desk.desk import Desk
from cchc_desk.storage import facts
from tests.factories import answered, make_report
from tests.storage.damage import flip
from tests.storage.stopping import edit_and_kill

NOW = datetime.now(UTC)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "sổ.cchc"
    with Desk.open_or_create(file) as desk:
        desk.create(make_report())
    return file


@pytest.fixture
def desk(path):
    with Desk.open(path) as opened:
        yield opened


def found(desk):
    return [problem for piece in checks.full_check(desk) for problem in piece]


def test_a_sound_workspace_is_remembered_as_checked(desk):
    assert checks.is_full_check_due(desk, NOW)
    assert checks.quick_check(desk) == ()
    assert found(desk) == []
    assert not checks.is_full_check_due(desk, datetime.now(UTC) + timedelta(days=6))


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (NOW - timedelta(days=6), False),
        (NOW - timedelta(days=7), True),
        (NOW + timedelta(days=1), True),
        ("hôm qua", True),
        ("2026-01-05T08:00:00", True),
    ],
)
def test_a_check_is_due_every_week(desk, said, due):
    text = said if isinstance(said, str) else said.isoformat()
    desk.workspace.state_fact(facts.CHECKED, text)
    assert checks.is_full_check_due(desk, NOW) is due


def test_a_check_is_due_after_a_program_was_killed(desk, path):
    found(desk)
    desk.close()
    edit_and_kill(path, "Vừa gõ.")
    with Desk.open(path) as again:
        assert checks.is_full_check_due(again, datetime.now(UTC))


def test_damage_is_told_and_not_remembered_as_checked(desk, path):
    desk.close()
    flip(path, "Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH.")
    with Desk.open(path) as again:
        assert any("bc-2026-quy-1" in problem.place for problem in found(again))
        assert checks.is_full_check_due(again, NOW)


def test_the_workspace_can_be_edited_between_two_pieces(desk):
    pieces = checks.full_check(desk)
    problems = []
    for number, piece in enumerate(pieces):
        problems += piece
        desk.set_answer("bc-2026-quy-1", "i.hop", answered(f"Lần {number}."))
        desk.create(make_report(tasks=(), results={}))
    assert problems == []


def test_a_workspace_that_is_only_read_is_checked_and_stays_as_it_is(path):
    before = path.read_bytes()
    with Desk.open_reading(path) as desk:
        assert found(desk) == []
    assert path.read_bytes() == before
