"""What the window tells of a cleaning, and what is too much for one paste."""

import pytest

from cchc_desk.i18n import tr
from cchc_desk.intake.paste import pasted as module
from cchc_desk.intake.paste.html import paste_html
from cchc_desk.intake.paste.pasted import (
    MAX_PASTE_BYTES,
    Cleaning,
    CleaningKind,
    PasteTooLargeError,
    Tally,
)
from cchc_desk.intake.paste.plain import paste_plain
from cchc_desk.intake.paste.rows import rows_of_html, rows_of_text


def test_nothing_cleaned_has_nothing_to_tell():
    cleaning = Tally().cleaning()
    assert (cleaning, cleaning.total, cleaning.summary, cleaning.lines) == (Cleaning(), 0, "", ())


def test_every_kind_has_a_line_of_its_own():
    tally = Tally()
    for count, kind in enumerate(CleaningKind, 1):
        tally.add(kind, count)
    cleaning = tally.cleaning()
    assert len(set(cleaning.lines)) == len(CleaningKind)
    assert cleaning.summary == tr("Cleaned {count} places.", count=cleaning.total)


def test_places_of_one_kind_are_added_up_and_none_is_no_entry():
    tally = Tally()
    tally.add(CleaningKind.TAGS)
    tally.add(CleaningKind.TAGS, 2)
    tally.add(CleaningKind.LINKS, 0)
    assert tally.cleaning().counts == {CleaningKind.TAGS: 3}


@pytest.mark.parametrize("paste", [paste_html, paste_plain, rows_of_html, rows_of_text])
def test_more_than_the_limit_is_refused_with_what_to_do(paste):
    with pytest.raises(PasteTooLargeError) as caught:
        paste("a" * (MAX_PASTE_BYTES + 1))
    expected = tr("The copied text is larger than {limit} MB; copy it in smaller parts.", limit=10)
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("paste", "text"),
    [
        (paste_html, "<p>a" * 21),
        (paste_html, "a<br>- " * 22),
        (paste_plain, "a\n" * 21),
        (paste_plain, "a\x0b- " * 22),
    ],
)
def test_too_many_paragraphs_are_refused(monkeypatch, paste, text):
    monkeypatch.setattr(module, "MAX_PARAGRAPHS", 20)
    with pytest.raises(PasteTooLargeError):
        paste(text)


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td>a" * 5001 + "</table>",
        "<table><tr>" + "<td>a" * 65 + "</table>",
        "<table><tr><td rowspan=2 colspan=64>a<tr><td>b<td>c</table>",
    ],
)
def test_too_large_a_table_is_refused_and_not_cut(html):
    for paste in (paste_html, rows_of_html):
        with pytest.raises(PasteTooLargeError):
            paste(html)


def test_too_many_cells_of_text_are_refused():
    with pytest.raises(PasteTooLargeError):
        rows_of_text("a\t" * 65)
    with pytest.raises(PasteTooLargeError):
        paste_plain("\n".join(["a\t" * 65] * 2))


def test_as_large_a_table_as_is_allowed_is_read():
    rows = rows_of_html("<table>" + ("<tr>" + "<td>a" * 64) * 20 + "</table>").rows
    assert (len(rows), len(rows[0])) == (20, 64)
