"""Whatever a paper looks like: every word of it is printed again, or waits, or is named."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_source import Source
from cchc_desk.desk.importing import NothingToBringInError
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.fingerprint import printed_paragraphs
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import footnotes, inline_text, plain_text
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.intake.source import (
    SourceCell,
    SourceDocument,
    SourceFormat,
    SourceParagraph,
    SourceRow,
    SourceSection,
    SourceSpan,
    SourceTable,
    TextAlignment,
    own_text,
    paragraphs,
)
from tests.desk.foreign import brought_in

SHORT = st.text(alphabet="aáI1.:;-+*()[]{}<>&\"'“”/ \n\t\u00a0", max_size=12)
COMMON = (
    "BÁO CÁO", "Nơi nhận:", "PHỤ LỤC", "I. KẾT QUẢ", "1. Kế hoạch: đã ban hành", "Không.", "STT",
    "GIÁM ĐỐC", "Căn cứ Luật Tổ chức;", "Kính gửi: Sở Nội vụ", "Nhiệm vụ", "Quý I", "Tiến độ",
    "Thời gian hoàn thành", "Hoàn thành", "Số liệu", "Đơn vị tính", "12,5", "Số: 5/BC-SYT", "./.",
    "Đông Sơn, ngày 3 tháng 4 năm 2026", "- Rà soát 04 văn bản;",
)  # fmt: skip
TEXTS = st.one_of(SHORT, st.sampled_from(COMMON))
PARAGRAPHS = st.builds(
    lambda text, bold, alignment: SourceParagraph(
        (SourceSpan(text, bold=bold),), format=SourceFormat(bold=bold, alignment=alignment)
    ),
    TEXTS,
    st.booleans(),
    st.sampled_from([TextAlignment.LEFT, TextAlignment.CENTRE]),
)
TABLES = st.builds(
    lambda rows, is_layout: SourceTable(
        tuple(
            SourceRow(tuple(SourceCell((each,), column) for column, each in enumerate(row)))
            for row in rows
        ),
        is_layout=is_layout,
    ),
    st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=4), min_size=1, max_size=5),
    st.booleans(),
)
BLOCKS = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), max_size=16)
NUMBERS = count()


def marked(blocks, places):
    """Return the blocks with a word of its own in many paragraphs; ``places`` - where in them."""
    words = (f"qz{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}x" for n in count())
    where = iter(places)
    return [_marked(block, words, where) for block in blocks]


def _marked(block, words: Iterator[str], where: Iterator[str]):
    if isinstance(block, SourceTable):
        rows = (
            replace(row, cells=tuple(
                replace(cell, blocks=tuple(_marked(each, words, where) for each in cell.blocks))
                for cell in row.cells
            ))
            for row in block.rows
        )  # fmt: skip
        return replace(block, rows=tuple(rows))
    (span,) = block.spans
    text = next(where, "{text}").format(text=span.text, word=next(words))
    return replace(block, spans=(replace(span, text=text),))


PLACES = st.sampled_from(["{text}", "{text} {word}", "{word} {text}", "{word}."])
PAPERS = st.one_of(BLOCKS, st.builds(marked, BLOCKS, st.lists(PLACES, max_size=60)))

# Titles of what may be empty, and then is not printed.
USUAL = ("Nơi nhận", "Kính gửi", "Số")


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(PAPERS)
def test_no_word_is_lost(tmp_path, blocks):
    word = SourceDocument((SourceSection(tuple(blocks)),))
    with Desk.open_or_create(tmp_path / f"{next(NUMBERS)}.cchc") as desk:
        try:
            imported = brought_in(
                desk, Source("tệp.docx", word=word), period=read_period("2026-quy-1")
            )
        except NothingToBringInError:
            return
        seen = everything(desk.report(imported.document), imported)
    for paragraph in paragraphs(blocks):
        for found in re.findall(r"[^\W\d_]{2,}", own_text(paragraph)):
            assert found.lower() in seen


def everything(report, imported):
    """Return all that is printed, waits for a place or is named, in small letters."""
    printed = (text for _, text in printed_paragraphs(compose(report, Printing(guidance=True))))
    waiting = report.answer(UNPLACED).blocks
    notes = (inline_text(note.spans) for note in footnotes(waiting))
    texts = (*printed, plain_text(waiting), *notes, *imported.warnings, *imported.left_out)
    return "".join(re.findall(r"[^\W\d_]+", " ".join((*texts, *USUAL)))).lower()
