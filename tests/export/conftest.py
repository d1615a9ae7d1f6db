"""Fixtures for exported files."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def faults(tools: Path) -> Callable[[Path], list[str]]:
    """Return the validator: what is wrong with a Word file, line by line."""
    spec = importlib.util.spec_from_file_location("validate_docx", tools / "validate_docx.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda file: list(module.faults(file))
