from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.promise import due_promises, plans_ahead, promises
from cchc_desk.forms.richtext import Footnote, Paragraph, Span
from cchc_desk.forms.unplaced import UNPLACED, unplaced_answer
from tests.factories import answered, make_report, make_template

ITEMS = (
    Item("kq", 1, "KẾT QUẢ", AnswerKind.NONE),
    Item("kq.hop", 2, "Họp"),
    Item("ph", 1, "PHƯƠNG HƯỚNG, NHIỆM VỤ {PERIOD.NEXT_TITLE}", AnswerKind.NONE),
    Item("ph.tc", 2, "Cải cách thể chế"),
    Item("kn", 1, "KIẾN NGHỊ"),
)
TEMPLATE = make_template(items=ITEMS)


def made(item, text, period="2026-quy-1"):
    report = make_report(
        template=TEMPLATE,
        period=read_period(period),
        answers={item: answered(text)},
        tasks=(),
        id="bc",
    )
    return promises(report)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Dự kiến hoàn thành trong quý III/2026.", "2026-07-01", "2026-09-30"),
        ("Sở sẽ kiểm tra vào tháng 5/2026", "2026-05-01", "2026-05-31"),
        ("Đề án sẽ trình trước ngày 30/6/2026.", "2026-06-30", "2026-06-30"),
        ("Phấn đấu hoàn thành từ tháng 4 đến tháng 6.", "2026-04-01", "2026-06-30"),
        ("Trong thời gian tới tiếp tục rà soát.", None, None),
    ],
)
def test_a_sentence_about_the_future_is_a_promise(text, first, last):
    (promise,) = made("kq.hop", text)
    days = (promise.first and promise.first.isoformat(), promise.last and promise.last.isoformat())
    assert days == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Đã hoàn thành trong quý I/2026.",
        "Đã sẽ chia nhỏ ngày 20/12/2025.",
        "Kế hoạch số 5/KH-SNV ngày 3/4/2027 về kiểm tra.",
        "Kết quả kiểm tra tháng 5/2026.",
    ],
)
def test_what_is_done_is_no_promise(text):
    assert made("kq.hop", text) == ()


def test_only_the_sentence_that_promises_is_kept():
    (promise,) = made(
        "kq.hop", "Đã rà soát 05 văn bản; dự kiến ban hành Quý II. Không có vướng mắc."
    )
    assert promise.text == "dự kiến ban hành Quý II."


def test_every_line_of_the_plans_is_a_promise():
    found = made("ph.tc", "Rà soát văn bản.\nTham mưu Nghị quyết trong tháng 6/2026.")
    assert [(each.text[:7], each.first) for each in found] == [
        ("Rà soát", None),
        ("Tham mư", date(2026, 6, 1)),
    ]


def test_a_footnote_under_the_plans_is_none():
    text = (Paragraph((Span("Rà soát văn bản"), Footnote((Span("Kế hoạch số 5"),)))),)
    assert [each.text for each in made("ph.tc", text)] == ["Rà soát văn bản"]


def test_plans_are_known_by_their_heading():
    assert plans_ahead(TEMPLATE) == {"ph", "ph.tc"}


@pytest.mark.parametrize("item", ["kn", "kq.hop"])
def test_other_parts_promise_only_in_words(item):
    assert made(item, "Rà soát văn bản.") == ()


def test_text_without_a_place_promises_nothing():
    report = make_report(answers={UNPLACED: unplaced_answer([Paragraph((Span("Sẽ làm."),))])})
    assert promises(report) == ()


def test_a_promise_is_known_again_but_not_from_another_report():
    (one,), (same,) = made("kq.hop", "Sẽ kiểm tra."), made("kq.hop", "Đã xong. Sẽ kiểm tra.")
    assert one.key == same.key
    other = make_report(template=TEMPLATE, answers={"kq.hop": answered("Sẽ kiểm tra.")}, id="bc-2")
    assert promises(other)[0].key != one.key


def due(text, period, *, is_last=True):
    new = replace(make_report(), period=read_period(period))
    return len(list(due_promises(made("kq.hop", text), new, is_last=is_last)))


@pytest.mark.parametrize(
    ("period", "count"),
    [("2026-quy-2", 1), ("2026-6-thang", 1), ("2026-quy-3", 0), ("2026-nam", 1), ("2025-nam", 0)],
)
def test_a_promise_is_due_when_its_time_has_come(period, count):
    assert due("Dự kiến hoàn thành trong tháng 5/2026.", period) == count


def test_a_promise_without_a_time_is_due_in_the_next_period_alone():
    assert due("Sẽ kiểm tra.", "2026-quy-2") == 1
    assert due("Sẽ kiểm tra.", "2026-quy-3", is_last=False) == 0
