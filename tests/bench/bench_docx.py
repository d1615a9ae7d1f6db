"""Time the Word writer beside docxtpl and the bare floor: uv run python -m tests.bench.bench_docx.

All three write the same words (no footnotes: docxtpl has none). "Write" makes the bytes; checking
the file and flushing it to the disk are timed apart.
"""

import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docxtpl import DocxTemplate
from lxml import etree

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.verify import expected, verify_docx
from cchc_desk.forms.document import Document, Grid, RowKind, Section, line_text
from tests.export import documents

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPHS_A_PAGE = 8  # of 5 lines each
ROUNDS = 9


@dataclass(frozen=True)
class Content:
    """Hold what is written, for us and as the plain words that a template takes."""

    name: str
    document: Document
    context: dict[str, object]


def content(pages: int, tasks: int) -> Content:
    """Make a report of so many pages with an appendix of so many tasks."""
    body = tuple(
        documents.line(f"- {number}. {documents.LONG}", item=f"i{number // 5}")
        for number in range(pages * PARAGRAPHS_A_PAGE)
    )
    front = documents.front()
    appendix = documents.appendix(tasks=tasks)
    document = documents.document(Section((*front, *body, documents.SIGNATURE)), appendix)
    grid = next(node for node in appendix.nodes if isinstance(node, Grid))
    context: dict[str, object] = {
        "body": [line_text(line) for line in body],
        "rows": [
            ["\n".join(line_text(line) for line in cell.lines) for cell in row.cells]
            for row in grid.rows
            if row.kind is RowKind.DATA
        ],
    }
    return Content(f"{pages} pages + {tasks} rows", document, context)


def template() -> bytes:
    """Make the template that docxtpl fills, with python-docx.

    It stands on our own lean parts: the usual ones of python-docx alone would cost it 10 ms.
    """
    made = docx.Document(io.BytesIO(docx_bytes(documents.page_of())))
    head = made.add_table(2, 2)
    letterhead = documents.LETTERHEAD
    head.cell(0, 0).text = f"{letterhead.parent}\n{letterhead.office}"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text, head.cell(1, 1).text = letterhead.number_line, letterhead.place_and_date
    made.add_paragraph("BÁO CÁO")
    made.add_paragraph(documents.SUBJECT)
    for tag in ("{%p for line in body %}", "{{ line }}", "{%p endfor %}"):
        made.add_paragraph(tag)
    foot = made.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n" + "\n".join(documents.SIGNATURE.recipients)
    foot.cell(0, 1).text = documents.SIGNATURE.name
    made.add_section()
    table = made.add_table(4, 5)
    table.cell(1, 0).text = "{%tr for row in rows %}"
    for column in range(5):
        table.cell(0, column).text = documents.task_grid(0).rows[0].cells[column].lines[0].role
        table.cell(2, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def write_with_docxtpl(made: bytes, context: dict[str, object]) -> bytes:
    """Fill the template."""
    filled = DocxTemplate(io.BytesIO(made))
    filled.render(context, autoescape=True)
    packed = io.BytesIO()
    filled.save(packed)
    return packed.getvalue()


def write_floor(context: dict[str, object]) -> bytes:
    """Write the bare words with lxml, as paragraphs and table cells of no look, and zip them."""
    root = etree.Element(f"{{{W}}}document", nsmap={"w": W})
    body = etree.SubElement(root, f"{{{W}}}body")

    def paragraph(parent: etree._Element, text: str) -> None:
        run = etree.SubElement(etree.SubElement(parent, f"{{{W}}}p"), f"{{{W}}}r")
        etree.SubElement(run, f"{{{W}}}t").text = text

    for text in context["body"]:
        paragraph(body, text)
    table = etree.SubElement(body, f"{{{W}}}tbl")
    for row in context["rows"]:
        tr = etree.SubElement(table, f"{{{W}}}tr")
        for text in row:
            paragraph(etree.SubElement(tr, f"{{{W}}}tc"), text)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", etree.tostring(root))
    return packed.getvalue()


def elapsed_ms(work: Callable[[], object]) -> float:
    """Time one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def medians(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Time the works in alternation, after one run each that does not count."""
    for work in works.values():
        work()
    runs = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            runs[name].append(elapsed_ms(work))
    return {name: statistics.median(times) for name, times in runs.items()}


def verification_ms(each: Content, folder: Path) -> tuple[float, float]:
    """Time looking at the file again, and flushing it to the disk."""
    file = folder / "bench.docx"
    file.write_bytes(docx_bytes(each.document))
    probe = expected(each.document)

    def flush() -> None:
        with file.open("r+b") as opened:
            os.fsync(opened.fileno())

    times = medians({"verify": lambda: verify_docx(file, probe), "flush": flush}, 5)
    return times["verify"], times["flush"]


def compare(each: Content, made: bytes, folder: Path) -> None:
    """Print one line of the comparison."""
    works = {
        "ours": lambda: docx_bytes(each.document),
        "docxtpl": lambda: write_with_docxtpl(made, each.context),
        "floor": lambda: write_floor(each.context),
    }
    times = medians(works, ROUNDS)
    verify, flush = verification_ms(each, folder)
    print(
        f"{each.name:<24}{times['ours']:>9.1f}{times['docxtpl']:>9.1f}{times['floor']:>9.1f}"
        f"{times['ours'] / times['docxtpl']:>13.2f}{times['ours'] / times['floor']:>11.2f}"
        f"{verify:>10.1f}{flush:>9.1f}"
    )


def linearity(name: str, small: Content, large: Content) -> None:
    """Print how much longer ten times the content takes."""
    works = {
        "small": lambda: docx_bytes(small.document),
        "large": lambda: docx_bytes(large.document),
    }
    times = medians(works, 3)
    ratio = times["large"] / times["small"]
    print(f"{name:<34}{times['small']:>9.1f} ms{times['large']:>10.1f} ms   x {ratio:.1f}")


def main() -> None:
    """Print both tables."""
    made = template()
    print(f"{'median of ' + str(ROUNDS) + ', ms':<24}{'ours':>9}{'docxtpl':>9}{'floor':>9}", end="")
    print(f"{'ours/docxtpl':>13}{'ours/floor':>11}{'verify':>10}{'fsync':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for tasks in (43, 2000):
            compare(content(20, tasks), made, Path(folder))
    print()
    linearity("200 -> 2,000 pages", content(200, 0), content(2000, 0))
    linearity("2,000 -> 20,000 rows", content(1, 2000), content(1, 20000))


if __name__ == "__main__":
    main()
