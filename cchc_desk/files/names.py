"""Which file names every system accepts, and which one is still free."""

import re
import unicodedata
from itertools import count
from pathlib import Path

from cchc_desk.i18n import tr

# Below the 255 that NTFS (UTF-16 units) and ext4 (bytes) allow, so that " (2)" and the names of
# temporary files still fit. Source: RELIABILITY.md F29, 1.6.
MAX_UTF16_UNITS = 120
MAX_UTF8_BYTES = 200

# Source: Microsoft, "Naming Files, Paths, and Namespaces".
_SEPARATORS = str.maketrans(dict.fromkeys("/\\|:", "-"))
_FORBIDDEN = str.maketrans(dict.fromkeys('<>"?*'))
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_COUNTED = re.compile(r" \(\d+\)$")


def safe_name(text: str, suffix: str) -> str:
    """Make a file name of any text; ``suffix`` is kept as it is (".docx").

    A sign that parts words ("/") becomes a hyphen, any other forbidden character is left out.
    """
    stem = _allowed(text) or _allowed(tr("Untitled"))
    if _RESERVED.fullmatch(stem.partition(".")[0].rstrip()):
        stem = f"_{stem}"
    while not _fits(stem + suffix):
        stem = _trimmed(stem[:-1])
    return stem + suffix


def next_free_name(path: Path) -> Path:
    """Return the path itself when the name is free, else the first free "name (2).docx"."""
    taken = {_compared(each.name) for each in path.parent.iterdir()}
    if _compared(path.name) not in taken:
        return path
    stem = _COUNTED.sub("", path.stem)
    names = (f"{stem} ({number}){path.suffix}" for number in count(2))
    return path.with_name(next(name for name in names if _compared(name) not in taken))


def _allowed(text: str) -> str:
    """Drop what no name may hold; the second NFC joins marks that a dropped sign kept apart."""
    composed = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    kept = composed.translate(_SEPARATORS).translate(_FORBIDDEN)
    visible = "".join(ch for ch in kept if not unicodedata.category(ch).startswith("C"))
    # More than the limits can ever hold is not worth cutting one by one.
    return _trimmed(unicodedata.normalize("NFC", visible)[: 2 * MAX_UTF8_BYTES])


def _trimmed(stem: str) -> str:
    """Drop dots and spaces that Windows would drop, and openings that mean a hidden file."""
    return _SPACES.sub(" ", stem).lstrip(" .~").rstrip(" .")


def _fits(name: str) -> bool:
    utf16_units = len(name.encode("utf-16-le")) // 2
    return utf16_units <= MAX_UTF16_UNITS and len(name.encode()) <= MAX_UTF8_BYTES


def _compared(name: str) -> str:
    """Return the name as Windows and macOS compare it: without case, composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def with_suffix(file: Path, suffix: str) -> Path:
    """Return the file with an ending, ".docx"; a dot inside the name is not an ending."""
    return file if file.suffix.lower() == suffix else file.with_name(file.name + suffix)
