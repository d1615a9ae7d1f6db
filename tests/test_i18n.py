import pytest

from cchc_desk import i18n


def test_vietnamese_comes_from_the_catalog():
    assert i18n.catalog("vi").gettext("Not entered") == "Chưa nhập"


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_language_without_a_catalog_shows_the_words_of_the_program(language):
    assert i18n.catalog(language).gettext("Not entered") == "Not entered"


def test_the_environment_says_which_language_is_meant(monkeypatch):
    monkeypatch.setenv("CCHC_DESK_LANGUAGE", "en")
    assert i18n.tr("Written: {files}", files="a.docx") == "Written: a.docx"
    assert i18n.ntr("{count} file", "{count} files", 2) == "2 files"
