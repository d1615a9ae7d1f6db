from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.period import read_period
from cchc_desk.forms.time_words import find_time_words, past_words

# words | unit | first | last; the year is 2026 where the words name none.
TABLE = """
Quý I năm 2025 | quarter | 2025-01-01 | 2025-03-31
quý II/2026 | quarter | 2026-04-01 | 2026-06-30
Quý 3 | quarter | 2026-07-01 | 2026-09-30
quý IV, năm 2025 | quarter | 2025-10-01 | 2025-12-31
6 tháng đầu năm 2025 | span | 2025-01-01 | 2025-06-30
06 tháng cuối năm | span | 2026-07-01 | 2026-12-31
9 tháng đầu năm 2026 | span | 2026-01-01 | 2026-09-30
tháng 02/2025 | month | 2025-02-01 | 2025-02-28
tháng 2 năm 2028 | month | 2028-02-01 | 2028-02-29
tháng 12 | month | 2026-12-01 | 2026-12-31
ngày 13/02/2025 | day | 2025-02-13 | 2025-02-13
ngày 05 tháng 3 năm 2026 | day | 2026-03-05 | 2026-03-05
13/2/2025 | day | 2025-02-13 | 2025-02-13
năm 2025 | year | 2025-01-01 | 2025-12-31
"""
ROWS = [tuple(line.split(" | ")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("words", "unit", "first", "last"), ROWS)
def test_words_name_their_days(words, unit, first, last):
    text = f"Đến {words}, Sở đã hoàn thành."
    (found,) = find_time_words(text, 2026)
    assert (found.unit, found.first.isoformat(), found.last.isoformat()) == (unit, first, last)
    assert text[found.start : found.end] == words
    assert found.has_year is any(year in words for year in ("2025", "2026", "2028"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "07/08 văn bản",
        "quý cơ quan",
        "Quý V",
        "6 tháng",
        "ngày 31/11/2025",
        "giai đoạn năm 2021 - 2025",
        "năm 20255",
        "1.176.355 đồng",
        "hằng tháng, hằng quý",
    ],
)
def test_other_words_name_no_time(text):
    assert find_time_words(text, 2026) == ()


def test_a_date_is_not_read_as_its_month_and_year_too():
    found = find_time_words("ngày 05 tháng 3 năm 2026 và tháng 4/2026", 2026)
    assert [each.unit for each in found] == ["day", "month"]


def test_the_date_of_a_document_is_known_as_such():
    text = "Kế hoạch số 11/KH-SNV ngày 13/02/2025 về CCHC năm 2025; trong năm 2025"
    assert [each.is_cited for each in find_time_words(text, 2026)] == [True, True, False]


@pytest.mark.parametrize(
    ("period", "text", "past"),
    [
        ("2026-quy-1", "Trong năm 2025, Quý I năm 2025, tháng 3/2025", 3),
        ("2026-quy-1", "Quý I năm 2026, tháng 12/2025, ngày 20/12/2025, năm 2026", 0),
        ("2026-quy-1", "ngày 14/12/2025, Quý IV/2025", 2),
        ("2026-quy-2", "Quý I, 3 tháng đầu năm, tháng 2", 3),
        ("2026-quy-2", "Quý II, 6 tháng đầu năm, tháng 3, tháng 6", 0),
        ("2026-6-thang", "Quý I năm 2026, 6 tháng đầu năm 2026", 0),
        ("2026-nam", "6 tháng đầu năm 2026, Quý I, năm 2025", 1),
        ("2026-quy-3", "6 tháng đầu năm 2026; dự kiến Quý IV/2026", 1),
        ("2026-thang-5", "tháng 4, Quý I", 1 + 1),
        ("2026-quy-1", "theo Kế hoạch số 5/KH-SNV ngày 3/4/2025", 0),
    ],
)
def test_words_of_an_earlier_time_are_told(period, text, past):
    assert len(list(past_words(text, read_period(period)))) == past


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_both_ways_of_writing(day):
    words = (f"ngày {day:%d/%m/%Y}", f"ngày {day.day} tháng {day.month} năm {day.year}")
    for text in words:
        (found,) = find_time_words(text, 2026)
        assert (found.first, found.last) == (day, day)
