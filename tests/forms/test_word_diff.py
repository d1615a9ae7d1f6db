from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.word_diff import Pair, Piece, compare_paragraphs, compare_words


def changed(pieces):
    return [piece.text for piece in pieces if piece.is_changed]


def joined(pieces):
    return "".join(piece.text for piece in pieces or ())


def test_only_the_words_that_differ_are_marked():
    left, right = compare_words("Tiếp nhận 05 hồ sơ.", "Tiếp nhận 08 hồ sơ mới.")
    assert changed(left) == ["05"]
    assert changed(right) == ["08", " mới"]


def test_equal_texts_have_no_mark():
    left, right = compare_words("Đã họp.", "Đã họp.")
    assert left == right == (Piece("Đã họp.", is_changed=False),)


def test_a_very_long_text_is_marked_as_a_whole():
    long = "từ " * 2000
    left, right = compare_words(long, f"{long}khác")
    assert changed(left) == [long]
    assert changed(right) == [f"{long}khác"]


def test_paragraphs_are_paired_where_they_are_alike():
    before = ["Một.", "Tiếp nhận 05 hồ sơ trong kỳ.", "Đã bỏ hẳn."]
    after = ["Một.", "Hoàn toàn mới ở đây.", "Tiếp nhận 08 hồ sơ trong kỳ."]
    pairs = compare_paragraphs(before, after)
    assert [(joined(p.before), joined(p.after)) for p in pairs] == [
        ("Một.", "Một."),
        ("", "Hoàn toàn mới ở đây."),
        ("Tiếp nhận 05 hồ sơ trong kỳ.", "Tiếp nhận 08 hồ sơ trong kỳ."),
        ("Đã bỏ hẳn.", ""),
    ]
    assert [p.is_same for p in pairs] == [True, False, False, False]
    assert pairs[1].before is None
    assert pairs[3].after is None


def test_a_paragraph_before_its_pair_stands_alone():
    pairs = compare_paragraphs(["Bỏ đi câu này.", "Giữ lại câu kia."], ["Giữ lại câu kia nữa."])
    assert [joined(p.before) for p in pairs] == ["Bỏ đi câu này.", "Giữ lại câu kia."]
    assert pairs[0].after is None


def test_empty_paragraphs_are_pairs_too():
    assert compare_paragraphs([""], [""]) == (Pair((), ()),)
    assert compare_paragraphs([], []) == ()


lines = st.lists(st.text(st.sampled_from("ab c.\u1ea1"), max_size=12), max_size=5)


@given(lines, lines)
def test_nothing_of_either_text_is_lost(before, after):
    pairs = compare_paragraphs(before, after)
    assert [joined(p.before) for p in pairs if p.before is not None] == before
    assert [joined(p.after) for p in pairs if p.after is not None] == after
