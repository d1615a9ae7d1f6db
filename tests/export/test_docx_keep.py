"""What stays together when a page ends."""

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.forms.document import Line, Picture, Role
from cchc_desk.forms.richtext import Span
from tests.export import documents
from tests.export.documents import heading, line, page_of
from tests.export.reading import Read, W

RUN_IN = Line(Role.HEADING, (Span("c) Kết quả: đã xong."),), level=3)


def first(*nodes):
    return Read(docx_bytes(page_of(*nodes))).paragraphs[0]


@pytest.mark.parametrize("head", [heading("I. A", 1), heading("a) A", 3), RUN_IN])
def test_a_heading_stays_with_the_text_below_it(head):
    assert first(head, line("text")).keeps_next()


def test_a_heading_stays_with_a_deeper_heading():
    assert first(heading("I. A", 1), heading("1. A", 2)).keeps_next()


def test_a_heading_without_text_need_not_stay_with_the_next_heading():
    assert not first(heading("1. A", 2), heading("2. B", 2)).keeps_next()


def test_a_run_in_heading_need_not_stay_with_the_next_heading():
    assert not first(RUN_IN, RUN_IN).keeps_next()


@pytest.mark.parametrize(
    "node", [line("Trên đây là báo cáo./."), Picture(documents.png(), 20, "hình"), RUN_IN]
)
def test_what_stands_before_the_signature_stays_with_it(node):
    assert first(node, documents.SIGNATURE).keeps_next()


def test_a_table_before_the_signature_stays_with_it():
    grid = documents.figure_grid()
    shown = Read(docx_bytes(page_of(grid, documents.SIGNATURE))).paragraphs
    spacer = next(each for each in shown if each.style == "Spacer")
    assert spacer.keeps_next()


def test_the_signature_is_one_row_that_stays_whole():
    (table,) = Read(docx_bytes(page_of(documents.SIGNATURE))).tables()
    (row,) = table.findall(f"{W}tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_everything_in_the_signature_holds_to_what_follows():
    shown = Read(docx_bytes(page_of(documents.SIGNATURE))).paragraphs
    assert all(each.keeps_next() for each in shown if each.text)


@pytest.mark.parametrize(("start", "keeps"), [("STT", True), ("CẢI CÁCH", True), ("1", False)])
def test_a_header_and_a_group_do_not_end_a_page(start, keeps):
    file = Read(docx_bytes(page_of(documents.task_grid(3))))
    assert file.paragraph(start).keeps_next() is keeps


def test_a_row_of_data_may_break_across_pages():
    rows = Read(docx_bytes(page_of(documents.task_grid(1)))).tables()[0].findall(f"{W}tr")
    assert [row.find(f"{W}trPr") is None for row in rows] == [False, False, True]
