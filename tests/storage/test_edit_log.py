import sqlite3
import time
from datetime import UTC, datetime

import pytest

import cchc_desk
from cchc_desk.storage import images, reports, schema, tasks
from cchc_desk.storage.faults import DamagedTextError
from cchc_desk.storage.history import changes_after, row_history
from cchc_desk.storage.tables import TABLES
from cchc_desk.storage.workspace import Workspace
from tests.factories import answered
from tests.storage.damage import store_wrongly

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def answer(workspace, text, item="i.hop"):
    workspace.apply(reports.answer_change(workspace, "bc-2026-quy-1", item, answered(text)))


def log(workspace):
    return workspace.query("SELECT * FROM edit_log ORDER BY counter")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE edit_log SET row_after = '' RETURNING counter",
        "DELETE FROM edit_log RETURNING counter",
        "REPLACE INTO edit_log VALUES (1, 1, '', '', '', '', '', '', 0, '') RETURNING counter",
    ],
)
def test_the_log_is_only_ever_added_to(workspace, kept, statement):
    before = log(workspace)
    answer(workspace, "Một.")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        workspace.query(statement)
    assert log(workspace)[: len(before)] == before


def test_every_row_of_a_change_is_logged_under_one_number(workspace, kept):
    (first, *others) = log(workspace)
    assert {row["change"] for row in others} == {first["change"]} == {1}
    assert [row["counter"] for row in (first, *others)] == list(range(1, len(others) + 2))


def test_an_edit_is_logged_with_what_was_and_what_came(workspace, kept):
    answer(workspace, "Một.")
    answer(workspace, "Hai.")
    one, two = row_history(workspace, "answer", kept.id, "i.hop")
    assert (one.before, one.after) == (None, two.before)
    assert (two.before["text"], two.after["text"]) == ("Một.", "Hai.")


def test_an_edit_is_logged_with_its_time_and_the_program(workspace, kept, monkeypatch):
    now_s = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now_s + 1)
    answer(workspace, "Một.")
    monkeypatch.setattr(time, "monotonic", lambda: now_s + 3.5)
    answer(workspace, "Hai.")
    last = log(workspace)[-1]
    assert (last["delta_ms"], last["app_version"]) == (2500, cchc_desk.__version__)
    age = datetime.now(UTC) - datetime.fromisoformat(last["at"])
    assert 0 <= age.total_seconds() < 60


def test_an_edit_that_changes_nothing_is_not_logged(workspace, kept):
    answer(workspace, "Một.")
    before = log(workspace)
    answer(workspace, "Một.")
    assert log(workspace) == before


def test_all_that_was_done_can_be_undone_in_another_session(workspace, kept, path):
    workspace.apply(images.put_change(workspace, [PNG]))
    workspace.apply(tasks.remove_change(workspace, "2026", "t1"))
    workspace.apply(reports.delete_report_change(workspace, kept.id))
    workspace.close()
    with Workspace.open(path) as again:
        for logged in reversed(changes_after(again)):
            again.apply(logged.change.inverse())
        assert [again.rows(name, "") for name in TABLES] == [[]] * len(TABLES)
        assert [row["scope"] for row in again.query("SELECT * FROM seal")] == ["log"]


def test_only_later_changes_are_asked_for(workspace, kept):
    (made,) = changes_after(workspace)
    answer(workspace, "Một.")
    (later,) = changes_after(workspace, made.number)
    assert later.number == log(workspace)[-1]["counter"]
    assert later.change.label == "Edit an answer"


def test_a_deleted_image_is_in_the_log_whole(workspace):
    change = images.put_change(workspace, [PNG])
    workspace.apply(change)
    workspace.apply(change.inverse())
    _put, deleted = row_history(workspace, "image", images.image_id(PNG))
    assert deleted.before["data"] == PNG


@pytest.mark.parametrize("image", ["{", "[]", "{}", '{"id":5}'])
def test_a_damaged_entry_is_told_as_damage(closed, image):
    store_wrongly(closed, "DROP TRIGGER edit_log_is_never_updated")
    store_wrongly(closed, "UPDATE edit_log SET row_after = ? WHERE counter = 1", image)
    store_wrongly(closed, schema.VERSION_1[-2])
    with Workspace.open(closed) as workspace, pytest.raises(DamagedTextError):
        changes_after(workspace)
