from decimal import Decimal

import pytest

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import Footnote, Level, Paragraph, Span, Table, plain
from cchc_desk.intake.match.values import with_value
from tests.factories import answered

COUNT = Item("a", 1, "Số văn bản", AnswerKind.NUMBER, measure="văn bản")
SHARE = Item("a", 1, "Đã hoàn thành", AnswerKind.RATIO, measure="nhiệm vụ")
GRADE = Item("a", 1, "Xếp loại", AnswerKind.CHOICE, choices=("Tốt", "Khá"))
PLAIN = Item("a", 1, "Số cuộc", AnswerKind.NUMBER)
TEXT = Item("a", 1, "Nhận xét")


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        (COUNT, "05 văn bản.", Decimal(5)),
        (COUNT, "1.176 văn bản.", Decimal(1176)),
        (PLAIN, "12.", Decimal(12)),
        (SHARE, "08/43 nhiệm vụ (18,6\u00a0%).", Ratio(Decimal(8), Decimal(43))),
        (GRADE, "Tốt.", "Tốt"),
    ],
)
def test_words_that_print_as_they_stood_become_a_value(item, text, value):
    (said,) = (with_value(answered(f"{text}\nThêm."), item),)
    assert said == Answer(AnswerState.ANSWERED, plain("Thêm."), value)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (COUNT, "5 văn bản."),
        (COUNT, "05 văn bản"),
        (COUNT, "05 tờ trình."),
        (COUNT, "Không có."),
        (SHARE, "8/43 nhiệm vụ (20 %)."),
        (GRADE, "Kém."),
        (TEXT, "05 văn bản."),
    ],
)
def test_words_that_would_print_otherwise_stay_text(item, text):
    assert with_value(answered(text), item) == answered(text)


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Span("05 văn bản."),), Level.DASH),
        Paragraph((Span("05 văn bản.", bold=True),)),
        Paragraph((Footnote((Span("05 văn bản."),)),)),
        Paragraph((Span("05 "), Span("văn bản.", italic=True))),
        Table(((),)),
    ],
)
def test_what_a_value_cannot_show_stays_text(block):
    assert with_value(answered((block,)), COUNT) == answered((block,))


def test_no_text_is_no_value():
    assert with_value(Answer(), COUNT) == Answer()
