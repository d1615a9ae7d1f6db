"""F10: two users of one computer, and one file that both may write."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.recording import run
from tests.ui.windows import make_workspace

GROUP, FIRST, SECOND = 61000, 61001, 61002
"""The numbers of a group and of two users in it, whom this system need not know."""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0,
    reason="only root of a Unix system can become two other users",
)

# Each user is a child that has imported everything before it gives up its rights: the interpreter
# may lie where no other user can start it.
HARNESS = """
import json, os, signal, sys
from hashlib import sha256
from pathlib import Path
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.storage import owner, recovery, readings
from tests.factories import answered

path, group = Path(sys.argv[1]), int(sys.argv[2])
with Desk.open(path) as desk:  # what is imported when it is first wanted is there by now
    desk.set_answer("bc-2026-quy-1", "i.hop", answered("trước"))

class User:
    '''Be another user in a process of its own, which does one thing after the other.'''

    def __init__(self, number, name):
        (reading, self.asking), (self.hearing, writing) = os.pipe(), os.pipe()
        self.process = os.fork()
        if self.process:
            os.close(reading), os.close(writing)
            return
        os.close(self.asking), os.close(self.hearing)  # so that it ends when nobody asks any more
        os.setgroups([])
        os.setgid(group)
        os.setuid(number)
        os.environ["LOGNAME"] = os.environ["USER"] = name
        os.environ["HOME"] = "/"
        desk = None
        while word := os.read(reading, 1):
            try:
                if word == b"o":
                    desk = Desk.open(path)
                elif word == b"w":
                    desk.set_answer("bc-2026-quy-1", "i.hop", answered(name))
                else:
                    desk.close()
                told = "done"
            except UserError as error:
                told = f"{type(error).__name__} {error}"
            except BaseException as error:
                told = repr(error)
            os.write(writing, told.encode())
        os._exit(0)

    def do(self, word):
        os.write(self.asking, word)
        return os.read(self.hearing, 4096).decode()

    def kill(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

def state():
    return {
        each.name: (sha256(each.read_bytes()).hexdigest(), each.stat().st_mtime_ns)
        for each in sorted(path.parent.iterdir())
    }

first, second = User(int(sys.argv[3]), "lan"), User(int(sys.argv[4]), "huong")
seen = {"first": first.do(b"o") + first.do(b"w")}
seen["time"] = owner.read_note(path).local_time()
before = state()
seen["second"] = second.do(b"o")
seen["changed"] = state() != before
seen["goes_on"] = first.do(b"w")
first.kill()
seen["after_a_kill"] = second.do(b"o") + second.do(b"w") + second.do(b"c")
second.kill()
with Desk.open(path) as desk:
    seen["kept"] = desk.report("bc-2026-quy-1").answer("i.hop").blocks[0].spans[0].text
print(json.dumps(seen))
"""


@pytest.fixture
def shared():
    """Return a folder that the group may write; the folders of tests let no other user in."""
    folder = Path(tempfile.mkdtemp())
    os.chown(folder, 0, GROUP)
    folder.chmod(0o2770)
    yield folder
    shutil.rmtree(folder)


def test_of_two_users_of_one_file_the_second_is_told_who_has_it_and_writes_nothing(shared, figures):
    path = make_workspace(shared / "sổ chung.cchc")
    os.chown(path, 0, GROUP)
    path.chmod(0o660)
    seen = json.loads(run(HARNESS, path, GROUP, FIRST, SECOND).splitlines()[-1])
    figures.add(
        "F10",
        "two users of one file",
        f"the second refused with name and time, {int(seen['changed'])} files changed by it; "
        "it may write when the first is dead",
    )
    assert seen["first"] == "donedone"
    assert seen["second"].startswith("WorkspaceInUseError")
    assert "lan" in seen["second"]
    assert seen["time"] in seen["second"]
    assert not seen["changed"]
    assert seen["goes_on"] == "done"
    assert seen["after_a_kill"] == "donedonedone"
    assert seen["kept"] == "huong"
