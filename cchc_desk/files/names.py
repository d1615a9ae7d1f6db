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

# From here on a name is shortened: a mail program or a stick that the file goes to adds a folder
# of its own to the 259 that Windows takes. Source: RELIABILITY.md F30; Microsoft, MAX_PATH.
COMFORTABLE_PATH_UNITS = 180
MAX_PATH_UNITS = 259

# What is left of a name however long its folder is: "BC_CCHC_Quy-I-2026".
_SHORTEST_STEM = 18

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


def path_units(path: Path) -> int:
    """Return how long a path is, counted as Windows counts: in UTF-16 units."""
    return _utf16_units(str(path.absolute()))


def shortened(path: Path) -> Path:
    """Return the path with its name cut so that the whole is comfortably short.

    A folder that is too long by itself leaves the beginning of the name; the ending always stays.
    """
    stem = path.stem
    while _is_long(path, stem):
        stem = _trimmed(stem[:-1]).rstrip("_-")
        path = path.with_name(stem + path.suffix)
    return path


def with_part(path: Path, part: str) -> Path:
    """Return the path of a part of what the path names: "name_Phu-luc.docx".

    Where the whole is too long, the name gives way and the part never does.
    """
    end = f"_{safe_name(part, '')}{path.suffix}"
    stem = path.stem
    while not _fits(stem + end) or _is_long(path.with_name(stem + end), stem):
        stem = _trimmed(stem[:-1]).rstrip("_-")
    return path.with_name(stem + end)


def _is_long(path: Path, stem: str) -> bool:
    return path_units(path) > COMFORTABLE_PATH_UNITS and len(stem) > _SHORTEST_STEM


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
    return _utf16_units(name) <= MAX_UTF16_UNITS and len(name.encode()) <= MAX_UTF8_BYTES


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _compared(name: str) -> str:
    """Return the name as Windows and macOS compare it: without case, composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def with_suffix(file: Path, suffix: str) -> Path:
    """Return the file with an ending, ".docx"; a dot inside the name is not an ending."""
    return file if file.suffix.lower() == suffix else file.with_name(file.name + suffix)
