"""Whether every stored text can be read as what it stands for."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.errors import UserError
from cchc_desk.forms.outline import Item
from cchc_desk.forms.period import PeriodKind, read_period
from cchc_desk.forms.report import FrontMatter, ReportState
from cchc_desk.forms.unplaced import UNPLACED_ITEM
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import (
    figures,
    images,
    marks,
    offices,
    periods,
    register,
    report_rows,
    tasks,
    templates,
    versions,
)
from cchc_desk.storage.soundness import Problem, Rows, read_rows
from cchc_desk.storage.stored import damaged_text, read_decimal, read_json, read_word
from cchc_desk.storage.tables import TABLES, Found, Key, Table, WrongRowError, check_row


@dataclass(frozen=True, slots=True)
class _Context:
    """Hold what is needed to read a row: kinds of periods, and items by report and item id.

    A report whose template cannot be read has no entry in ``items``.
    """

    kinds: tuple[PeriodKind, ...]
    items: Mapping[str, Mapping[str, Item]]


_PLACES: Mapping[str, str] = {
    "office": N_("Office, from {key}"),
    "period_kind": N_("Kind of period {key}"),
    "template": N_("Template {key}"),
    "figure": N_("Figure {key}"),
    "image": N_("Image {key}"),
    "report": N_("Document {key}"),
    "answer": N_("Answer {key}"),
    "figure_value": N_("Value of figure {key}"),
    "task": N_("Task {key}"),
    "task_result": N_("Result {key}"),
    "version": N_("Version {key}"),
    "sent_file": N_("File that was sent {key}"),
    "citation": N_("Entry of the register {key}"),
    "mark": N_("Mark {key}"),
}


def text_problems(connection: sqlite3.Connection, rows: Rows) -> Iterator[Problem]:
    """Yield a problem for every row of one scope that cannot be read."""
    context = _read_context(connection, rows.get("report", ()))
    for table, found in rows.items():
        for row in found:
            yield from _row_problems(table, row, context)


def _read_context(connection: sqlite3.Connection, of_reports: Sequence[Found]) -> _Context:
    """Return what is needed to read what is in these reports; rows that are damaged give none."""
    reports = list(_typed("report", of_reports))
    template, kind = TABLES["template"], TABLES["period_kind"]
    keys = {(row["template_id"], row["template_version"]) for row in reports}
    used = [row for key in keys for row in read_rows(template, _row(connection, template, key))]
    kinds = read_rows(kind, connection.execute(kind.select_all))
    items = _items(_typed("template", used), reports)
    return _Context(_kinds(_typed("period_kind", kinds)), items)


def _row(connection: sqlite3.Connection, table: Table, key: Key) -> sqlite3.Cursor:
    return connection.execute(table.select, key)


def _typed(table: str, rows: Iterable[Found]) -> Iterator[Found]:
    return (row for row in rows if _is_typed(table, row))


def _is_typed(table: str, row: Found) -> bool:
    try:
        check_row(TABLES[table], row)
    except WrongRowError:
        return False
    return True


def _row_problems(table: str, row: Found, context: _Context) -> Iterator[Problem]:
    try:
        if not _is_typed(table, row):
            raise damaged_text(str(row))
        _READERS[table](row, context)
    except UserError as error:
        key = " · ".join(str(part) for part in TABLES[table].key_of(row))
        yield Problem(tr(_PLACES[table], key=key), str(error))


def _readable(rows: Iterable[Found], read: Callable[[Found], object]) -> Iterator[Found]:
    """Yield the rows that can be read; the others are reported in their own turn."""
    for row in rows:
        try:
            read(row)
        except UserError:
            continue
        yield row


def _kinds(rows: Iterable[Found]) -> tuple[PeriodKind, ...]:
    return periods.with_shipped(periods.kind_of(row) for row in _readable(rows, periods.kind_of))


def _items(
    of_templates: Iterable[Found], of_reports: Iterable[Found]
) -> Mapping[str, Mapping[str, Item]]:
    readable = _readable(of_templates, templates.template_of)
    by_version = {(row["id"], row["version"]): templates.template_of(row) for row in readable}
    used = {row["id"]: (row["template_id"], row["template_version"]) for row in of_reports}
    return {
        report: {item.id: item for item in (*by_version[version].items, UNPLACED_ITEM)}
        for report, version in used.items()
        if version in by_version
    }


def _read_report(row: Found, context: _Context) -> None:
    read_json(FrontMatter, row["front"])
    read_word(ReportState, row["state"])
    read_period(row["period"], context.kinds)


def _read_answer(row: Found, context: _Context) -> None:
    items = context.items.get(row["report"])
    if items is None:
        report_rows.answer_of({**row, "value": None}, None)
    elif row["item"] in items:
        report_rows.answer_of(row, items[row["item"]])
    else:
        raise damaged_text(row["item"])


_READERS: Mapping[str, Callable[[Found, _Context], object]] = {
    "office": lambda row, _: offices.office_of(row),
    "period_kind": lambda row, _: periods.kind_of(row),
    "template": lambda row, _: templates.template_of(row),
    "figure": lambda row, _: figures.figure_of(row),
    "image": lambda row, _: images.media_type(row["data"]),
    "report": _read_report,
    "answer": _read_answer,
    "figure_value": lambda row, _: read_decimal(row["value"]),
    "task": lambda row, _: tasks.task_of(row),
    "task_result": lambda row, _: report_rows.result_of(row),
    "version": lambda row, _: versions.version_of(row),
    "sent_file": lambda row, _: versions.sent_file_of(row),
    "citation": lambda row, _: register.entry_of(row),
    "mark": lambda row, _: marks.mark_of(row),
}
