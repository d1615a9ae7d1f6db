"""What this computer last wrote to which file, so that an edited one is not replaced unasked.

It is kept beside the user's own data and not in a workspace: paths are those of one computer. What
is missing or damaged reads as nothing written: then one is asked once too often.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from cchc_desk import paths
from cchc_desk.errors import UserError
from cchc_desk.files.replace import write_file

FILE = "exports.json"

# Some ten years of all documents in all forms; the file has 60 KB then.
MOST = 500


def memory_file() -> Path:
    """Return where it is kept."""
    return paths.data_folder() / FILE


def remember(targets: Iterable[Path]) -> None:
    """Remember what lies in files now; where it cannot be kept, nothing is remembered."""
    written = {_key(each): _digest(each) for each in targets}
    known = {path: digest for path, digest in _known().items() if path not in written}
    kept = dict(list({**known, **written}.items())[-MOST:])
    file = memory_file()
    with suppress(OSError, UserError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, json.dumps(kept, ensure_ascii=False, indent=0).encode())


def is_as_written(target: Path) -> bool:
    """Tell whether a file holds what was last written to it."""
    try:
        return _known().get(_key(target)) == _digest(target)
    except OSError:
        return False


def _known() -> Mapping[str, str]:
    try:
        plain = json.loads(memory_file().read_bytes())
    except (OSError, ValueError):
        return {}
    pairs = plain.items() if isinstance(plain, dict) else ()
    return {path: digest for path, digest in pairs if isinstance(digest, str)}


def _key(target: Path) -> str:
    return str(target.resolve())


def _digest(target: Path) -> str:
    with target.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
