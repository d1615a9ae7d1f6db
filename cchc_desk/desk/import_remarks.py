"""The comments of a Word file as remarks beside the items that they were made on."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from cchc_desk.desk.import_own import Carried
from cchc_desk.desk.remarks import WHOLE
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.intake.match.placed import Placed
from cchc_desk.intake.recognise.learned import Learned
from cchc_desk.intake.recognise.recognised import LineRole, Recognised
from cchc_desk.intake.source import SourceBlock, SourceParagraph, own_text, paragraphs

Remarks = Mapping[str, tuple[str, ...]]
"""What was remarked, by item id; ``remarks.WHOLE`` has what is on no item."""

_IN_OUTLINE = frozenset(
    {LineRole.HEADING, LineRole.LABEL, LineRole.GUIDANCE, LineRole.ANSWER, LineRole.CLOSING}
)

_QUOTED_LETTERS = 60


def foreign_remarks(
    recognised: Recognised | None, learned: Learned, placed: Placed | None = None
) -> Remarks:
    """Return the remarks on a recognised file by the items of its own outline.

    None: ``recognised`` - there is nothing to look through. With ``placed``, by the items of the
    template that it was put into: one without a partner there leaves its remarks to the one above.
    """
    items = sorted((line, item) for item, line in learned.item_lines.items())
    names = [item if placed is None else placed.match.partners.get(item) for _, item in items]
    lines = () if recognised is None else recognised.lines
    found = defaultdict[str, list[str]](list)
    for line in lines:
        remarks = list(_on((line.block,)))
        if remarks:
            is_inside = line.role in _IN_OUTLINE
            last = bisect_right(items, line.index, key=lambda each: each[0]) if is_inside else 0
            item = next((name for name in reversed(names[:last]) if name), WHOLE)
            found[item] += remarks
    return {item: tuple(remarks) for item, remarks in found.items()}


def own_remarks(carried: Carried, blocks: Iterable[SourceBlock]) -> Remarks:
    """Return the remarks on a file of ours by the items that its bookmarks stand around."""
    items = carried.envelope.bookmarks
    found = defaultdict[str, list[str]](list)
    for paragraph in paragraphs(blocks):
        named = (items[name] for name in paragraph.bookmarks if name in items)
        if paragraph.comments:
            found[next(named, WHOLE)] += _of(paragraph)
    return {item: tuple(remarks) for item, remarks in found.items()}


def remarks_on_whole(blocks: Iterable[SourceBlock]) -> Remarks:
    """Return the remarks on a file of tables alone."""
    found = tuple(_on(blocks))
    return {WHOLE: found} if found else {}


def _on(blocks: Iterable[SourceBlock]) -> Iterator[str]:
    for paragraph in paragraphs(blocks):
        yield from _of(paragraph)


def _of(paragraph: SourceParagraph) -> Iterator[str]:
    """Yield the remarks on a paragraph in words, with those that it begins with."""
    words = shorten(fold_spaces(own_text(paragraph)), _QUOTED_LETTERS, placeholder=" …")
    for each in paragraph.comments:
        text, author = each.text.strip(), fold_spaces(each.author)
        if text and author:
            yield tr("{author} on “{words}”: {remark}", author=author, words=words, remark=text)
        elif text:
            yield tr("On “{words}”: {remark}", words=words, remark=text)
