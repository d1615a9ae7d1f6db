"""Each figure that the program holds, measured beside what it is compared with.

A measurement is a function that takes a scratch folder and yields rows of the table.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.search import Search
from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.xlsx import xlsx_bytes
from cchc_desk.review.run import review
from tests.bench import bench_docx, bench_pdf, bench_preview, bench_search, bench_start
from tests.bench.bench_window import P99_MS, SHARE
from tests.bench.starting import (
    Start,
    keep_closed,
    probing,
    put_back,
    run,
    sample_workspace,
    time_once,
)
from tests.bench.ten_years import build
from tests.review.documents import subject

TIMES_TEN = 10
MOST_TIMES = 12
"""Ten times the content may take so many times as long, before we call it worse than linear."""


@dataclass(frozen=True)
class Row:
    """Hold one line of the table: what was measured, beside what, and whether the limit holds.

    ``limit`` is in the unit of ``ours``; None: the row is for information.
    """

    what: str
    ours: float
    unit: str
    beside: str = ""
    limit: float | None = None

    @property
    def holds(self) -> bool | None:
        """Tell whether the figure is reached. None: nothing is asked of it."""
        return None if self.limit is None else self.ours <= self.limit


Measurement = Callable[[Path], Iterator[Row]]


def starting(folder: Path) -> Iterator[Row]:
    """Time warm and cold starts beside an empty window."""
    every = bench_start.starts(folder, folder / "ten-years.cchc")
    bench_start.get_used_to(every, folder)
    kinds = [("warm", None)]
    if bench_start.may_drop_caches():
        kinds.append(("cold", bench_start.drop_caches))
    for kind, before in kinds:
        runs: dict[str, list[float]] = {each.name: [] for each in every}
        for _ in range(bench_start.ROUNDS):
            for each in every:
                runs[each.name].append(time_once(each, folder, before)["usable"])
        empty, first, sample, old = (statistics.median(runs[each.name]) for each in every)
        limit = empty * bench_start.TIMES_EMPTY + bench_start.MORE_THAN_EMPTY_MS
        beside = f"empty window {empty:.0f} ms"
        yield Row(f"{kind} start, the very first", first, "ms", beside, limit)
        yield Row(f"{kind} start, a report open", sample, "ms", beside, limit)
        more = sample + bench_start.MORE_AFTER_TEN_YEARS_MS
        yield Row(f"{kind} start, ten years in the file", old, "ms", f"one report {sample:.0f} ms",
                  more)  # fmt: skip


def typing(folder: Path) -> Iterator[Row]:
    """Time keys until they are on the screen, beside a bare editor; medians of some rounds."""
    every = (
        Start("a bare editor", ("-m", "tests.bench.bare_editor")),
        Start("a report", probing("type_keys", sample_workspace(folder / "keys"))),
        Start("ten years", probing("type_keys", folder / "ten-years.cchc")),
    )
    for file in (file for each in every for file in each.files):
        keep_closed(file)
    rounds = [[type_once(each, folder) for each in every] for _ in range(KEY_ROUNDS)]
    by_start = tuple(zip(*rounds, strict=True))
    usual = [statistics.median(map(statistics.median, taken)) for taken in by_start]
    bare, *ours = (
        statistics.median(bench_preview.percentile(keys, SHARE) for keys in taken)
        for taken in by_start
    )
    for start, median, p99 in zip(every[1:], usual[1:], ours, strict=True):
        beside = f"median {median:.1f} ms, {every[0].name} {bare:.1f} ms"
        yield Row(f"key to screen, p99, {start.name}", p99, "ms", beside, P99_MS)


def type_once(start: Start, folder: Path) -> list[float]:
    """Return what each key took, in ms."""
    for file in start.files:
        put_back(file)
    taken: list[float] = json.loads(run(start.words, folder / "home"))
    return taken


KEY_ROUNDS = 5


def previewing(folder: Path) -> Iterator[Row]:
    """Time keys until their page is on the screen, and weigh a thousand edits."""
    file = bench_preview.workspace(folder, bench_preview.TASKS)
    found = json.loads(run(probing("watch_preview", file), folder / "home"))
    beside = f"{found['pages']} pages"
    median = statistics.median(found["taken"])
    yield Row("key to page, median", median, "ms", beside, bench_preview.PAGE_MS)
    yield Row("memory with the preview open", found["before_mb"], "MB")
    more = found["after_mb"] - found["before_mb"]
    yield Row("memory more after 1,000 edits", more, "MB", "", bench_preview.MORE_MEMORY_MB)


def weighing(folder: Path) -> Iterator[Row]:
    """Weigh the program at rest."""
    for title, file in (
        ("a report", sample_workspace(folder / "keys")),
        ("ten years", folder / "ten-years.cchc"),
    ):
        held_mb = json.loads(run(probing("tell_memory", file), folder / "home"))
        yield Row(f"memory at rest, {title}", held_mb, "MB")


def writing_word(_folder: Path) -> Iterator[Row]:
    """Time the Word writer beside docxtpl and the bare floor."""
    made = bench_docx.template()
    for tasks, share in ((43, 1.0), (2000, 0.5)):
        each = bench_docx.content(20, tasks)
        works = {
            "ours": lambda each=each: docx_bytes(each.document),
            "docxtpl": lambda each=each: bench_docx.write_with_docxtpl(made, each.context),
            "floor": lambda each=each: bench_docx.write_floor(each.context),
        }
        times = bench_docx.medians(works, bench_docx.ROUNDS)
        beside = f"docxtpl {times['docxtpl']:.0f} ms, lxml and zip {times['floor']:.0f} ms"
        limit = times["docxtpl"] * share
        yield Row(f"DOCX, 20 pages and {tasks} rows", times["ours"], "ms", beside, limit)
    small, large = (bench_docx.content(pages, 0).document for pages in (200, 2000))
    yield growth("DOCX, 200 and 2,000 pages", lambda: docx_bytes(small), lambda: docx_bytes(large))


def growth(what: str, small: Callable[[], object], large: Callable[[], object]) -> Row:
    """Time content and ten times the content."""
    times = bench_docx.medians({"small": small, "large": large}, 3)
    beside = f"{times['small']:.0f} and {times['large']:.0f} ms"
    return Row(f"{what}: times as long", times["large"] / times["small"], "×", beside, MOST_TIMES)


def writing_pages(folder: Path) -> Iterator[Row]:
    """Time pages beside LibreOffice's and bare typst."""
    for tasks in (43, 2000):
        document = bench_docx.content(20, tasks).document
        times = bench_pdf.measure(document)
        beside = f"bare typst {times.floor_first:.0f} ms"
        limit = None
        if shutil.which("soffice") is not None:
            limit, pages = bench_pdf.libreoffice(document, folder)
            beside += f", LibreOffice {limit:.0f} ms for {pages} pages"
        yield Row(f"PDF, 20 pages and {tasks} rows", times.first, "ms", beside, limit)


