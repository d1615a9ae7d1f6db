"""Text that is built to take long: its reading must not take longer than its length asks for."""

import contextlib
import time

import pytest

from cchc_desk.intake.paste.html import paste_html
from cchc_desk.intake.paste.pasted import PasteTooLargeError
from cchc_desk.intake.paste.plain import paste_plain
from cchc_desk.intake.paste.rows import rows_of_html, rows_of_text

LENGTH = 120_000
ALLOWED_S = 6.0  # of processor time; what grows as the square of the length takes minutes

HTML = [
    "<", "</", "<!", "<![", "<!--", "<?", "</x>", "<a ", '<a "', "<a '", '<a b="', "<a =\"'", "&",
    "&#", "<b>", "<b></b>", "<p>", "<div>", "<li>", "<ul><li>", "<dd><dt>", "<i><b>x</i>",
    "<p><table>", "<table>", "<table><tr><td>", "<td>", "<tr>", "<table><thead>", "<xml>",
    "<title>", "<style>", "<style>x</style><p class=a>", "<script>x</script>",
    "<p style='a:b;c:d'>", "<p style='mso-list:", "<br>", "<br>- ", "<b>x</b><br>- ", "<br><br>",
    " \n", "a ", "a\xa0", "a\u0300 ", "µ\xad ", "é ", "&lt;p a=&quot;", "&lt;p&gt;", "&lt;li&gt;",
    "<a href='#_ftn1'>x</a>", "<p><a href='#_ftnref1'>x</a>",
    "<p><a href='#_ftn1'>x</a><p><a href='#_ftnref1'>y</a>",
]  # fmt: skip
STYLE_SHEETS = ["{", "}", "/*", "a{b:c}", "a,", ".a{font-weight:bold}", "<!--", "*/", "@a{"]
PLAIN = [
    "\n", "\t", '"', '"\t', '""\t', '"a\t', '"\n', "- ", "\x0b", "\x0b\x0b", "\x0b- ", "a\x0b- ",
    "<p ", '<p a="', "<p a='b'", "<p>", "<li>", "<b>", "</b>", "<", "µ ", "a\u0301", "\u0301",
    "\xad", "Céng hßa ", "CéNG ", "X· ", "aâ ", "\r", "&", "&#",
]  # fmt: skip


def takes_s(read, text):
    """Return the processor time of a reading; too large a paste is refused, and that is fine."""
    started = time.process_time()
    with contextlib.suppress(PasteTooLargeError):
        read(text)
    return time.process_time() - started


@pytest.mark.parametrize("piece", HTML)
def test_html_is_read_in_the_time_that_its_length_asks_for(piece):
    assert takes_s(paste_html, piece * (LENGTH // len(piece))) < ALLOWED_S


@pytest.mark.parametrize("piece", STYLE_SHEETS)
def test_style_sheets_are_read_in_the_time_that_their_length_asks_for(piece):
    html = f"<style>{piece * (LENGTH // len(piece))}</style><p class=a>x"
    assert takes_s(paste_html, html) < ALLOWED_S


@pytest.mark.parametrize("piece", PLAIN)
def test_characters_are_read_in_the_time_that_their_length_asks_for(piece):
    text = piece * (LENGTH // len(piece))
    assert takes_s(paste_plain, text) < ALLOWED_S
    assert takes_s(rows_of_text, text) < ALLOWED_S


def test_a_merged_cell_does_not_make_a_small_text_large():
    html = "<table><tr>" + "<td rowspan=9999 colspan=9>a" * 7 + "<tr>" * 4000 + "</table>"
    assert takes_s(rows_of_html, html) < ALLOWED_S
