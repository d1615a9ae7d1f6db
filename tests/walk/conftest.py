"""What every walk begins with: a screen, and the home of a clerk."""

import pytest

from tests.walk.screen import screen


@pytest.fixture
def display():
    with screen(1366, 768) as name:
        yield name


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "nhà"
    folder.joinpath("Documents").mkdir(parents=True)
    return folder
