import socket
import subprocess
import sys

import pytest

# Imports every module of the package in a process where making any socket ends it.
IMPORT_ALL = """
import importlib, pkgutil, sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(refuse)
import cchc_desk
names = [each.name for each in pkgutil.walk_packages(cchc_desk.__path__, "cchc_desk.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_no_test_can_connect_to_an_address(family, method):
    with (
        socket.socket(family, socket.SOCK_STREAM) as tried,
        pytest.raises(Exception, match="reached for the Internet"),
    ):
        getattr(tried, method)(("localhost", 9))


def test_no_test_can_send_a_datagram():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as tried,
        pytest.raises(Exception, match="reached for the Internet"),
    ):
        tried.sendto(b"", ("127.0.0.1", 9))


@pytest.mark.parametrize("call", [socket.create_connection, socket.getaddrinfo])
def test_no_test_can_look_up_a_host(call):
    with pytest.raises(Exception, match="reached for the Internet"):
        getattr(socket, call.__name__)(("localhost", 9))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no Unix sockets")
def test_a_unix_socket_still_works(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address may hold about 100 bytes, a full path more
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server,
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client,
    ):
        server.bind("door")
        server.listen()
        client.connect("door")
        assert client.getpeername() == "door"


def test_importing_the_program_makes_no_socket():
    command = [sys.executable, "-c", IMPORT_ALL]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 0
