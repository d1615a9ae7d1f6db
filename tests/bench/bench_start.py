"""Start to a usable window, beside an empty one: uv run python -m tests.bench.bench_start.

Every round starts each of them once, in new processes; the medians are compared with the figures
of DESIGN 8. A cold start is one after the page cache was dropped, which only root may do. All but
the very first start open the document where it was left.
"""

import os
import statistics
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from tests.bench.starting import (
    EMPTY_WINDOW,
    Start,
    Times,
    home_of,
    keep_closed,
    probing,
    run,
    sample_workspace,
    time_once,
)
from tests.bench.ten_years import build

ROUNDS = 9
DROP_CACHES = Path("/proc/sys/vm/drop_caches")

# Source: DESIGN 8.
TIMES_EMPTY = 1.5
MORE_THAN_EMPTY_MS = 250
MORE_AFTER_TEN_YEARS_MS = 100

# Qt is imported; events are handled; the form is there; it was painted; a key was taken.
STAGES = ("Qt", "events", "built", "painted", "usable")


def starts(folder: Path, old: Path) -> tuple[Start, ...]:
    if not old.exists():
        build(old)
    return (
        EMPTY_WINDOW,
        Start("the very first, nothing yet", probing("tell_times"), is_first=True),
        Start("the sample", probing("tell_times", sample_workspace(folder))),
        Start("ten years", probing("tell_times", old)),
    )


def get_used_to(all_starts: tuple[Start, ...], folder: Path) -> None:
    """Start each once: modules are compiled, and the place in the document is remembered."""
    for start in all_starts:
        words = [word.replace("tell_times", "close_window") for word in start.words]
        run(tuple(words), home_of(start, folder))
        for file in start.files:
            keep_closed(file)


def may_drop_caches() -> bool:
    return os.access(DROP_CACHES, os.W_OK)


def drop_caches() -> None:
    os.sync()
    DROP_CACHES.write_text("3")


def medians(runs: Iterable[Times]) -> Times:
    gathered: dict[str, list[float]] = {}
    for times in runs:
        for name, value in times.items():
            gathered.setdefault(name, []).append(value)
    return {name: statistics.median(values) for name, values in gathered.items()}


def measure(all_starts: tuple[Start, ...], rounds: int, folder: Path, *, is_cold: bool) -> None:
    runs: dict[str, list[Times]] = {start.name: [] for start in all_starts}
    for _ in range(rounds):
        for start in all_starts:
            before = drop_caches if is_cold else None
            runs[start.name].append(time_once(start, folder, before))
    print(f"\n{'cold' if is_cold else 'warm'} start, ms, medians of {rounds}")
    report({name: medians(each) for name, each in runs.items()}, all_starts)


def report(found: dict[str, Times], all_starts: tuple[Start, ...]) -> None:
    print(f"{'':28}{''.join(f'{stage:>10}' for stage in STAGES)}{'allowed':>10}")
    empty, _, sample, _ = (found[start.name]["usable"] for start in all_starts)
    usual = empty * TIMES_EMPTY + MORE_THAN_EMPTY_MS
    limits = (None, usual, usual, sample + MORE_AFTER_TEN_YEARS_MS)
    for start, limit in zip(all_starts, limits, strict=True):
        times = found[start.name]
        cells = (f"{times[stage]:10.0f}" if stage in times else " " * 10 for stage in STAGES)
        print(f"{start.name:28}{''.join(cells)}{verdict(times['usable'], limit)}")


def verdict(usable_ms: float, limit_ms: float | None) -> str:
    if limit_ms is None:
        return ""
    return f"{limit_ms:10.0f}  {'holds' if usable_ms <= limit_ms else 'TOO SLOW'}"


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--ten-years", type=Path, metavar="FILE", help="kept for the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        all_starts = starts(folder, options.ten_years or folder / "ten-years.cchc")
        get_used_to(all_starts, folder)
        if hasattr(os, "getloadavg"):  # of a busy machine the figures say little
            print(f"load of the machine: {os.getloadavg()[0]:.1f}")
        measure(all_starts, options.rounds, folder, is_cold=False)
        if may_drop_caches():
            measure(all_starts, options.rounds, folder, is_cold=True)
        else:
            print("\ncold start: skipped, only root may drop the page cache")


if __name__ == "__main__":
    main()
