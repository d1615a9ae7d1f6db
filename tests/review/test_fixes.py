"""Mending what the review found: in an answer, a table, a footnote, a cell, the head."""

from dataclasses import replace

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.replacing import replace_all
from cchc_desk.desk.review_fixes import replacement_of, text_at
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, Table, TableCell, paragraph, plain
from cchc_desk.forms.task import TaskResult
from cchc_desk.review.finding import Place
from tests.factories import answered, make_report
from tests.review.documents import found

WRONG, RIGHT = "Sở đã sử lý hồ sơ.", "Sở đã xử lý hồ sơ."

TABLE = Table(((TableCell((paragraph("Nội dung"),)), TableCell((paragraph(WRONG),))),))

REPORTS = {
    "answer": make_report(answers={"i.ke-hoach": answered(f"Đã họp.\n{WRONG}")}),
    "table": make_report(answers={"i.ke-hoach": text_answer((paragraph("Như sau:"), TABLE))}),
    "footnote": make_report(
        answers={
            "i.ke-hoach": text_answer(
                (Paragraph((Span("Đã ban hành kế hoạch."), Footnote((Span(WRONG),)))),)
            )
        }
    ),
    "cell": make_report(results={"t1": TaskResult(plain(WRONG), "Hoàn thành")}),
    "opening": make_report(front=FrontMatter(opening=("Kính thưa các đồng chí,", WRONG))),
}


def spelling(report):
    return next(each for each in found(report) if each.rule == "SPELL")


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_fix_mends_the_text_and_undo_brings_it_back(tmp_path, report):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        document = desk.create(report)
        kept = desk.report(document)
        finding = spelling(kept)
        replacement = replacement_of(kept, kept, finding)
        replace_all(desk, document, [replacement])
        assert text_at(desk.report(document), finding.place) == RIGHT
        desk.undo()
        assert text_at(desk.report(document), finding.place) == WRONG


def test_a_text_that_changed_meanwhile_is_left_alone():
    report = REPORTS["answer"]
    now = replace(report, answers={"i.ke-hoach": answered(f"Đã họp.\nNay {WRONG}")})
    assert replacement_of(report, now, spelling(report)) is None


def test_words_of_the_template_are_not_mended_in_the_document():
    template = replace(make_report().template, opening=(WRONG,))
    report = make_report(template=template)
    assert replacement_of(report, report, spelling(report)) is None


@pytest.mark.parametrize(
    "place",
    [
        Place(item="i.ke-hoach", block=7),
        Place(item="i.ke-hoach", part="label"),
        Place(item="i.ke-hoach", block=0, note=3),
        Place(task="t1", column="progress"),
        Place(task="weg", column="result"),
        Place(part="office"),
    ],
)
def test_where_nothing_is_typed_there_is_no_text(place):
    assert text_at(make_report(), place) is None
