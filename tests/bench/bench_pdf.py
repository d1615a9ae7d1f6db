"""Time our pages beside LibreOffice and the bare floor: uv run python -m tests.bench.bench_pdf.

The floor is typst with the same words and rows and nothing else: no letterhead, no look, no places.
LibreOffice converts our Word file of the same document. "Changed" is the time from a document in
which one paragraph differs to the new pages and places: what a preview waits for.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import typst

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.fonts import PrintingFonts, printing_fonts
from cchc_desk.export.pdf import expected, verify_pdf
from cchc_desk.export.pdf_reading import page_count
from cchc_desk.export.typesetter import Typesetter
from cchc_desk.export.typst_text import string
from cchc_desk.forms.document import Document, Grid, Line, Section, line_text, lines
from cchc_desk.forms.richtext import Span
from tests.bench.bench_docx import content

ROUNDS = 15
CHANGES = 200


def elapsed_ms(work: Callable[[], object]) -> float:
    """Time one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def changed(document: Document, number: int) -> Document:
    """Return the document with other words in a paragraph in the middle of its body."""
    body, *others = document.sections
    index = len(body.nodes) // 2
    line = body.nodes[index]
    assert isinstance(line, Line)
    edited = replace(line, spans=(Span(f"Lần sửa {number}. "), *line.spans))
    nodes = (*body.nodes[:index], edited, *body.nodes[index + 1 :])
    return replace(document, sections=(Section(nodes, body.orientation), *others))


def floor_source(document: Document) -> dict[str, bytes]:
    """Return the bare words as Typst code."""
    written = ['#set text(font: "Liberation Serif", size: 14pt)', "#{"]
    for node in (node for section in document.sections for node in section.nodes):
        if isinstance(node, Grid):
            cells = (cell for row in node.rows for cell in row.cells)
            texts = (" ".join(map(line_text, cell.lines)) for cell in cells)
            columns = len(node.widths_mm)
            written.append(f"table(columns:{columns},{','.join(map(string, texts))})")
        elif isinstance(node, Line):
            written.append(f"par({string(line_text(node))})")
    return {"main.typ": "\n".join([*written, "}"]).encode()}


def floor(document: Document, printing: PrintingFonts) -> object:
    """Compile the bare words."""
    return typst.compile(floor_source(document), font_paths=printing.fonts)


@dataclass(frozen=True)
class Times:
    """Hold what was measured, in milliseconds."""

    first: float
    changed: float
    worst: float
    floor_first: float
    floor_changed: float


def measure(document: Document) -> Times:
    """Time the first pages and those after each change, ours and the floor in alternation."""
    printing, typesetter = printing_fonts(), Typesetter()
    floor_first = elapsed_ms(lambda: floor(document, printing))
    first = elapsed_ms(lambda: typesetter.typeset(document))
    ours, bare = [], []
    for number in range(ROUNDS):
        edited = changed(document, number)
        ours.append(elapsed_ms(lambda edited=edited: typesetter.typeset(edited)))
        bare.append(elapsed_ms(lambda edited=edited: floor(edited, printing)))
    median = statistics.median
    return Times(first, median(ours), max(ours), floor_first, median(bare))


def libreoffice(document: Document, folder: Path) -> tuple[float, int]:
    """Time the conversion of our Word file; return it with the number of pages."""
    word = folder / "bench.docx"
    word.write_bytes(docx_bytes(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, word]

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True)

    convert()  # the first run makes the profile
    times = [elapsed_ms(convert) for _ in range(3)]
    told = subprocess.run(["pdfinfo", folder / "bench.pdf"], capture_output=True, check=True)
    pages = next(row for row in told.stdout.splitlines() if row.startswith(b"Pages"))
    return statistics.median(times), int(pages.split()[1])


def verification_ms(document: Document, folder: Path) -> float:
    """Time looking at a written file again."""
    typeset = Typesetter().typeset(document)
    file = folder / "ours.pdf"
    file.write_bytes(typeset.pdf)
    probe = expected(document, typeset)
    return statistics.median(elapsed_ms(lambda: verify_pdf(file, probe)) for _ in range(3))


def compare(tasks: int, folder: Path) -> None:
    """Print one line of the comparison."""
    document = content(20, tasks).document
    times = measure(document)
    typeset = Typesetter().typeset(document)
    has_office = shutil.which("soffice") is not None
    office_ms, office_pages = libreoffice(document, folder) if has_office else (0.0, 0)
    print(
        f"{f'20 pages + {tasks} rows':<22}{times.first:>8.0f}{times.changed:>9.0f}"
        f"{times.worst:>8.0f}{times.floor_first:>9.0f}{times.floor_changed:>9.0f}"
        f"{office_ms:>12.0f}{verification_ms(document, folder):>9.0f}"
        f"{page_count(typeset.pdf):>8}{office_pages:>8}"
    )


def memory_mb() -> float:
    """Return how much memory the process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def memory() -> None:
    """Print what the process holds after more and more changes."""
    document, typesetter = content(20, 43).document, Typesetter()
    words = sum(len(line_text(line).split()) for line in lines(document))
    print(f"\nmemory while one paragraph of {words} words changes, MB:")
    for number in range(5 * CHANGES + 1):
        typesetter.typeset(changed(document, number))
        if number % CHANGES == 0:
            print(f"{number:>6} changes{memory_mb():>9.0f}")


def main() -> None:
    """Print both tables."""
    titles = ("first", "changed", "worst", "floor 1.", "floor ch.", "LibreOffice", "verify")
    widths = (8, 9, 8, 9, 9, 12, 9)
    head = "".join(f"{title:>{width}}" for title, width in zip(titles, widths, strict=True))
    print(f"{'ms, median of ' + str(ROUNDS):<22}{head}{'pages':>8}{'LO':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for tasks in (43, 2000):
            compare(tasks, Path(folder))
    memory()


if __name__ == "__main__":
    main()
