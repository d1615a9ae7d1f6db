"""Footnotes, endnotes and comments of a file. Source: ECMA-376-1, 17.11 and 17.13.4."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.intake.source import (
    NoteKind,
    SourceBlock,
    SourceComment,
    SourceNote,
    SourceSpan,
    paragraphs,
    shown_text,
)
from cchc_desk.intake.word.blocks import BlockReader
from cchc_desk.intake.word.names import w
from cchc_desk.intake.word.story import Book, open_story

_PARTS = {
    NoteKind.FOOTNOTE: ("footnotes", "footnotes.xml", w("footnote")),
    NoteKind.ENDNOTE: ("endnotes", "endnotes.xml", w("endnote")),
}
_ID = w("id")


class Notes:
    """Know the notes and the comments of a file; each is read when it is first asked for."""

    def __init__(self, book: Book) -> None:
        """Begin with none read."""
        self._book = book
        self._elements: dict[NoteKind, dict[str, etree._Element]] = {}
        self._readers: dict[NoteKind, BlockReader] = {}
        self._comments: dict[str, SourceComment] | None = None

    def note(self, kind: NoteKind, id_: str) -> SourceNote | None:
        """Return a note by its id; None: the file has no such note."""
        if kind not in self._elements:
            self._open(kind)
        element = self._elements[kind].get(id_)
        if element is None:
            return None
        return SourceNote(_spans(self._readers[kind].blocks(element)), kind)

    def _open(self, kind: NoteKind) -> None:
        relation, usual, tag = _PARTS[kind]
        self._elements[kind] = {}
        name = self._book.parts.related_name(relation, usual)
        if name:
            root = self._book.parts.xml(name)
            self._elements[kind] = _by_id(root, tag)
            self._readers[kind] = BlockReader(open_story(self._book, name, root))

    def comment(self, id_: str) -> SourceComment | None:
        """Return a comment by its id; None: the file has no such comment."""
        if self._comments is None:
            self._comments = self._read_comments()
        return self._comments.get(id_)

    def _read_comments(self) -> dict[str, SourceComment]:
        name = self._book.parts.related_name("comments", "comments.xml")
        if not name:
            return {}
        root = self._book.parts.xml(name)
        reader = BlockReader(open_story(self._book, name, root))
        return {
            each.get(_ID, ""): SourceComment(
                fold_spaces(clean(each.get(w("author"), ""))), _text(reader.blocks(each))
            )
            for each in root.iter(w("comment"))
        }


def _by_id(root: etree._Element, tag: str) -> dict[str, etree._Element]:
    return {each.get(_ID, ""): each for each in root.iter(tag)}


def _text(blocks: Iterator[SourceBlock]) -> str:
    return "\n".join(shown_text(each) for each in paragraphs(blocks)).strip()


def _spans(blocks: Iterator[SourceBlock]) -> tuple[SourceSpan, ...]:
    """Return the words of a note in one line, without the space after its number."""
    found: list[SourceSpan] = []
    for index, paragraph in enumerate(paragraphs(blocks)):
        if index:
            found.append(SourceSpan("\n"))
        if paragraph.number_text:
            found.append(SourceSpan(f"{paragraph.number_text} "))
        found.extend(each for each in paragraph.spans if isinstance(each, SourceSpan))
    return trimmed(found)


def trimmed(spans: list[SourceSpan]) -> tuple[SourceSpan, ...]:
    """Return the spans without white space at either end."""
    kept = list(spans)
    while kept and not kept[0].text.strip():
        del kept[0]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)
