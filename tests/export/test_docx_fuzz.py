"""Any document at all: the file is written, opens again and is valid."""

import io
from dataclasses import fields

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.embed import Embedded
from cchc_desk.export.verify import expected, verify_docx
from cchc_desk.forms.document import (
    Alignment,
    Cell,
    Document,
    Grid,
    Letterhead,
    Line,
    Orientation,
    Origin,
    Picture,
    Role,
    Row,
    RowKind,
    Section,
    Signature,
)
from tests.export.documents import png
from tests.strategies import footnotes, spans, texts

origins = st.builds(Origin, item=st.sampled_from([None, "a", "b"]))
inlines = st.lists(spans | footnotes, max_size=4).map(tuple)
lines = st.builds(Line, st.sampled_from(Role), inlines, origins, st.integers(-1, 12), st.booleans())
covers = st.integers(-1, 4)
cells = st.builds(
    Cell, st.lists(lines, max_size=2).map(tuple), covers, covers, st.sampled_from(Alignment)
)
rows = st.builds(Row, st.lists(cells, max_size=4).map(tuple), st.sampled_from(RowKind))
widths = st.lists(st.floats(), max_size=4).map(tuple)
grids = st.builds(Grid, widths, st.lists(rows, max_size=5).map(tuple), origins)
images = st.sampled_from([png(), png(1, 900), b"", b"\xff\xd8\xff\xc0"])
pictures = st.builds(Picture, images, st.floats(), texts, origins)
letterheads = st.builds(Letterhead, *[texts for _ in fields(Letterhead)])
signatures = st.builds(Signature, st.lists(texts, max_size=3).map(tuple), texts, texts, texts)
nodes = lines | grids | pictures | letterheads | signatures
sections = st.builds(Section, st.lists(nodes, max_size=6).map(tuple), st.sampled_from(Orientation))
documents = st.builds(Document, texts, texts, st.lists(sections, max_size=3).map(tuple))

# The fixtures are read-only for the whole run, and a file is written over its predecessor.
relaxed = settings(
    deadline=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@relaxed
@given(documents)
def test_any_document_makes_a_valid_file(faults, tmp_path, document):
    file = tmp_path / "fuzz.docx"
    file.write_bytes(docx_bytes(document, embedded=Embedded("r", b"{}")))
    assert faults(file) == []


@relaxed
@given(documents)
def test_any_document_reads_back_as_it_was(tmp_path, document):
    file = tmp_path / "fuzz.docx"
    file.write_bytes(docx_bytes(document))
    verify_docx(file, expected(document))


@relaxed
@given(documents)
def test_any_document_opens_in_a_word_library(document):
    opened = docx.Document(io.BytesIO(docx_bytes(document)))
    assert len(opened.sections) >= 1
