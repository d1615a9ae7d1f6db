"""The real documents beside the project, against an outside reader and against their own text."""

import importlib.util

import pytest

from cchc_desk.forms.richtext import Footnote, Inline, Span, join_spans
from cchc_desk.intake.source import (
    SourceBlock,
    SourceDocument,
    SourceNote,
    SourceParagraph,
    SourceTable,
    inlines,
    own_text,
    paragraphs,
    spans_text,
)
from tests.corpus import CorpusText, read_corpus, shared_folder
from tests.intake.word_builder.reading import read_bytes

NAMES = (
    "bao-cao-6-thang-2023-quang-ngai",
    "bao-cao-quy-1-2023-brvt",
    "ke-hoach-2023-nghe-an",
    "ke-hoach-2025-lai-chau",
    "phu-luc-2023-brvt",
)


@pytest.fixture(scope="module", params=NAMES)
def name(request) -> str:
    if not shared_folder().is_dir():
        pytest.skip("../shared is absent")
    return request.param


@pytest.fixture(scope="module")
def document(name) -> SourceDocument:
    return read_bytes((shared_folder() / "corpus" / f"{name}.docx").read_bytes())


@pytest.fixture(scope="module")
def corpus(name) -> CorpusText:
    return read_corpus(name)


# --- as an outside reader says it -----------------------------------------------------------------


@pytest.fixture(scope="module")
def outside(name) -> list[dict]:
    """Return what the outside reader sees."""
    script = shared_folder() / "tools" / "docx_text.py"
    spec = importlib.util.spec_from_file_location("docx_text", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.read(shared_folder() / "corpus" / f"{name}.docx")


class Retold:
    """Tell a source document in the form of the outside reader."""

    def __init__(self, document: SourceDocument) -> None:
        self.notes: list[str] = []
        self.items: list[dict] = []
        for block in document.blocks:
            self._block(block)
        self.items += [
            {"kind": "footnote", "n": number, "text": words}
            for number, words in enumerate(self.notes, start=1)
        ]

    def _block(self, block: SourceBlock) -> None:
        if isinstance(block, SourceParagraph):
            if text := self._line(block):
                self.items.append({"kind": "p", "text": text})
        elif isinstance(block, SourceTable):
            for row in block.rows:
                cells = ["⏎".join(self._lines(cell)) for cell in row.cells]
                self.items.append({"kind": "row", "cells": cells, "header": row.is_header})

    def _lines(self, cell) -> list[str]:
        return [text for each in paragraphs(cell.blocks) if (text := self._line(each))]

    def _line(self, paragraph: SourceParagraph) -> str:
        found = ""
        for span in paragraph.spans:
            if isinstance(span, SourceNote):
                self.notes.append(spans_text(span.spans))
                found += f"[^{len(self.notes)}]"
            else:
                found += span.text.replace("\n", " / ")
        return found.replace("\N{NO-BREAK SPACE}", " ").strip()


def test_an_outside_reader_sees_the_same(document, outside):
    assert Retold(document).items == outside


# --- as it was typed ------------------------------------------------------------------------------


def test_every_line_of_the_text_is_a_paragraph_in_the_same_order(document, corpus):
    found = iter([own_text(each) for each in document.blocks if isinstance(each, SourceParagraph)])
    assert [line.text for line in corpus.lines if line.text not in found] == []


def slanted(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a line without what is bold: a heading is bold as a whole."""
    return join_spans(_slanted(span) for span in line)


def _slanted(span: Inline) -> Inline:
    if isinstance(span, Footnote):
        return Footnote(tuple(Span(each.text, italic=each.italic) for each in span.spans))
    return Span(span.text, italic=span.italic)


def test_slanted_words_and_notes_are_where_they_were(document, corpus):
    found = [slanted(inlines(each.spans)) for each in paragraphs(document.blocks)]
    body = [line for line in corpus.lines if line.kind == "P"]
    assert [line for line in body if slanted(line.spans) not in found] == []


def test_headings_are_bold_and_the_body_is_justified(document, corpus):
    by_text = {own_text(each): each.format for each in paragraphs(document.blocks)}
    headings = [by_text[line.text] for line in corpus.lines if line.kind in {"H1", "H2"}]
    assert all(each.bold for each in headings)
    body = [by_text[line.text] for line in corpus.lines if line.kind == "P"]
    assert {each.font for each in body} <= {"Times New Roman"}
    assert sum(each.alignment == "justified" for each in body) >= len(body) * 0.9


def test_the_table_of_tasks_is_whole(document, corpus):
    ruled = [
        each for each in document.blocks if isinstance(each, SourceTable) and not each.is_layout
    ]
    assert sum(len(table.rows) for table in ruled) == len(corpus.rows) + bool(corpus.header)


def test_nothing_has_to_be_said_of_these_files(document):
    assert document.warnings == ()
