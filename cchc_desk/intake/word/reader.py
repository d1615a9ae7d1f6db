"""A whole Word file, part by part, as a source document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.intake.package import Package
from cchc_desk.intake.refusals import OverLimitError
from cchc_desk.intake.source import SourceBlock, SourceDocument, SourceSection
from cchc_desk.intake.word.blocks import PARAGRAPH, TABLE, BlockReader, SectionEnd
from cchc_desk.intake.word.embedded import embedded
from cchc_desk.intake.word.names import is_on, w
from cchc_desk.intake.word.notes import Notes
from cchc_desk.intake.word.parts import Parts
from cchc_desk.intake.word.repeats import without_repeats
from cchc_desk.intake.word.sections import FurnitureReader, page_setup
from cchc_desk.intake.word.story import Book, Story, new_story, open_book
from cchc_desk.intake.word.tally import Tally
from cchc_desk.intake.word.typed_notes import join_typed_notes
from cchc_desk.intake.word.typed_page_numbers import typed_page_numbers

Progress = Callable[[int, int], None]

# How many paragraphs are read between two calls.
_STEP = 200

# Source: RELIABILITY.md §4. A report of 1,000 pages has 15,000 paragraphs.
_MOST_PARAGRAPHS = 50_000
_MOST_TABLES = 2_000
_DEEPEST_TABLE = 10


def read_word(package: Package, progress: Progress | None = None) -> SourceDocument:
    """Read a Word file.

    ``progress`` is called with how many paragraphs of the body were read, and of how many; an
    exception that it raises stops the reading.

    Raises: DamagedFileError, OverLimitError, and what the package raises.
    """
    parts = Parts(package)
    book = open_book(parts)
    story = _open_body(book)
    total = _foresee(story)
    if progress is not None:
        story.on_paragraph = _counted(progress, total)
    read = _sections(story, FurnitureReader(book, parts.main))
    sections = _tidied(read, book.tally)
    if progress is not None:
        progress(total, total)
    settings = parts.related("settings", "settings.xml")
    return SourceDocument(
        sections,
        book.tally.warnings(),
        embedded(parts),
        _application(parts),
        even_pages_differ=settings is not None and is_on(settings.find(w("evenAndOddHeaders"))),
    )


def _foresee(story: Story) -> int:
    """Look at the whole body, and return how many paragraphs it has.

    Raises: OverLimitError.
    """
    paragraphs = tables = 0
    for each in story.book.parts.body():
        story.foresee(each)
        paragraphs += sum(1 for _ in each.iter(PARAGRAPH))
        found = list(each.iter(TABLE))
        tables += len(found)
        deepest = max((sum(1 for _ in t.iterancestors(TABLE)) for t in found), default=0)
        if paragraphs > _MOST_PARAGRAPHS:
            raise OverLimitError(f"more than {_MOST_PARAGRAPHS} paragraphs")
        if tables > _MOST_TABLES or deepest >= _DEEPEST_TABLE:
            raise OverLimitError(f"{tables} tables, {deepest + 1} deep")
    return paragraphs


def _open_body(book: Book) -> Story:
    notes = Notes(book)
    return replace(
        new_story(book, book.parts.main),
        find_note=notes.note,
        find_comment=notes.comment,
    )


def _counted(progress: Progress, total: int) -> Callable[[], None]:
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done % _STEP == 0:
            progress(done, total)

    return count


# --- sections -------------------------------------------------------------------------------------


def _sections(story: Story, furniture: FurnitureReader) -> tuple[SourceSection, ...]:
    found: list[SourceSection] = []
    blocks: list[SourceBlock] = []
    for each in BlockReader(story).flow(_entered(story)):
        if isinstance(each, SectionEnd):
            page, edges = page_setup(each.properties), furniture.furniture(each.properties)
            found.append(SourceSection(tuple(blocks), page, edges))
            blocks = []
        else:
            blocks.append(each)
    if blocks or not found:
        found.append(SourceSection(tuple(blocks)))
    return tuple(found)


def _entered(story: Story) -> Iterator[etree._Element]:
    for each in story.book.parts.body():
        story.enter(each)
        yield each


def _tidied(sections: Sequence[SourceSection], tally: Tally) -> tuple[SourceSection, ...]:
    """Return the sections without what only pages need, and with notes made by hand as notes."""
    whole = [replace(each, blocks=without_repeats(each.blocks, tally)) for each in sections]
    numbers = typed_page_numbers(whole, tally)
    places = [place for place, section in enumerate(whole) for _ in section.blocks]
    blocks = [block for section in whole for block in section.blocks]
    kept = [index for index in range(len(blocks)) if index not in numbers]
    joined = join_typed_notes([blocks[index] for index in kept], tally)
    by_section: list[list[SourceBlock]] = [[] for _ in whole]
    for index, block in zip(kept, joined, strict=True):
        if block is not None:
            by_section[places[index]].append(block)
    return tuple(
        replace(section, blocks=tuple(each))
        for section, each in zip(whole, by_section, strict=True)
    )


# --- who wrote it ---------------------------------------------------------------------------------


def _application(parts: Parts) -> str:
    properties = parts.optional_xml("docProps/app.xml")
    found = None if properties is None else properties.find("{*}Application")
    return "" if found is None else fold_spaces(clean(found.text or ""))
