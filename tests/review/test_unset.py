"""Numbers that a text shows though this period has no value of them."""

from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.result_link import result_link
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain
from cchc_desk.forms.task import TaskResult
from cchc_desk.review.rules.unset import RULES
from cchc_desk.review.view import View
from tests.factories import answered, make_report
from tests.review.documents import subject

LABEL = "Hồ sơ tiếp nhận"
TEXT = Paragraph(
    (
        Span("Trong kỳ"),
        Footnote((Span("Theo báo cáo."),)),
        Span(" tiếp nhận "),
        Span("88", figure="ho-so"),
        Span(" hồ sơ."),
    )
)


def slips(spans=TEXT.spans, **changes):
    answers = {"i.hop": replace(answered("x"), blocks=(Paragraph(spans),))}
    return list(RULES[0].find(View(subject(make_report(answers=answers, **changes)))))


def test_an_old_number_is_told_with_its_figure():
    (slip,) = slips(figures={})
    assert slip.text.text[slip.start : slip.end] == "88"
    assert LABEL in slip.message


def test_a_number_of_this_period_is_right():
    assert slips(figures={"ho-so": Decimal(5)}) == []


def test_a_result_that_is_gone_is_told_too():
    spans = (Span("Đã xong", figure=result_link("t1")),)
    assert len(slips(spans, results={})) == 1
    assert slips(spans, results={"t1": TaskResult(plain("Xong"))}) == []
