"""What a template file may hold: every fault found, with its line and what is allowed there."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from cchc_desk.errors import UserError
from cchc_desk.forms.figure import FIGURE_ID, EquationError, Nature, read_identity
from cchc_desk.forms.outline import (
    BULLETS,
    MAX_LEVEL,
    NUMBER_STYLES,
    AnswerKind,
    CarryPolicy,
)
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.placeholder import NAMES, unknown_names
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import (
    DocumentKind,
    FigureColumn,
    Layout,
)
from cchc_desk.forms.toml_lines import Place
from cchc_desk.i18n import tr

ITEM_ID = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what is wrong at one line of a template file, and what is allowed there.

    ``table`` and ``index`` name the table - "item", 3 - or "" and 0 what stands before all tables;
    ``key`` is the key there.
    """

    file: str
    line: int
    message: str
    table: str = ""
    index: int = 0
    key: str = ""

    def __str__(self) -> str:
        """Write the fault as "file:line: message"."""
        return f"{self.file}:{self.line}: {self.message}"


class TemplateError(UserError):
    """Say that a template file cannot be used; ``faults`` are all that were found, in order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults and make one text of them, a line each."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


# Dictionaries from tomllib are Any by nature; they become typed values in this module only.
Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Rule:
    """Say which raw values a key may have, in words for the user and as a check."""

    allowed: Callable[[], str]
    accepts: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_width_list(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(w, int | float) and not isinstance(w, bool) and w > 0 for w in value
    )


def _one_of(choices: type[StrEnum] | Sequence[str]) -> _Rule:
    words = [str(choice) for choice in choices]
    return _Rule(
        lambda: tr("one of: {choices}", choices=", ".join(f'"{word}"' for word in words)),
        lambda value: value in words if isinstance(value, str) else False,
    )


def _list_of(choices: type[StrEnum] | Sequence[str]) -> _Rule:
    single = _one_of(choices)
    return _Rule(
        lambda: tr("a list; each {one}", one=single.allowed()),
        lambda value: isinstance(value, list) and all(single.accepts(each) for each in value),
    )


def _matching(pattern: re.Pattern[str], example: str) -> _Rule:
    return _Rule(
        lambda: tr(
            "lower-case letters a–z, digits, hyphens and dots, like “{example}”", example=example
        ),
        lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None,
    )


def _whole_number(lowest: int, highest: int) -> _Rule:
    return _Rule(
        lambda: tr("a whole number from {low} to {high}", low=lowest, high=highest),
        lambda value: type(value) is int and lowest <= value <= highest,
    )


_TEXT = _Rule(lambda: tr("text in quotes"), _is_text)
_TEXTS = _Rule(lambda: tr("a list of texts in quotes"), _is_text_list)
_FLAG = _Rule(lambda: tr("true or false"), lambda value: isinstance(value, bool))
_DAY = _Rule(lambda: tr("a date like 2025-07-01"), lambda value: type(value) is date)
_WIDTHS = _Rule(lambda: tr("a list of widths in millimetres, above 0"), _is_width_list)
_TABLES = _Rule(
    lambda: tr("a list of tables"),
    lambda value: isinstance(value, list) and all(isinstance(each, dict) for each in value),
)
_ID = _matching(ITEM_ID, "chi-dao.hop")
_FIGURE_ID = _matching(FIGURE_ID, "tthc.tiep-nhan")

_TEMPLATE_KEYS: Mapping[str, _Rule] = {
    "id": _matching(re.compile(r"[a-z0-9][a-z0-9-]*"), "bao-cao-quy"),
    "version": _whole_number(1, 9999),
    "kind": _one_of(DocumentKind),
    "title": _TEXT,
    "subject": _TEXT,
    "name": _TEXT,
    "source": _TEXT,
    "notice": _TEXT,
    "learned_from": _TEXT,
    "valid_from": _DAY,
    "periods": _TEXTS,
    "addressees": _TEXTS,
    "grounds": _TEXTS,
    "opening": _TEXTS,
    "closing": _TEXT,
    "print_guidance": _FLAG,
    "numbering": _list_of(NUMBER_STYLES),
    "item": _TABLES,
    "figure": _TABLES,
    "identity": _TABLES,
    "appendix": _TABLES,
}
_ITEM_KEYS: Mapping[str, _Rule] = {
    "id": _ID,
    "level": _whole_number(1, MAX_LEVEL),
    "label": _TEXT,
    "answer": _one_of(AnswerKind),
    "guidance": _TEXT,
    "bullet": _one_of((*BULLETS, "")),
    "run_in": _FLAG,
    "untitled": _FLAG,
    "italic": _FLAG,
    "bold": _FLAG,
    "asks_number": _FLAG,
    "department": _TEXT,
    "carry": _one_of(CarryPolicy),
    "figures": _TEXTS,
    "measure": _TEXT,
    "choices": _TEXTS,
    "columns": _TEXTS,
    "widths_mm": _WIDTHS,
    "source_number": _TEXT,
}
_FIGURE_KEYS: Mapping[str, _Rule] = {
    "id": _FIGURE_ID,
    "label": _TEXT,
    "measure": _TEXT,
    "nature": _one_of(Nature),
    "numerator": _FIGURE_ID,
    "denominator": _FIGURE_ID,
}
_IDENTITY_KEYS: Mapping[str, _Rule] = {"equation": _TEXT}
_APPENDIX_KEYS: Mapping[str, _Rule] = {
    "id": _ID,
    "layout": _one_of(Layout),
    "columns": _TEXTS,
    "widths_mm": _WIDTHS,
    "label": _TEXT,
    "title": _TEXT,
    "orientation": _one_of(Orientation),
    "column_titles": _TEXTS,
    "attached": _TEXT,
    "groups": _TEXTS,
    "numbers_by_group": _FLAG,
    "rows": _TABLES,
}
_ROW_KEYS: Mapping[str, _Rule] = {"group": _TEXT, "figure": _FIGURE_ID, "number": _TEXT}

_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "": ("id", "version", "kind", "title", "subject"),
    "item": ("id", "level", "label"),
    "figure": ("id", "label"),
    "identity": ("equation",),
    "appendix": ("id", "layout", "columns", "widths_mm"),
}
TABLE_KEYS: Mapping[str, Mapping[str, _Rule]] = {
    "item": _ITEM_KEYS,
    "figure": _FIGURE_KEYS,
    "identity": _IDENTITY_KEYS,
    "appendix": _APPENDIX_KEYS,
}


@dataclass(slots=True)
class Checker:
    """Find all faults of one raw template; ``lines`` as ``key_lines`` gives them."""

    file: str
    lines: Mapping[Place, int]
    faults: list[Fault] = field(default_factory=list)

    def check(self, raw: Raw) -> list[Fault]:
        """Return the faults in the order in which they were found."""
        self._check_table(raw, ("", 0), _TEMPLATE_KEYS)
        for name, keys in TABLE_KEYS.items():
            for index, table in enumerate(tables(raw, name)):
                self._check_table(table, (name, index), keys)
        if not self.faults:
            self._check_whole(raw)
        return self.faults

    def _say(self, place: tuple[str, int], key: str, message: str) -> None:
        array = self.lines.get(("", 0, place[0]), 1)
        header = self.lines.get((*place, ""), array)
        line = self.lines.get((*place, key), header)
        self.faults.append(Fault(self.file, line, message, *place, key))

    def _check_table(self, table: Raw, place: tuple[str, int], keys: Mapping[str, _Rule]) -> None:
        for key, value in table.items():
            if key not in keys:
                allowed = ", ".join(keys)
                message = tr("Unknown key “{key}”; allowed: {allowed}.", key=key, allowed=allowed)
                self._say(place, key, message)
            elif not keys[key].accepts(value):
                message = tr("“{key}” must be {allowed}.", key=key, allowed=keys[key].allowed())
                self._say(place, key, message)
            else:
                self._check_placeholders(value, place, key)
        for key in _REQUIRED[place[0]]:
            if key not in table:
                message = tr("“{key}” is missing: {allowed}.", key=key, allowed=keys[key].allowed())
                self._say(place, key, message)

    def _check_placeholders(self, value: object, place: tuple[str, int], key: str) -> None:
        texts = value if isinstance(value, list) else [value]
        for name in (n for text in texts if isinstance(text, str) for n in unknown_names(text)):
            message = tr(
                "There is no placeholder “{{{name}}}”; allowed: {allowed}.",
                name=name,
                allowed=", ".join(f"{{{known}}}" for known in NAMES),
            )
            self._say(place, key, message)

    def _check_whole(self, raw: Raw) -> None:
        for name in ("item", "figure", "appendix"):
            self._check_unique(raw, name)
        figures = {table["id"] for table in tables(raw, "figure")}
        for index, table in enumerate(tables(raw, "item")):
            self._check_item(table, ("item", index), figures)
        for index, table in enumerate(tables(raw, "figure")):
            for key in ("numerator", "denominator"):
                self._check_figures([table[key]] if key in table else [], figures,
                                    ("figure", index), key)  # fmt: skip
        for index, table in enumerate(tables(raw, "identity")):
            self._check_identity(table["equation"], ("identity", index), figures)
        for index, table in enumerate(tables(raw, "appendix")):
            self._check_appendix(table, ("appendix", index), figures)

    def _check_unique(self, raw: Raw, name: str) -> None:
        seen: set[str] = set()
        for index, table in enumerate(tables(raw, name)):
            if table["id"] in seen:
                message = tr("“{id}” is used twice; every id must be its own.", id=table["id"])
                self._say((name, index), "id", message)
            seen.add(table["id"])

    def _check_item(self, table: Raw, place: tuple[str, int], figures: set[str]) -> None:
        self._check_figures(table.get("figures", []), figures, place, "figures")
        needed = {"choice": "choices", "table": "columns"}.get(table.get("answer", "text"))
        if needed and not table.get(needed):
            message = tr("An item with this answer needs “{key}”, a list of texts.", key=needed)
            self._say(place, "answer", message)
        self._check_widths(table, place)

    def _check_figures(
        self, ids: Sequence[str], figures: set[str], place: tuple[str, int], key: str
    ) -> None:
        for unknown in [each for each in ids if each not in figures]:
            message = tr(
                "There is no [[figure]] “{id}” in this template; allowed: {allowed}.",
                id=unknown,
                allowed=", ".join(sorted(figures)) or "–",
            )
            self._say(place, key, message)

    def _check_identity(self, equation: str, place: tuple[str, int], figures: set[str]) -> None:
        try:
            identity = read_identity(equation)
        except EquationError as error:
            message = tr(
                "The equation cannot be read at “{part}”; allowed: figures, previous(figure) and "
                "numbers with + and - on both sides of one “=”.",
                part=str(error),
            )
            self._say(place, "equation", message)
            return
        self._check_figures(sorted(identity.figures), figures, place, "equation")

    def _check_appendix(self, table: Raw, place: tuple[str, int], figures: set[str]) -> None:
        columns: type[StrEnum] = Column if table["layout"] == Layout.TASKS else FigureColumn
        rule = _list_of(columns)
        if not rule.accepts(table["columns"]) or not table["columns"]:
            message = tr("“{key}” must be {allowed}.", key="columns", allowed=rule.allowed())
            self._say(place, "columns", message)
        self._check_widths(table, place)
        titles = table.get("column_titles", [])
        if titles and len(titles) != len(table["columns"]):
            message = tr("Give one title per column: {count}.", count=len(table["columns"]))
            self._say(place, "column_titles", message)
        for row in table.get("rows", []):
            self._check_row(row, place, figures)

    def _check_widths(self, table: Raw, place: tuple[str, int]) -> None:
        widths = table.get("widths_mm", [])
        if widths and len(widths) != len(table.get("columns", [])):
            message = tr("Give one width per column: {count}.", count=len(table.get("columns", [])))
            self._say(place, "widths_mm", message)

    def _check_row(self, row: Raw, place: tuple[str, int], figures: set[str]) -> None:
        if len(row.keys() - {"number"}) != 1 or not row.keys() <= _ROW_KEYS.keys():
            message = tr("A row has one key, “group” or “figure”, not: {keys}.",
                         keys=", ".join(row) or "–")  # fmt: skip
            self._say(place, "rows", message)
        elif not all(_ROW_KEYS[key].accepts(value) for key, value in row.items()):
            message = tr("“{key}” must be {allowed}.", key=next(iter(row)), allowed=_TEXT.allowed())
            self._say(place, "rows", message)
        elif "figure" in row:
            self._check_figures([row["figure"]], figures, place, "rows")


def tables(raw: Raw, name: str) -> list[Raw]:
    """Return the tables of an array of tables; none when the value is not one."""
    value = raw.get(name, [])
    return value if _TABLES.accepts(value) else []
