import sqlite3

import pytest

from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceDiskError,
    WorkspaceInUseError,
    explained,
)


def fail(code):
    error = sqlite3.OperationalError("SQLite says so")
    error.sqlite_errorcode = code
    raise error


# Source: sqlite.org/rescode.html; 776 is SQLITE_READONLY_ROLLBACK, 1546 SQLITE_IOERR_TRUNCATE.
@pytest.mark.parametrize(
    ("code", "error"),
    [
        (sqlite3.SQLITE_BUSY, WorkspaceInUseError),
        (sqlite3.SQLITE_READONLY, ReadOnlyWorkspaceError),
        (776, ReadOnlyWorkspaceError),
        (sqlite3.SQLITE_CANTOPEN, ReadOnlyWorkspaceError),
        (sqlite3.SQLITE_FULL, WorkspaceDiskError),
        (sqlite3.SQLITE_IOERR, WorkspaceDiskError),
        (1546, WorkspaceDiskError),
        (sqlite3.SQLITE_CORRUPT, DamagedWorkspaceError),
        (sqlite3.SQLITE_NOTADB, NotAWorkspaceError),
    ],
)
def test_what_the_user_can_act_on_becomes_a_sentence(path, code, error):
    with pytest.raises(error, match="Sổ làm việc"), explained(path):
        fail(code)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT])
def test_what_only_we_can_act_on_stays_a_bug(path, code):
    with pytest.raises(sqlite3.OperationalError, match="SQLite says so"), explained(path):
        fail(code)


def test_a_message_that_sqlite_quotes_from_damaged_bytes_is_damage(path):
    with pytest.raises(DamagedWorkspaceError), explained(path):
        b"\xff".decode()
