"""The topics of the help: their order, the places of the window that they explain, finding them."""

import html
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desk import paths
from cchc_desk.forms.plain_data import from_plain
from cchc_desk.forms.text import clean, fold_spaces, without_marks
from cchc_desk.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FOLDER = paths.resources() / "help"
"""Where the pages, their pictures and the contents file lie."""

CONTENTS_FILE = "contents.toml"

_LABEL = re.compile(r"\[\[(.+?)\]\]")
_MNEMONIC = re.compile(r"&(?=\w)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Topic:
    """Describe one page of the help.

    Shape: ``places`` - object names of widgets, "card:*" for all that begin so; ``words`` - other
    words for the subject, which are searched and not shown. None: ``parent`` - a chapter itself.
    """

    id: str
    title: str
    file: str
    parent: str | None = None
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold the topics in reading order; ``start`` is the one for every place that has none."""

    start: str
    topic: tuple[Topic, ...]

    def named(self, topic_id: str) -> Topic:
        """Return a topic; an unknown id is a KeyError: a bug of the caller."""
        return {topic.id: topic for topic in self.topic}[topic_id]


def read_contents(folder: Path = FOLDER) -> Contents:
    """Read the contents file of a folder of pages."""
    text = (folder / CONTENTS_FILE).read_text(encoding="utf-8")
    return from_plain(Contents, tomllib.loads(text))


def topic_at(contents: Contents, names: Iterable[str]) -> str:
    """Return the id of the topic for a place, given by object names from the inside out."""
    for name in names:
        for topic in contents.topic:
            if any(fnmatchcase(name, place) for place in topic.places):
                return topic.id
    return contents.start


def topic_for(widget: "QWidget | None") -> str:
    """Return the id of the topic for a widget: of the nearest known place around it.

    None: nothing has the focus; then, and where no place is known, it is the first page.
    """
    return topic_at(read_contents(), _names_around(widget))


def _names_around(widget: "QWidget | None") -> Iterator[str]:
    while widget is not None:
        yield widget.objectName()
        widget = widget.parentWidget()


def page_body(topic: Topic, folder: Path = FOLDER) -> str:
    """Return the HTML of a page with its title and the labels as the window shows them.

    A page quotes a label of the window by its message, ``[[&amp;Save now]]``: what it says is then
    always what stands there.
    """
    text = (folder / topic.file).read_text(encoding="utf-8")
    title = f"<h1>{html.escape(topic.title)}</h1>\n"
    return title + _LABEL.sub(lambda found: f"<b>{_label(found[1])}</b>", text)


def _label(quoted: str) -> str:
    """Return the label of a command in a sentence: without the letter to choose it by, or dots."""
    words = _MNEMONIC.sub("", tr(html.unescape(quoted))).removesuffix("…")
    return html.escape(words, quote=False)


def quoted_labels(text: str) -> set[str]:
    """Return the messages that a page quotes."""
    return {html.unescape(quoted) for quoted in _LABEL.findall(text)}


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """Hold the words of a page for searching, in lower case: its names, and all that it says."""

    topic: Topic
    names: str
    text: str


def searched_pages(contents: Contents, folder: Path = FOLDER) -> tuple[SearchedPage, ...]:
    """Read all pages for searching, in reading order."""
    return tuple(_searched(topic, folder) for topic in contents.topic)


def _searched(topic: Topic, folder: Path) -> SearchedPage:
    names = clean("\n".join((topic.title, *topic.words))).lower()
    shown = html.unescape(_TAG.sub(" ", page_body(topic, folder)))
    text = fold_spaces(clean(shown)).lower()
    return SearchedPage(topic, names, f"{names}\n{text}")


def find(pages: Iterable[SearchedPage], query: str) -> tuple[Topic, ...]:
    """Return the topics with all words of a query, tone marks or not; the best ones first.

    Best is what the page is called, then the words side by side in its text, then the same tone
    marks. Nothing asked: none found.
    """
    asked = fold_spaces(clean(query)).lower()
    found = [(rank, page.topic) for page in pages if (rank := _rank(page, asked)) is not None]
    return tuple(topic for _, topic in sorted(found, key=itemgetter(0)))


def _rank(page: SearchedPage, asked: str) -> tuple[bool, bool, bool] | None:
    """Return what the page is sorted by, the least first; None: a word is not there."""
    words, plain = asked.split(), without_marks(page.text)
    if not words or not all(without_marks(word) in plain for word in words):
        return None
    phrase = without_marks(asked)
    is_called_so = phrase in without_marks(page.names)
    return not is_called_so, phrase not in plain, not all(word in page.text for word in words)
