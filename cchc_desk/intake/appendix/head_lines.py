"""The rows above a table: which are its label, its title, and to what it belongs.

A sheet has them in rows of its own, and now and then a table of Word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desk.forms.richtext import Paragraph, RichText, inline_text, paragraphs
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.appendix.grid import is_more_than_words
from cchc_desk.intake.appendix.layout import AppendixHead
from cchc_desk.intake.recognise.formulas import (
    is_appendix_label,
    is_attached_line,
    is_number_line,
    is_printed_by_us,
    is_rule,
    letters_of,
    place_and_date,
)

# Source: the titles of the real appendices, which have up to 150 characters on up to 3 lines.
_LONGEST_TITLE = 250
_MOST_TITLE_LINES = 4

_NO_TITLES = ("don vi tinh", "dvt", "ghi chu", "luu y", "don vi bao cao", "ky bao cao", "kinh gui")
_OFFICES = ("ubnd", "uy ban nhan dan", "hdnd", "bo ", "so ", "chi cuc", "trung tam", "van phong")


def head_of_lines(
    head: AppendixHead, rows: Sequence[RichText]
) -> tuple[AppendixHead, tuple[RichText, ...]]:
    """Return a head with what rows above a table say of it, and the words that are none of it.

    A letterhead is none of it; a title with a footnote is both.
    """
    lines = [line for row in rows for line in paragraphs(row)]
    start = _letterhead(lines)
    label, attached = head.label, head.attached
    titles: list[str] = []
    rest: list[RichText] = [(line,) for line in lines[:start]]
    for line in lines[start:]:
        text = fold_spaces(inline_text(line.spans))
        if not titles and is_appendix_label(text):
            label = text
        elif not attached and is_attached_line(text):
            attached = text
        elif not attached and len(titles) < _MOST_TITLE_LINES and _may_be_title(line, text):
            titles.append(text)
            rest += [(line,)] if is_more_than_words((line,)) else []
        else:
            rest.append((line,))
    return replace(head, label=label, titles=tuple(titles), attached=attached), tuple(rest)


def _letterhead(lines: Sequence[Paragraph]) -> int:
    """Return how many lines belong to a letterhead, the names of offices above a title too."""
    texts = [fold_spaces(inline_text(line.spans)) for line in lines]
    end = max(_letterhead_ends(texts), default=0)
    while end < len(texts) - 1 and letters_of(texts[end]).startswith(_OFFICES):
        end += 1
    return end


def _letterhead_ends(texts: Sequence[str]) -> Iterator[int]:
    for place, text in enumerate(texts, start=1):
        dated = place_and_date(text)
        is_dated = dated is not None and bool(dated["place"])
        is_drawn = bool(text) and is_rule(text)
        if is_dated or is_drawn or is_printed_by_us(text) or is_number_line(text):
            yield place


def _may_be_title(line: Paragraph, text: str) -> bool:
    if line.level or not text or len(text) > _LONGEST_TITLE:
        return False
    return not letters_of(text).startswith(_NO_TITLES)
