"""The pages of a document, made again and again."""

from dataclasses import replace

import pytest

from cchc_desk.desk.preview import WANTED_FONT, Extent, PageMaker, Wish, composed, has_appendices
from cchc_desk.forms.document import Origin, Role, line_text, lines
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.forms.richtext import plain
from tests.factories import OFFICE, answered, make_report, make_template

REPORT = make_report(id="bc", front=FrontMatter(number="5", issued=IssueDate(3, 4)))


def words(document):
    return "\n".join(line_text(line) for line in lines(document))


def test_the_pages_hold_the_document_and_know_its_fields():
    typeset = PageMaker().make(Wish(REPORT))
    origins = {place.origin for place in typeset.places}
    assert typeset.pdf.startswith(b"%PDF")
    assert typeset.pages == 2
    assert Origin(item="i.ke-hoach", block=0) in origins
    assert any(origin.task == "t1" for origin in origins)


def test_the_font_that_is_wanted_is_the_decrees():
    assert WANTED_FONT == "Times New Roman"


@pytest.mark.parametrize(
    ("extent", "sections"), [(Extent.WHOLE, 2), (Extent.BODY, 1), (Extent.APPENDICES, 1)]
)
def test_a_part_of_a_document_can_be_wanted(extent, sections):
    document = composed(Wish(REPORT, extent))
    assert len(document.sections) == sections
    has_head = any(line.role is Role.SUBJECT for line in lines(document))
    assert has_head is (extent is not Extent.APPENDICES)


def test_a_document_without_tables_has_no_appendices():
    assert has_appendices(REPORT)
    assert not has_appendices(replace(REPORT, tasks=(), template=make_template(appendices=())))


def test_the_medium_is_passed_on():
    tables = [replace(table, attached="(Kèm theo Báo cáo số {report.number})")
              for table in REPORT.template.appendices]  # fmt: skip
    report = replace(REPORT, template=make_template(appendices=tuple(tables)))
    paper, file = (
        words(composed(Wish(report, medium=each))) for each in (Medium.PAPER, Medium.ELECTRONIC)
    )
    assert "Báo cáo số 05" in paper
    assert "Báo cáo số 05" not in file


def test_a_draft_looks_otherwise():
    maker = PageMaker()
    assert maker.make(Wish(REPORT)).pdf != maker.make(Wish(REPORT, draft=True)).pdf


# --- one after the other --------------------------------------------------------------------------

EDITS = {
    "an answer": {"answers": {"i.ke-hoach": answered("Khác.")}},
    "a task": {"tasks": REPORT.tasks[:-1]},
    "a result": {"results": {}},
    "a figure": {"figures": {}},
    "the office": {"office": replace(OFFICE, name="Sở Nội vụ")},
    "the front": {"front": FrontMatter(number="6")},
    "the template": {"template": make_template(title="KẾ HOẠCH")},
}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_made_after_an_edit_is_what_is_made_afresh(name):
    maker, edited = PageMaker(), Wish(replace(REPORT, **EDITS[name]))
    maker.make(Wish(REPORT))
    again, afresh = maker.make(edited), PageMaker().make(edited)
    assert again.places == afresh.places
    assert again.pdf == afresh.pdf


@pytest.mark.parametrize(
    "wish",
    [
        Wish(REPORT, Extent.BODY),
        Wish(REPORT, Extent.APPENDICES),
        Wish(REPORT, medium=Medium.PAPER),
        Wish(REPORT, draft=True),
    ],
)
def test_another_wish_is_not_answered_with_the_last_pages(wish):
    maker = PageMaker()
    maker.make(Wish(REPORT))
    assert maker.make(wish).pdf == PageMaker().make(wish).pdf
    assert maker.make(Wish(REPORT)).pdf == PageMaker().make(Wish(REPORT)).pdf


def test_a_task_is_printed_as_typed_while_the_answers_stay():
    maker = PageMaker()
    maker.make(Wish(REPORT))
    rows = (*REPORT.tasks[:-1], replace(REPORT.tasks[-1], content=plain("Việc mới")))
    edited = Wish(replace(REPORT, tasks=rows))
    assert maker.make(edited).pdf == PageMaker().make(edited).pdf
