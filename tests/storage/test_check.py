import random
import shutil
from dataclasses import replace

import pytest

from cchc_desk.errors import UserError
from cchc_desk.forms.period import STANDARD_KINDS
from cchc_desk.storage import images, offices, periods, reports
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import MissingWorkspaceError, WorkspaceInUseError
from cchc_desk.storage.workspace import Workspace
from tests.factories import OFFICE, answered
from tests.storage.damage import flip, store_wrongly
from tests.storage.processes import run_python, started_python

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def full(workspace, kept, path):
    """Return the path of a closed workspace that has something in every table."""
    workspace.apply(offices.put_change(workspace, OFFICE))
    workspace.apply(periods.put_change(workspace, replace(STANDARD_KINDS[0], id="dac-biet")))
    workspace.apply(images.put_change(workspace, [PNG]))
    workspace.close()
    return path


def places(path):
    return " | ".join(problem.place for problem in verify(path))


def test_a_sound_workspace_has_no_problems(full):
    assert verify(full) == ()


def test_a_check_leaves_the_file_and_the_folder_as_they_are(full):
    before = full.read_bytes(), full.stat().st_mtime_ns
    verify(full)
    assert (full.read_bytes(), full.stat().st_mtime_ns) == before
    assert list(full.parent.iterdir()) == [full]


def test_a_new_workspace_has_no_problems(path):
    Workspace.create(path).close()
    assert verify(path) == ()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH.", "bc-2026-quy-1"),
        ("Kế hoạch số 05", "Kế hoạch số 06", "bc-2026-quy-1"),
        ("Rà soát văn bản", "Rà soát văn bẢn", "2026"),
        ("UBND tỉnh Đông Sơn", "UBND tỉnh Đông SơN", "Cơ quan"),
        ("Hồ sơ tiếp nhận", "Hồ sơ tiếp nhậN", "Cơ quan"),
    ],
)
def test_a_changed_letter_is_found_where_it_is(full, old, new, place):
    flip(full, old, new)
    assert place in places(full)


def test_damage_is_not_blessed_by_a_later_edit(full):
    flip(full, "Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH.")
    with Workspace.open(full) as workspace:
        change = reports.answer_change(workspace, "bc-2026-quy-1", "i.hop", answered("Mới."))
        workspace.apply(change)
    assert "bc-2026-quy-1" in places(full)


def test_editing_the_damaged_text_itself_does_not_bless_it(full):
    flip(full, "Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH.")
    with Workspace.open(full) as workspace:
        for text in ("Mới.", "Mới hơn."):
            item = "i.ke-hoach"
            workspace.apply(reports.answer_change(workspace, "bc-2026-quy-1", item, answered(text)))
    assert "bc-2026-quy-1" in places(full)


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        ("UPDATE answer SET text = '<b>'", "bc-2026-quy-1 · i.ke-hoach"),
        ("UPDATE answer SET text = x'00'", "bc-2026-quy-1 · i.ke-hoach"),
        ("UPDATE answer SET text = CAST(x'ff' AS TEXT)", "bc-2026-quy-1"),
        ("UPDATE answer SET item = 'khong-co'", "bc-2026-quy-1 · khong-co"),
        ("UPDATE answer SET item = 'i.so', value = '?'", "bc-2026-quy-1 · i.so"),
        ("UPDATE report SET front = '['", "bc-2026-quy-1"),
        ("UPDATE report SET period = '2026-khong-co'", "bc-2026-quy-1"),
        ("UPDATE report SET state = '?'", "bc-2026-quy-1"),
        ("UPDATE figure_value SET value = '?'", "bc-2026-quy-1 · ho-so"),
        ("UPDATE task_result SET note = '<fn>'", "bc-2026-quy-1 · t1"),
        ("UPDATE task SET lead = '</b>'", "2026 · t1"),
        ("UPDATE task SET position = 9e999", "2026"),
        ("UPDATE template SET definition = '?'", "mau · 1"),
        ("UPDATE figure SET nature = '?'", "ho-so"),
        ("UPDATE image SET data = x'00'", "img-"),
        ("UPDATE office SET profile = '{}}'", "1900-01-01"),
        ("UPDATE period_kind SET definition = '{}'", "dac-biet"),
        ("UPDATE edit_log SET row_after = '{' WHERE counter = 2", "2"),
        ("DELETE FROM seal WHERE scope = 'workspace'", "Cơ quan"),
        ("UPDATE seal SET digest = 'x' WHERE scope = 'tasks:2026'", "2026"),
        ("INSERT INTO seal VALUES ('report:gone', 'x')", "gone"),
        ("UPDATE seal SET scope = NULL WHERE scope = 'workspace'", "Cơ quan"),
        ("DELETE FROM report", "bc-2026-quy-1"),
    ],
)
def test_what_cannot_be_read_or_is_gone_is_found(full, damage, place):
    store_wrongly(full, "DROP TRIGGER edit_log_is_never_updated")
    store_wrongly(full, damage)
    store_wrongly(full, TRIGGER)
    assert place in places(full)


