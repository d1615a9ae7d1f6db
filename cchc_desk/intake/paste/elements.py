"""What the elements of HTML mean here, and the open ones at one place of a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_desk.intake.paste.styles import Look

_BLOCKS = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header html legend li main menu nav ol p pre section
    summary ul
"""
BLOCKS = frozenset(_BLOCKS.split())
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})

# They have no end, and say nothing but that they are there.
_VOID = "area base br col embed frame hr img input link meta param source track wbr"
VOID = frozenset(_VOID.split())

# What is drawn instead of the words in it.
_UNSEEN = "applet audio canvas datalist object select svg template textarea video"
UNSEEN = frozenset(_UNSEEN.split())

_BOLD, _ITALIC = {"font-weight": "bold"}, {"font-style": "italic"}
LOOKS: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"), _BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var", "address"), _ITALIC),
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
    "pre": {"white-space": "pre"},
}
"""What an element says of its characters before any style does."""

# An element that opens inside one of these ends it first.
ENDED_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(BLOCKS - {"body", "html"}, ("p",)),
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
}

# More open elements than any page has; those beyond only have their characters.
MOST_OPEN = 1_000


@dataclass(slots=True)
class Listing:
    """Hold an open list. None: ``number`` - its items have no numbers, else that of the next."""

    number: int | None
    style: str


@dataclass(slots=True)
class Open:
    """Hold an open element. None: ``listing`` - it is no list."""

    name: str
    look: Look
    listing: Listing | None = None
    blocks_before: int = 0


class Scope:
    """Know the elements that are open on a page or in a cell."""

    def __init__(self, base: Look) -> None:
        """Begin with none; ``base`` - the look around them."""
        self._base = base
        self._elements: list[Open] = []
        self._places: dict[str, list[int]] = {}
        self._lists: list[int] = []

    @property
    def look(self) -> Look:
        """Return the look of characters here."""
        return self._elements[-1].look if self._elements else self._base

    @property
    def depth(self) -> int:
        """Return how many lists are open."""
        return len(self._lists)

    @property
    def listing(self) -> Listing | None:
        """Return the innermost list. None: none is open."""
        return self._elements[self._lists[-1]].listing if self._lists else None

    def push(self, element: Open) -> None:
        """Open an element."""
        place = len(self._elements)
        if place >= MOST_OPEN:
            return
        self._elements.append(element)
        self._places.setdefault(element.name, []).append(place)
        if element.listing is not None:
            self._lists.append(place)

    def has(self, name: str) -> bool:
        """Tell whether such an element is open in the innermost list, or on a page without one."""
        places = self._places.get(name, ())
        return len(places) > 0 and (not self._lists or places[-1] > self._lists[-1])

    def close(self, name: str) -> Iterator[Open]:
        """Close the innermost element of a name and all that are open in it; yield each."""
        places = self._places.get(name) or [len(self._elements)]
        for _ in range(len(self._elements) - places[-1]):
            element = self._elements.pop()
            self._places[element.name].pop()
            if element.listing is not None:
                self._lists.pop()
            yield element
