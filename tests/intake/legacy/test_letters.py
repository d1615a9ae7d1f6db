"""Both tables, letter by letter and in sentences; an independent program knows one of them."""

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.intake.legacy import Encoding, decode, encode
from cchc_desk.intake.legacy_tables import TCVN3_LETTERS, TCVN3_MARKS, VIETNAMESE, VNI_LETTERS

TCVN3, VNI = Encoding.TCVN3, Encoding.VNI
SMALL = sorted(letter for letter in VIETNAMESE if letter.islower())

texts = st.text(
    st.sampled_from([*sorted(VIETNAMESE), *"aeiouyAEIOUYbcdghklmnpqrstvx 0123.,;:-/()"])
)


def test_the_alphabet_has_134_letters_beyond_the_latin_ones():
    assert len(VIETNAMESE) == 134
    assert all(unicodedata.name(letter).startswith("LATIN ") for letter in VIETNAMESE)


@pytest.mark.parametrize("letter", sorted(VIETNAMESE))
def test_every_letter_of_vni_comes_back(letter):
    code = encode(letter, VNI)
    assert decode(code, VNI) == letter
    assert len(code) in {1, 2}
    assert ord(max(code)) <= 0xFF


@pytest.mark.parametrize("letter", SMALL)
def test_every_small_letter_of_tcvn3_comes_back_from_one_character(letter):
    code = encode(letter, TCVN3)
    assert (decode(code, TCVN3), len(code)) == (letter, 1)


@pytest.mark.parametrize("letter", [letter.upper() for letter in SMALL])
def test_every_capital_of_tcvn3_comes_back_in_a_font_of_capitals(letter):
    assert decode(encode(letter, TCVN3), TCVN3, capitals=True) == letter


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_tcvn3_has_seven_capitals_of_its_own(letter):
    assert decode(encode(letter, TCVN3), TCVN3) == letter


def test_no_two_letters_share_a_code():
    assert len(TCVN3_LETTERS) == len(set(TCVN3_LETTERS.values())) == 67 + 7
    assert len(VNI_LETTERS) == len(set(VNI_LETTERS.values())) == 134


@pytest.mark.parametrize(
    ("encoding", "code", "text"),
    [
        (TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (TCVN3, "T¨ng c\xadêng kû c\xad¬ng", "Tăng cường kỷ cương"),
        (TCVN3, "v¨n th\xad, “l\xadu tr÷” – 15/KH", "văn thư, “lưu trữ” – 15/KH"),
        (TCVN3, "ng\xadêi d©n ®\xadîc phôc vô tèt h¬n", "người dân được phục vụ tốt hơn"),
        (VNI, "KHOA HOÏC QUAÛN LYÙ", "KHOA HỌC QUẢN LÝ"),
        (VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (VNI, "ngöôøi daân ñöôïc phuïc vuï toát hôn", "người dân được phục vụ tốt hơn"),
        (VNI, "kyõ thuaät, kyø hoïp, tyû leä, lyù do, lî", "kỹ thuật, kỳ họp, tỷ lệ, lý do, lỵ"),
    ],
)
def test_sentences_are_read_as_their_fonts_show_them(encoding, code, text):
    assert decode(code, encoding) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [("Uûy ban", "Ủy ban"), ("UÛy ban", "Ủy ban"), ("Oâng", "Ông"), ("ÔÛ, ÖÙng, Ôû", "Ở, Ứng, Ở")],
)
def test_a_sign_of_vni_in_the_other_case_is_the_same_letter(code, text):
    assert decode(code, VNI) == text


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("text", ["", "1.176.355,5 / 12 %", "Quy I/2025", "“…” – • €", "x\ty\nz"])
def test_what_has_no_letter_of_the_encoding_stays(encoding, text):
    assert decode(text, encoding) == encode(text, encoding) == text


@pytest.mark.parametrize("text", ["Hòa", "Ho\u0300a"])
def test_unicode_is_only_composed(text):
    assert decode(text, Encoding.UNICODE) == "Hòa"
    assert encode(text, Encoding.UNICODE) == "Hòa"


def test_a_decomposed_text_is_encoded_as_a_composed_one():
    assert encode("ho\u0323c", VNI) == encode("học", VNI) == "hoïc"


@given(texts)
def test_a_text_in_vni_comes_back(text):
    assert decode(encode(text, VNI), VNI) == text


@given(texts)
def test_a_small_text_in_tcvn3_comes_back(text):
    small = text.lower()
    assert decode(encode(small, TCVN3), TCVN3) == small
    assert decode(encode(text, TCVN3), TCVN3, capitals=True) == text.upper()


@given(texts)
def test_only_the_case_of_a_text_in_tcvn3_can_be_lost(text):
    assert decode(encode(text, TCVN3), TCVN3).lower() == text.lower()


@given(st.text(), st.sampled_from(Encoding))
def test_whatever_is_decoded_is_composed(text, encoding):
    assert unicodedata.is_normalized("NFC", decode(text, encoding))


# --- against glibc --------------------------------------------------------------------------------


def by_iconv(codes: bytes) -> str:
    """Decode with the C library's own table of the standard."""
    program = shutil.which("iconv")
    if program is None:
        pytest.skip("iconv is not installed")
    call = [program, "-f", "TCVN5712-1", "-t", "UTF-8"]
    done = subprocess.run(call, input=codes, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this iconv does not know TCVN5712-1")
    return unicodedata.normalize("NFC", done.stdout.decode())


@pytest.mark.parametrize("code", sorted(TCVN3_LETTERS))
def test_iconv_reads_every_letter_of_tcvn3_the_same(code):
    assert by_iconv(code.encode("latin-1")) == decode(code, TCVN3)


@pytest.mark.parametrize("mark", sorted(TCVN3_MARKS))
@pytest.mark.parametrize("letter", ["A", "o", "£", "¥", "\xad"])
def test_iconv_puts_tone_marks_on_letters_the_same(letter, mark):
    written = letter + mark
    assert by_iconv(written.encode("latin-1")) == decode(written, TCVN3)


def test_iconv_reads_a_sentence_of_tcvn3_the_same():
    text = encode("kế hoạch cải cách hành chính của đơn vị, những việc cần làm ngay", TCVN3)
    assert by_iconv(text.encode("latin-1")) == decode(text, TCVN3)


@pytest.mark.parametrize("text", ["25°", "10 m²", "H²O", "x³"])
def test_a_raised_sign_that_follows_no_vowel_is_no_tone_mark(text):
    assert decode(text, TCVN3) == text
