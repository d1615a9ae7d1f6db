"""Fields: which text is an instruction, which is its result. Source: ECMA-376-1, 17.16."""

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from cchc_desk.intake.word.links import web_link
from cchc_desk.intake.word.names import VAL, child_value, is_on, w
from cchc_desk.intake.word.symbols import symbol
from cchc_desk.intake.word.units import whole

FIELD_CHAR = w("fldChar")
_KIND = w("fldCharType")


def is_page_number(instruction: str) -> bool:
    """Tell whether a field prints the number of the page it stands on."""
    return instruction.split(maxsplit=1)[:1] in (["PAGE"], ["page"], ["Page"])


def hyperlink(instruction: str) -> str | None:
    """Return the web or mail address that a field leads to; None: it leads to none."""
    match = re.match(r'\s*HYPERLINK\s+(?:"([^"]*)"|(\S+))', instruction, re.IGNORECASE)
    if match is None or (match[2] or "").startswith("\\"):
        return None
    return web_link(match[1] or match[2] or "")


@dataclass(slots=True)
class OpenField:
    """Hold a field that has begun; it shows its text once the result has begun.

    ``chosen`` - what a form field shows when no text follows; ``has_text`` - some did.
    """

    instruction: str = ""
    has_result: bool = False
    is_page_number: bool = False
    link: str | None = None
    chosen: str = ""
    has_text: bool = False


class Fields:
    """Follow the fields of one story from their beginning to their end.

    All marks of the story are counted, so that the same one is known when it is read again.
    """

    def __init__(self) -> None:
        """Begin before a story of which nothing is known yet."""
        self._foreseen = self._entered = 0
        self._waiting: list[int] = []
        self._here: dict[etree._Element, int] = {}
        self.open: list[OpenField] = []
        self.ended_as_page_number = False

    def foresee(self, root: etree._Element) -> None:
        """Look ahead for fields that never end, before anything is entered."""
        for each in root.iter(FIELD_CHAR):
            kind = each.get(_KIND)
            if kind == "begin":
                self._waiting.append(self._foreseen)
            elif kind == "end" and self._waiting:
                self._waiting.pop()
            self._foreseen += 1

    def enter(self, root: etree._Element) -> None:
        """Begin to read the next part of what was foreseen."""
        self._here = {each: n for n, each in enumerate(root.iter(FIELD_CHAR), self._entered)}
        self._entered += len(self._here)

    @cached_property
    def _endless(self) -> frozenset[int]:
        """Return the beginnings of fields that never end: what follows them is ordinary text."""
        return frozenset(self._waiting)

    @property
    def is_silent(self) -> bool:
        """Tell whether the text here is an instruction or the number of a page."""
        return any(not each.has_result or each.is_page_number for each in self.open)

    @property
    def is_page_number(self) -> bool:
        """Tell whether the text here is the number of a page."""
        return any(each.is_page_number for each in self.open)

    @property
    def link(self) -> str | None:
        """Return the address that the text here leads to; None: it leads to none."""
        return next((each.link for each in reversed(self.open) if each.link), None)

    def mark(self, element: etree._Element) -> str:
        """Note where a field begins, shows its result or ends.

        Returns what a reader sees of a field that ends here and has no text of its own.
        """
        kind = element.get(_KIND)
        if kind == "begin":
            if self._here[element] not in self._endless:
                self.open.append(OpenField(chosen=_form_field(element)))
            return ""
        if not self.open:
            return ""
        if kind == "separate":
            self._begin_result(self.open[-1])
            return ""
        ended = self.open.pop()
        self.ended_as_page_number = is_page_number(ended.instruction)
        if ended.has_text or self.is_silent:
            return ""
        return ended.chosen if ended.has_result else ended.chosen or computed(ended.instruction)

    def _begin_result(self, field: OpenField) -> None:
        field.has_result = True
        field.is_page_number = is_page_number(field.instruction)
        field.link = hyperlink(field.instruction)

    def note_text(self) -> None:
        """Note that text is shown in every field that is open."""
        for each in self.open:
            each.has_text = True

    def instruct(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self.open and not self.open[-1].has_result:
            self.open[-1].instruction += text


_CHECKED, _UNCHECKED = "☒", "☐"


def _form_field(begin: etree._Element) -> str:
    """Return the text of a form field that stands nowhere else: a box to tick, a list to choose."""
    box = begin.find(f"{w('ffData')}/{w('checkBox')}")
    if box is not None:
        said = box.find(w("checked"))
        return _CHECKED if is_on(box.find(w("default")) if said is None else said) else _UNCHECKED
    choice = begin.find(f"{w('ffData')}/{w('ddList')}")
    if choice is None:
        return ""
    entries = [each.get(VAL, "") for each in choice.findall(w("listEntry"))]
    chosen = whole(child_value(choice, w("result")) or child_value(choice, w("default"))) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def computed(instruction: str) -> str:
    """Return what a field shows without a stored result: signs and buttons only."""
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() == "SYMBOL":
        return _symbol_field(rest)
    if name.upper() in {"MACROBUTTON", "GOTOBUTTON"}:
        return rest.strip().partition(" ")[2]
    return ""


def _symbol_field(rest: str) -> str:
    font = re.search(r'\\f\s+(?:"([^"]*)"|(\S+))', rest)
    code = rest.split(maxsplit=1)[0] if rest.strip() else ""
    number = int(code, 16) if re.fullmatch(r"0[xX][0-9a-fA-F]{1,4}", code) else whole(code)
    if number is None or not 0 < number <= 0xFFFF:  # noqa: PLR2004 - two bytes
        return ""
    return symbol(number, "" if font is None else font[1] or font[2])
