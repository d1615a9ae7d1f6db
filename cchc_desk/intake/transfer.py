"""Typed values as JSON data and back, for a pipe whose other end is not trusted.

As ``forms.plain_data`` does for what is stored, and for two more kinds of values: unions of
dataclasses, whose members are named, and bytes, which JSON does not know and travel beside it.
"""

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Plain = Any
"""JSON data: None, bool, int, float, str, list, dict."""


class TransferError(ValueError):
    """Tell that what came does not fit the type that was asked for."""


def pack(kind: type[T], value: T) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the value as UTF-8 JSON, and the bytes in it in the order of their places."""
    blobs: list[bytes] = []

    def put_aside(each: bytes) -> Plain:
        blobs.append(each)
        return {_BLOB: len(blobs) - 1}

    text = json.dumps(_codec_of(kind).write(value), ensure_ascii=False, default=put_aside)
    return text.encode("utf-8", "surrogatepass"), tuple(blobs)


def unpack(kind: type[T], text: bytes, blobs: Sequence[bytes]) -> T:
    """Read what ``pack`` made; unknown fields are refused.

    Raises: TransferError.
    """

    def put_back(each: dict[str, Plain]) -> Plain:
        return blobs[each[_BLOB]] if each.keys() == {_BLOB} else each

    try:
        value: T = _codec_of(kind).read(json.loads(text, object_hook=put_back))
    except (TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
        raise TransferError(f"{kind}: {error}") from error
    return value


_BLOB = "$bytes"  # no field or id is called so


@dataclass(frozen=True, slots=True)
class _Codec:
    """Hold the two ways between a value of one type and JSON data with bytes in it."""

    write: Callable[[Any], Plain]
    read: Callable[[Plain], Any]


def _codec_of(kind: type[T]) -> _Codec:
    shape: Any = kind  # mypy 2.4.1 does not see that a type can be hashed
    return _codec(shape)


@cache
def _codec(kind: Any) -> _Codec:  # noqa: ANN401 - annotations are values here
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind)[0])
    if origin is Mapping:
        return _mapping(get_args(kind)[1])
    if is_dataclass(kind):
        return _Codec(lambda value: _write_fields(kind, value), lambda p: _read_fields(kind, p))
    return _leaf(kind)


def _union(members: tuple[Any, ...]) -> _Codec:
    kinds = [each for each in members if each is not types.NoneType]
    if len(kinds) == 1:
        return _optional(kinds[0])
    codecs = {each.__name__: _codec(each) for each in kinds}

    def write(value: Any) -> Plain:  # noqa: ANN401
        name = type(value).__name__
        return [name, codecs[name].write(value)]

    def read(plain: Plain) -> Any:  # noqa: ANN401
        name, inner = _expect(list, plain)
        return codecs[name].read(inner)

    return _Codec(write, read)


def _optional(inner: Any) -> _Codec:  # noqa: ANN401
    codec = _codec(inner)
    return _Codec(
        lambda value: None if value is None else codec.write(value),
        lambda plain: None if plain is None else codec.read(plain),
    )


def _tuple(inner: Any) -> _Codec:  # noqa: ANN401
    codec = _codec(inner)
    return _Codec(
        lambda value: [codec.write(each) for each in value],
        lambda plain: tuple([codec.read(each) for each in _expect(list, plain)]),
    )


def _mapping(inner: Any) -> _Codec:  # noqa: ANN401
    codec = _codec(inner)
    return _Codec(
        lambda value: {key: codec.write(each) for key, each in value.items()},
        lambda plain: {key: codec.read(each) for key, each in _expect(dict, plain).items()},
    )


def _leaf(kind: Any) -> _Codec:  # noqa: ANN401
    if kind is float:
        return _Codec(float, _expect_number)
    if kind is Decimal or issubclass(kind, StrEnum):
        return _Codec(str, lambda plain: kind(_expect(str, plain)))
    if hasattr(kind, "fromisoformat"):
        return _Codec(lambda value: value.isoformat(), kind.fromisoformat)
    return _Codec(lambda value: value, lambda plain: _expect(kind, plain))


@dataclass(frozen=True, slots=True)
class _Field:
    default: object
    codec: _Codec


@cache
def _fields(kind: Any) -> Mapping[str, _Field]:  # noqa: ANN401
    """Return the fields by name; made when first needed, for types may hold each other."""
    hints = get_type_hints(kind)
    return {each.name: _Field(each.default, _codec(hints[each.name])) for each in fields(kind)}


def _write_fields(kind: Any, value: object) -> Plain:  # noqa: ANN401
    """Return the fields that are not at their defaults."""
    pairs = ((name, field, getattr(value, name)) for name, field in _fields(kind).items())
    return {n: f.codec.write(v) for n, f, v in pairs if f.default is MISSING or v != f.default}


def _read_fields(kind: Any, plain: Plain) -> Any:  # noqa: ANN401
    known, given = _fields(kind), _expect(dict, plain)
    return kind(**{name: known[name].codec.read(each) for name, each in given.items()})


def _expect(kind: type[T], plain: Plain) -> T:
    if type(plain) is not kind:
        raise TypeError(f"{kind.__name__} is wanted")
    return plain


def _expect_number(plain: Plain) -> float:
    if type(plain) not in {int, float}:
        raise TypeError("a number is wanted")
    return float(plain)
