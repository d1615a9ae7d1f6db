"""Which bookmarks stand around what is being read. Source: ECMA-376-1, 17.13.6."""

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from cchc_desk.intake.word.names import w

START, END = w("bookmarkStart"), w("bookmarkEnd")
_ID, _NAME = w("id"), w("name")

# Word's own memory of where the cursor was.
_IGNORED = frozenset({"", "_GoBack"})

# Beyond this many around one place it is a trap: each paragraph would name them all.
_MOST_OPEN = 64


class Bookmarks:
    """Follow the bookmarks of one story; ``open`` holds names by the id that ends them."""

    def __init__(self) -> None:
        """Begin before a story of which nothing is known yet."""
        self._starts: list[tuple[str, str]] = []
        self._ended: set[str] = set()
        self.open: dict[str, str] = {}

    def foresee(self, root: etree._Element) -> None:
        """Look ahead for bookmarks that never end, before any is marked."""
        self._ended.update(each.get(_ID, "") for each in root.iter(END))
        self._starts += ((each.get(_ID, ""), each.get(_NAME, "")) for each in root.iter(START))

    @cached_property
    def _end_of(self) -> Mapping[str, str | None]:
        """Return the id that ends each bookmark. None: it never ends, and stands around nothing."""
        ended = self._ended
        # LibreOffice 7.4 begins a bookmark over several paragraphs twice, and ends only the second
        # beginning: both have one name.
        by_name = {name: id_ for id_, name in self._starts if id_ in ended}
        return {id_: id_ if id_ in ended else by_name.get(name) for id_, name in self._starts}

    def mark(self, element: etree._Element) -> None:
        """Note that a bookmark begins or ends here."""
        id_ = element.get(_ID, "")
        if element.tag == END:
            self.open.pop(id_, None)
            return
        name, end = element.get(_NAME, ""), self._end_of.get(id_)
        if name not in _IGNORED and end is not None and len(self.open) < _MOST_OPEN:
            self.open[end] = name
