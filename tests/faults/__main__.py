"""All faults in one run and one table: uv run python -m tests.faults [--long] [--readme].

``--long``: as often as a release asks for, else as often as every run does; with ``--times N`` at
most so often, to see in minutes that all of it runs. ``--readme`` puts the table into README.md,
between its marks. The exit code is 1 when a test failed.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from tests.faults.figures import LONG, OFTEN, TOLD, Reached, read_figures
from tests.faults.matrix import FAULTS, Fault

REPOSITORY = Path(__file__).resolve().parents[2]
TESTS = REPOSITORY / "tests"
README = REPOSITORY / "README.md"
BEGIN, END = "<!-- faults -->\n", "<!-- end of faults -->\n"


ALONE = (
    "tests/faults/test_starts.py",
    "tests/faults/test_windows.py::test_typing_never_waits_for_a_slow_disk",
)
"""What takes times: nothing else runs beside it."""


@dataclass
class Seen:
    """Hold what a run came to: tests that passed or failed by file, skips by their reason."""

    passed: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    figures: list[Reached] = field(default_factory=list)


def proofs() -> list[str]:
    """Return what is run, each once."""
    return sorted({f"tests/{proof}" for fault in FAULTS for proof in fault.proofs})


def run(often: str) -> Seen:
    """Run all tests that prove something about faults; ``often`` as conftest reads it."""
    others = [word for each in ALONE for word in ("--deselect", each)]
    with tempfile.TemporaryDirectory() as name:
        told, report = Path(name) / "figures", Path(name) / "report.xml"
        told.touch()
        seen = Seen()
        for words in (["-n0", *ALONE], ["-n2", "--dist=worksteal", *others, *proofs()]):
            subprocess.run(
                [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *words],
                cwd=REPOSITORY, env={**os.environ, OFTEN: often, TOLD: str(told)}, check=False,
            )  # fmt: skip
            read_report(report, seen)
        seen.figures = list(read_figures(told))
        return seen


def read_report(report: Path, seen: Seen) -> None:
    """Add what pytest says of each test."""
    for case in ElementTree.parse(report).getroot().iter("testcase"):  # noqa: S314 - our own file
        file = f"{case.get('classname', '').replace('.', '/')}.py"
        skip = case.find("skipped")
        if skip is not None:
            seen.skipped.append(f"{file}::{case.get('name')}: {skip.get('message')}")
        elif case.find("failure") is not None or case.find("error") is not None:
            seen.failed[file] += 1
        else:
            seen.passed[file] += 1


def table(seen: Seen) -> Iterator[str]:
    """Yield the lines of the table, by fault."""
    yield "| | fault | what the program does | reached |"
    yield "|---|---|---|---|"
    for fault in FAULTS:
        reached = "; ".join(figures_of(fault, seen))
        yield f"| {fault.number} | {fault.what} | {fault.does} | {reached} |"


def figures_of(fault: Fault, seen: Seen) -> Iterator[str]:
    """Yield what was reached about a fault: figures, tests that passed, what is left to a hand."""
    mine = [each for each in seen.figures if each.fault == fault.number]
    yield from sorted(f"{each.tried}: {each.figure}" for each in mine)
    if bad := sum(count(proof, seen.failed) for proof in fault.proofs):
        yield f"**{bad} tests fail**"
    good = sum(count(proof, seen.passed) for proof in fault.proofs)
    yield f"{good} tests of {', '.join(f'`{proof}`' for proof in fault.proofs)} pass"
    if fault.by_hand:
        yield "on Windows: check list"


def count(proof: str, tests: Mapping[str, int]) -> int:
    """Count tests of a file or a folder."""
    begin = f"tests/{proof}"
    return sum(
        number for file, number in tests.items() if file == begin or file.startswith(f"{begin}/")
    )


def skips(seen: Seen) -> Iterator[str]:
    """Yield what this system does not let a test do."""
    if seen.skipped:
        yield "\nNot tried here:\n"
        yield from (f"- {line}" for line in sorted(seen.skipped))


def heading(often: str, taken_s: float) -> str:
    """Say when, how often and on what it was tried, and how long that took."""
    run_ = {"": "every run", LONG: "long run"}.get(often, f"long run, each at most {often} times")
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {run_}, {taken_s / 60:.0f} minutes, {os.cpu_count()} cores,"
        f" {platform.system()}, Python {platform.python_version()}:\n"
    )


def put_into_readme(lines: Iterable[str]) -> None:
    """Replace what stands between the marks."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    text = "\n".join(lines)
    README.write_text(f"{before}{BEGIN}{text}\n{END}{after}", encoding="utf-8")


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--long", action="store_true", help="as a release asks for")
    parser.add_argument("--times", metavar="N", type=int, help="with --long: at most so often")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    often = str(options.times or LONG) if options.long else ""
    begun_s = time.monotonic()
    seen = run(often)
    lines = [heading(often, time.monotonic() - begun_s), *table(seen), *skips(seen)]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.readme and seen.passed:
        put_into_readme(lines)
    return int(bool(seen.failed) or not seen.passed)


if __name__ == "__main__":
    sys.exit(main())
