"""Run the program as it is, and do in it what a benchmark wants once its window is usable.

uv run python -m tests.bench.probe ACTION [FILE]; the actions are functions of tests.bench.watch
"""

import sys
import time

from cchc_desk import __main__ as program
from cchc_desk.ui import qt_libraries


def main() -> int:
    action = sys.argv.pop(1)
    check_qt = qt_libraries.check_qt

    def check_and_watch() -> None:
        check_qt()
        times = {"Qt": time.time()}
        # Only now: it is the program that is to import Qt, in its own order.
        from tests.bench import watch  # noqa: PLC0415

        watch.watch_events(times, getattr(watch, action))

    qt_libraries.check_qt = check_and_watch
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
