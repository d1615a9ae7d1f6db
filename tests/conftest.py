"""What every test runs in: no screen, Vietnamese messages, no Internet."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

# Read when the first QApplication and the first message are made, both later than this file.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("CCHC_DESK_LANGUAGE", None)

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program remembers on a computer out of the user's own data."""
    folder = str(tmp_path_factory.mktemp("data"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, folder)
        yield


class InternetUsedError(Exception):
    """Say that a test reached for the Internet."""


@pytest.fixture(scope="session", autouse=True)
def no_internet() -> Iterator[None]:
    """Make every way out to the Internet raise; local Unix sockets still work."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _local_only(getattr(socket.socket, name)))
        for name in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, _refuse)
        yield


def _local_only(method):
    def checked(self, *arguments):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse(*arguments)
        return method(self, *arguments)

    return checked


def _refuse(*arguments: object, **_named: object) -> NoReturn:
    raise InternetUsedError(f"a test reached for the Internet: {arguments}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the real documents and schemas beside the repository."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    return folder


@pytest.fixture(scope="session")
def tools(shared: Path) -> Path:
    """Return the folder with the scripts that judge exported files."""
    return shared / "tools"
