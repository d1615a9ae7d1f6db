"""Copying a file so that the copy is known to be the same, byte for byte, on the disk."""

import hashlib
import shutil
from pathlib import Path

from cchc_desk.errors import UserError
from cchc_desk.files.replace import replacing
from cchc_desk.i18n import tr


class CopyError(UserError):
    """Say that a copy is not the same as what was copied; no file was replaced by it."""


def copy_verified(source: Path, target: Path) -> str:
    """Copy a file, read the copy back and return its SHA-256 in hexadecimal.

    Raises: CopyError, WriteError; then what was at the target is as it was. OSError when the
    source cannot be read.
    """
    digest = sha256_of(source)

    def check(copy: Path) -> None:
        if sha256_of(copy) != digest:
            raise CopyError(
                tr(
                    "The copy of “{name}” is not the same as the file; the disk may be failing: "
                    "use another one.",
                    name=source.name,
                )
            )

    with replacing(target, check) as temporary:
        shutil.copyfile(source, temporary)
    return digest


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal.

    Raises: OSError.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
