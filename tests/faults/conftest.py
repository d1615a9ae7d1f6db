"""What the tests of faults share: how many tries, the recorder, and the table of figures.

uv run pytest tests/faults                  the tries of every run
CCHC_FAULTS=long uv run pytest tests/faults --timeout 3600    those of a release

Either writes build/faults.md, which README takes over.
"""

import os
from pathlib import Path

import pytest

from tests.faults import recording
from tests.faults.figures import Figures

TABLE = Path(__file__).resolve().parents[2] / "build" / "faults.md"
_FIGURES = pytest.StashKey[Figures]()


def pytest_configure(config):
    config.stash[_FIGURES] = Figures()


def pytest_sessionfinish(session):
    figures = session.config.stash.get(_FIGURES, None)
    if figures:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(figures.table(), encoding="utf-8")


@pytest.fixture(scope="session")
def figures(request):
    """Return what the figures that were reached are told to."""
    return request.config.stash[_FIGURES]


@pytest.fixture(scope="session")
def tries():
    """Return what chooses between the tries of every run and those of a release."""
    is_long = os.environ.get("CCHC_FAULTS") == "long"
    return lambda every_run, release: release if is_long else every_run


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """Return the recorder."""
    if recording.compiler() is None:
        pytest.skip("this system has no C compiler")
    return recording.build(tmp_path_factory.mktemp("recorder"))
