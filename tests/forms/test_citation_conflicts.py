from datetime import date

import pytest

from cchc_desk.forms.citation import Citation
from cchc_desk.forms.citation_conflicts import Conflict, ConflictKind, find_conflicts


def plan(symbol="KH-SNV", day=None, **others):
    usual = {"type": "Kế hoạch", "number": "11"}
    return Citation(**{**usual, **others}, symbol=symbol, date=day)


FIRST = date(2026, 2, 13)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (ConflictKind.DATES, plan(day=FIRST), plan(day=date(2026, 3, 1))),
        (ConflictKind.YEARS, plan(day=FIRST), plan(day=date(2025, 2, 13))),
        (
            ConflictKind.YEARS,
            plan(day=FIRST, subject="Kiểm tra công vụ"),
            plan(day=date(2025, 4, 1), subject="việc kiểm tra công vụ"),
        ),
        (
            ConflictKind.TYPES,
            plan("UBND-VP", type="Quyết định"),
            plan("UBND-VP", type="Công văn"),
        ),
        (ConflictKind.NUMBERINGS, plan("NQ-HĐND"), plan("2020/NQ-HĐND")),
        (ConflictKind.SYMBOLS, plan("KH-SKHCN", FIRST), plan("KH-SKHHCN", FIRST)),
        (ConflictKind.ISSUERS, plan(issuer="UBND tỉnh"), plan(issuer="HĐND tỉnh")),
    ],
)
def test_what_contradicts_is_told_with_both_places(kind, one, other):
    assert find_conflicts([one, other]) == (Conflict(kind, 0, 1),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (plan(day=FIRST), plan()),
        (plan(day=FIRST), plan(day=date(2025, 5, 5))),
        (plan(), plan(number="12", day=FIRST)),
        (plan("SNV-VP", type="Văn bản"), plan("SNV-VP", type="Công văn")),
        (plan(issuer="UBND tỉnh"), plan(issuer="Ủy ban nhân dân tỉnh Đông Sơn")),
        (plan("KH-SKHCN", FIRST), plan("KH-UBND", FIRST)),
        (plan("KH-SKHCN", FIRST), plan("QĐ-SKHCN", FIRST, type="Quyết định")),
        (plan("", FIRST, number=""), plan("", date(2026, 3, 1), number="")),
        (plan("", FIRST), plan("", date(2025, 2, 13))),
        (plan("CTr/TU", type="Chương trình"), plan("CTr/TU", type="Chương trình hành động")),
    ],
)
def test_what_only_says_less_or_names_another_is_no_conflict(one, other):
    assert find_conflicts([one, other]) == ()


def test_a_contradiction_is_told_once_however_often_it_is_repeated():
    later = date(2026, 3, 1)
    cited = [plan(day=FIRST), plan(day=FIRST), plan(day=later), plan(day=later, issuer="Sở Y")] * 2
    assert find_conflicts(cited) == (Conflict(ConflictKind.DATES, 0, 2),)


def test_conflicts_come_in_the_order_of_the_text():
    other = plan(day=date(2026, 3, 1))
    cited = [
        plan(number="12", day=FIRST),
        plan(day=FIRST),
        other,
        plan(number="12", day=other.date),
    ]
    assert [(c.first, c.second) for c in find_conflicts(cited)] == [(0, 3), (1, 2)]