TRIGGER = """CREATE TRIGGER edit_log_is_never_updated BEFORE UPDATE ON edit_log
BEGIN
    SELECT RAISE(ABORT, 'the edit log is append-only');
END"""


def test_a_row_that_refers_to_nothing_is_found(full):
    store_wrongly(full, "DELETE FROM template")
    assert any("template" in problem.message for problem in verify(full))


def test_foreign_tables_are_found(full):
    store_wrongly(full, "CREATE TABLE stranger (a)")
    (problem,) = verify(full)
    assert problem.message


def test_a_schema_that_sqlite_cannot_even_quote_is_found(full):
    data = full.read_bytes()
    full.write_bytes(data.replace(b"CREATE TABLE seal", b"CREATE TABL\xc5 seal"))
    (problem,) = verify(full)
    assert full.name in problem.message


def test_a_page_of_zeros_is_found(full):
    data = bytearray(full.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    full.write_bytes(data)
    assert verify(full)


def test_a_header_of_no_known_format_is_found(full):
    data = bytearray(full.read_bytes())
    data[47] = 99  # the schema format number (sqlite.org/fileformat2.html 1.3.9)
    full.write_bytes(data)
    assert verify(full) != ()


def test_a_cut_off_file_is_found(full):
    full.write_bytes(full.read_bytes()[:-4096])
    assert verify(full)


def test_what_was_found_before_the_file_gave_out_is_kept(full, monkeypatch):
    store_wrongly(full, "DELETE FROM template")
    store_wrongly(full, "UPDATE answer SET item = CAST(x'ff' AS TEXT)")
    assert len(verify(full)) > 1


def test_a_missing_file_is_not_a_problem_but_an_error(path):
    with pytest.raises(MissingWorkspaceError):
        verify(path)


def test_a_workspace_that_is_open_is_not_checked(workspace, path):
    with pytest.raises(WorkspaceInUseError):
        verify(path)
    assert "WorkspaceInUseError" in run_python(OPEN.format(path=str(path))).stderr


OPEN = """
from pathlib import Path
from cchc_desk.storage.workspace import Workspace
Workspace.open(Path({path!r}))
"""

CUT_OFF = """
import sqlite3
connection = sqlite3.connect({path!r})
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA cache_size = 1")
connection.execute("UPDATE answer SET text = 'half'")
for number in range(50):
    connection.execute("INSERT INTO image VALUES (?, randomblob(50000), '')", (str(number),))
print("in the middle", flush=True)
input()
"""


def test_a_cut_off_transaction_is_undone_for_the_check_only(full, tmp_path):
    copy = tmp_path / "cut-off" / full.name
    copy.parent.mkdir()
    journal = full.with_name(f"{full.name}-journal")
    with started_python(CUT_OFF.format(path=str(full))):
        shutil.copyfile(full, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
    before = {each.name: each.read_bytes() for each in copy.parent.iterdir()}
    assert len(before) == 2
    assert verify(copy) == ()
    assert {each.name: each.read_bytes() for each in copy.parent.iterdir()} == before


# Source: RELIABILITY.md 1.4 and F6: a flipped byte of a document is found or does not matter.
@pytest.mark.parametrize("seed", range(6))
def test_a_flipped_byte_never_shows_another_document_unnoticed(full, seed):
    whole = full.read_bytes()
    with Workspace.open(full) as workspace:
        shown = reports.read_report(workspace, "bc-2026-quy-1")
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(40):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        full.write_bytes(data)
        assert is_shown_or_told(full, shown)


def is_shown_or_told(path, shown):
    """Tell whether the report is as it was, refused, or found damaged by the check."""
    try:
        with Workspace.open(path) as workspace:
            found = reports.read_report(workspace, "bc-2026-quy-1")
    except UserError:
        return True
    return found == shown or verify(path) != ()
