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
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

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
    try:
        read: T = _read(kind, plain)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise PlainDataError(f"{kind}: {error}") from error
    return read


def _read(kind: Any, plain: Plain) -> Any:  # noqa: ANN401 - annotations are values here
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        (inner,) = (each for each in get_args(kind) if each is not type(None))
        return None if plain is None else _read(inner, plain)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in _expect(list, plain))
    if origin is Mapping:
        inner = get_args(kind)[1]
        return {key: _read(inner, each) for key, each in _expect(dict, plain).items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{key: _read(hints[key], v) for key, v in _known(hints, plain).items()})
    return _reader(kind)(plain)


def _known(hints: Mapping[str, Any], plain: Plain) -> dict[str, Plain]:
    given: dict[str, Plain] = _expect(dict, plain)
    if unknown := set(given) - set(hints):
        raise ValueError(sorted(unknown))
    return given


def _expect(kind: type[T], plain: Plain) -> T:
    if not isinstance(plain, kind):
        raise TypeError(plain)
    return plain


def _reader(kind: Any) -> Callable[[Plain], Any]:  # noqa: ANN401
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return lambda plain: float(_expect_number(plain))
    if kind is Decimal or issubclass(kind, StrEnum):
        return lambda plain: kind(_expect(str, plain))
    return lambda plain: _expect(kind, plain)


def _expect_number(plain: Plain) -> float:
    if isinstance(plain, bool) or not isinstance(plain, int | float):
        raise TypeError(plain)
    return plain


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
