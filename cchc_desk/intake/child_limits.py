"""What the child process takes from itself before it reads: memory, time, the disk, the network."""

import os
import sys
from collections.abc import Sequence

from cchc_desk.intake.limits import MAX_MEMORY_BYTES

# Whatever would change the computer or speak to another one. Source: Python, "Audit events table".
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.chmod",
    "os.chown",
    "os.exec",
    "os.fork",
    "os.kill",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.spawn",
    "os.startfile",
    "os.symlink",
    "os.system",
    "os.truncate",
    "os.utime",
    "ctypes.dlopen",
    "shutil.",
    "sqlite3.",
    "winreg.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


class ForbiddenError(PermissionError):
    """Tell that the child reached for something that reading a file does not need."""


def limit_resources(seconds: int) -> None:
    """Take what this process does not need for good; units: seconds of processor time.

    The process ends by itself when the time is over, so that it stays not even without its parent.
    """
    if sys.platform == "win32":
        enter_job(ctypes.WinDLL("kernel32"), MAX_MEMORY_BYTES, seconds)
    else:
        _limit_posix(seconds)


def forbid_side_effects() -> None:
    """Make everything raise that writes, starts a program or reaches for the network.

    It cannot be undone. A module that is imported later is not kept as bytecode.
    """
    sys.dont_write_bytecode = True
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: Sequence[object]) -> None:
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise ForbiddenError(f"writing {arguments[0]!r}")
    elif event.startswith(_FORBIDDEN):
        raise ForbiddenError(event)


if sys.platform == "win32":
    import ctypes

    from cchc_desk.intake.windows_job import enter_job
else:
    import resource

    def _limit_posix(seconds: int) -> None:
        limits = (
            (resource.RLIMIT_AS, MAX_MEMORY_BYTES),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        )
        for kind, limit in limits:
            _, hard = resource.getrlimit(kind)
            lowest = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            # One second of grace: at the second limit the system kills and does not say why.
            highest = lowest + (kind == resource.RLIMIT_CPU and lowest != hard)
            resource.setrlimit(kind, (lowest, highest))
