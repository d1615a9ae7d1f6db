"""HTML of any program as paragraphs and tables: Word, Excel, LibreOffice, browsers, mails.

Nothing is fetched, run or kept but characters, their looks, lists, tables and links.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from cchc_desk.intake.paste.drafts import Cell, Draft
from cchc_desk.intake.paste.elements import (
    BLOCKS,
    CELLS,
    ENDED_BY,
    LISTS,
    LOOKS,
    ROW_GROUPS,
    UNSEEN,
    VOID,
    Listing,
    Open,
)
from cchc_desk.intake.paste.numbers import shown_number
from cchc_desk.intake.paste.pasted import MAX_COLUMNS, MAX_ROWS, CleaningKind, Tally
from cchc_desk.intake.paste.signs import BULLET, Item
from cchc_desk.intake.paste.styles import (
    Declarations,
    Look,
    Rules,
    add_rules,
    by_rules,
    declarations,
    styled,
)
from cchc_desk.intake.paste.tables import Tables
from cchc_desk.intake.paste.tokens import Characters, Start, tokens

Attributes = Mapping[str, str]
_StyleKey = tuple[str, str, str]  # an element, its classes and its style

_LIST_LEVEL = re.compile(r"level(\d)")
_QUOTED = re.compile(r"""["'](.+)["']""")
_TYPES = {"A": "upper-alpha", "a": "lower-alpha", "I": "upper-roman", "i": "lower-roman"}
_TABLE_PARTS = frozenset({"table", "caption", "tr"}) | CELLS | ROW_GROUPS
_MOST_TABS = 9


def read_html(html: str, tally: Tally) -> list[Draft]:
    """Read HTML, also that of a clipboard with its own lines above; it need not be whole."""
    return _Reader(tally).read(_without_lines_above(html))


def _without_lines_above(html: str) -> str:
    """Drop what Windows puts before the HTML. Source: Microsoft, "HTML Clipboard Format"."""
    if not html.startswith("Version:"):
        return html
    start = html.find("<")
    return html[start:] if start >= 0 else ""


class _Reader:
    """Read one page; what was read of styles before is kept, as most of them come often."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._rules: Rules = {}
        self._tables = Tables()
        self._said: dict[_StyleKey, Declarations] = {}
        self._looks: dict[tuple[Look, _StyleKey], Look] = {}
        self._hidden_is_counted = False

    def read(self, html: str) -> list[Draft]:
        for token in tokens(html):
            if isinstance(token, Characters):
                self._characters(token)
            elif isinstance(token, Start):
                self._start(token.name, token.attributes)
            else:
                self._end(token.name)
        self._tables.end_all()
        self._tables.flow.end_line()
        return self._tables.flow.blocks

    def _characters(self, token: Characters) -> None:
        if token.element == "style":
            add_rules(self._rules, token.text)
            self._said.clear()
            self._looks.clear()
        elif not token.element:
            self._say(token.text)

    def _say(self, text: str) -> None:
        look = self._tables.scope.look
        if look.hidden is None:
            self._tables.flow.say(text, look)
        elif not self._hidden_is_counted and text.strip():
            self._hidden_is_counted = True
            self._tally.add(look.hidden)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name in VOID:
            self._void(name)
        elif name in _TABLE_PARTS:
            self._start_table_part(name, attributes)
        else:
            self._start_element(name, attributes)

    def _void(self, name: str) -> None:
        if self._tables.scope.look.hidden is not None:
            return
        if name == "br":
            self._tables.flow.exactly("\n", self._tables.scope.look)
        elif name == "hr":
            self._tables.flow.end_line()
        elif name in {"img", "embed"}:
            self._tally.add(CleaningKind.PICTURES)

    def _end(self, name: str) -> None:
        if name == "br":
            self._void(name)
        elif name in _TABLE_PARTS:
            self._end_table_part(name)
        else:
            self._close(name, by_tag=True)

    # --- looks ---

    def _declared(self, key: _StyleKey) -> Declarations:
        if key not in self._said:
            name, classes, style = key
            said = dict(LOOKS.get(name, ()))
            said |= by_rules(self._rules, name, classes)
            said |= declarations(style)
            self._said[key] = said
        return self._said[key]

    def _styled(self, around: Look, key: _StyleKey) -> Look:
        said = self._declared(key)
        if not said:
            return around
        if (around, key) not in self._looks:
            self._looks[around, key] = styled(around, said)
        return self._looks[around, key]

    def _look(self, name: str, attributes: Attributes, around: Look) -> Look:
        if name == "font" and "face" in attributes:
            around = styled(around, {"font-family": attributes["face"].lower()})
        look = self._styled(around, _style_key(name, attributes))
        if name == "a" and "href" in attributes:
            look = replace(look, link=attributes["href"])
        kind = _hidden_as(name, attributes)
        if kind is not None and around.hidden is None:
            look = replace(look, hidden=kind)
        if look.hidden is not None and around.hidden is None:
            self._hidden_is_counted = False
        return look

    # --- elements ---

    def _start_element(self, name: str, attributes: Attributes) -> None:
        for ended in ENDED_BY.get(name, ()):
            if self._tables.scope.has(ended):
                self._close(ended, by_tag=False)
        flow, scope = self._tables.flow, self._tables.scope
        if name in BLOCKS:
            flow.end_line()
        said = self._declared(_style_key(name, attributes))
        look = self._look(name, attributes, scope.look)
        if name == "li":
            flow.begin_item(self._list_item(attributes, said))
        elif level := _LIST_LEVEL.search(said.get("mso-list", "")):
            flow.begin_item(Item("", int(level[1])))
        tabs = said.get("mso-tab-count", "")
        if tabs.isdecimal() and look.hidden is None:
            flow.exactly("\t" * min(int(tabs), _MOST_TABS), look)
            look = replace(look, hidden=CleaningKind.HIDDEN)  # the spaces that show the TAB
        listing = _listing(name, attributes, said) if name in LISTS else None
        scope.push(Open(name, look, listing, len(flow.blocks)))

    def _close(self, name: str, *, by_tag: bool) -> None:
        flow = self._tables.flow
        for element in self._tables.scope.close(name):
            if element.name in BLOCKS:
                is_bare = element.blocks_before == len(flow.blocks) and element.look.hidden is None
                flow.end_line(even_empty=by_tag and is_bare and element.name == "p" == name)
            if element.name == "li":
                flow.begin_item(None)

    def _list_item(self, attributes: Attributes, said: Declarations) -> Item | None:
        """Return how the list that is open shows its next item. None: it shows no sign."""
        listing = self._tables.scope.listing or Listing(None, "")
        style = said.get("list-style-type", listing.style)
        depth = _whole(attributes.get("aria-level"), max(self._tables.scope.depth, 1))
        if listing.number is not None and style != "none":
            number = _whole(attributes.get("value"), listing.number)
            listing.number = number + 1
            return Item(shown_number(number, style), depth)
        quoted = _QUOTED.fullmatch(style)
        sign = attributes.get("data-leveltext") or (quoted[1] if quoted else BULLET)
        return None if style == "none" else Item(sign, depth)

    # --- tables ---

    def _start_table_part(self, name: str, attributes: Attributes) -> None:
        tables = self._tables
        if name == "table":
            if tables.scope.has("p"):
                self._close("p", by_tag=False)
            tables.begin(self._look(name, attributes, tables.scope.look))
        elif not tables.are_open or name == "caption":
            tables.flow.end_line()
        elif name in ROW_GROUPS:
            tables.begin_group(is_header=name == "thead")
        elif name == "tr":
            tables.end_row()
            tables.begin_row(self._look(name, attributes, tables.look))
        else:
            tables.end_cell()
            self._start_cell(name, attributes)

    def _start_cell(self, name: str, attributes: Attributes) -> None:
        columns = _whole(attributes.get("colspan"), 1, MAX_COLUMNS)
        cell = Cell([], columns, _whole(attributes.get("rowspan"), 1, MAX_ROWS))
        look = self._look(name, attributes, self._tables.look)
        said = self._declared(_style_key(name, attributes))
        cell.runs_over = said.get("mso-ignore") == "colspan"
        self._tables.begin_cell(cell, look)

    def _end_table_part(self, name: str) -> None:
        tables = self._tables
        if name == "table":
            tables.end()
        elif not tables.are_open or name == "caption":
            tables.flow.end_line()
        elif name in CELLS:
            tables.end_cell()
        else:
            tables.end_row()
            if name in ROW_GROUPS:
                tables.begin_group(is_header=False)


def _style_key(name: str, attributes: Attributes) -> _StyleKey:
    return name, attributes.get("class", ""), attributes.get("style", "")


def _hidden_as(name: str, attributes: Attributes) -> CleaningKind | None:
    """Return as what an element is left out whose style does not say so. None: it is not."""
    if name == "del" and ("cite" in attributes or "datetime" in attributes):
        return CleaningKind.DELETED  # Word's tracked changes; another program's is struck text
    if "msocomanchor" in attributes.get("class", "").lower():
        return CleaningKind.COMMENTS
    return CleaningKind.HIDDEN if name in UNSEEN or "hidden" in attributes else None


def _listing(name: str, attributes: Attributes, said: Declarations) -> Listing:
    style = said.get("list-style-type") or said.get("list-style") or ""
    written = attributes.get("type", "")
    number = _whole(attributes.get("start"), 1) if name == "ol" else None
    return Listing(number, style or _TYPES.get(written, written))


def _whole(text: str | None, usual: int, most: int = 999_999) -> int:
    written = (text or "").strip()
    return min(max(int(written), 1), most) if written.isascii() and written.isdecimal() else usual
