import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cchc_desk.storage import owner
from tests.storage.processes import digest, read_only_folder, run_python

OPEN = """
from pathlib import Path
from cchc_desk.errors import UserError
from cchc_desk.storage.workspace import Workspace
from cchc_desk.storage.check import verify
path = Path({path!r})
try:
    {what}
except UserError as error:
    print(type(error).__name__, path.name in str(error))
"""
AS_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def run(path, what, *wrapper):
    answer = run_python(OPEN.format(path=str(path), what=what), *wrapper)
    return answer.stdout or answer.stderr


@pytest.fixture
def reachable(closed):
    """Return a workspace in a folder where another user may read and write."""
    if not shutil.which("setpriv") or run_python("print('here')", *AS_NOBODY).stdout != "here\n":
        pytest.skip("this user may not run a program as another one (setpriv)")
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = folder / closed.name
        shutil.copyfile(closed, path)
        path.chmod(0o666)
        yield path
        folder.chmod(0o777)


def test_a_workspace_on_a_read_only_medium_is_refused_and_left_as_it_is(closed):
    before = digest(closed)
    answer = run(closed, "Workspace.open(path)", *read_only_folder(closed.parent))
    assert answer == "ReadOnlyWorkspaceError True\n"
    assert digest(closed) == before
    assert list(closed.parent.iterdir()) == [closed]


def test_a_read_only_workspace_is_refused(reachable):
    reachable.chmod(0o444)
    assert run(reachable, "Workspace.open(path)", *AS_NOBODY) == "ReadOnlyWorkspaceError True\n"
    assert list(reachable.parent.iterdir()) == [reachable]


def test_a_workspace_in_a_read_only_folder_is_refused(reachable):
    reachable.parent.chmod(0o555)
    assert run(reachable, "Workspace.open(path)", *AS_NOBODY) == "ReadOnlyWorkspaceError True\n"
    assert list(reachable.parent.iterdir()) == [reachable]


def test_a_dead_owner_s_note_does_not_open_a_read_only_folder(reachable):
    note = owner.note_path(reachable)
    note.write_bytes(b"")
    note.chmod(0o666)
    reachable.parent.chmod(0o555)
    assert run(reachable, "Workspace.open(path)", *AS_NOBODY) == "ReadOnlyWorkspaceError True\n"


def test_a_workspace_that_may_not_be_read_is_refused(reachable):
    reachable.chmod(0o000)
    assert run(reachable, "Workspace.open(path)", *AS_NOBODY) == "ReadOnlyWorkspaceError True\n"


def test_a_folder_that_may_not_be_entered_is_told(reachable):
    reachable.parent.chmod(0o000)
    answer = run(reachable, "Workspace.open(path)", *AS_NOBODY)
    assert answer == "ReadOnlyWorkspaceError True\n"


def test_a_workspace_that_another_user_may_write_opens(reachable):
    assert run(reachable, "print(Workspace.open(path).uuid != '')", *AS_NOBODY) == "True\n"


def test_a_workspace_on_a_read_only_medium_can_be_verified(closed):
    answer = run(closed, "print(verify(path))", *read_only_folder(closed.parent))
    assert answer == "()\n"
    assert list(closed.parent.iterdir()) == [closed]
