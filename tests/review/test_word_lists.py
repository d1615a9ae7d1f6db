import pytest

from cchc_desk.review.word_lists import WordListError, word_lists
from tests.factories import answered, make_report
from tests.review.documents import found

OWN = """
[[slang]]
source = "Quy ước của cơ quan"
checked = 2026-11-21
words = { "ctr" = "chương trình" }

[[series]]
source = "Quy chế văn thư"
checked = 2026-11-21
types = ["KH", "BC"]
"""


def lists():
    return word_lists()


def test_every_entry_says_its_source_and_its_date():
    known = lists()
    entries = [e for name in known.__dataclass_fields__ for e in getattr(known, name)]
    assert entries
    assert all(entry.source and entry.checked.year >= 2026 for entry in entries)


def test_no_misspelling_is_the_right_word_of_another():
    words = lists().misspelt_words
    assert set(words) & set(words.values()) == set()


def test_no_right_word_holds_a_misspelling():
    words = lists().misspelt_words
    padded = {f" {right} " for right in words.values()}
    assert [w for w in words if any(f" {w} " in right for right in padded)] == []


def test_an_office_adds_words_of_its_own():
    report = make_report(answers={"i.ke-hoach": answered("Đã duyệt ctr công tác.")})
    assert "SLANG" not in {f.rule for f in found(report)}
    assert "SLANG" in {f.rule for f in found(report, lists=word_lists(OWN))}


def test_an_office_says_which_types_share_a_series():
    text = ("Sở ban hành Kế hoạch số 10/KH-SKHCN ngày 02/3/2026, Báo cáo số 12/BC-SKHCN ngày "
            "01/02/2026 và Kế hoạch số 14/KH-SKHCN ngày 05/3/2026.")  # fmt: skip
    report = make_report(answers={"i.ke-hoach": answered(text)}, tasks=(), results={})
    assert "NUM-DATE-ORDER" not in {f.rule for f in found(report)}
    assert "NUM-DATE-ORDER" in {f.rule for f in found(report, lists=word_lists(OWN))}


@pytest.mark.parametrize(
    "text",
    [
        "[[slang]]\nsource = ",
        "[[slang]]\nnonsense = 1",
        '[[phrase]]\nrule = "W"\npattern = "("\nwhy = ""\nsource = "x"\nchecked = 2026-11-21',
        '[[quantity]]\nid = "a"\nlabel = "a"\nsource = "x"\nchecked = 2026-11-21\npatterns = ["a"]',
    ],
)
def test_a_faulty_list_is_refused_with_a_sentence(text):
    with pytest.raises(WordListError):
        word_lists(text)
