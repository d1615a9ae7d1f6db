import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.fold import fold
from cchc_desk.forms.text import clean, without_marks


def test_marks_and_capitals_go_and_d_with_stroke_is_d():
    assert fold("ĐIỀU Đông Sơn, kỹ thuật ƯỚC") == "dieu dong son, ky thuat uoc"


@given(st.text())
def test_the_length_never_changes(text):
    assert len(fold(text)) == len(text)


@given(
    st.text(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộờởỡợúùủũụứừửữựýỳỷỹỵ Đ"
    )
)
def test_vietnamese_is_folded_as_names_are(text):
    assert fold(clean(text)) == without_marks(clean(text))


@pytest.mark.parametrize("other", ["İ", "漢字", "한글", "ﬁ"])
def test_other_letters_keep_their_place(other):
    assert len(fold(other)) == len(other)
