"""The characters of stored text, read off its compact form without building its blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_PARAGRAPH = re.compile(r"<p>(.*?)</p>")
_NOTE = re.compile(r"<fn>(.*?)</fn>")
_TAG = re.compile(r"<[^<>]*>")
_SIGN = re.compile(r"[-+*]\t")


@dataclass(frozen=True, slots=True)
class MarkupText:
    """Hold the characters of one paragraph or footnote, numbered as in ``TextPlace``."""

    paragraph: int
    note: int | None
    text: str


def markup_texts(markup: str) -> Iterator[MarkupText]:
    """Yield what ``forms.text_places.texts_of`` yields of the same text, many times faster.

    Empty paragraphs are left out. What a damaged text gives is not defined.
    """
    for number, line in enumerate(_paragraphs(markup)):
        if "<" not in line and "&" not in line:
            text = line if line[1:2] != "\t" else _SIGN.sub("", line, count=1)
            if text:
                yield MarkupText(number, None, text)
        else:
            yield from _of_paragraph(number, line)


def _paragraphs(markup: str) -> Iterator[str]:
    for line in markup.split("\n") if markup else ():
        if line.startswith("<table "):
            yield from _PARAGRAPH.findall(line)
        elif not line.startswith("<img "):
            yield line


def _of_paragraph(number: int, line: str) -> Iterator[MarkupText]:
    body = _SIGN.sub("", line, count=1) if _SIGN.match(line) else line
    if text := _plain(_NOTE.sub("", body)):
        yield MarkupText(number, None, text)
    for note, inner in enumerate(_NOTE.findall(body)):
        if text := _plain(inner):
            yield MarkupText(number, note, text)


def _plain(markup: str) -> str:
    breaks = markup.replace("<br/>", "\n").replace("<tab/>", "\t")
    return unescape(_TAG.sub("", breaks))
