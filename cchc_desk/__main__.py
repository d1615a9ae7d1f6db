"""The program's entry: a command line when a command is named, else the window."""

import sys
from pathlib import Path

from cchc_desk import cli
from cchc_desk.errors import UserError


def main() -> int:
    """Run the program and return its exit code."""
    words = sys.argv[1:]
    if cli.names_workspace(words):
        return _window(Path(words[0]) if words else None)
    return cli.run(words)


def _window(workspace: Path | None) -> int:
    # The command line must work where Qt is missing, and Qt takes 100 ms to import (TECH.md 1).
    from cchc_desk.ui.qt_libraries import check_qt  # noqa: PLC0415

    try:
        check_qt()
    except UserError as error:
        print(error, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return cli.CANNOT
    from cchc_desk.ui.app import run  # noqa: PLC0415

    return run(workspace)


if __name__ == "__main__":
    sys.exit(main())
