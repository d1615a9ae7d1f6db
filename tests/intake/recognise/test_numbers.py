"""Numbers and signs before words."""

import pytest

from cchc_desk.forms.outline import NUMBER_STYLES
from cchc_desk.forms.richtext import Level
from cchc_desk.intake.recognise.numbers import (
    follows,
    list_sign,
    numbering_style,
    numbers_before,
    roman_value,
    sign_before,
)


@pytest.mark.parametrize(
    ("text", "scheme", "value", "style"),
    [
        ("I. KẾT QUẢ", "I.", 1, "I."),
        ("IV- KẾT QUẢ", "I-", 4, "I."),
        ("1. Thể chế", "1.", 1, "1."),
        ("3.Về thể chế", "1.", 3, "1."),
        ("2) Thể chế", "1)", 2, "1)"),
        ("1/ Thể chế", "1/", 1, "1."),
        ("1.2. Thể chế", "1.1.", 2, "1.1."),
        ("1.2 Thể chế", "1.1", 2, "1.1"),
        ("1.2.3. Thể chế", "1.1.1.", 3, "1.1.1."),
        ("I.3. Thể chế", "I.1.", 3, "1.1."),
        ("a) Thể chế", "a)", 1, "a)"),
        ("b. Thể chế", "a.", 2, "a."),
        ("đ) Thể chế", "a)", 5, "a)"),
        ("(2) Thể chế", "(1)", 2, "(1)"),
        ("C. KIẾN NGHỊ", "A.", 3, "A."),
        ("Phần II", "phan", 2, "Phần I"),
        ("PHẦN THỨ BA", "phan", 3, "Phần I"),
        ("Chương I. Chung", "chuong", 1, "Phần I"),
        ("Điều 5. Hiệu lực", "dieu", 5, "1."),
        ("Phần B - KẾT QUẢ", "phan", 2, "Phần I"),
        ("(ii) Thể chế", "(i)", 2, "a)"),
        ("(b) Thể chế", "(a)", 2, "a)"),
    ],
)
def test_a_number_is_read_with_its_scheme(text, scheme, value, style):
    number = numbers_before(text)[0]
    assert (number.scheme, number.value) == (scheme, value)
    assert numbering_style(number.scheme) == style
    assert style in NUMBER_STYLES


@pytest.mark.parametrize(
    "text",
    [
        "6 tháng đầu năm",
        "1.176.355 lượt truy cập",
        "8.500 hồ sơ",
        "15/6/2026 là hạn cuối",
        "07/08 văn bản",
        "Phần mềm một cửa",
        "v.v. và các nội dung khác",
        "100% hồ sơ",
        "5 - 7 người",
        "2026. Trong năm",
        "Phần IIII",
        "iiii) Thể chế",
    ],
)
def test_figures_and_dates_are_no_numbers_of_lines(text):
    assert numbers_before(text) == ()


def test_a_letter_that_is_a_roman_number_too_may_be_either():
    assert {n.scheme for n in numbers_before("I. Kết quả")} == {"I.", "A."}
    assert {n.scheme for n in numbers_before("i) Kết quả")} == {"a)", "i)"}


def numbers(*texts):
    return [numbers_before(text)[0] for text in texts]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("1. A", "2. B", True),
        ("1. A", "3. B", False),
        ("d) A", "đ) B", True),
        ("d) A", "e) B", True),
        ("e) A", "g) B", True),
        ("a) A", "c) B", False),
        ("1. A", "2) B", False),
    ],
)
def test_letters_follow_each_other_with_or_without_their_vietnamese_fellows(
    earlier, later, expected
):
    assert follows(*numbers(earlier, later)) is expected


@pytest.mark.parametrize(("text", "value"), [("XIV", 14), ("ix", 9), ("IIII", None), ("A", None)])
def test_roman_numbers_are_counted(text, value):
    assert roman_value(text) == value


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [
        ("- Họp giao ban", Level.DASH, "Họp giao ban"),
        ("-Họp giao ban", Level.DASH, "Họp giao ban"),
        ("– Họp giao ban", Level.DASH, "Họp giao ban"),
        ("+ Họp", Level.PLUS, "Họp"),
        ("• Họp", Level.STAR, "Họp"),
        ("-5% so với năm trước", Level.NONE, "-5% so với năm trước"),
    ],
)
def test_a_sign_is_told_from_a_minus(text, sign, rest):
    found, end = sign_before(text)
    assert (found, text[end:]) == (sign, rest)


@pytest.mark.parametrize(
    ("number", "depth", "sign"),
    [("-", 2, Level.DASH), ("•", 0, Level.DASH), ("o", 1, Level.PLUS), ("1.", 0, Level.NONE)],
)
def test_the_sign_of_an_automatic_list_is_told_by_itself_or_its_depth(number, depth, sign):
    assert list_sign(number, depth) is sign
