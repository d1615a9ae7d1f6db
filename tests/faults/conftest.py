"""What the tests of faults share: how many tries, the recorder, and where figures are told.

uv run pytest tests/faults                  the tries of every run
uv run python -m tests.faults --long        those of a release
"""

import os
import sys
from pathlib import Path

import pytest

from tests.faults import recording
from tests.faults.figures import LONG, OFTEN, Figures

OFTEN_NOW = os.environ.get(OFTEN, "")

LONG_S = 7200
"""How long one test of a release may take."""


def pytest_collection_modifyitems(items):
    """Give the tests of a release their time; what they are marked with is that of every run."""
    if OFTEN_NOW:
        here = Path(__file__).parent
        for each in items:
            if each.path.is_relative_to(here):
                each.add_marker(pytest.mark.timeout(LONG_S), append=False)


@pytest.fixture(scope="session")
def figures():
    """Return what the figures that were reached are told to."""
    return Figures()


@pytest.fixture(scope="session")
def tries():
    """Return what chooses between the tries of every run and those of a release."""
    if OFTEN_NOW == LONG:
        return lambda _every_run, release: release
    if OFTEN_NOW:
        return lambda _every_run, release: min(release, int(OFTEN_NOW))
    return lambda every_run, _release: every_run


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """Return the recorder."""
    if sys.platform != "linux":
        pytest.skip("only Linux lets a library stand between a program and its disk (LD_PRELOAD)")
    if recording.compiler() is None:
        pytest.skip("this system has no C compiler")
    return recording.build(tmp_path_factory.mktemp("recorder"))
