"""What stands in a paragraph: runs, fields, links, changes, notes. Source: ECMA-376-1, 17.3."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar, Protocol

from lxml import etree

from cchc_desk.intake.source import NoteKind, SourceNote, WarningCode, spans_text
from cchc_desk.intake.word.alternate import ALTERNATE, chosen
from cchc_desk.intake.word.bookmarks import END, START
from cchc_desk.intake.word.drawings import DRAWINGS, Drawings
from cchc_desk.intake.word.fields import FIELD_CHAR, computed, hyperlink, is_page_number
from cchc_desk.intake.word.formulas import FORMULAS, formula
from cchc_desk.intake.word.lines import Line, Piece
from cchc_desk.intake.word.links import web_link
from cchc_desk.intake.word.looks import Look, Place
from cchc_desk.intake.word.names import XML, r, w
from cchc_desk.intake.word.story import Story
from cchc_desk.intake.word.styles import ParagraphStyle
from cchc_desk.intake.word.symbols import UNKNOWN, shown, symbol

_RUN, _RUN_PROPERTIES, _TEXT = w("r"), w("rPr"), w("t")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_INDENTED = re.compile(r"^\s*\n\s*|\s*\n\s*$")

# What has no words in it, or words that nobody sees.
_IGNORED = frozenset(
    w(name)
    for name in (
        "pPr",
        "rPr",
        "sdtPr",
        "smartTagPr",
        "customXmlPr",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
    )
)
_NOTES = {
    w("footnoteReference"): NoteKind.FOOTNOTE,
    w("endnoteReference"): NoteKind.ENDNOTE,
}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}


def text_of(element: etree._Element) -> str:
    """Return the characters of a text element.

    Without ``xml:space`` a file that was indented by a program has line ends around its words;
    single spaces are kept, or words of two runs would become one.
    """
    text = element.text or ""
    if "\n" not in text:
        return text
    inherited = (each.get(f"{{{XML}}}space") for each in (element, *element.iterancestors()))
    said = next((each for each in inherited if each is not None), "default")
    stripped = text if said == "preserve" else _INDENTED.sub("", text)
    return stripped.replace("\n", " ")


class InlineReader:
    """Read the content of one paragraph into a line."""

    def __init__(
        self, story: Story, drawings: Drawings, style: ParagraphStyle, place: Place
    ) -> None:
        """Begin with an empty line; ``place`` - what the table around it says."""
        self.line = Line()
        self._story = story
        self._fields = story.fields
        self._tally = story.book.tally
        self._drawings = drawings
        self._style = style
        self._place = place
        self._touched = dict.fromkeys(story.bookmarks.open.values())

    def read(self, paragraph: Iterable[etree._Element]) -> Line:
        """Return what stands in the paragraph."""
        self._content(paragraph, None)
        if not self.line.pieces:
            self.line.bookmarks = self._touched
        return self.line

    def _look(self, properties: etree._Element | None) -> Look:
        return self._story.book.looks.look(properties, self._style, self._place)

    def _content(self, parent: Iterable[etree._Element], link: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, link)
            elif tag in _IGNORED:
                continue
            elif (reader := self._CONTENT.get(tag)) is not None:
                reader(self, child, link)
            else:
                # What is not known may still have words in it.
                self._content(child, link)

    # --- characters ---

    def _say(self, text: str, look: Look, link: str | None) -> None:
        """Add characters that stand in the file as their font shows them."""
        if look.shows_pictures or not (text.isascii() or _PRIVATE.search(text) is None):
            text = self._as_shown(text, look.font_of(text))
        self._add(text, look, link)

    def _add(self, text: str, look: Look, link: str | None) -> None:
        """Add characters unless a reader does not see them."""
        if self._fields.open:
            link = link or self._fields.link
            if self._fields.is_silent:
                if self._fields.is_page_number:
                    self._note_page_number(look)
                return
            self._fields.note_text()
        if look.hidden:
            self._tally.add(WarningCode.HIDDEN_TEXT, text)
            return
        if self._story.bookmarks.open:
            self.line.bookmarks |= dict.fromkeys(self._story.bookmarks.open.values())
        if look.capitals and not look.is_legacy:
            text = text.upper()
        self.line.add(text, look, link)

    def _as_shown(self, text: str, font: str) -> str:
        signs = shown(text, font)
        if UNKNOWN in signs:
            self._tally.add(WarningCode.UNKNOWN_SYMBOLS, font)
        return signs

    def _note_page_number(self, look: Look) -> None:
        if self.line.page_number is None:
            pieces = (each for each in self.line.pieces if isinstance(each, Piece))
            self.line.page_number = (sum(each.text.count("\t") for each in pieces), look)

    # --- a run ---

    def _run(self, run: etree._Element, link: str | None) -> None:
        """Read a run; its properties come first when it has any."""
        properties = run[0] if len(run) and run[0].tag == _RUN_PROPERTIES else None
        self._run_content(run, self._look(properties), link)

    def _run_content(self, parent: Iterable[etree._Element], look: Look, link: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == _TEXT:
                if text := text_of(child):
                    self._say(text, look, link)
            elif (reader := self._RUN_CONTENT.get(tag)) is not None:
                reader(self, child, look, link)
            elif (sign := _SIGNS.get(tag)) is not None:
                self._add(sign, look, link)
            elif tag in _NOTES and self._note(child, parent, look):
                return

    def _break(self, element: etree._Element, look: Look, link: str | None) -> None:
        if element.get(w("type")) != "page":
            self._add("\n", look, link)
        elif not (self._fields.is_silent or look.hidden):
            self.line.add_page_break(look)

    def _symbol(self, element: etree._Element, look: Look, link: str | None) -> None:
        code, font = element.get(w("char"), ""), element.get(w("font"), "")
        number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
        sign = symbol(number, font) if number else UNKNOWN
        if sign == UNKNOWN:
            self._tally.add(WarningCode.UNKNOWN_SYMBOLS, f"{font} {code}")
        self._add(sign, look, link)

    def _field_mark(self, element: etree._Element, look: Look, link: str | None) -> None:
        self._fields.ended_as_page_number = False
        if text := self._fields.mark(element):
            self._add(text, look, link)
        if self._fields.ended_as_page_number and not look.hidden:
            self._note_page_number(look)  # written without a result, which Word makes itself

    def _instruction(self, element: etree._Element, _look: Look, _link: str | None) -> None:
        self._fields.instruct(element.text or "")

    def _page(self, _element: etree._Element, look: Look, _link: str | None) -> None:
        if not look.hidden:
            self._note_page_number(look)

    def _drawing(self, element: etree._Element, look: Look, _link: str | None) -> None:
        if not (self._fields.is_silent or look.hidden):
            self.line.blocks.extend(self._drawings.blocks(element))

    def _run_alternate(self, element: etree._Element, look: Look, link: str | None) -> None:
        self._run_content(chosen(element), look, link)

    def _ruby(self, element: etree._Element, _look: Look, link: str | None) -> None:
        base = element.find(w("rubyBase"))
        self._content(() if base is None else base, link)

    # --- notes ---

    def _note(self, element: etree._Element, run: Iterable[etree._Element], look: Look) -> bool:
        """Add a note; return whether the rest of the run is only its mark."""
        has_mark = element.get(w("customMarkFollows"), "0") in {"1", "true", "on"}
        if self._fields.is_silent or look.hidden:
            return has_mark
        kind = _NOTES[str(element.tag)]
        note = self._story.find_note(kind, element.get(w("id"), ""))
        if note is None:
            self._tally.add(WarningCode.MISSING_NOTES)
            return False
        mark = "".join(each.text or "" for each in run if each.tag == _TEXT) if has_mark else ""
        self.line.pieces.append(_without_mark(note, mark) if mark else note)
        return has_mark

    def _comment(self, element: etree._Element, _look: Look, _link: str | None) -> None:
        comment = self._story.find_comment(element.get(w("id"), ""))
        if comment is not None:
            self._tally.add(WarningCode.COMMENTS, comment.text)
            self.line.comments.append(comment)

    # --- around runs ---

    def _bookmark(self, element: etree._Element, _link: str | None) -> None:
        self._story.bookmarks.mark(element)
        self._touched |= dict.fromkeys(self._story.bookmarks.open.values())

    def _hyperlink(self, element: etree._Element, link: str | None) -> None:
        relation = self._story.relations.get(element.get(r("id")) or "")
        target = None if relation is None else web_link(relation.target)
        if relation is not None and target is None:
            self._tally.add(WarningCode.LINKS_LEFT_OUT, relation.target)
        self._content(element, target or link)

    def _simple_field(self, element: etree._Element, link: str | None) -> None:
        instruction = element.get(w("instr"), "")
        first = element.find(f".//{_RUN}/{_RUN_PROPERTIES}")
        if is_page_number(instruction):
            self._note_page_number(self._look(first))
        elif len(element):
            self._content(element, hyperlink(instruction) or link)
        elif text := computed(instruction):
            self._add(text, self._look(None), link)

    def _inserted(self, element: etree._Element, link: str | None) -> None:
        self._tally.add(WarningCode.INSERTED_TEXT, _words(element))
        self._content(element, link)

    def _deleted(self, element: etree._Element, _link: str | None) -> None:
        self._tally.add(WarningCode.DELETED_TEXT, self._story.pass_over(element))

    def _control(self, element: etree._Element, link: str | None) -> None:
        content = element.find(w("sdtContent"))
        self._content(() if content is None else content, link)

    def _alternate(self, element: etree._Element, link: str | None) -> None:
        self._content(chosen(element), link)

    def _formula(self, element: etree._Element, link: str | None) -> None:
        look = self._look(None)
        for text, vertical in formula(element):
            if text:
                self._add(text, self._story.book.looks.at(look, vertical), link)

    def _not_followed(self, element: etree._Element, _link: str | None) -> None:
        self._tally.add(WarningCode.NOT_FOLLOWED, etree.QName(element).localname)

    _RUN_CONTENT: ClassVar[Mapping[str, "_RunPart"]] = {
        w("br"): _break,
        w("sym"): _symbol,
        FIELD_CHAR: _field_mark,
        w("instrText"): _instruction,
        w("pgNum"): _page,
        w("commentReference"): _comment,
        w("ruby"): _ruby,
        ALTERNATE: _run_alternate,
        **dict.fromkeys(DRAWINGS, _drawing),
    }
    _CONTENT: ClassVar[Mapping[str, "_Part"]] = {
        START: _bookmark,
        END: _bookmark,
        w("hyperlink"): _hyperlink,
        w("fldSimple"): _simple_field,
        w("ins"): _inserted,
        w("moveTo"): _inserted,
        w("del"): _deleted,
        w("moveFrom"): _deleted,
        w("sdt"): _control,
        w("subDoc"): _not_followed,
        ALTERNATE: _alternate,
        **dict.fromkeys(FORMULAS, _formula),
    }


class _RunPart(Protocol):
    def __call__(
        self, reader: InlineReader, element: etree._Element, look: Look, link: str | None, /
    ) -> None: ...


class _Part(Protocol):
    def __call__(
        self, reader: InlineReader, element: etree._Element, link: str | None, /
    ) -> None: ...


def _words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(_TEXT))


def _without_mark(note: SourceNote, mark: str) -> SourceNote:
    """Return a note without the sign that its author chose for it."""
    if not note.spans or not spans_text(note.spans).startswith(mark):
        return note
    first = note.spans[0]
    rest = replace(first, text=first.text.removeprefix(mark).lstrip())
    return replace(note, spans=(*((rest,) if rest.text else ()), *note.spans[1:]))
