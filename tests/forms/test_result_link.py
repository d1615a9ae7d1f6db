"""The result of a task inside a text."""

from dataclasses import replace

import pytest

from cchc_desk.forms.figure import FIGURE_ID
from cchc_desk.forms.linked_text import filled
from cchc_desk.forms.markup import from_markup, to_markup
from cchc_desk.forms.result_link import linked_task, result_line, result_link
from cchc_desk.forms.richtext import Paragraph, Span, plain, plain_text
from cchc_desk.forms.task import TaskResult
from tests.factories import make_report

LINKED = (Paragraph((Span("Trong kỳ: "), Span("cũ", figure=result_link("t1")), Span("."))),)


@pytest.mark.parametrize(
    ("result", "line"),
    [
        ("", ""),
        ("Đã ban hành kế hoạch.", "Đã ban hành kế hoạch"),
        ("-\tKế hoạch số 05;\n-\tQuyết định số 12.", "Kế hoạch số 05; Quyết định số 12"),
    ],
)
def test_a_result_is_written_as_part_of_a_sentence(result, line):
    assert result_line(from_markup(result)) == line


def test_a_link_names_its_task_and_is_no_figure():
    assert linked_task(result_link("t1")) == "t1"
    assert linked_task("tthc.tiep-nhan") is None
    assert FIGURE_ID.fullmatch(result_link("t1")) is None


def test_a_text_says_what_the_table_says_now():
    report = make_report(results={"t1": TaskResult(plain("Kế hoạch số 07."))})
    assert plain_text(filled(LINKED, report.figure_text)) == "Trong kỳ: Kế hoạch số 07."


def test_without_a_result_the_characters_stay():
    report = replace(make_report(), results={})
    assert plain_text(filled(LINKED, report.figure_text)) == "Trong kỳ: cũ."


def test_a_link_is_kept_in_the_stored_text():
    assert from_markup(to_markup(LINKED)) == LINKED
