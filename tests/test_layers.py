import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Which packages a contract leaves out because they are where the thing belongs.
HOMES = {
    "Qt only in ui": {"ui"},
    "SQL only in storage": {"storage"},
    "Word and Excel libraries only in intake and export": {"intake", "export"},
    "Typst only in export": {"export"},
}


def read_contracts():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return {each["name"]: set(each.get("source_modules", ())) for each in contracts}


def read_packages():
    return {each.parent.name for each in (ROOT / "cchc_desk").glob("*/__init__.py")}


@pytest.mark.parametrize("name", HOMES)
def test_a_contract_watches_every_package(name):
    watched = {module.removeprefix("cchc_desk.") for module in read_contracts()[name]}
    assert read_packages() - HOMES[name] - watched == set()


def test_every_contract_over_packages_is_known_here():
    assert {name for name, sources in read_contracts().items() if sources} == set(HOMES)