def writing_excel(_folder: Path) -> Iterator[Row]:
    """Time the Excel writer, and ten times as many rows."""
    small, large = (bench_docx.content(1, tasks).document for tasks in (200, 2000))
    yield growth("XLSX, 200 and 2,000 rows", lambda: xlsx_bytes(small), lambda: xlsx_bytes(large))


def bringing_in(folder: Path) -> Iterator[Row]:
    """Time the import of a Word file, reader process and recognition included."""
    for pages in (20, 200):
        source = folder / f"{pages}.docx"
        source.write_bytes(docx_bytes(bench_docx.content(pages, 43).document))
        command = [sys.executable, "-m", "cchc_desk", "import", str(folder / f"{pages}.cchc"),
                   str(source), "--period", "2026-quy-1"]  # fmt: skip
        taken = bench_docx.elapsed_ms(
            lambda command=command: subprocess.run(command, capture_output=True, check=False)
        )
        yield Row(f"import of {pages} pages by the command line", taken, "ms")


def reviewing(_folder: Path) -> Iterator[Row]:
    """Time the review of a report of 20 pages."""
    seen = subject(bench_preview.report(43))
    times = []
    for _ in range(5):
        begun_s = time.process_time()
        review(seen)
        times.append((time.process_time() - begun_s) * 1000)
    yield Row("review of 20 pages", min(times), "ms", "processor", REVIEW_MS)


REVIEW_MS = 200


def searching(folder: Path) -> Iterator[Row]:
    """Time the search over ten years."""
    with Desk.open(folder / "ten-years.cchc") as desk:
        search = Search(desk)
        while search.step():
            pass
        worst = max(
            statistics.median(bench_search.milliseconds(search, words) for _ in range(20))
            for words in bench_search.WORDS
        )
    yield Row("search over ten years, worst words", worst, "ms", "processor",
              bench_search.ALLOWED_MS)  # fmt: skip


def sizes(built: Path) -> Iterator[Row]:
    """Tell how large the program and its installer for Windows are, where both were built."""
    files = (file for file in (built / "cchc-desk").rglob("*") if file.is_file())
    program, (setup,) = sum(file.stat().st_size for file in files), built.glob("*-setup.exe")
    yield Row("installed on Windows", program / 2**20, "MB", "", INSTALLED_MB)
    yield Row("installer for Windows", setup.stat().st_size / 2**20, "MB", "", SETUP_MB)


INSTALLED_MB = 150
SETUP_MB = 45

MEASUREMENTS: tuple[Measurement, ...] = (
    starting, typing, weighing, previewing, writing_word, writing_pages, writing_excel, bringing_in,
    reviewing, searching,
)  # fmt: skip


def measure(only: str = "") -> Iterator[Row]:
    """Measure everything, or only what is named, in one scratch folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "keys").mkdir()
        build(folder / "ten-years.cchc")
        for each in MEASUREMENTS:
            if only in {"", each.__name__}:
                yield from each(folder)
