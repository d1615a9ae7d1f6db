"""Telling the letters of a text without its font: never on a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.syllable import is_syllable
from cchc_desk.intake.legacy import Encoding, encode, guess, guess_lines

TCVN3, VNI, UNICODE = Encoding.TCVN3, Encoding.VNI, Encoding.UNICODE

# Sentences of an invented office.
SENTENCES = [
    "Văn phòng mẫu đã ban hành kế hoạch kiểm tra công vụ và thông báo đến các đơn vị.",
    "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%, tăng 1,2% so với cùng kỳ năm trước.",
    "Chưa phát sinh phản ánh, kiến nghị của người dân về thủ tục hành chính.",
    "- Tổ chức 02 lớp tập huấn cho cán bộ, công chức (theo Kế hoạch số 15/KH-VPM).",
    "Đề nghị cơ quan cấp trên sớm hướng dẫn việc số hoá kết quả trên Cổng dịch vụ công.",
    "TRIỂN KHAI NHIỆM VỤ TRỌNG TÂM QUÝ SAU",
]

# Syllables whose letters all belong to Latin-1 too, where the encodings have other letters.
LATIN_1 = "có là và cá nhà má đá gà hà òa té bé kè xì sô tô hô mô cô bà ê lê vê mà thì khí lý úy"

FOREIGN = [
    "Le garçon a déjà mangé à côté de l'élève, où il était né.",
    "Größere Änderungen über die Maßnahmen für Bürger müssen geprüft werden.",
    "El niño español comió después; ¿dónde está la señora? Ahí, en el café.",
    "A informação não está disponível; são três opções, às vezes há só uma.",
    "Åse og Øyvind så på en måne; det var også blå bølger.",
    "Það er ekki hægt að breyta skránni þinni í þessu möppukerfi.",
    "Naïve café, Windows® 10 © 2025, 5 × 3 ÷ 2, 25 °C, ½ m², £5, ¥7, §4, «x», ±2 µm",
    "The quick brown fox jumps over the lazy dog; it is not the same at all.",
    "0123456789 15/KH-UBND 1.176.355,5 % 12/3/2025",
    "ÄÖÜ ß É À Ç µ¸¶·¹ ©ª«¬®",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_a_sentence_is_known_by_its_words(sentence, encoding):
    assert guess(encode(sentence, encoding)) is encoding


@pytest.mark.parametrize("sentence", SENTENCES)
def test_unicode_text_is_never_taken_for_another(sentence):
    assert guess(sentence) is UNICODE
    assert guess(sentence + " " + encode(SENTENCES[0], TCVN3)) is UNICODE


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_signs_and_numbers_are_never_taken_for_vietnamese(text):
    assert guess(text) is UNICODE
    assert guess(" ".join([text] * 20)) is UNICODE


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("text", ["Hoàn thành", "Đang thực", "số 15", "ở", ""])
def test_a_few_words_are_no_proof(text, encoding):
    assert guess(encode(text, encoding)) is UNICODE


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_one_word_again_and_again_is_no_proof(encoding):
    assert guess(encode("hành " * 40, encoding)) is UNICODE


def test_a_legacy_sentence_among_as_much_of_another_language_is_no_proof():
    assert guess(encode(SENTENCES[2], TCVN3) + " " + " ".join(FOREIGN[1:4])) is UNICODE


@given(st.lists(st.sampled_from(LATIN_1.split()), max_size=60))
def test_unicode_syllables_that_could_be_legacy_letters_stay(words):
    assert guess(" ".join(words)) is UNICODE
    assert guess(" ".join(words).upper()) is UNICODE


@given(st.text())
def test_a_guess_never_fails_and_is_unicode_for_what_has_no_legacy_letters(text):
    assert guess(text.encode("ascii", "ignore").decode()) is UNICODE
    assert guess(text) in Encoding


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.data())
def test_unicode_sentences_with_any_other_text_stay(sentences, data):
    other = data.draw(st.text(st.characters(max_codepoint=0xFF)))
    assert guess(" ".join([*sentences, other])) is UNICODE


# --- lines of one text ----------------------------------------------------------------------------


def test_short_lines_are_known_by_the_others():
    lines = [*(encode(each, TCVN3) for each in SENTENCES), encode("Đã xong", TCVN3), "2025"]
    assert guess_lines(lines) == (TCVN3,) * len(lines)


def test_lines_of_a_mixed_text_are_known_one_by_one():
    lines = [SENTENCES[0], encode(SENTENCES[1], TCVN3), encode(SENTENCES[2], VNI), "2025"]
    assert guess_lines(lines) == (UNICODE, TCVN3, VNI, UNICODE)


def test_no_lines_have_no_letters():
    assert guess_lines([]) == ()


# --- syllables ------------------------------------------------------------------------------------

SYLLABLES = """
cộng hoà hòa xã hội Việt NAM nghĩa quyết giếng gì gìn giữ gia ghi nghỉ khuỷu nguyễn quý quốc
Đường ươm yêu uỷ ủy oanh thuở xoong khuếch huỳnh tuyệt của kỹ kĩ boóng quăng quỳnh rượu chuyển quýt
"""
OTHERS = """
office website kế-hoạch cac tich càc tịchh đđ qa qu hồ́ công1 nghả ghà kả cí ngê strong b
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", [*OTHERS.split(), "", " "])
def test_other_words_are_not(word):
    assert not is_syllable(word)
