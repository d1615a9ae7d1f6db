import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.tsv import write_tsv
from cchc_desk.intake.paste.tsv import read_tsv


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"nói ""không"""\n', [['nói "không"']]),
        ('"Đề án" mới\tb', [['"Đề án" mới', "b"]]),
        ('a "b" c\t', [['a "b" c', ""]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ("", [[""]]),
    ],
)
def test_cells_are_read_as_excel_writes_them(text, rows):
    assert read_tsv(text) == rows


@given(st.lists(st.lists(st.text('a\t\n"đ '), min_size=1), min_size=1))
def test_what_is_written_is_read_again(rows):
    assert read_tsv(write_tsv(rows)) == rows
