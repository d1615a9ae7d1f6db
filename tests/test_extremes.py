"""Content at the edge of what a clerk may paste: the file is still valid and still complete."""

import subprocess
import sys

import docx
import pytest

from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.forms.outline import Item
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from tests.corpus import shared_folder
from tests.factories import answered, make_report, make_template

NOTE = Paragraph((Span("Có chú thích"), Footnote((Span("Kế hoạch số 05/KH-SKHCN."),))))


def many_tasks(count):
    rows = [TaskGroup("g", "Nhóm")]
    rows += [
        Task(f"t{n}", content=plain(f"Việc {n}"), deadline=plain("Quý I")) for n in range(count)
    ]
    results = {f"t{n}": TaskResult((NOTE,), "Hoàn thành") for n in range(0, count, 50)}
    return make_report(tasks=tuple(rows), results=results)


def many_pages(count):
    items = tuple(Item(f"i{n}", 2, f"Mục {n}") for n in range(count))
    text = "\n".join(["Nội dung của một đoạn văn bản dài vừa phải để đầy trang. " * 6] * 8)
    answers = {item.id: answered(text) for item in items}
    return make_report(template=make_template(items=items), answers=answers)


def one_answer(text):
    return make_report(answers={"i.ke-hoach": answered(text), "i.hop": answered(text)})


REPORTS = {
    "control characters": one_answer("a\x00b\x0bc\x1f\ufffe\ud800d\x85e"),
    "decomposed letters": one_answer("Ho\u0300a xa\u0303 ho\u0323\u0302i"),
    "a word of 300 letters": one_answer("đ" * 300),
    "markup in the text": one_answer("</w:t> & <b> ]]> {office.name} %s"),
    "nothing answered": make_report(answers={}, tasks=(), results={}, figures={}),
    "no item at all": make_report(template=make_template(items=(), appendices=())),
    "2,000 tasks": many_tasks(2000),
    "100 pages": many_pages(100),
}


@pytest.fixture(scope="module", params=REPORTS.values(), ids=REPORTS.keys())
def exported(request, tmp_path_factory):
    target = tmp_path_factory.mktemp("xuất") / "báo cáo.docx"
    export_report(request.param, target, Exporting())
    return target


def test_the_file_opens(exported):
    assert docx.Document(str(exported)).paragraphs


def test_the_file_is_valid(exported):
    if not shared_folder().is_dir():
        pytest.skip("../shared is absent")
    tool = shared_folder() / "tools" / "validate_docx.py"
    done = subprocess.run(
        [sys.executable, tool, exported], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_task_is_a_row(tmp_path):
    export_report(many_tasks(2000), tmp_path / "a.docx", Exporting())
    table = docx.Document(str(tmp_path / "a.docx")).tables[-1]
    assert len(table._tbl.tr_lst) == 2002  # noqa: SLF001 - python-docx has no quick row count
