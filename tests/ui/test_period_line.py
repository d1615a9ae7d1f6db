from datetime import date

import pytest

from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import ReportState
from cchc_desk.ui.period_line import due_status, due_words, window_words

QUARTER = read_period("2026-quy-1")


def test_a_day_of_the_year_before_says_its_year():
    assert window_words(QUARTER) == "Kỳ 15/12/2025 – 14/3"


@pytest.mark.parametrize(
    ("today", "words", "status"),
    [
        (date(2026, 3, 1), "Hạn gửi 15/3, còn 14 ngày", ""),
        (date(2026, 3, 9), "Hạn gửi 15/3, còn 6 ngày", "warning"),
        (date(2026, 3, 15), "Hạn gửi 15/3, hôm nay", "warning"),
        (date(2026, 3, 16), "Hạn gửi 15/3, đã quá 1 ngày", "error"),
    ],
)
def test_the_due_day_is_counted_from_today(today, words, status):
    assert due_words(QUARTER, today) == words
    assert due_status(QUARTER, ReportState.DRAFTING, today) == status


def test_a_sent_document_is_not_overdue():
    assert due_status(QUARTER, ReportState.SENT, date(2026, 5, 1)) == ""
