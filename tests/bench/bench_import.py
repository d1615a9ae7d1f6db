"""Time and weigh the import of Word files: uv run python -m tests.bench.bench_import.

"Read" is the child process that reads the file, "import" the whole command, which keeps what it
says. Memory is the highest of any process that took part. Costly hostile files are refused by the
same child.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from cchc_desk.desk.import_source import read_file
from cchc_desk.errors import UserError
from cchc_desk.export.docx import docx_bytes
from tests.bench.bench_docx import content
from tests.bench.bench_preview import verdict
from tests.intake.guard.test_cost import COSTLY, MOST_MB, MOST_SECONDS
from tests.intake.hostile.cases import CASES

SIZES = ((100, 500), (1000, 5000))
"""Pages of text and rows of the appendix, each ten times the one before."""

MOST_TIMES = 12
"""Ten times the content may take so many times as long, before we call it worse than linear."""


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Run a command; return its seconds, and the highest memory of it and its children in MB."""
    begun_s = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        _, _, used = os.wait4(run.pid, 0)
        run.returncode = 0
    return time.perf_counter() - begun_s, used.ru_maxrss / 1024


def read(path: Path) -> None:
    """Print how long a child takes to read or refuse a file, and the most memory that it holds."""
    begun_s = time.perf_counter()
    try:
        read_file(path)
        outcome = "read"
    except UserError as refused:
        outcome = type(refused).__name__
    seconds = time.perf_counter() - begun_s
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(json.dumps([outcome, seconds, peak_mb]))


def reading(path: Path) -> tuple[str, float, float]:
    """Return outcome, seconds and MB of reading a file, in a process that reads nothing else."""
    command = [sys.executable, "-m", "tests.bench.bench_import", "--read", str(path)]
    run = subprocess.run(command, capture_output=True, check=True)
    outcome, seconds, peak_mb = json.loads(run.stdout)
    return outcome, seconds, peak_mb


def accepted(folder: Path) -> None:
    """Print what long files take."""
    print(f"{'':<28}{'read s':>9}{'MB':>6}{'import s':>10}{'MB':>6}")
    before: tuple[float, float] | None = None
    for pages, rows in SIZES:
        source = folder / f"{pages}.docx"
        source.write_bytes(docx_bytes(content(pages, rows).document))
        _, read_s, read_mb = reading(source)
        command = (sys.executable, "-m", "cchc_desk", "import", str(folder / f"{pages}.cchc"),
                   str(source), "--period", "2026-quy-1")  # fmt: skip
        whole_s, whole_mb = spent(command)
        print(
            f"{f'{pages:,} pages, {rows:,} rows':<28}{read_s:>9.2f}{read_mb:>6.0f}{whole_s:>10.2f}"
            f"{whole_mb:>6.0f}   reading, allowed {MOST_MB} MB: {verdict(holds=read_mb <= MOST_MB)}"
        )
        if before is not None:
            times = max(now / then for now, then in zip((read_s, whole_s), before, strict=True))
            print(f"times as long: {times:.1f}; allowed {MOST_TIMES}: "
                  f"{verdict(holds=times <= MOST_TIMES)}")  # fmt: skip
        before = read_s, whole_s


def refused(folder: Path) -> None:
    """Print what costly hostile files take."""
    print(f"\n{'':<28}{'s':>9}{'MB':>6}")
    for number, name in enumerate(COSTLY):
        path = folder / f"hostile-{number}.docx"
        path.write_bytes(CASES[name].make())
        outcome, seconds, peak_mb = reading(path)
        is_within = seconds <= MOST_SECONDS and peak_mb <= MOST_MB
        print(f"{name:<28}{seconds:>9.2f}{peak_mb:>6.0f}   {outcome}: {verdict(holds=is_within)}")


def main() -> None:
    """Print both tables, or measure one file for them."""
    parser = ArgumentParser()
    parser.add_argument("--read", type=Path)
    options = parser.parse_args()
    if options.read is not None:
        read(options.read)
        return
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        accepted(Path(name))
        refused(Path(name))


if __name__ == "__main__":
    main()
