"""Importing Qt without what it does at every start and this program never, or seldom, asks for."""

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

SELDOM_USED = {
    "shibokensupport.signature": {"errorhandler", "layout", "parser"},
    "shibokensupport.signature.lib": {"enum_sig", "pyi_generator", "tool"},
}
"""Modules of PySide6 by package: what words an error of a wrong argument, and writes .pyi files."""


@contextmanager
def lean_import() -> Iterator[None]:
    """Import PySide6 without two things that cost a start 90 ms.

    PySide6 6.11.3 and 6.12.0 compile and run what ``SELDOM_USED`` names: here each of them runs
    when it is first asked for. And they take over the import statement, to read the source of
    every module that is imported after them, and see whether ``from __feature__`` may work in it:
    here it is taken back. Delete this when they do so no longer.
    """
    usual = builtins.__import__

    def put_off(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - its usual name
        locals: Mapping[str, object] | None = None,  # noqa: A002 - as above
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        for module in SELDOM_USED.get(name, set()).intersection(fromlist or ()):
            _put_off(f"{name}.{module}")
        return usual(name, globals, locals, fromlist or (), level)

    builtins.__import__ = put_off
    try:
        yield
    finally:
        builtins.__import__ = usual


def _put_off(name: str) -> None:
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None:
        module = sys.modules[name] = module_from_spec(spec)
        module.__dict__[_SPEC] = spec, name
        module.__class__ = Later


_SPEC = "__spec_for_later__"


class Later(ModuleType):
    """Hold the place of a module that runs when something of it is first asked for.

    The standard library's LazyLoader does the same, but runs it as soon as PySide6 gives the
    module its second name.
    """

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the module has
        """Run the module, and return this of it."""
        spec, spec.name = self.__dict__.pop(_SPEC)
        object.__setattr__(self, "__class__", ModuleType)
        spec.loader.exec_module(self)
        return getattr(self, name)
