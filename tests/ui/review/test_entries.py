"""The lines of the list and their groups."""

from cchc_desk.desk.review_dismissals import Sorted
from cchc_desk.review.finding import Severity
from cchc_desk.ui.review.entries import Grouping, counts, entries_of, groups
from tests.factories import answered, make_report
from tests.review.documents import found

REPORT = make_report(
    answers={
        "i.ke-hoach": answered("Sở đã sử lý."),
        "i.hop": answered("Họp ngày 31/11/2025 , bổ xung."),
    }
)


def entries():
    return entries_of(REPORT, Sorted(found(REPORT), ()))[0]


def test_the_gravest_come_first_by_severity():
    order = list(Severity)
    shown = [
        order.index(g.entries[0].finding.severity) for g in groups(entries(), Grouping.SEVERITY)
    ]
    assert shown == sorted(shown)


def test_by_item_the_order_is_that_of_the_document():
    grouped = groups(entries(), Grouping.PLACE)
    assert sum(len(group.entries) for group in grouped) == len(entries())
    items = [group.entries[0].finding.place.item for group in grouped]
    assert items.index("i.ke-hoach") < items.index("i.hop")
    assert len(grouped) == len({group.title for group in grouped})


def test_by_kind_a_group_holds_one_family():
    for group in groups(entries(), Grouping.FAMILY):
        assert len({each.finding.family for each in group.entries}) == 1


def test_counts_name_every_severity():
    told = counts(entries())
    assert set(told) == set(Severity)
    assert sum(told.values()) == len(entries())
