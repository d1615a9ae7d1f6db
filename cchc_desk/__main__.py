"""The program's entry: a command line when a command is named, else the window."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from cchc_desk.errors import CANNOT, UserError
from cchc_desk.paths import WORKSPACE_SUFFIX

SMOKE = "--smoke"
"""The word that has the program try itself in the folder that follows, as ui.smoke does."""

CHILD = "--child"
"""The word that starts the program as a child that reads a foreign file, as intake.guard does."""


def main() -> int:
    """Run the program and return its exit code."""
    words = sys.argv[1:]
    if words[:1] == [CHILD]:
        # A child reads one file and imports nothing that it does not need for that.
        from cchc_desk.intake import child  # noqa: PLC0415

        return child.main(words[1:])
    if words[:1] == [SMOKE] and len(words) == 2:  # noqa: PLR2004 - the word and its folder
        return _smoke(Path(words[1]))
    if names_workspace(words):
        return _window(Path(words[0]) if words else None)
    # The window starts without the command line and what its commands import, 90 ms in all.
    from cchc_desk import cli  # noqa: PLC0415

    return _window(Path(words[0])) if cli.names_file(words) else cli.run(words)


def names_workspace(words: Sequence[str]) -> bool:
    """Tell whether the words ask for the window: none at all, or one that ends as workspaces do."""
    if len(words) != 1:
        return not words
    return Path(words[0]).suffix.lower() == WORKSPACE_SUFFIX


def _window(workspace: Path | None) -> int:
    gc.disable()  # until the window is on show: 30 to 40 ms of looking through what stays
    if not _has_qt():
        return CANNOT
    from cchc_desk.ui.app import run  # noqa: PLC0415 - it imports Qt

    return run(workspace)


def _smoke(folder: Path) -> int:
    if not _has_qt():
        return CANNOT
    from cchc_desk.ui import smoke  # noqa: PLC0415 - of no use to anything else

    return smoke.run(folder)


def _has_qt() -> bool:
    # The command line must work where Qt is missing, and Qt takes 100 ms to import (TECH.md 1).
    from cchc_desk.ui.qt_libraries import check_qt  # noqa: PLC0415

    try:
        check_qt()
    except UserError as error:
        print(error, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
