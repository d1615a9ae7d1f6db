"""A new period from an old one: what is left over, and what was promised."""

from decimal import Decimal

import pytest

from cchc_desk.desk.carrying import (
    answer_question,
    confirm,
    confirm_item,
    confirmed_keys,
    earlier_reports,
    questions,
    unchanged,
)
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document
from cchc_desk.forms.figure import Figure, Nature, read_identity
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter
from cchc_desk.storage import marks
from cchc_desk.storage.marks import MarkKind
from tests.factories import OFFICE, answered, make_report, make_template

FIGURES = (
    Figure("ky-truoc", "Kỳ trước", "hồ sơ", Nature.STOCK),
    Figure("dang", "Đang giải quyết", "hồ sơ", Nature.STOCK),
)
TEMPLATE = make_template(figures=FIGURES, identities=(read_identity("ky-truoc = previous(dang)"),))
ANSWERS = {
    "i.ke-hoach": answered("Đã ban hành kế hoạch.\nDự kiến sửa trong tháng 5/2026."),
    "i.hop": answered("Sẽ họp giao ban."),
}


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


def make(desk, period, **changes):
    usual = {"template": TEMPLATE, "answers": ANSWERS, "tasks": (), "results": {}, "figures": {}}
    return desk.create(make_report(period=read_period(period), **{**usual, **changes}))


@pytest.fixture
def first(desk):
    return make(desk, "2026-quy-1", figures={"dang": Decimal(5)})


@pytest.fixture
def second(desk, first):
    return new_document(desk, TEMPLATE, "2026-quy-2", first)


def texts(stale):
    return [each.text for each in stale]


# --- the new document -----------------------------------------------------------------------------


def test_a_new_period_opens_with_what_the_last_one_left(desk, second):
    assert desk.report(second).figures == {"ky-truoc": 5}


def test_it_does_so_from_scratch_too(desk, first):
    assert desk.report(new_document(desk, TEMPLATE, "2026-quy-2")).figures == {"ky-truoc": 5}


def test_names_go_along_and_sentences_do_not(desk):
    front = FrontMatter(
        number="5", symbol="BC-VP", subject="Quý I", closing="Hết.", recipients=("Sở Nội vụ;",)
    )
    old = make(desk, "2026-quy-1", front=front)
    new = desk.report(new_document(desk, TEMPLATE, "2026-quy-2", old))
    assert new.front == FrontMatter(symbol="BC-VP", recipients=("Sở Nội vụ;",))


# --- text that is left over -----------------------------------------------------------------------


def test_carried_text_is_unchanged_until_it_is_touched(desk, second):
    assert texts(unchanged(desk, desk.report(second))) == [
        "Đã ban hành kế hoạch.",
        "Dự kiến sửa trong tháng 5/2026.",
        "Sẽ họp giao ban.",
    ]
    desk.set_answer(second, "i.hop", answered("Đã họp 03 cuộc."))
    assert len(unchanged(desk, desk.report(second))) == 2


def test_still_true_is_kept_and_can_be_taken_back(desk, second):
    stale = unchanged(desk, desk.report(second))[0]
    confirm(desk, second, stale.key)
    assert confirmed_keys(desk, second) == {stale.key}
    assert stale.text not in texts(unchanged(desk, desk.report(second)))
    confirm(desk, second, stale.key, is_true=False)
    assert confirmed_keys(desk, second) == frozenset()


def test_a_whole_answer_is_confirmed_by_its_state(desk, second):
    confirm_item(desk, second, "i.ke-hoach")
    assert texts(unchanged(desk, desk.report(second))) == ["Sẽ họp giao ban."]


def test_text_of_a_year_ago_counts_too(desk, first):
    new = new_document(desk, TEMPLATE, "2027-quy-1", first)
    make(desk, "2026-nam", answers={})
    assert len(earlier_reports(desk, new)) == 2
    assert len(unchanged(desk, desk.report(new))) == 3


def test_a_report_that_is_not_kept_has_nothing_left_over(desk):
    report = make_report(template=TEMPLATE)
    assert unchanged(desk, report) == ()
    assert questions(desk, report) == ()


# --- promises -------------------------------------------------------------------------------------


def asked(desk, document):
    found = questions(desk, desk.report(document))
    return [(each.promise.text, each.source.id, each.note) for each in found]


def test_promises_of_the_last_period_are_asked_for(desk, first, second):
    assert asked(desk, second) == [
        ("Dự kiến sửa trong tháng 5/2026.", first, None),
        ("Sẽ họp giao ban.", first, None),
    ]


def test_a_promise_of_long_ago_is_asked_for_when_it_is_due(desk):
    promised = {"i.hop": answered("Sẽ họp vào tháng 8/2026.\nSẽ họp nữa.")}
    first = make(desk, "2026-quy-1", answers=promised)
    make(desk, "2026-quy-2", answers={})
    third = make(desk, "2026-quy-3", answers={})
    assert asked(desk, third) == [("Sẽ họp vào tháng 8/2026.", first, None)]
    assert asked(desk, make(desk, "2026-quy-4", answers={})) == []


def test_a_promise_that_was_repeated_is_asked_for_once(desk, first):
    repeated = make(desk, "2026-quy-2")
    assert [source for _, source, _ in asked(desk, make(desk, "2026-6-thang"))] == [first, first]
    later = asked(desk, make(desk, "2026-quy-3"))
    assert later == [("Sẽ họp giao ban.", repeated, None)]


def test_an_answer_is_kept_with_its_note(desk, second):
    key = questions(desk, desk.report(second))[1].promise.key
    answer_question(desk, second, key, "Đã họp ngày 3/4.")
    assert asked(desk, second)[1][2] == "Đã họp ngày 3/4."
    answer_question(desk, second, key, None)
    assert asked(desk, second)[1][2] is None


def test_a_mark_reads_as_its_kind(desk, second):
    confirm(desk, second, "k")
    (row,) = desk.workspace.rows("mark", "")
    assert marks.mark_of(row) is MarkKind.STILL_TRUE
