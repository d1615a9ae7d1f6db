"""Random but valid content, for properties that must hold of any report."""

from decimal import Decimal

from hypothesis import strategies as st

from cchc_desk.forms.richtext import (
    Footnote,
    Image,
    Level,
    Paragraph,
    Span,
    Table,
    TableCell,
    Vertical,
    normalise,
)

texts = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aơđữ <>&\"'-+*\t\n")),
    max_size=20,
)
spans = st.builds(
    Span,
    texts,
    bold=st.booleans(),
    italic=st.booleans(),
    vertical=st.sampled_from(Vertical),
    link=st.none() | texts,
    figure=st.none() | texts,
)
footnotes = st.builds(Footnote, st.lists(spans, max_size=2).map(tuple))
paragraphs = st.builds(
    Paragraph, st.lists(spans | footnotes, max_size=4).map(tuple), st.sampled_from(Level)
)
cells = st.builds(TableCell, st.lists(paragraphs, max_size=2).map(tuple))
tables = st.builds(
    Table,
    st.lists(st.lists(cells, min_size=2, max_size=2).map(tuple), max_size=3).map(tuple),
    st.just(()) | st.tuples(st.floats(5, 90), st.floats(5, 90)),
    st.integers(0, 2),
)
images = st.builds(Image, texts, st.floats(1, 200), texts)
rich_texts = st.lists(paragraphs | tables | images, max_size=4).map(normalise)
numbers = st.decimals(
    min_value=Decimal(-(10**9)), max_value=Decimal(10**9), places=2, allow_nan=False
)
