"""A clerk at a screen: looks at the running program, and works in it by mouse and key alone."""

import json
import os
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_S = 30.0
_LOOK_AGAIN_S = 0.02
_REST_S = 0.4
_STILL_S = 0.3
_KEY_DELAY_MS = 4
_KEPT = ("PATH", "LD_LIBRARY_PATH", "CCHC_DESK_LANGUAGE")


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold what is seen of a thing; ``place``: left, top, width, height in pixels."""

    text: str
    place: tuple[int, int, int, int]
    is_enabled: bool
    window: int

    @property
    def middle(self) -> tuple[int, int]:
        """Return the middle of what is seen of it."""
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


class Clerk:
    """Work in one run of the program."""

    def __init__(self, program: subprocess.Popen[bytes], display: str) -> None:
        """Sit down before a program that was started with an eye in it."""
        self._program = program
        self._environment = {**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}

    def begin(self) -> None:
        """Wait for the window, and give it the keys."""
        self.wait(lambda: self._ask({"front": ""})["window"] != 0, "the window")
        self._look_to_front()

    # --- looking ----------------------------------------------------------------------------------

    def look(self, name: str) -> Thing | None:
        """Return what is to be seen of a thing; None: nothing."""
        found = self._ask({"look": name})
        return Thing(**{**found, "place": tuple(found["place"])}) if found else None

    def see(self, name: str) -> Thing:
        """Wait until a thing is to be seen and can be used."""
        seen: list[Thing] = []

        def is_there() -> bool:
            thing = self.look(name)
            seen[:] = [thing] if thing is not None and thing.is_enabled else []
            return bool(seen)

        self.wait(is_there, name)
        return seen[0]

    def read(self, name: str) -> str:
        """Return what a thing says, once it is there."""
        return self.see(name).text

    def until_gone(self, name: str) -> None:
        """Wait until a thing is not to be seen any more."""
        self.wait(lambda: self.look(name) is None, f"{name} is gone")

    def until_says(self, name: str, words: str) -> None:
        """Wait until a thing says some words, among others."""
        self.wait(lambda: words in getattr(self.look(name), "text", ""), f"{name} says {words}")

    def until_is(self, name: str, words: str) -> None:
        """Wait until a thing says some words and no others."""
        self.wait(lambda: getattr(self.look(name), "text", None) == words, f"{name} is {words}")

    def until_in(self, name: str) -> None:
        """Wait until the focus is in a thing."""
        self.wait(lambda: name in self.focus().split("/"), f"the focus is in {name}")

    def until_out_of(self, name: str) -> None:
        """Wait until the focus is elsewhere."""
        self.wait(lambda: name not in self.focus().split("/"), f"the focus is not in {name}")

    def focus(self) -> str:
        """Return the path to what has the focus in the window in front."""
        self._look_to_front()
        return str(self._ask({"focus": ""}))

    def take_picture(self, file: Path) -> None:
        """Write what the screen shows to a PNG file."""
        file.write_bytes(b64decode(self._ask({"picture": ""})))

    def rest(self) -> None:
        """Let what moves come to rest, for a picture, with the window in front ready for keys."""
        self._look_to_front()
        time.sleep(_REST_S)

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"not seen: {what}; the focus is in {self.focus()}")
            time.sleep(_LOOK_AGAIN_S)

    def _ask(self, question: dict[str, str]):
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps(question).encode() + b"\n")
        self._program.stdin.flush()
        answer = self._program.stdout.readline()
        if not answer:
            raise RuntimeError("the program has ended")
        return json.loads(answer)

    # --- doing ------------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Click on a thing that is to be seen, once it stands still."""
        self.wait(lambda: self._stands_still(name), f"{name} at rest")
        thing = self.see(name)
        self._give_focus(thing.window)
        x, y = thing.middle
        self._do("mousemove", str(x), str(y), "click", "1")

    def _stands_still(self, name: str) -> bool:
        before = self.see(name).place
        time.sleep(_STILL_S)
        return self.see(name).place == before

    def scroll(self, over: str, wanted: str, *, is_up: bool = False) -> None:
        """Turn the wheel over a thing until something of it is to be seen."""
        x, y = self.see(over).middle
        self._do("mousemove", str(x), str(y))

        def is_there() -> bool:
            if self.look(wanted) is None:
                self._do("click", "4" if is_up else "5")
                time.sleep(_STILL_S)  # a slow page must not be turned beyond what is wanted
            return self.look(wanted) is not None

        self.wait(is_there, wanted)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them: "ctrl+b"."""
        self._look_to_front()
        self._do("key", "--delay", str(_KEY_DELAY_MS), *keys)

    def type(self, text: str) -> None:
        """Type a text letter by letter; at the end of a line comes Enter."""
        self._look_to_front()
        for place, line in enumerate(text.split("\n")):
            if place:
                self.press("Return")
            self._do("type", "--delay", str(_KEY_DELAY_MS), "--", line)

    def _look_to_front(self) -> None:
        """Give the keys to the window in front, as a desktop does that this screen has not."""
        front = self._ask({"front": ""})
        if not front["is_active"]:
            self._give_focus(front["window"])

    def _give_focus(self, window: int) -> None:
        ready = {"window": window, "is_active": True}
        if window and self._ask({"front": ""}) != ready:
            self._do("windowfocus", "--sync", str(window))
            self.wait(lambda: self._ask({"front": ""}) == ready, "the window has the focus")

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=PATIENCE_S)

    # --- the machine ------------------------------------------------------------------------------

    def fill_disk(self) -> None:
        """Let every write of the program to a file fail, as on a full disk."""
        self._limit_files(0)

    def free_disk(self) -> None:
        """Let the program write again."""
        self._limit_files(None)

    def _limit_files(self, size_bytes: int | None) -> None:
        import resource  # noqa: PLC0415 - Windows has none, and there nobody fills a disk

        free = resource.RLIM_INFINITY
        limits = (free if size_bytes is None else size_bytes, free)
        resource.prlimit(self._program.pid, resource.RLIMIT_FSIZE, limits)

    def leave(self) -> None:
        """End the program; what it asks once at its end is put off."""
        self.press("ctrl+q")
        end = time.monotonic() + PATIENCE_S
        while self._program.poll() is None and time.monotonic() < end:
            with suppress(RuntimeError, BrokenPipeError):  # it ended while it was looked at
                if self.look("second-place") is not None:
                    self.press("Escape")
            time.sleep(_LOOK_AGAIN_S)
        self.until_ended()

    def until_ended(self) -> None:
        """Wait until the program has ended, and well."""
        assert self._program.wait(PATIENCE_S) == 0


@contextmanager
def at_work(display: str, home: Path, *words: str, scale: float = 1) -> Iterator[Clerk]:
    """Start the program of a user whose files are all in ``home``, and put a clerk before it.

    What the program writes to its standard error, a warning of Qt's too, is an error here. Where
    the clerk does not get on, where-it-stopped.png in ``home`` shows the screen.
    """
    home.mkdir(exist_ok=True)
    with TemporaryFile() as errors:
        program = _start(_environment(display, home, scale), words, errors)
        clerk = Clerk(program, display)
        try:
            clerk.begin()
            yield clerk
        except BaseException as error:
            if program.poll() is None:
                clerk.take_picture(home / "where-it-stopped.png")
            error.add_note(f"On the program's standard error: {_told(errors)!r}")
            raise
        finally:
            program.kill()
            program.communicate()
        told = _told(errors)
        assert told == "", told


def _told(errors: IO[bytes]) -> str:
    errors.seek(0)
    return errors.read().decode()


def _environment(display: str, home: Path, scale: float) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "LANG": "C.UTF-8",
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(scale),
    }


def _start(
    environment: dict[str, str], words: tuple[str, ...], errors: IO[bytes]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.walk.eye", *words],
        cwd=REPOSITORY,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
    )
