"""All faults in one run and one table: uv run python -m tests.faults [--long] [--readme].

``--long``: as often as a release asks for; else as often as every run does. ``--readme`` puts the
table into README.md, between its marks. The exit code is 1 when a test failed.
"""

import os
import platform
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from tests.faults.figures import TOLD, Reached, read_figures
from tests.faults.matrix import FAULTS, Fault

REPOSITORY = Path(__file__).resolve().parents[2]
TESTS = REPOSITORY / "tests"
README = REPOSITORY / "README.md"
BEGIN, END = "<!-- faults -->\n", "<!-- end of faults -->\n"


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


def run(*, is_long: bool) -> Seen:
    """Run all tests that prove something about faults."""
    with tempfile.TemporaryDirectory() as name:
        told, report = Path(name) / "figures", Path(name) / "report.xml"
        told.touch()
        often = {"CCHC_FAULTS": "long"} if is_long else {}
        timeout = ["--timeout", "7200"] if is_long else []
        words = ["-m", "pytest", "-q", "-n2", f"--junitxml={report}", *timeout, *proofs()]
        subprocess.run(
            [sys.executable, *words],
            cwd=REPOSITORY, env={**os.environ, **often, TOLD: str(told)}, check=False,
        )  # fmt: skip
        seen = read_report(report)
        seen.figures = list(read_figures(told))
        return seen


def read_report(report: Path) -> Seen:
    """Read what pytest says of each test."""
    seen = Seen()
    for case in ElementTree.parse(report).getroot().iter("testcase"):  # noqa: S314 - our own file
        file = f"{case.get('classname', '').replace('.', '/')}.py"
        skip = case.find("skipped")
        if skip is not None:
            seen.skipped.append(f"{file}::{case.get('name')}: {skip.get('message')}")
        elif case.find("failure") is not None or case.find("error") is not None:
            seen.failed[file] += 1
        else:
            seen.passed[file] += 1
    return seen


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


def heading(*, is_long: bool) -> str:
    """Say when and on what it was tried."""
    often = "long run" if is_long else "every run"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {often}, {os.cpu_count()} cores, {platform.system()},"
        f" Python {platform.python_version()}:\n"
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
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    seen = run(is_long=options.long)
    lines = [heading(is_long=options.long), *table(seen), *skips(seen)]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.readme and seen.passed:
        put_into_readme(lines)
    return int(bool(seen.failed) or not seen.passed)


if __name__ == "__main__":
    sys.exit(main())
