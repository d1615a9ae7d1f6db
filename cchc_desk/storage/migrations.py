"""The steps by which the file of an older program gets the tables of this version."""

from sqlite_utils import Database, Migrations

from cchc_desk.storage import edit_log, schema

_VERSION_1, _VERSION_2 = schema.STEPS
MIGRATIONS = Migrations(schema.STEPS_OF)


@MIGRATIONS(name=_VERSION_1)
def _to_version_1(db: Database) -> None:
    for statement in schema.VERSION_1:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")


@MIGRATIONS(name=_VERSION_2)
def _to_version_2(db: Database) -> None:
    for statement in schema.ADDED_IN_2:
        db.execute(statement)
    edit_log.seal_all(db.conn)
    db.execute("PRAGMA user_version=2")
