"""Labels are of invented outlines; a plain share of common words stands for the similarity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.outline import Item
from cchc_desk.forms.outline_match import Certainty, folded, is_filled, match_outlines


def shared(one, other):
    own, others = set(one.split()), set(other.split())
    return 2 * len(own & others) / (len(own) + len(others))


def outline(*lines, prefix=""):
    """Make items of "level label" lines, their ids counted from 0."""
    parted = (line.partition(" ") for line in lines)
    return [Item(f"{prefix}{n}", int(p[0]), p[2]) for n, p in enumerate(parted)]


def match(old, new):
    return match_outlines(outline(*old), outline(*new, prefix="n"), shared)


def pairs(old, new):
    return {pair.old: pair.new for pair in match(old, new).pairs}


PLAN = (
    "1 MỤC TIÊU",
    "2 Cải cách thể chế",
    "2 Cải cách tài chính công",
    "1 NHIỆM VỤ",
    "2 Cải cách thể chế",
    "2 Cải cách tài chính công",
)

# --- labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("1. Về KẾ HOẠCH; (nêu rõ):", "ve ke hoach neu ro"),
        ("Đánh giá", "danh gia"),
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021", "nghi quyet so nq cp ngay"),
        ("Nhiệm vụ {period.title} năm {period.year}", "nhiem vu * nam *"),
        ("NHIỆM VỤ {PERIOD.NEXT_TITLE} NĂM", "nhiem vu * nam"),
        ("Kết quả Quý IV năm 2025", "ket qua * nam"),
        ("Kết quả 6 tháng đầu năm", "ket qua * nam"),
        ("Thực hiện Quyết định …", "thuc hien quyet dinh *"),
        ("Cải cách thủ tục hành chính (TTHC)", "cai cach tthc"),
        ("Kiểm tra cải cách hành chính", "kiem tra cchc"),
        ("* Việc khác", "viec khac"),
    ],
)
def test_a_label_is_folded_to_its_words(label, words):
    assert folded(label) == words


@pytest.mark.parametrize(
    ("label", "words", "is_so"),
    [
        ("bao cao cua * nam *", "bao cao cua so noi vu nam", True),
        ("bao cao cua *", "bao cao cua", True),
        ("bao cao cua *", "de an cua so noi vu", False),
        ("ke hoach", "ke hoach", True),
        ("ke hoach", "ke hoach nam", False),
        ("* nam", "bao cao nam", False),
    ],
)
def test_an_open_label_is_filled_by_any_words_at_its_open_places(label, words, is_so):
    assert is_filled(label, words) is is_so


# --- pairs ----------------------------------------------------------------------------------------


def test_an_outline_is_wholly_itself():
    found = match(PLAN, PLAN)
    assert [pair.certainty for pair in found.pairs] == [Certainty.SURE] * 6
    assert (found.only_old, found.only_new) == ((), ())
    assert found.score == pytest.approx(1.0)


def test_labels_that_stand_twice_are_told_apart_by_what_stands_above():
    assert pairs(PLAN[3:], PLAN) == {"0": "n3", "1": "n4", "2": "n5"}


def test_an_item_that_only_one_outline_has_is_told():
    found = match(PLAN, (*PLAN[:2], *PLAN[3:]))
    assert (found.only_old, found.only_new) == (("2",), ())
    assert match(PLAN[:2], PLAN[:3]).only_new == ("n2",)


def test_a_label_under_another_heading_is_not_the_same_when_there_are_several():
    new = ("1 GIẢI PHÁP", "2 Cải cách thể chế", *PLAN[3:])
    assert pairs(("1 MỤC TIÊU", "2 Cải cách thể chế"), new) == {}


def test_a_label_that_stands_once_is_found_under_another_heading():
    (pair,) = match(
        ("1 KẾT QUẢ", "2 Tuyên truyền pháp luật"), ("1 ĐỀ XUẤT", "2 Tuyên truyền pháp luật")
    ).pairs
    assert (pair.old, pair.new) == ("1", "n1")


def test_a_short_label_elsewhere_is_doubtful_and_a_long_one_sure():
    old = ("1 KẾT QUẢ", "2 Thể chế", "2 Rà soát quy phạm nội bộ")
    new = ("1 ĐỀ XUẤT", "2 Thể chế", "2 Rà soát quy phạm nội bộ")
    assert [pair.is_sure for pair in match(old, new).pairs] == [False, True]


def test_an_outermost_item_is_not_in_the_place_of_an_inner_one():
    (pair,) = match(("1 Thi đua",), ("1 KẾT QUẢ", "2 Thi đua")).pairs
    assert (pair.new, pair.is_sure) == ("n1", False)


def test_a_level_in_between_does_not_part_an_item_from_its_heading():
    old = ("1 KẾT QUẢ", "2 Thi đua")
    new = ("1 KẾT QUẢ", "2 Chung", "3 Thi đua")
    assert [pair.is_sure for pair in match(old, new).pairs] == [True, True]
    assert [pair.is_sure for pair in match(new, old).pairs] == [True, True]


def test_a_reworded_label_is_a_doubtful_pair():
    old, new = ("1 Công tác thi đua",), ("1 Thi đua khen thưởng, công tác",)
    (pair,) = match(old, new).pairs
    assert pair.certainty is Certainty.DOUBTFUL
    assert pair.similarity == pytest.approx(0.8)


def test_labels_with_hardly_a_word_in_common_are_no_pair():
    never = match_outlines(
        outline("1 Thi đua và khen thưởng hằng năm"),
        outline("1 Tổ chức bộ máy và biên chế"),
        lambda _one, _other: 1.0,
    )
    assert never.pairs == ()


def test_guidance_behind_a_label_or_within_it_makes_no_difference():
    old = [Item("a", 1, "Họp giao ban", guidance="nêu rõ tổng số cuộc họp trong kỳ")]
    new = [Item("b", 1, "Họp giao ban (nêu rõ tổng số cuộc họp trong kỳ):")]
    (pair,) = match_outlines(old, new, shared).pairs
    assert (pair.similarity, pair.is_sure) == (1.0, True)


def test_of_two_that_would_do_the_one_with_the_very_words_is_chosen():
    old = ("1 Đợt 2",)
    assert pairs(old, ("1 Đợt 1", "1 Đợt 2")) == {"0": "n1"}


def test_items_that_changed_places_are_both_found():
    old = ("1 Thể chế nội bộ", "1 Tài chính công", "1 Thi đua")
    new = ("1 Tài chính công", "1 Thể chế nội bộ", "1 Thi đua")
    assert pairs(old, new) == {"0": "n1", "1": "n0", "2": "n2"}


def test_what_moved_is_not_guessed_when_several_would_do():
    old = ("1 Tài chính công", "1 Thi đua khen thưởng", "1 Hợp tác")
    new = ("1 Thi đua khen thưởng", "1 Hợp tác", "1 Tài chính công", "1 Tài chính công")
    assert pairs(old, new) == {"1": "n0", "2": "n1"}


def test_partners_are_the_pairs_by_the_old_item():
    assert match(PLAN[:1], PLAN[:1]).partners == {"0": "n0"}


# --- the score ------------------------------------------------------------------------------------


def test_outlines_without_a_common_word_score_nothing():
    assert match(("1 Thi đua",), ("1 Biên chế",)).score == 0.0


def test_two_empty_outlines_score_nothing():
    assert match((), ()).score == 0.0


def test_an_outer_item_counts_for_more_than_an_inner_one():
    without_inner = match(PLAN, PLAN[:5]).score
    without_outer = match(("1 CHUNG", *PLAN), PLAN).score
    assert without_outer < without_inner < 1.0


def test_a_doubtful_pair_counts_half():
    assert match(("1 Công tác thi đua",), ("1 Thi đua khen thưởng, công tác",)).score == (
        pytest.approx(0.4)
    )


def test_what_prints_no_label_does_not_count():
    titled = [Item("a", 1, "Thi đua")]
    old = [*titled, Item("b", 2, "Các phòng", untitled=True)]
    assert match_outlines(old, titled, shared).score == pytest.approx(1.0)


# --- any outlines ---------------------------------------------------------------------------------

labels = st.sampled_from(["Thể chế", "Thi đua", "Tài chính công", "Kết quả", "{period.title}", ""])
outlines = st.lists(st.tuples(st.integers(1, 4), labels), max_size=8).map(
    lambda rows: [Item(f"i{n}", level, label) for n, (level, label) in enumerate(rows)]
)


@given(outlines, outlines)
def test_every_item_is_in_one_pair_or_told_as_alone(old, new):
    found = match_outlines(old, new, shared)
    olds = [*(pair.old for pair in found.pairs), *found.only_old]
    news = [*(pair.new for pair in found.pairs), *found.only_new]
    assert sorted(olds) == sorted(item.id for item in old)
    assert sorted(news) == sorted(item.id for item in new)
    assert 0.0 <= found.score <= 1.0


@given(outlines)
def test_any_outline_is_paired_with_itself_item_by_item(items):
    found = match_outlines(items, items, shared)
    assert [(pair.old, pair.new) for pair in found.pairs] == [(i.id, i.id) for i in items]
