from datetime import date

import pytest

from cchc_desk.forms.period import STANDARD_KINDS, PeriodError, follows, read_period


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-quy-1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-6-thang", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-quy-3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-9-thang", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026-nam", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-thang-1", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-thang-7", date(2026, 6, 15), date(2026, 7, 14)),
    ],
)
def test_the_data_window_follows_the_ministrys_regime(period, first, last):
    read = read_period(period)
    assert (read.first_day, read.last_day) == (first, last)


@pytest.mark.parametrize(
    ("period", "phrase", "name"),
    [
        ("2026-quy-1", "Quý I năm 2026", "Quý I/2026"),
        ("2026-6-thang", "6 tháng đầu năm 2026", "6 tháng đầu năm 2026"),
        ("2026-nam", "năm 2026", "Năm 2026"),
        ("2026-thang-3", "tháng 3 năm 2026", "Tháng 3/2026"),
    ],
)
def test_a_period_has_the_words_of_titles_and_lists(period, phrase, name):
    read = read_period(period)
    assert (read.phrase, read.name) == (phrase, name)


@pytest.mark.parametrize("kind", STANDARD_KINDS, ids=lambda kind: kind.id)
def test_every_shipped_period_ends_before_it_is_due(kind):
    read = read_period(f"2024-{kind.id}")
    assert read.first_day < read.last_day < read.due_day
    assert read.id == f"2024-{kind.id}"


@pytest.mark.parametrize("wrong", ["quy-1", "2026", "2026-quy-5", "26-quy-1", "2026-Quy-1"])
def test_an_unknown_period_names_those_that_are_allowed(wrong):
    with pytest.raises(PeriodError, match="quy-1, quy-2"):
        read_period(wrong)


def test_quarters_follow_each_other():
    assert follows(read_period("2026-quy-1"), read_period("2026-quy-2"))
    assert not follows(read_period("2026-quy-1"), read_period("2026-quy-3"))
