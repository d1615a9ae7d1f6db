from dataclasses import replace

import pytest

from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.document import Letterhead, Role, line_text, lines
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.report import FrontMatter, IssueDate
from tests.factories import TASK_TABLE, make_report, make_template

ISSUED = FrontMatter(number="5", issued=IssueDate(9, 3, 2026))
OPEN_LINE = (
    "(Kèm theo Báo cáo số         /BC-SKHCN ngày        tháng        năm 2026 của Sở Khoa học và "
    "Công nghệ)"
)


def attached(report, medium):
    document = compose(report, Printing(medium=medium))
    (line,) = (each for each in lines(document) if each.role is Role.APPENDIX_ATTACHED)
    return line_text(line)


# Source: NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.c.
def test_on_paper_the_line_names_the_document_in_full():
    line = "(Kèm theo Báo cáo số 05/BC-SKHCN ngày 09 tháng 3 năm 2026 của Sở Khoa học và Công nghệ)"
    assert attached(make_report(front=ISSUED), Medium.PAPER) == line


def test_an_electronic_document_leaves_number_and_date_open():
    assert attached(make_report(front=ISSUED), Medium.ELECTRONIC) == OPEN_LINE


@pytest.mark.parametrize("medium", Medium)
def test_a_draft_leaves_them_open_on_both(medium):
    assert attached(make_report(), medium) == OPEN_LINE


def test_all_that_is_known_is_printed_unless_it_is_to_be_left_open():
    report = make_report(front=ISSUED)
    assert compose(report) == compose(report, Printing(medium=Medium.PAPER))
    assert compose(report) != compose(report, Printing(medium=Medium.ELECTRONIC))


@pytest.mark.parametrize("medium", Medium)
def test_the_head_of_page_one_names_what_is_given(medium):
    body = compose(make_report(front=ISSUED), Printing(medium=medium)).sections[0]
    (head,) = (node for node in body.nodes if isinstance(node, Letterhead))
    assert (head.number_line, head.place_and_date) == (
        "Số: 05/BC-SKHCN",
        "Đông Sơn, ngày 09 tháng 3 năm 2026",
    )


@pytest.mark.parametrize("medium", Medium)
def test_words_of_a_learned_template_stay_as_they_are(medium):
    table = replace(TASK_TABLE, attached="(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)")
    report = make_report(front=ISSUED, template=make_template(appendices=(table,)))
    assert attached(report, medium) == "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)"
