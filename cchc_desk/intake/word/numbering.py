"""The lists of a file: how each level counts and what it prints. Source: ECMA-376-1, 17.9."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from cchc_desk.intake.word.names import VAL, child_value, is_on, value, w
from cchc_desk.intake.word.properties import (
    NOTHING_ABOUT_PARAGRAPHS,
    ParagraphProperties,
    Theme,
    paragraph_properties,
    run_properties,
)
from cchc_desk.intake.word.styles import Styles
from cchc_desk.intake.word.units import whole

LEVELS = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """Hold one level of a list.

    ``text`` as written, "%1.%2."; ``font`` shows its letters when it is a bullet. None:
    ``capitals`` - its letters look as those of its paragraph;
    ``restart`` - it starts anew after any level above, else 1 to 9: after that level or one
    above it, and 0 never. ``style`` - the style of paragraphs that is numbered so.
    """

    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    start: int = 0
    restart: int | None = None
    is_legal: bool = False
    is_picture: bool = False
    font: str = ""
    capitals: bool | None = None
    is_hidden: bool = False
    style: str = ""
    paragraph: ParagraphProperties = NOTHING_ABOUT_PARAGRAPHS


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Hold one list; lists of the same ``counter`` count on from each other.

    ``starts`` - at which number it begins anew, by level, when its first paragraph comes.
    """

    id: str
    counter: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int] = field(default_factory=dict)


class Lists:
    """Know every list of a file."""

    def __init__(self, root: etree._Element | None, styles: Styles, theme: Theme) -> None:
        """Read the numbering part; None: the file has none."""
        found = [] if root is None else list(root)
        self._styles = styles
        self._theme = theme
        self._abstract = {
            each.get(w("abstractNumId"), ""): each for each in found if each.tag == w("abstractNum")
        }
        self._numbers = {each.get(w("numId"), ""): each for each in found if each.tag == w("num")}
        self._known: dict[str, NumberedList | None] = {}

    def numbered(self, id_: str) -> NumberedList | None:
        """Return a list; None: the file defines no such list."""
        if id_ not in self._known:
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def _read(self, id_: str) -> NumberedList | None:
        number = self._numbers.get(id_)
        if number is None:
            return None
        counter = self._counter(number)
        abstract = self._abstract.get(counter)
        if abstract is None:
            return None
        levels = _levels(abstract.iterfind(w("lvl")), self._theme)
        starts: dict[int, int] = {}
        for override in number.iterfind(w("lvlOverride")):
            levels |= _levels(override.iterfind(w("lvl")), self._theme)
            level = whole(override.get(w("ilvl")))
            start = whole(child_value(override, w("startOverride")))
            if level is not None and start is not None:
                starts[level] = start
        return NumberedList(id_, counter, levels, starts)

    def _counter(self, number: etree._Element) -> str:
        """Return the definition of a list, that of the style it links to when it has none."""
        own = child_value(number, w("abstractNumId")) or ""
        abstract = self._abstract.get(own)
        link = child_value(abstract, w("numStyleLink"))
        linked = None if link is None else self._numbers.get(self._styles.numbered(link) or "")
        if linked is None:
            return own
        return child_value(linked, w("abstractNumId")) or own


def level_of_style(numbered: NumberedList, style: str) -> int | None:
    """Return the level that numbers paragraphs of a style; None: none does."""
    return next((each for each, level in numbered.levels.items() if level.style == style), None)


def _levels(elements: Iterable[etree._Element], theme: Theme) -> dict[int, ListLevel]:
    read = ((whole(each.get(w("ilvl"))), each) for each in elements)
    return {
        index: _level(each, theme)
        for index, each in read
        if index is not None and 0 <= index < LEVELS
    }


def _level(element: etree._Element, theme: Theme) -> ListLevel:
    # A format that only newer programs know stands first, its substitute behind it.
    number_format = next(element.iter(w("numFmt")), None)
    text = element.find(w("lvlText"))
    look = run_properties(element.find(w("rPr")), theme)
    level = ListLevel(
        format=value(number_format) or "decimal",
        pattern=value(number_format, w("format")) or "",
        text="" if text is None else text.get(VAL, ""),
        restart=whole(child_value(element, w("lvlRestart"))),
        is_legal=is_on(element.find(w("isLgl"))),
        is_picture=element.find(w("lvlPicBulletId")) is not None,
        font=look.font or look.wide_font or "",
        capitals=look.caps if look.small_caps is None else look.small_caps or bool(look.caps),
        is_hidden=bool(look.hidden),
        style=child_value(element, w("pStyle")) or "",
        paragraph=paragraph_properties(element.find(w("pPr"))),
    )
    start = whole(child_value(element, w("start")))
    return level if start is None else replace(level, start=start)
