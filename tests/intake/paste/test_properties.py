"""What holds of any text whatever."""

import re
import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.richtext import Image, Level, inline_text, normalise, paragraphs, plain_text
from cchc_desk.intake.legacy import Encoding
from cchc_desk.intake.paste.html import paste_html
from cchc_desk.intake.paste.pasted import PasteTooLargeError
from cchc_desk.intake.paste.plain import paste_plain
from cchc_desk.intake.paste.rows import rows_of_html, rows_of_text
from cchc_desk.ui.editors.clipboard import html_form, plain_form, with_notes_at_end
from tests.strategies import rich_texts

WORD = re.compile(r"\w+")
PIECES = (
    "- ", "+ ", "* ", "• ", "o\t", "\t", "\n", "\r\n", "\x0b", "\u2028", " ", "\xa0", "\xad",
    "\u200b", '"', "a", "Hòa", "ho\u0300a", "Céng", "hßa", "x·", "héi", "đồng", "15/KH", "-5",
    "<p>", "<li>", "</li>", "<b>", "</b>", "&amp;", "<br>",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<b>", "</b>", "<i style='font-weight:bold'>", "</i>", "<br>", "<ul>", "</ul>",
    "<ol start=3>", "</ol>", "<li>", "</li>", "<table>", "</table>", "<tr>", "</tr>", "<td>",
    "</td>", "<td colspan=2 rowspan=3>", "<th>", "<thead>", "</thead>", "<div>", "</div>",
    "<span style='", "display:none'>", "</span>", "<a href='#_ftn1'>", "<a href='#_ftnref1'>",
    "</a>", "<sup>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<![if x]>",
    "<p", ">", "=\"", "'", "<font face='.VnTime'>", "</font>",
    "<p style='mso-list:l0 level2 lfo1'>", "a", " ", "Céng", "&lt;",
    "<span style='mso-list:Ignore'>", "- ", "\n", "&nbsp;", "<pre>", "</pre>",
    "p{font-weight:bold}",
)  # fmt: skip

mixed = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)
pages = st.lists(st.sampled_from(TAGS) | st.text(max_size=3), max_size=60).map("".join)


def shown_words(text):
    """Return the words that a reader of characters sees; what joins them is no matter."""
    seen = re.sub("[\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", "", text)
    return "".join(WORD.findall(unicodedata.normalize("NFC", seen)))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="<&§Øüvo")))
def test_no_word_of_pasted_characters_is_lost(text):
    assert shown_words(plain_text(paste_plain(text).blocks)) == shown_words(text)


def as_characters(blocks):
    """Return text as another program would offer it, with its soft line breaks."""
    lines = (f"{each.level} " * bool(each.level) + inline_text(each.spans) for each in blocks)
    return "\n".join(line.replace("\n", "\x0b") for line in lines).rstrip("\n")


@given(mixed)
def test_characters_pasted_again_are_the_same(text):
    once = paste_plain(text, tables=False, encoding=Encoding.UNICODE)
    written = as_characters(once.blocks)
    assume("<" not in written)
    again = paste_plain(written, tables=False, encoding=Encoding.UNICODE)
    assert (as_characters(again.blocks), again.cleaning.total) == (written, 0)


@given(mixed)
def test_pasted_text_is_normal_and_has_no_line_end_in_a_sign(text):
    blocks = paste_plain(text).blocks
    assert normalise(blocks) == blocks
    assert all(each.level in Level for each in paragraphs(blocks))


@given(pages)
@settings(max_examples=400)
def test_any_page_is_read_into_normal_text_without_strange_links(html):
    try:
        blocks = paste_html(html).blocks
        rows_of_html(html)
    except PasteTooLargeError:
        return
    assert normalise(blocks) == blocks
    assert "href" not in to_markup(blocks)
    for block in blocks:
        assert not isinstance(block, Image)


@given(st.text())
def test_any_text_is_read_as_html_and_as_rows(text):
    assert paste_html(text).cleaning.total >= 0
    rows = rows_of_text(text)
    assert rows is None or len({len(row) for row in rows.rows}) == 1


def as_html_can_show(blocks):
    """Return what our HTML can tell: its text without doubled or other white space."""
    return " ".join(plain_form(with_notes_at_end(blocks)).split())


@given(rich_texts.map(lambda blocks: paste_html(html_form(with_notes_at_end(blocks))).blocks))
def test_our_own_html_comes_back_the_same(blocks):
    again = paste_html(html_form(with_notes_at_end(blocks)))
    assert as_html_can_show(again.blocks) == as_html_can_show(blocks)


@given(rich_texts)
def test_our_own_html_keeps_every_word(blocks):
    shown = with_notes_at_end(blocks)
    back = paste_html(html_form(shown)).blocks
    assert shown_words(plain_form(back)) == shown_words(plain_form(shown))
