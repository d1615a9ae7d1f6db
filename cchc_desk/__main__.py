"""The program's entry: a command line when a command is named, else the window."""

import sys

from cchc_desk.cli import run


def main() -> int:
    """Run the program and return its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
