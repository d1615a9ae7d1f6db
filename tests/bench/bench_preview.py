"""Key to page with the preview open: uv run python -m tests.bench.bench_preview.

A key counts until the page that shows it is painted, the pause before pages are made included.
Then keys are pressed as in bench_window, while pages are made all the time.
"""

import json
import os
import statistics
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import paragraph, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from tests.bench.bench_window import P99_MS, SHARE
from tests.bench.starting import probing, run
from tests.bench.ten_years import SENTENCE
from tests.factories import OFFICE, answered, make_report, make_template

# Source: DESIGN 8.
PAGE_MS = 150

MORE_MEMORY_MB = 10
"""What a thousand edits may leave in memory: a page that was drawn is 2 MB."""

ITEMS, PARAGRAPHS, SENTENCES = 24, 3, 3
TASKS = 43


def report(tasks: int):
    """Make a report of 20 pages with so many tasks."""
    items = [Item("i", 1, "CÔNG TÁC CHỈ ĐẠO", AnswerKind.NONE)]
    items += [Item(f"i.{n}", 2, f"Về nội dung thứ {n}") for n in range(ITEMS)]
    text = tuple(paragraph(" ".join([SENTENCE] * SENTENCES)) for _ in range(PARAGRAPHS))
    rows = [TaskGroup("g", "Cải cách thể chế")]
    rows += [Task(f"t{n}", plain(SENTENCE), deadline=plain("Quý I")) for n in range(tasks)]
    return make_report(
        template=make_template(items=tuple(items)),
        answers={item.id: answered(text) for item in items[1:]},
        tasks=tuple(rows),
        results={f"t{n}": TaskResult(plain(SENTENCE), "Hoàn thành") for n in range(tasks)},
    )


def workspace(folder: Path, tasks: int) -> Path:
    file = folder / f"{tasks}.cchc"
    with Desk.open_or_create(file) as desk:
        desk.set_office(OFFICE)
        desk.create(report(tasks))
    return file


def percentile(taken: Iterable[float], share: float) -> float:
    ordered = sorted(taken)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def verdict(*, holds: bool) -> str:
    return "holds" if holds else "TOO MUCH"


def tell_pages(found: dict[str, object]) -> None:
    taken, more = found["taken"], found["after_mb"] - found["before_mb"]
    median = statistics.median(taken)
    print(
        f"{found['pages']} pages, {len(taken)} edits: key to page median {median:.0f},"
        f" p95 {percentile(taken, 0.95):.0f} ms; allowed median {PAGE_MS} ms:"
        f" {verdict(holds=median <= PAGE_MS)}"
    )
    print(
        f"memory before {found['before_mb']:.0f}, after {found['after_mb']:.0f} MB; allowed"
        f" {MORE_MEMORY_MB} more: {verdict(holds=more <= MORE_MEMORY_MB)}"
    )


def tell_keys(taken: list[float]) -> None:
    p99 = percentile(taken, SHARE)
    print(
        f"{len(taken)} keys beside the preview: median {statistics.median(taken):.1f},"
        f" p99 {p99:.1f}, max {max(taken):.1f} ms; allowed p99 {P99_MS} ms:"
        f" {verdict(holds=p99 <= P99_MS)}"
    )


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--tasks", type=int, default=TASKS)
    options = parser.parse_args()
    if hasattr(os, "getloadavg"):  # of a busy machine the figures say little
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = workspace(folder, options.tasks)
        tell_pages(json.loads(run(probing("watch_preview", file), folder / "home")))
        tell_keys(json.loads(run(probing("type_beside_preview", file), folder / "home")))


if __name__ == "__main__":
    main()
