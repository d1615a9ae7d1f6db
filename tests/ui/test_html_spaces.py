"""No space is lost on the way to Word and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.richtext import Paragraph, Span, plain, plain_text
from cchc_desk.intake.paste.html import paste_html
from cchc_desk.intake.paste.rows import rows_of_html
from cchc_desk.ui.editors.clipboard import html_form
from cchc_desk.ui.html_spaces import with_spaces
from cchc_desk.ui.tasks.html_table import SheetCell, write_html_table

# One that ends a line is not seen, and is cleaned away.
texts = st.text("ab ", min_size=1, max_size=20).map(str.rstrip).filter(bool)


@given(texts)
def test_spaces_come_back_from_a_text(text):
    assert plain_text(paste_html(html_form(plain(text))).blocks).lstrip() == text.lstrip()


@given(texts)
def test_spaces_come_back_from_a_table(text):
    rows = rows_of_html(write_html_table(((SheetCell(plain(text)), SheetCell(plain("x"))),)))
    assert plain_text(rows.rows[0][0].text).strip() == text.strip()


def test_a_single_space_stays_one():
    assert with_spaces("a b") == "a b"


@pytest.mark.parametrize("text", [" a", "a<br> b", "a  b"])
def test_spaces_that_a_browser_would_swallow_are_hard(text):
    assert "&nbsp;" in with_spaces(text)


def test_tags_between_words_stay_whole():
    blocks = (Paragraph((Span("a "), Span("b  c", bold=True))),)
    assert html_form(blocks).count("<b>b<span") == 1
