"""Fonts, runs of a paragraph, and the capitals that TCVN3 cannot write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.intake.legacy import (
    Conversion,
    Encoding,
    Run,
    Sample,
    changes,
    conversions,
    decode,
    decode_runs,
    encode,
    encoding_of_font,
    is_capital_font,
    run_of,
)
from cchc_desk.intake.legacy_capitals import with_capitals

TCVN3, VNI, UNICODE = Encoding.TCVN3, Encoding.VNI, Encoding.UNICODE


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", TCVN3, False),
        (".VnTimeH", TCVN3, True),
        (".VnArialH", TCVN3, True),
        (".VnArial NarrowH", TCVN3, True),
        (".VnTimeH Bold", TCVN3, True),
        (".VnTime Bold Italic", TCVN3, False),
        (".VNTIMEH", TCVN3, True),
        ('".vntimeh"', TCVN3, True),
        (".VnCentury Schoolbook", TCVN3, False),
        ("VNI-Times", VNI, False),
        ("vni-helve", VNI, False),
        ("VNI Times", VNI, False),
        ("VNI-HLThuphap", VNI, False),
        ("Times New Roman", None, False),
        ("UTM Centur", None, False),
        ("SVN-Arial", None, False),
        ("VPS Times", None, False),
        ("Souvenir", None, False),
        ("", None, False),
    ],
)
def test_a_font_says_its_letters_by_its_name(font, encoding, capitals):
    assert (encoding_of_font(font), is_capital_font(font)) == (encoding, capitals)


def test_a_font_of_capitals_shows_all_letters_as_capitals():
    run = run_of("céng hßa x· héi", ".VnTimeH")
    assert decode_runs([run]) == ("CỘNG HÒA XÃ HỘI",)


def test_text_in_an_ordinary_font_stays():
    assert decode_runs([run_of("x· héi", "Times New Roman")]) == ("x· héi",)


def test_runs_of_one_paragraph_are_decoded_each_by_its_font():
    runs = [
        run_of("B¸o c¸o ", ".VnTime"),
        run_of("quý I ", "Arial"),
        run_of("naêm", "VNI-Times"),
        run_of(" nay", ".VnTimeH"),
    ]
    assert decode_runs(runs) == ("Báo cáo ", "quý I ", "năm", " NAY")


@pytest.mark.parametrize(
    ("parts", "texts"),
    [
        (["hoa", "ùn"], ("hoá", "n")),
        (["Vieä", "t"], ("Việ", "t")),
        (["ngöô", "øi"], ("ngườ", "i")),
        (["ho", "", "ïc"], ("ho", "", "ïc")),
        (["quaû", "n"], ("quả", "n")),
    ],
)
def test_a_letter_of_vni_is_whole_where_word_parts_it(parts, texts):
    assert decode_runs([Run(part, VNI) for part in parts]) == texts


def test_a_sign_is_not_taken_out_of_text_in_another_font():
    assert decode_runs([Run("a", VNI), Run("ù")]) == ("a", "ù")


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_unicode_text_that_was_given_an_old_font_stays(encoding):
    runs = [Run("Hòa ", encoding), Run("đồng bộ", encoding), Run("là", encoding)]
    assert decode_runs(runs) == ("Hòa ", "đồng bộ", "là")


@given(st.lists(st.tuples(st.text("aoâùûïê xĐđ1 "), st.sampled_from(Encoding)), max_size=6))
def test_every_run_has_its_text(parts):
    runs = [Run(text, encoding) for text, encoding in parts]
    assert len(decode_runs(runs)) == len(runs)


@given(st.text("công hòa xã hội việt nam ủy ban", min_size=1), st.integers(0, 40))
def test_bounds_between_runs_change_no_letter(text, place):
    written = encode(text, VNI)
    parts = [Run(written[:place], VNI), Run(written[place:], VNI)]
    assert "".join(decode_runs(parts)) == text


# --- capitals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        ("§Ò ¸N C¶I C¸CH", "ĐỀ ÁN CẢI CÁCH"),
        ("ñY BAN", "ỦY BAN"),
        ("ý KIÕN", "Ý KIẾN"),
        ("Hµ Néi, X· héi", "Hà Nội, Xã hội"),
        ("Së KHCN vµ Së TNMT", "Sở KHCN và Sở TNMT"),
        ("Së TNMT", "Sở TNMT"),
        ("Hµ NéI n¨m nay, Hµ Néi", "HÀ NỘI năm nay, Hà Nội"),
        ("QUý I\ný tèt", "QUÝ I\ný tốt"),
        ("ë, Ò, µ", "ở, ề, à"),
        ("", ""),
    ],
)
def test_small_letters_among_capitals_are_the_capitals_that_tcvn3_lacks(code, text):
    assert decode(code, TCVN3) == text


def test_a_word_of_capitals_may_be_of_several_runs():
    runs = [run_of("H", ".VnTime"), run_of("é", ".VnTime"), run_of("I", ".VnTime")]
    assert decode_runs(runs) == ("H", "Ộ", "I")


def test_a_first_letter_of_a_font_of_capitals_makes_no_word_of_capitals():
    runs = [run_of("ñ", ".VnTimeH"), run_of("y ban", ".VnTime")]
    assert decode_runs(runs) == ("Ủ", "y ban")


@given(st.lists(st.tuples(st.text("abÀÁàáộỘ \n"), st.booleans())))
def test_lengths_of_pieces_do_not_change(pieces):
    texts = [text for text, _ in pieces]
    found = with_capitals(texts, [is_open for _, is_open in pieces])
    assert [len(text) for text in found] == [len(text) for text in texts]
    assert "".join(found).lower() == "".join(texts).lower()


# --- what was converted ---------------------------------------------------------------------------


def test_conversions_say_how_many_runs_and_show_the_first_few():
    runs = [Run(encode("cải cách", TCVN3), TCVN3)] * 7 + [Run(encode("năm", VNI), VNI), Run("nam")]
    changed = changes(runs, decode_runs(runs))
    first, second = conversions(changed)
    assert first == Conversion(TCVN3, 7, (Sample("c¶i c¸ch", "cải cách"),) * 5)
    assert second == Conversion(VNI, 1, (Sample("naêm", "năm"),))


def test_a_run_that_looks_the_same_in_unicode_is_no_change():
    runs = [run_of("2025 ", ".VnTime"), Run("Ho\u0300a")]
    assert list(changes(runs, decode_runs(runs))) == []


def test_samples_are_beginnings():
    long = "c¶i c¸ch " * 50
    (conversion,) = conversions([(TCVN3, long, decode(long, TCVN3))])
    (sample,) = conversion.preview
    assert (len(sample.before), sample.after[:8]) == (80, "cải cách")
