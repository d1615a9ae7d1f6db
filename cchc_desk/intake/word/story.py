"""What is needed to read one part of a file that holds paragraphs: the body, a header, notes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cchc_desk.intake.relations import Relation
from cchc_desk.intake.source import NoteKind, PageNumber, SourceComment, SourceNote
from cchc_desk.intake.word.bookmarks import END, START, Bookmarks
from cchc_desk.intake.word.counters import Counters
from cchc_desk.intake.word.fields import FIELD_CHAR, Fields
from cchc_desk.intake.word.looks import Looks
from cchc_desk.intake.word.names import w
from cchc_desk.intake.word.numbering import Lists
from cchc_desk.intake.word.parts import Parts
from cchc_desk.intake.word.properties import Theme
from cchc_desk.intake.word.styles import Styles
from cchc_desk.intake.word.tally import Tally


@dataclass(frozen=True, slots=True)
class Book:
    """Hold what all parts of a file share."""

    parts: Parts
    tally: Tally
    styles: Styles
    looks: Looks
    lists: Lists


def open_book(parts: Parts) -> Book:
    """Read the styles, the lists and the theme; what is missing says nothing."""
    theme = Theme(parts.related("theme", "theme/theme1.xml"))
    styles = Styles(parts.related("styles", "styles.xml"), theme)
    lists = Lists(parts.related("numbering", "numbering.xml"), styles, theme)
    return Book(parts, Tally(), styles, Looks(styles, theme), lists)


NoteFinder = Callable[[NoteKind, str], SourceNote | None]
CommentFinder = Callable[[str], SourceComment | None]


def _no_note(_kind: NoteKind, _id: str) -> None:
    return None


def _no_comment(_id: str) -> None:
    return None


@dataclass(slots=True)
class Story:
    """Hold where one part's relations lead and what is open at the place that is being read.

    ``page_numbers`` collects those that its paragraphs show; ``on_paragraph`` is called after
    each one that was read, and may raise to stop.
    """

    book: Book
    relations: Mapping[str, Relation]
    fields: Fields
    bookmarks: Bookmarks
    counters: Counters
    find_note: NoteFinder = _no_note
    find_comment: CommentFinder = _no_comment
    page_numbers: list[PageNumber] = field(default_factory=list)
    on_paragraph: Callable[[], None] = lambda: None

    def foresee(self, root: etree._Element) -> None:
        """Look ahead at a part of the story, before any is read."""
        self.fields.foresee(root)
        self.bookmarks.foresee(root)

    def enter(self, root: etree._Element) -> None:
        """Begin to read the next part of what was foreseen."""
        self.fields.enter(root)

    def pass_over(self, element: etree._Element) -> str:
        """Leave out an element, but not the ends of what began before it; return its words."""
        for each in element.iter(START, END):
            self.bookmarks.mark(each)
        for each in element.iter(FIELD_CHAR):
            self.fields.mark(each)
        return "".join(each.text or "" for each in element.iter(*_WORDS))


_WORDS = (w("t"), w("delText"))


def open_story(book: Book, part: str, root: etree._Element) -> Story:
    """Return a story at its beginning; it has no notes and no comments of its own."""
    story = new_story(book, part)
    story.foresee(root)
    story.enter(root)
    return story


def new_story(book: Book, part: str) -> Story:
    """Return the story of a part of which nothing is known yet."""
    return Story(book, book.parts.relations(part), Fields(), Bookmarks(), Counters(book.tally))
