"""Our own Word files, read back: nothing that was composed may be missing or changed."""

from dataclasses import replace

import pytest

from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.sample import sample_report
from cchc_desk.export import embed
from cchc_desk.export.docx import docx_bytes
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Document, Grid, Letterhead, Line, Node, Signature
from cchc_desk.forms.fingerprint import digest, printed_paragraphs, unpack
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.richtext import Inline, Span, join_spans
from cchc_desk.intake.source import (
    Edge,
    Pages,
    SourceDocument,
    SourceNote,
    SourceTable,
    TextAlignment,
    cell_text,
    inlines,
    own_text,
    paragraphs,
    spans_text,
)
from cchc_desk.intake.word import embedded
from tests.export import documents
from tests.intake.word_builder.reading import read_bytes


@pytest.fixture(scope="module")
def composed() -> Document:
    return compose(sample_report())


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> SourceDocument:
    target = tmp_path_factory.mktemp("own") / "mau.docx"
    export_report(sample_report(), target, Exporting())
    return read_bytes(target.read_bytes())


def printed(document: SourceDocument) -> list[str]:
    """Return the words of every paragraph and of its notes, as the fingerprint counts them."""
    found: list[str] = []
    for each in paragraphs(document.blocks):
        found.append(own_text(each))
        found.extend(spans_text(note.spans) for note in each.spans if isinstance(note, SourceNote))
    return found


def lines_of(document: Document) -> list[Line]:
    """Return the paragraphs of a composed document with words, those of cells included."""
    return [
        line for section in document.sections for node in section.nodes for line in _lines(node)
    ]


def _lines(node: Node) -> list[Line]:
    if isinstance(node, Line):
        return [node] if node.spans else []
    if isinstance(node, Grid):
        found = (line for row in node.rows for cell in row.cells for line in cell.lines)
        return [line for line in found if line.spans]
    return []


def words_of(line: Line) -> tuple[Inline, ...]:
    """Return a line without the figures that its characters show: a Word file has characters."""
    return join_spans(
        replace(span, figure=None) if isinstance(span, Span) else span for span in line.spans
    )


def test_every_word_of_the_sample_comes_back(composed, exported):
    assert digest(printed(exported)) == digest(text for _, text in printed_paragraphs(composed))


def test_every_paragraph_comes_back_with_its_look_and_its_notes(composed, exported):
    found = [inlines(each.spans) for each in paragraphs(exported.blocks) if each.spans]
    fixed = [words_of(line) for line in lines_of(composed)]
    assert [each for each in found if each in fixed] == fixed


def test_every_row_comes_back(composed, exported):
    grids = [n for section in composed.sections for n in section.nodes if isinstance(n, Grid)]
    tables = [b for b in exported.blocks if isinstance(b, SourceTable) and not b.is_layout]
    assert [_rows(grid) for grid in grids] == [
        [[cell_text(cell) for cell in row.cells] for row in table.rows] for table in tables
    ]


def _rows(grid: Grid) -> list[list[str]]:
    return [
        ["\n".join(spans_text_of(line) for line in cell.lines) for cell in row.cells]
        for row in grid.rows
    ]


def spans_text_of(line: Line) -> str:
    return "".join(getattr(span, "text", "") for span in line.spans)


def test_header_rows_are_marked(exported):
    ruled = [b for b in exported.blocks if isinstance(b, SourceTable) and not b.is_layout]
    assert all(table.rows[0].is_header for table in ruled)


def test_the_letterhead_and_the_signature_are_layout(composed, exported):
    nodes = (node for section in composed.sections for node in section.nodes)
    count = sum(isinstance(node, Letterhead | Signature) for node in nodes)
    assert sum(isinstance(b, SourceTable) and b.is_layout for b in exported.blocks) == count


def test_headings_have_their_levels(composed, exported):
    wanted = [line.level for line in lines_of(composed) if line.level]
    found = [each.heading_level for each in paragraphs(exported.blocks) if each.heading_level]
    assert found == wanted


def test_the_paper_of_every_section_comes_back(composed, exported):
    assert [each.page.orientation for each in exported.sections] == [
        each.orientation for each in composed.sections
    ]
    assert all(each.page.number_start == 1 for each in exported.sections)
    assert exported.sections[1].page.orientation is Orientation.LANDSCAPE


def test_the_page_number_stands_in_the_middle_above_but_not_on_the_first_page(exported):
    for section in exported.sections:
        shown = {(each.edge, each.pages): each.page_number for each in section.furniture}
        assert section.page.first_page_differs
        assert shown[Edge.HEADER, Pages.FIRST] is None
        assert shown[Edge.HEADER, Pages.DEFAULT].alignment is TextAlignment.CENTRE


def test_nothing_is_said_of_a_file_of_our_own(exported):
    assert exported.warnings == ()


def test_the_report_inside_comes_out_as_it_went_in(exported):
    envelope = unpack(exported.embedded.decode())
    assert b'"period"' in envelope.report


def test_the_words_within_each_bookmark_are_those_of_its_item(exported):
    envelope = unpack(exported.embedded.decode())
    found: dict[str, list[str]] = {}
    for each in paragraphs(exported.blocks):
        for name in each.bookmarks:
            words = found.setdefault(envelope.bookmarks[name], [])
            words.append(own_text(each))
            words += [spans_text(n.spans) for n in each.spans if isinstance(n, SourceNote)]
    assert {item: digest(words) for item, words in found.items()} == dict(
        envelope.fingerprint.items
    )


def test_a_file_without_a_report_carries_none():
    assert read_bytes(docx_bytes(documents.whole())).embedded is None


def test_a_document_with_everything_comes_back():
    document = documents.whole(pages=1, tasks=12)
    found = read_bytes(docx_bytes(document))
    assert digest(printed(found)) == digest(text for _, text in printed_paragraphs(document))
    assert found.warnings == ()


def test_both_packages_agree_on_the_name_of_the_data():
    assert embedded.NAMESPACE == embed.NAMESPACE
