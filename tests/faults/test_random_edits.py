"""F36: whatever is typed, wiped, pasted, undone or done again can be brought back."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from cchc_desk.desk import versions
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.answer import Answer
from cchc_desk.storage import workspace as storage
from cchc_desk.storage.check import verify
from tests.factories import answered, make_report

DOCUMENT = "bc-2026-quy-1"
ITEMS = ("i.hop", "i.ke-hoach")


def step(desk, chance):
    """Do what a clerk may do next."""
    item = chance.choice(ITEMS)
    luck = chance.random()
    if luck < 0.15:
        desk.undo()
    elif luck < 0.25:
        desk.redo()
    elif luck < 0.35:
        desk.set_answer(DOCUMENT, item, Answer())
    elif luck < 0.45:
        desk.set_answer(DOCUMENT, item, answered("dán " * chance.randrange(100, 900)))
    else:
        desk.set_answer(DOCUMENT, item, answered(f"{luck} " + "chữ " * chance.randrange(1, 60)))


def texts(report):
    """Return the answers of a document, in no order."""
    return frozenset(report.answers.items())


@pytest.mark.timeout(600)
def test_every_state_that_stood_for_half_a_minute_can_be_read_again(
    tmp_path, monkeypatch, tries, figures
):
    count = tries(300, 5000)
    now = [datetime(2026, 3, 2, 8, tzinfo=UTC)]
    monkeypatch.setattr(storage, "utc_now", lambda: now[0])
    chance = random.Random(11)  # noqa: S311 - no secret
    path = tmp_path / "sổ.cchc"
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
        wanted = []
        for _ in range(count):
            now[0] += timedelta(seconds=chance.choice([1, 3, 31]))
            step(desk, chance)
            wanted.append((now[0], desk.report(DOCUMENT)))
        stood = [
            report
            for (at, report), (after, _next) in pairwise(wanted)
            if after - at > versions.BURST
        ]
        moments = versions.document_history(desk, DOCUMENT)
        read = {texts(versions.read_moment(desk, DOCUMENT, each.edit)) for each in moments}
        lost = sum(texts(report) not in read for report in stood)
    figures.add("F36", f"{count} random edits, {len(stood)} states that stood", f"{lost} lost")
    assert lost == 0
    assert len(stood) > count // 10
    assert verify(path) == ()
