import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.storage import seal
from cchc_desk.storage.changes import (
    Change,
    RowChange,
    inserted,
    joined,
    removed,
    row_changes,
)
from cchc_desk.storage.tables import (
    TABLES,
    WrongRowError,
    check_row,
    row_from_json,
    row_json,
)
from cchc_desk.storage.writing import StaleChangeError
from tests.strategies import texts

SAME_FILE = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

safe_texts = texts.filter(lambda text: "\0" not in text)
figures = st.fixed_dictionaries(
    {
        "id": st.sampled_from("abc"),
        "label": safe_texts,
        "measure": safe_texts,
        "nature": st.sampled_from(["stock", "flow", "ratio"]),
        "numerator": st.none() | safe_texts,
        "denominator": st.none() | safe_texts,
    }
)


def figure(id_="a", label="Hồ sơ", **changes):
    usual = {"measure": "", "nature": "flow", "numerator": None, "denominator": None}
    return {"id": id_, "label": label, **usual, **changes}


def put(before, after, table="figure"):
    return Change(row_changes(table, before, after), "Edit a figure")


def content(workspace):
    return {name: workspace.rows(name, "ORDER BY 1, 2") for name in TABLES}


def kept_seals(workspace):
    rows = workspace.query("SELECT * FROM seal WHERE scope <> 'log'")
    return {row["scope"]: row["digest"] for row in rows}


def true_seals(workspace):
    rows = ((TABLES[name], row) for name, rows in content(workspace).items() for row in rows)
    return seal.digests(rows)


def test_a_row_is_inserted_changed_and_removed(workspace):
    workspace.apply(put(None, figure()))
    workspace.apply(put(figure(), figure(label="Khác")))
    assert workspace.row("figure", "a") == figure(label="Khác")
    workspace.apply(put(figure(label="Khác"), None))
    assert workspace.row("figure", "a") is None


@SAME_FILE
@given(st.lists(figures, max_size=8))
def test_every_change_is_undone_by_its_inverse(workspace, rows):
    before, seals = content(workspace), kept_seals(workspace)
    done = []
    for row in rows:
        change = put(workspace.row("figure", row["id"]), row)
        workspace.apply(change)
        done.append(change)
        assert kept_seals(workspace) == true_seals(workspace)
    for change in reversed(done):
        workspace.apply(change.inverse())
    assert (content(workspace), kept_seals(workspace)) == (before, seals)


def test_undone_twice_is_done_again(workspace):
    change = Change(inserted("figure", [figure("a"), figure("b")]), "Add figures")
    assert change.inverse().inverse() == change


@pytest.mark.parametrize(
    "stale",
    [
        put(figure(label="something else"), figure(label="new")),
        put(figure("b"), figure("b", label="new")),
        put(None, figure()),
        put(figure(label="something else"), None),
    ],
)
def test_a_change_of_rows_that_are_not_so_is_refused_and_nothing_is_written(workspace, stale):
    workspace.apply(put(None, figure()))
    before = (content(workspace), kept_seals(workspace), workspace.query("SELECT * FROM edit_log"))
    mixed = Change((*inserted("figure", [figure("c")]), *stale.rows), "Edit")
    with pytest.raises(StaleChangeError) as caught:
        workspace.apply(mixed)
    after = (content(workspace), kept_seals(workspace), workspace.query("SELECT * FROM edit_log"))
    assert after == before
    assert (caught.value.table, caught.value.key) == ("figure", stale.rows[0].key)


def test_after_a_refused_change_the_next_one_is_written(workspace):
    with pytest.raises(StaleChangeError):
        workspace.apply(put(figure(), None))
    workspace.apply(put(None, figure()))
    assert workspace.row("figure", "a") == figure()


@pytest.mark.parametrize("table", ["meta", "edit_log", "seal", "sqlite_schema", "nowhere"])
def test_no_change_may_write_another_table(workspace, table):
    with pytest.raises(KeyError, match=table):
        workspace.apply(put(None, {"key": "db_uuid", "value": "x"}, table))


@pytest.mark.parametrize(
    "row",
    [
        figure(label=None),
        figure(label=5),
        figure(more="x"),
        {"id": "a"},
        figure(label=True),
        figure(label=b""),
    ],
)
def test_a_row_that_its_table_would_not_keep_as_it_is_is_refused(workspace, row):
    with pytest.raises(WrongRowError):
        workspace.apply(put(None, row))
    assert workspace.row("figure", "a") is None


def test_the_row_before_must_be_as_exact_as_the_row_after(workspace):
    row = {"id": "x", "position": 1.0, "definition": "{}"}
    workspace.apply(put(None, row, "period_kind"))
    with pytest.raises(WrongRowError):
        workspace.apply(put({**row, "position": 1}, {**row, "definition": ""}, "period_kind"))


def test_a_key_is_not_changed_but_removed_and_inserted(workspace):
    workspace.apply(put(None, figure()))
    with pytest.raises(ValueError, match="RowChange"):
        workspace.apply(Change((RowChange("figure", figure(), figure("b")),), "Edit"))


def test_a_change_that_breaks_a_reference_is_rolled_back(workspace, kept):
    row = workspace.row("report", kept.id)
    with pytest.raises(sqlite3.IntegrityError):
        workspace.apply(Change(removed("report", [row]), "Remove"))
    assert workspace.row("report", kept.id) == row


def test_a_change_without_rows_writes_nothing(workspace):
    workspace.apply(put(None, None))
    assert workspace.query("SELECT * FROM edit_log") == []


def test_a_row_change_without_a_row_is_nothing():
    with pytest.raises(ValueError, match="RowChange"):
        _ = RowChange("figure", None, None).key


def test_changes_are_joined_into_one_transaction(workspace):
    first, second = put(None, figure("a")), put(None, figure("b"))
    workspace.apply(joined("Add figures", first, second))
    logged = workspace.query("SELECT DISTINCT change, label FROM edit_log")
    assert logged == [{"change": 1, "label": "Add figures"}]


def test_a_row_that_two_changes_insert_alike_is_inserted_once(workspace):
    workspace.apply(joined("Add", put(None, figure("a")), put(None, figure("a"))))
    assert len(workspace.query("SELECT * FROM edit_log")) == 1


def test_two_changes_of_one_row_are_not_joined():
    with pytest.raises(ValueError, match="RowChange"):
        joined("Add", put(None, figure("a")), put(None, figure("a", label="other")))


def test_the_registry_and_the_file_have_the_same_columns(workspace):
    sql_types = {str: "TEXT", int: "INTEGER", float: "REAL", bytes: "BLOB"}
    for name, table in TABLES.items():
        found = workspace.query(f"PRAGMA table_info({name})")
        kept = {row["name"]: (row["type"], not row["notnull"]) for row in found}
        ours = {c: (sql_types[types[0]], type(None) in types) for c, types in table.types}
        assert kept == ours
        assert tuple(row["name"] for row in found if row["pk"]) == table.key


@given(figures)
def test_a_row_is_read_back_from_its_json(row):
    assert row_from_json(TABLES["figure"], row_json(row)) == row


@given(st.binary())
def test_bytes_are_read_back_from_json(data):
    row = {"id": "a", "data": data, "media_type": "image/png"}
    assert row_from_json(TABLES["image"], row_json(row)) == row
    check_row(TABLES["image"], row)
