"""A screen that nobody looks at, with a keyboard that has every Vietnamese letter."""

import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

NEEDED = ("Xvfb", "xkbcomp", "xdotool")

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = ("“”", "‘’", "–—", "…•")
_SPARE_KEYS = (*range(146, 203), *range(208, 256))  # for sound, mail …; between are modifiers
_DEPTH = 24
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def missing() -> list[str]:
    """Return the programs that a walk needs and this system has not."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def screen(width: int, height: int) -> Iterator[str]:
    """Hold a screen of a size in pixels; give its name as in $DISPLAY."""
    ours, its = os.pipe()
    size = f"{width}x{height}x{_DEPTH}"
    command = ["Xvfb", "-displayfd", str(its), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[its], **_QUIET)
    os.close(its)
    try:
        with os.fdopen(ours) as pipe:
            number = pipe.readline().strip()  # Xvfb tells it once it is ready
        if not number:
            raise RuntimeError(f"Xvfb ended with {server.wait()}")
        _lay_keys(f":{number}")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _lay_keys(display: str) -> None:
    """Give the keyboard the letters and signs that have no key on it.

    xdotool would lay each on a spare key just before it strikes that, and a program that asks for
    the keys a moment later finds the next letter there.
    """
    command = ["xkbcomp", "-w0", "-", display]
    subprocess.run(command, input=_keyboard(), text=True, check=True, **_QUIET)


def _keyboard() -> str:
    laid = zip(_SPARE_KEYS, (*_letters(), *_SIGNS), strict=False)
    keys = "\n".join(
        f"key <I{key}> {{ [ U{ord(low):04X}, U{ord(high):04X} ] }};" for key, (low, high) in laid
    )
    return f"""
xkb_keymap {{
    xkb_keycodes {{ include "evdev+aliases(qwerty)" }};
    xkb_types {{ include "complete" }};
    xkb_compat {{ include "complete" }};
    xkb_symbols {{ include "pc+us" {keys} }};
}};
"""


def _letters() -> list[tuple[str, str]]:
    """Return the letters that English has not, each with its capital."""
    marked = [unicodedata.normalize("NFC", vowel + t) for vowel in "aăâeêioôơuưy" for t in _TONES]
    return [(each, each.upper()) for each in (*marked, "đ") if not each.isascii()]
