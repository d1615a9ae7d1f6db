"""Templates as TOML files: load with every fault named, and dump so that a load gives the same."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

import tomli_w

from cchc_desk.forms.figure import Figure, Identity, Nature, read_identity
from cchc_desk.forms.outline import AnswerKind, CarryPolicy, Item
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.template import Appendix, DocumentKind, FigureRow, Layout, Template
from cchc_desk.forms.template_check import TABLE_KEYS, Checker, Fault, Raw, TemplateError, tables
from cchc_desk.forms.toml_lines import key_lines
from cchc_desk.i18n import tr


def load_template(text: str, file: str) -> Template:
    """Read a template; ``file`` is the name used in messages.

    Raises: TemplateError with all faults at once, each with its line and what is allowed.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError([_syntax_fault(error, text, file)]) from error
    if Checker(file, {}).check(raw):
        # Finding the lines takes longer than all the rest; only a file with faults needs them.
        faults = Checker(file, key_lines(text)).check(raw)
        raise TemplateError(sorted(faults, key=lambda fault: fault.line))
    return _build_template(raw)


def _syntax_fault(error: tomllib.TOMLDecodeError, text: str, file: str) -> Fault:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line = int(place[1]) if place else text.rstrip().count("\n") + 1
    reason = re.sub(r" \(at .*\)$", "", str(error))
    return Fault(file, line, tr("This is not TOML: {reason}.", reason=reason))


_ENUMS: Mapping[str, type[StrEnum]] = {
    "kind": DocumentKind,
    "answer": AnswerKind,
    "carry": CarryPolicy,
    "nature": Nature,
    "layout": Layout,
    "orientation": Orientation,
}


def _typed(key: str, value: Any) -> Any:  # noqa: ANN401 - the dataclass that takes it gives the type
    if key in _ENUMS:
        return _ENUMS[key](value)
    if key == "widths_mm" and isinstance(value, list):
        return tuple(float(width) for width in value)
    return tuple(value) if isinstance(value, list) else value


def _typed_table(table: Raw) -> Raw:
    return {key: _typed(key, value) for key, value in table.items()}


def _build_appendix(table: Raw) -> Appendix:
    rows = tuple(FigureRow(**row) for row in table.get("rows", []))
    return Appendix(**{**_typed_table(table), "rows": rows})


def _build_template(raw: Raw) -> Template:
    plain_keys = {key: value for key, value in raw.items() if key not in TABLE_KEYS}
    return Template(
        **_typed_table(plain_keys),
        items=tuple(Item(**_typed_table(table)) for table in tables(raw, "item")),
        figures=tuple(Figure(**_typed_table(table)) for table in tables(raw, "figure")),
        identities=tuple(read_identity(t["equation"]) for t in tables(raw, "identity")),
        appendices=tuple(_build_appendix(table) for table in tables(raw, "appendix")),
    )


def find_faults(template: Template) -> tuple[Fault, ...]:
    """Return what keeps a template from being used, in the order in which it was found."""
    raw = _raw(template)
    for name, attribute in _TABLES.items():
        raw[name] = [_raw(each) for each in getattr(template, attribute)]
        raw.pop(attribute, None)
    return tuple(Checker(template.id, {}).check(raw))


_TABLES = {"item": "items", "figure": "figures", "identity": "identities", "appendix": "appendices"}


def dump_template(template: Template) -> str:
    """Write a template as TOML; keys that have their usual value are left out."""
    head = {key: value for key, value in _raw(template).items() if key not in _TABLES.values()}
    tables_written = (
        f"\n[[{name}]]\n{tomli_w.dumps(_raw(each))}"
        for name, attribute in _TABLES.items()
        for each in getattr(template, attribute)
    )
    return tomli_w.dumps(head) + "".join(tables_written)


def _raw(value: Template | Item | Figure | Identity | Appendix | FigureRow) -> Raw:
    if isinstance(value, Identity):
        return {"equation": value.equation}
    return dict(_raw_pairs(value))


def _raw_pairs(
    value: Template | Item | Figure | Appendix | FigureRow,
) -> Iterator[tuple[str, object]]:
    for each in fields(value):
        content = getattr(value, each.name)
        if content is None or (each.default is not MISSING and content == each.default):
            continue
        if isinstance(content, tuple):
            yield each.name, [_raw(c) if isinstance(c, FigureRow) else c for c in content]
        else:
            yield each.name, str(content) if isinstance(content, StrEnum) else content
