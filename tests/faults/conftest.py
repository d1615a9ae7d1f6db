"""What the tests of faults share: how many tries, the recorder, and where figures are told.

uv run pytest tests/faults                  the tries of every run
uv run python -m tests.faults --long        those of a release
"""

import os
import sys

import pytest

from tests.faults import recording
from tests.faults.figures import Figures

collect_ignore = ["test_kills.py", "test_windows.py"] if sys.platform == "win32" else []
"""Windows cannot fork the processes that are killed there; its check list has these by hand."""


@pytest.fixture(scope="session")
def figures():
    """Return what the figures that were reached are told to."""
    return Figures()


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
