"""The tables that a workspace of each version has, and nothing else."""

import sqlite3
from collections.abc import Mapping

from cchc_desk.storage import register_tables

APPLICATION_ID = 0x43434843  # "CCHC"

SCHEMA_VERSION = 2

FIRST_WITH_CLEAN = 2
"""The first schema version whose files say whether they were let go in order."""

FIRST_WITH_LOG_SEAL = 2
"""The first schema version whose files have a seal over the edit log."""

# One statement per object, exactly as SQLite keeps its text: a file is compared with them. Texts
# are compact markup (forms.markup) unless the comment says otherwise. References are checked at the
# end of a transaction, so that a change and its inverse may come in any order. json_valid() in a
# CHECK would be good, but SQLite 3.40 refuses it while trusted_schema is off; ``check`` reads all.
VERSION_1 = (
    # db_uuid, created_by, last_writer, min_reader, min_writer (the last four: program versions).
    """CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT""",
    # profile is JSON.
    """CREATE TABLE office (
    valid_from TEXT NOT NULL PRIMARY KEY,
    profile TEXT NOT NULL
) STRICT""",
    # definition is JSON.
    """CREATE TABLE period_kind (
    id TEXT NOT NULL PRIMARY KEY,
    position REAL NOT NULL,
    definition TEXT NOT NULL
) STRICT""",
    # definition is JSON.
    """CREATE TABLE template (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT""",
    """CREATE TABLE figure (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    measure TEXT NOT NULL,
    nature TEXT NOT NULL CHECK (nature IN ('stock', 'flow', 'ratio')),
    numerator TEXT,
    denominator TEXT
) STRICT""",
    # front is JSON; position orders the list of documents.
    """CREATE TABLE report (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('bao-cao', 'ke-hoach')),
    template_id TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    period TEXT NOT NULL,
    task_list TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('drafting', 'submitted', 'returned', 'signed', 'sent')),
    front TEXT NOT NULL,
    position INTEGER NOT NULL,
    FOREIGN KEY (template_id, template_version) REFERENCES template (id, version)
        DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    # value is what forms.answer.KINDS writes; NULL: no value.
    """CREATE TABLE answer (
    report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('unanswered', 'in-progress', 'nothing-arose', 'answered')),
    text TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (report, item)
) STRICT""",
    """CREATE TABLE image (
    id TEXT NOT NULL PRIMARY KEY,
    data BLOB NOT NULL,
    media_type TEXT NOT NULL
) STRICT""",
    # value is a decimal number with a point.
    """CREATE TABLE figure_value (
    report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    figure TEXT NOT NULL REFERENCES figure (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    PRIMARY KEY (report, figure)
) STRICT""",
    # title is plain text of a group; a task has the other texts. source_number NULL: computed.
    """CREATE TABLE task (
    list TEXT NOT NULL,
    id TEXT NOT NULL,
    is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
    position REAL NOT NULL,
    title TEXT NOT NULL,
    objective TEXT NOT NULL,
    content TEXT NOT NULL,
    activity TEXT NOT NULL,
    product TEXT NOT NULL,
    lead TEXT NOT NULL,
    support TEXT NOT NULL,
    deadline TEXT NOT NULL,
    budget TEXT NOT NULL,
    source_number TEXT,
    PRIMARY KEY (list, id)
) STRICT""",
    # progress is plain text.
    """CREATE TABLE task_result (
    report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
    task TEXT NOT NULL,
    result TEXT NOT NULL,
    progress TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (report, task)
) STRICT""",
    # digest is 64 hexadecimal digits; a scope without rows has no seal.
    """CREATE TABLE seal (
    scope TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT""",
    # change is the counter of the first row of its transaction; at is UTC; delta_ms runs from the
    # change before, by a clock that nobody sets. NULL before: inserted; NULL after: deleted.
    """CREATE TABLE edit_log (
    counter INTEGER PRIMARY KEY AUTOINCREMENT,
    change INTEGER NOT NULL,
    label TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    row_before TEXT,
    row_after TEXT,
    at TEXT NOT NULL,
    delta_ms INTEGER NOT NULL,
    app_version TEXT NOT NULL
) STRICT""",
    "CREATE INDEX edit_log_by_row ON edit_log (table_name, row_key)",
    """CREATE TRIGGER edit_log_is_never_updated BEFORE UPDATE ON edit_log
BEGIN
    SELECT RAISE(ABORT, 'the edit log is append-only');
END""",
    """CREATE TRIGGER edit_log_is_never_deleted BEFORE DELETE ON edit_log
BEGIN
    SELECT RAISE(ABORT, 'the edit log is append-only');
END""",
)

ADDED_IN_2 = (
    # A named place in the edit log: edit is the counter of the last entry that it holds; at is UTC;
    # digest is 64 hexadecimal digits over the document as it was then. The document may be gone.
    """CREATE TABLE version (
    report TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    edit INTEGER NOT NULL,
    at TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (report, number)
) STRICT""",
    # data is what was sent, compressed by zlib; digest is the SHA-256 of what was sent.
    """CREATE TABLE sent_file (
    report TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (report, version, name),
    FOREIGN KEY (report, version) REFERENCES version (report, number)
        DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    *register_tables.STATEMENTS,
)

STATEMENTS: Mapping[int, tuple[str, ...]] = {
    1: VERSION_1,
    2: (*VERSION_1, *ADDED_IN_2),
}
"""By schema version."""

STEPS_OF = "cchc"
STEPS = ("version 1", "version 2")
"""The steps of ``migrations`` in their order, and under which name they are recorded."""

_MIGRATIONS_TABLE = "_sqlite_migrations"  # sqlite-utils keeps its record there

RECORD_OF_STEPS = (
    f"""CREATE TABLE "{_MIGRATIONS_TABLE}" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    f"""CREATE UNIQUE INDEX "idx_{_MIGRATIONS_TABLE}_migration_set_name"
    ON "{_MIGRATIONS_TABLE}" ("migration_set", "name")""",
)
"""As sqlite-utils 4 makes it."""


def is_as_expected(connection: sqlite3.Connection, version: int = SCHEMA_VERSION) -> bool:
    """Tell whether the file has exactly the tables of a version: no foreign trigger may run.

    Source: sqlite.org/security.html.
    """
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' AND NOT (type IN ('table', 'index') AND tbl_name = ?)",
        (_MIGRATIONS_TABLE,),
    )
    return sorted(sql for (sql,) in rows) == sorted(STATEMENTS[version])
