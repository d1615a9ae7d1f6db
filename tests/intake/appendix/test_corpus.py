"""The appendices of two real offices: every row comes in as it is written, and out again."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.forms.compose import compose
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, IssueDate, Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Column, TaskGroup, TaskResult, cell, number_rows
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.template_file import dump_template, load_template
from cchc_desk.intake.appendix.found import find_tables, read_table
from cchc_desk.intake.appendix.opening import opened
from cchc_desk.intake.package import open_file
from cchc_desk.intake.recognise.placeholders import Opener
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.word.reader import read_word
from tests.corpus import GroupRow, read_corpus, shared_folder
from tests.intake.appendix.drawn import ids

pytestmark = pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")

C = Column
BRVT, NGHE_AN = "phu-luc-2023-brvt", "ke-hoach-2023-nghe-an"
NAMES = (BRVT, NGHE_AN)
COLUMNS = {
    BRVT: (C.STT, C.CONTENT, C.DEADLINE, C.RESULT, C.PROGRESS),
    NGHE_AN: (C.STT, C.OBJECTIVE, C.CONTENT, C.ACTIVITY, C.PRODUCT, C.LEAD, C.SUPPORT, C.DEADLINE,
              C.BUDGET),
}  # fmt: skip
OFFICE = Office(name="Sở Khoa học và Công nghệ", symbol="SKHCN", place="Nghệ An")
PERIOD = read_period("2023-nam")


def file_of(name):
    return shared_folder() / "corpus" / f"{name}.docx"


def read(name):
    recognised = recognise(read_word(open_file(file_of(name))))
    (raw,) = recognised.appendices
    (table,) = find_tables(raw).tables
    return read_table(table, ids())


def rows_of(table, columns):
    """Return the words of every place of every row, as the text of the corpus has them."""
    by_group = table.appendix.numbers_by_group
    for numbered in number_rows(table.rows, by_group=by_group):
        if isinstance(numbered.row, TaskGroup):
            yield [numbered.number, numbered.row.title]
            continue
        result = table.results.get(numbered.row.id, TaskResult())
        texts = (cell(numbered.row, result, column) for column in columns[1:])
        yield [numbered.number, *(t if isinstance(t, str) else plain_text(t) for t in texts)]


def written(row):
    if isinstance(row, GroupRow):
        return [row.number, row.title]
    return [plain_text(each) for each in row.cells]


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_comes_in_as_it_is_written(name):
    table = read(name)
    assert tuple(C(each) for each in table.appendix.columns) == COLUMNS[name]
    assert list(rows_of(table, COLUMNS[name])) == [written(row) for row in read_corpus(name).rows]


@pytest.mark.parametrize(("name", "tasks", "groups"), [(BRVT, 43, 8), (NGHE_AN, 34, 7)])
def test_nothing_is_unplaced(name, tasks, groups):
    table = read(name)
    assert len(table.rows) == tasks + groups
    assert sum(isinstance(row, TaskGroup) for row in table.rows) == groups
    assert (table.unplaced, table.above, table.below, table.warnings) == ((), (), (), ())


def test_only_a_number_that_is_not_computed_is_kept():
    typed = [row.source_number for row in read(NGHE_AN).rows if not isinstance(row, TaskGroup)]
    assert [each for each in typed if each is not None] == ["6"]


def exported(name, target: Path) -> Path:
    """Write a document of nothing but the learned appendix."""
    table = read(name)
    kind = DocumentKind.REPORT if name == BRVT else DocumentKind.PLAN
    appendix = opened(table.appendix, Opener(OFFICE, PERIOD))
    template = Template("mau", 1, kind, "BÁO CÁO", "thử", appendices=(appendix,))
    front = FrontMatter(
        symbol="BC-SKHCN" if name == BRVT else "SKHCN-VP",
        issued=IssueDate(month=None if name == BRVT else 1),
    )
    report = Report(template, PERIOD, OFFICE, front=front, tasks=table.rows, results=table.results)
    target.write_bytes(docx_bytes(compose(report)))
    return target


def seen(path):
    """Return what a reader sees from the last label of an appendix on."""
    tool = shared_folder() / "tools" / "docx_text.py"
    done = subprocess.run(
        [sys.executable, tool, "--json", "--bare", path], capture_output=True, check=True
    )
    items = json.loads(done.stdout)
    labels = [i for i, each in enumerate(items) if each.get("text", "").lower() == "phụ lục"]
    return [each.get("cells") or [each["text"]] for each in items[labels[-1] :]]


def without_blanks(rows):
    """Return rows without the blanks that stand for a number or a date."""
    return [[re.sub(r"\s+", "", text) for text in row] for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_the_learned_appendix_prints_the_same_rows(name, tmp_path):
    source = seen(file_of(name))
    assert without_blanks(seen(exported(name, tmp_path / "a.docx"))) == without_blanks(source)


def test_the_words_of_one_document_give_way():
    appendix = opened(read(BRVT).appendix, Opener(OFFICE, PERIOD))
    assert appendix.title.endswith("NĂM {period.year}")
    assert appendix.attached == (
        "(Kèm theo Báo cáo số {report.number}/{report.symbol} ngày {report.date_slashed} "
        "của {office.name})"
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_learned_appendix_is_kept_in_a_template_file(name):
    appendix = opened(read(name).appendix, Opener(OFFICE, PERIOD))
    template = Template("mau", 1, DocumentKind.PLAN, "KẾ HOẠCH", "thử", appendices=(appendix,))
    assert load_template(dump_template(template), "mau.toml") == template
