"""Every figure in one table, in one run: uv run python -m tests.bench [--only NAME] [--readme].

``--readme`` puts the table into README.md, between its marks. The exit code is 1 when a figure is
not reached. ``--windows DIR``: also the sizes of what was built for Windows there.
"""

import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from tests.bench.figures import Row, measure, sizes

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"

VERDICTS = {None: "", True: "holds", False: "**misses**"}


def table(rows: Iterable[Row]) -> str:
    """Return the rows as Markdown."""
    lines = ["| measured | ours | beside | limit | |", "|---|---:|---|---:|---|"]
    lines += [
        f"| {row.what} | {number(row.ours)} {row.unit} | {row.beside} | {limit(row)}"
        f" | {VERDICTS[row.holds]} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def limit(row: Row) -> str:
    return "" if row.limit is None else f"{number(row.limit)} {row.unit}"


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


def heading() -> str:
    """Say on what it was measured."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores{load}, {platform.system()},"
        f" Python {platform.python_version()}:\n\n"
    )


def put_into_readme(text: str) -> None:
    """Replace what stands between the marks."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(f"{before}{BEGIN}{text}{END}{after}", encoding="utf-8")


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--only", default="", metavar="NAME", help="such as starting, typing")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--windows", type=Path, metavar="DIR", help="as installer/wine/try.sh made")
    options = parser.parse_args()
    head = heading()
    rows = []
    built = sizes(options.windows) if options.windows else ()
    for row in chain(measure(options.only), built):
        print(table([row]).splitlines()[-1], flush=True)
        rows.append(row)
    if options.readme:
        put_into_readme(head + table(rows))
    return int(any(row.holds is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
