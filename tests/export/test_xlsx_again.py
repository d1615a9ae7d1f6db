"""A workbook of ours comes back with the same rows, and prints like the document."""

import io
import itertools
import shutil
import subprocess
import unicodedata
from collections import Counter

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.sample import sample_report
from cchc_desk.export.xlsx import write_xlsx, xlsx_bytes
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Grid, line_text
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, map_paragraphs, plain, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, cell, number_rows
from cchc_desk.forms.template import Layout
from cchc_desk.intake.appendix.found import read_table
from cchc_desk.intake.appendix.tables import FigureTable, OtherTable, TaskTable
from cchc_desk.intake.sheet.tables import find_sheet_tables
from tests.corpus import shared_folder
from tests.desk.foreign import APPENDIX, a_report, a_workbook, brought_in
from tests.desk.test_importing_tables import RESULTS, STATISTICS
from tests.desk.test_importing_tables import TASKS as PLANNED
from tests.export import documents
from tests.export.rendering import squeezed
from tests.factories import OFFICE, make_report
from tests.intake.appendix.drawn import ids
from tests.intake.sheet.workbooks import read_bytes
from tests.plan import plan_report


def brought(tmp_path, source):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        chosen = {"period": read_period("2026-quy-1")}
        return desk.report(brought_in(desk, source, **chosen).document)


def of_corpus(name):
    def read(tmp_path):
        if not shared_folder().is_dir():
            pytest.skip("../shared is absent")
        with Desk.open_or_create(tmp_path / "so.cchc") as desk:
            source = read_file(shared_folder() / "corpus" / f"{name}.docx")
            return desk.report(brought_in(desk, source).document)

    return read


REPORTS = {
    "the sample": lambda _: sample_report(),
    "the plan": lambda _: plan_report(),
    "a foreign report": lambda path: brought(path, a_report(year=2026, appendix=APPENDIX)),
    "planned tasks": lambda path: brought(path, a_workbook(*PLANNED)),
    "results": lambda path: brought(path, a_workbook(*RESULTS)),
    "statistics": lambda path: brought(path, a_workbook(*STATISTICS)),
    "phu-luc-2023-brvt": of_corpus("phu-luc-2023-brvt"),
    "ke-hoach-2023-nghe-an": of_corpus("ke-hoach-2023-nghe-an"),
}


@pytest.fixture(scope="module", params=REPORTS.values(), ids=REPORTS.keys())
def report(request, tmp_path_factory):
    return request.param(tmp_path_factory.mktemp("sổ"))


def tables(report):
    """Return the tables of the report's workbook as the program reads them."""
    sheets = read_bytes(xlsx_bytes(compose(report))).sheets
    return [
        read_table(found, ids()) for sheet in sheets for found in find_sheet_tables(sheet).tables
    ]


def said(value):
    """Return the lines of a cell, as they stand in one."""
    lines = plain_text(value).split("\n") if not isinstance(value, str) else [value]
    return [line.strip() for line in lines if line.strip()]


def rows_of(rows, results, columns):
    """Return what every row says; "(1)" stands where the first footnote does, and so on."""
    numbers = itertools.count(1)
    found = []
    for numbered in number_rows(rows):
        row = numbered.row
        if isinstance(row, TaskGroup):
            found.append(row.title)
        else:
            texts = (cell(row, results.get(row.id, TaskResult()), each) for each in columns)
            found.append([said(marked(text, numbers)) for text in texts])
    return found


def marked(text, numbers):
    if isinstance(text, str):
        return text

    def change(paragraph):
        spans = (Span(f"({next(numbers)})") if isinstance(each, Footnote) else each
                 for each in paragraph.spans)  # fmt: skip
        return Paragraph(tuple(spans), paragraph.level)

    return map_paragraphs(text, change)


def test_the_same_tasks_come_back(report):
    layouts = [each for each in report.template.appendices if each.layout is Layout.TASKS]
    read = [table for table in tables(report) if isinstance(table, TaskTable)]
    assert len(read) == (len(layouts) if report.tasks else 0)
    for appendix, table in zip(layouts, read, strict=False):
        columns = [Column(name) for name in appendix.columns if name != "stt"]
        assert rows_of(table.rows, table.results, columns) == rows_of(
            report.tasks, report.results, columns
        )
        assert tuple(Column(name) for name in table.appendix.columns) == tuple(
            Column(name) for name in appendix.columns
        )


def test_the_same_head_comes_back(report):
    wanted = [
        [line_text(each) for each in section.nodes if not isinstance(each, Grid)]
        for section in compose(report).sections[1:]
    ]
    read = [table.appendix for table in tables(report) if not isinstance(table, OtherTable)]
    # A label that nobody chose is made anew.
    found = [[each.label or "Phụ lục", each.title, each.attached] for each in read]
    assert [folded(head) for head in found] == [folded(head) for head in wanted]


def folded(texts):
    return " ".join(" ".join(texts).split())


def test_the_same_figures_come_back(report):
    rows = [row for each in report.template.appendices for row in each.rows if row.figure]
    wanted = [report.figure_values.get(row.figure) for row in rows]
    read = [table for table in tables(report) if isinstance(table, FigureTable)]
    values = [table.values.get(figure.id) for table in read for figure in table.figures]
    assert values == wanted


# --- any words ------------------------------------------------------------------------------------

ANY_WORDS = st.text(st.sampled_from("=+-@'\"_x0041 ađữ,.;%()/0123\n\t"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ANY_WORDS, ANY_WORDS), min_size=1, max_size=5))
def test_any_words_of_a_sheet_are_those_of_the_table(texts):
    tasks = [Task(f"t{n}", content=plain(content)) for n, (content, _) in enumerate(texts)]
    results = {f"t{n}": TaskResult(plain(result)) for n, (_, result) in enumerate(texts)}
    report = make_report(tasks=tuple(tasks), results=results)
    (sheet,) = read_bytes(xlsx_bytes(compose(report))).sheets
    cells = [(row.cells[1], row.cells[3]) for row in sheet.grid.rows[-len(texts) :]]
    found = [tuple(squeezed(plain_text(each.text)) for each in pair) for pair in cells]
    assert found == [tuple(squeezed(text) for text in pair) for pair in texts]


# --- on paper -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Print a workbook with LibreOffice and return the words of every page."""
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    folder = tmp_path_factory.mktemp("in bảng")
    write_xlsx(documents.whole(), folder / "page.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*convert, folder / "page.xlsx"], check=True, capture_output=True, timeout=50)
    printed = subprocess.run(
        ["pdftotext", "-layout", folder / "page.pdf", "-"], capture_output=True, check=True
    )
    return printed.stdout.decode().split("\f")[:-1]


def test_every_page_repeats_the_header(pages):
    assert [page.count("Nội dung/Nhiệm vụ") for page in pages] == [1] * (len(pages) - 1) + [0]


def test_every_appendix_numbers_its_pages_and_hides_the_first_number(pages):
    firsts = [page.split("\n")[0].strip() for page in pages]
    assert firsts[0] == "Phụ lục I"
    assert firsts[1:3] == ["2", "3"]
    assert "Phụ lục II" in firsts


def test_no_word_is_cut_off(pages):
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(documents.whole())))
    cells = (each for sheet in workbook for row in sheet.iter_rows() for each in row)
    wanted = Counter(squeezed("".join(str(c.value) for c in cells if c.value is not None)))
    printed = Counter(squeezed(unicodedata.normalize("NFC", "".join(pages))))
    assert wanted - printed == Counter()
