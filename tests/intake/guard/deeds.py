"""What a child does in the tests: it works, misbehaves, or reads a hostile file."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desk.errors import UserError
from cchc_desk.intake.child_limits import ForbiddenError
from cchc_desk.intake.package import open_file
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.refusals import MacroFileError
from tests.intake.hostile.reading import read_everything

COMMAND = (sys.executable, "-s", "-P", "-m", "tests.intake.guard.child_of_tests")
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold whatever a test wants to know."""

    text: str = ""
    texts: tuple[str, ...] = ()
    data: bytes = b""
    number: int = 0


def echo(_progress: Progress, **said) -> Answer:
    return Answer(said.get("text", ""), data=said.get("text", "").encode())


def everything(_progress: Progress, path: str) -> Answer:
    """Read all of a package and tell how many parts it has."""
    package = open_file(Path(path))
    read_everything(package)
    return Answer(number=len(package.names()))


def steps(progress: Progress) -> Answer:
    for step in range(5):
        progress(step / 4)
        time.sleep(0.06)
    return Answer("done")


def surroundings(_progress: Progress) -> Answer:
    """Tell the variables, the open files and the folder that the child was given."""
    opened = [each for each in list(Path("/proc/self/fd").iterdir()) if each.is_symlink()]
    names = "\n".join(str(each.readlink()) for each in opened)
    return Answer(str(Path.cwd()), (*os.environ, sys.stdin.read()), names.encode())


def printing(_progress: Progress) -> Answer:
    sys.stdout.write("noise")
    sys.stdout.flush()
    os.write(1, b"more noise")
    return Answer("heard")


def refuse(_progress: Progress) -> Answer:
    raise MacroFileError("as a test wants it")


def refuse_in_words(_progress: Progress) -> Answer:
    raise UserError("Một câu khác.")


def broken(_progress: Progress) -> Answer:
    raise LookupError("a bug")


def hungry(_progress: Progress) -> Answer:
    return Answer(number=len(bytearray(600 * MB)))


def cramped(progress: Progress, path: str) -> Answer:
    """Read a package where most of the memory is taken, with no room for its tree."""
    taken = bytearray(420 * MB)
    return Answer(number=len(taken) + everything(progress, path).number)


def talkative(_progress: Progress) -> Answer:
    return Answer(data=bytes(65 * MB))


def wrong_type(_progress: Progress) -> Mapping[str, str]:
    return {"colour": "no field of an answer"}


def asleep(_progress: Progress) -> Answer:
    time.sleep(60)
    return Answer()


def busy(_progress: Progress) -> Answer:
    while True:
        pass


def leave(_progress: Progress) -> Answer:
    os._exit(3)


def fail_hard(_progress: Progress) -> Answer:
    signal.raise_signal(signal.SIGSEGV)
    return Answer()


def out_of_time(_progress: Progress) -> Answer:
    signal.raise_signal(signal.SIGXCPU)
    return Answer()


def killed(_progress: Progress) -> Answer:
    signal.raise_signal(signal.SIGKILL)
    return Answer()


FORBIDDEN: Mapping[str, Callable[[Path], object]] = {
    "connect": lambda _: socket.create_connection(("127.0.0.1", 9)),
    "look up a host": lambda _: socket.getaddrinfo("localhost", 9),
    "start a program": lambda _: subprocess.run(["true"], check=False),
    "use the shell": lambda _: os.system("true"),  # noqa: S605 - it must not run
    "fork": lambda _: os.fork(),
    "become a program": lambda _: os.execv("/bin/true", ["true"]),  # noqa: S606 - it must not run
    "write a file": lambda folder: (folder / "new").write_bytes(b"x"),
    "write over a file": lambda folder: (folder / "old").write_bytes(b"x"),
    "append to a file": lambda folder: (folder / "old").open("a"),
    "write by descriptor": lambda folder: os.open(folder / "new", os.O_CREAT | os.O_RDWR),
    "delete a file": lambda folder: (folder / "old").unlink(),
    "rename a file": lambda folder: (folder / "old").rename(folder / "new"),
    "make a folder": lambda folder: (folder / "new").mkdir(),
    "make a link": lambda folder: (folder / "new").symlink_to(folder / "old"),
    "cut a file": lambda folder: os.truncate(folder / "old", 0),
}


def forbidden(_progress: Progress, folder: str) -> Answer:
    """Do everything that is forbidden, and tell what of it was not refused."""
    return Answer(texts=tuple(name for name in FORBIDDEN if not _is_refused(name, Path(folder))))


def _is_refused(name: str, folder: Path) -> bool:
    try:
        FORBIDDEN[name](folder)
    except ForbiddenError:
        return True
    return False


def reading_elsewhere(_progress: Progress, folder: str) -> Answer:
    return Answer((Path(folder) / "old").read_text())
