import pytest
from babel.messages.mofile import read_mo

from cchc_desk import i18n


def test_vietnamese_comes_from_the_catalog():
    assert i18n.tr("Not entered") == "Chưa nhập"
    one, many = "Cited in {count} place", "Cited in {count} places"
    assert i18n.ntr(one, many, 1) == "Viện dẫn ở 1 chỗ"
    assert i18n.ntr(one, many, 2) == "Viện dẫn ở 2 chỗ"


def test_every_message_is_found_as_another_reader_finds_it():
    with i18n.catalog_file("vi").open("rb") as compiled:
        read = [message for message in read_mo(compiled) if message.id]
    words = i18n.catalog("vi")
    assert len(read) > 1500
    for message in read:
        one, *_many = message.id if message.pluralizable else [message.id]
        (text,) = message.string if message.pluralizable else [message.string]
        assert words.find(one) == text


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_language_without_a_catalog_shows_the_words_of_the_program(monkeypatch, language):
    monkeypatch.setenv("CCHC_DESK_LANGUAGE", language)
    assert i18n.tr("Not entered") == "Not entered"
    assert i18n.ntr("{count} file", "{count} files", 1) == "1 file"


@pytest.mark.parametrize("compiled", [b"", bytes(100), b"\xde\x12\x04\x95" + bytes([255]) * 40])
def test_a_file_that_is_no_catalog_is_refused(compiled):
    with pytest.raises(OSError, match="MO"):
        i18n.Catalog(compiled)


def test_what_the_catalog_does_not_know_is_shown_as_it_is():
    assert i18n.tr("Nobody translated this") == "Nobody translated this"


def test_the_environment_says_which_language_is_meant(monkeypatch):
    monkeypatch.setenv("CCHC_DESK_LANGUAGE", "en")
    assert i18n.tr("Written: {files}", files="a.docx") == "Written: a.docx"
    assert i18n.ntr("{count} file", "{count} files", 2) == "2 files"
