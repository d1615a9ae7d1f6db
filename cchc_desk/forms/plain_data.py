"""Frozen dataclasses as plain JSON data and back, by their annotations.

None and default values are left out when written, so that a field added later reads as its
default. cattrs does the same and more, but costs 150 ms to import at every start.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

T = TypeVar("T")

Plain = Any
"""JSON data: None, bool, int, float, str, list, dict."""


class PlainDataError(ValueError):
    """Tell that stored data does not fit its type: damage, or a newer program's work."""


def to_plain(value: object) -> Plain:
    """Return the value as JSON data."""
    if is_dataclass(value):
        pairs = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: to_plain(v) for each, v in pairs if not _is_default(each, v)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | StrEnum) else value


def _is_default(field: Field[Any], value: object) -> bool:
    return value is None or (field.default is not MISSING and value == field.default)


def from_plain(kind: type[T], plain: Plain) -> T:
    """Read JSON data as a value of the given type; unknown keys are refused.

    Raises: PlainDataError.
    """
    annotation: Any = kind  # mypy takes it that a type may have no hash
    try:
        read: T = _reader(annotation)(plain)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise PlainDataError(f"{kind}: {error}") from error
    return read


# Annotations are values here: a type, or a union, tuple or mapping of types.
@cache
def _reader(kind: Any) -> Callable[[Plain], Any]:  # noqa: ANN401
    """Return what reads a value of a type; made once, for a template has 2,000 values to read."""
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _optional_reader(kind)
    if origin is tuple:
        read_each = _reader(get_args(kind)[0])
        return lambda plain: tuple([read_each(each) for each in _expect(list, plain)])
    if origin is Mapping:
        read_value = _reader(get_args(kind)[1])
        return lambda plain: {k: read_value(each) for k, each in _expect(dict, plain).items()}
    return _dataclass_reader(kind) if is_dataclass(kind) else _value_reader(kind)


def _optional_reader(kind: Any) -> Callable[[Plain], Any]:  # noqa: ANN401
    (inner,) = (each for each in get_args(kind) if each is not type(None))
    read = _reader(inner)
    return lambda plain: None if plain is None else read(plain)


def _dataclass_reader(kind: Any) -> Callable[[Plain], Any]:  # noqa: ANN401
    hints: dict[str, Any] = {each.name: each.type for each in fields(kind)}
    readers = {name: _reader(hint) for name, hint in hints.items()}

    def read(plain: Plain) -> Any:  # noqa: ANN401
        given: dict[str, Plain] = _expect(dict, plain)
        if unknown := given.keys() - readers.keys():
            raise ValueError(sorted(unknown))
        return kind(**{key: readers[key](each) for key, each in given.items()})

    return read


def _value_reader(kind: Any) -> Callable[[Plain], Any]:  # noqa: ANN401
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return lambda plain: float(_expect_number(plain))
    if kind is Decimal or issubclass(kind, StrEnum):
        return lambda plain: kind(_expect(str, plain))
    return lambda plain: _expect(kind, plain)


def _expect(kind: type[T], plain: Plain) -> T:
    if not isinstance(plain, kind):
        raise TypeError(plain)
    return plain


def _expect_number(plain: Plain) -> float:
    if isinstance(plain, bool) or not isinstance(plain, int | float):
        raise TypeError(plain)
    return plain
