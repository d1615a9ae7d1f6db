"""Whatever a paper looks like: all its characters come out again, in their order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.document import Line, line_text
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Footnote, inline_text
from cchc_desk.intake.recognise.assemble import with_role
from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.intake.source import (
    SourceDocument,
    SourceFormat,
    SourceNote,
    SourceParagraph,
    SourceSection,
    SourceSpan,
    TextAlignment,
    own_text,
    spans_text,
)

PREFIXES = (
    "", "", "I. ", "II. ", "V. ", "A. ", "1. ", "2. ", "3.", "1.1. ", "1.2 ", "a) ", "b) ", "đ) ",
    "(1) ", "i) ", "- ", "-", "+ ", "* ", "– ", "• ", "Phần I", "PHẦN I. ", "Mục 2. ", "- + ",
)  # fmt: skip
WORDS = (
    "Kết quả thực hiện", "Kết quả thực hiện kế hoạch", "CÔNG TÁC CHỈ ĐẠO", "Không.",
    "Việc ban hành (nêu rõ số lượng, ngày): Đã ban hành 03 văn bản.", "Hạn chế :", "Ưu điểm:",
    "Tiếp tục rà soát, cắt giảm thời gian; công khai thủ tục.", "Giải ngân:đạt 40%",
    "(Nêu rõ số lượng văn bản đã ban hành)", "Số liệu như sau:", "Đạt 13,6/110 triệu đồng",
    "Cải cách thủ tục hành chính (TTHC)", "Trên đây là báo cáo quý I năm 2026./.", "Về {mẫu} này",
    "Trong quý I năm 2026, Sở Y tế đã làm việc với các phòng. Kết quả tốt.", "Bảng 1. Hồ sơ",
    "Tình hình (chi tiết tại phụ lục) : tốt", "Trân trọng./.", "Xem http://a.vn: mục 3",
)  # fmt: skip
SPANS = st.builds(SourceSpan, st.sampled_from(WORDS), st.booleans(), st.booleans())
NOTES = st.integers(1, 999).map(lambda number: SourceNote((SourceSpan(f"Văn bản số {number}"),)))


@st.composite
def paragraphs(draw):
    words = draw(SPANS)
    spans = (words, *draw(st.lists(st.one_of(SPANS, NOTES), max_size=2)))
    prefix = draw(st.sampled_from(PREFIXES))
    first = SourceSpan(prefix, words.bold, words.italic)
    automatic = draw(st.sampled_from(["", "", "", "I.", "1.", "a)", "-", "•", "1.1."]))
    return SourceParagraph(
        (*((first,) if prefix else ()), *spans),
        number_text=automatic,
        list_level=draw(st.integers(0, 3)) if automatic else None,
        heading_level=draw(st.sampled_from([None, None, None, 1, 2, 3])),
        format=SourceFormat(alignment=draw(st.sampled_from(list(TextAlignment)))),
    )


BODIES = st.lists(paragraphs(), max_size=14)
HEAD = (
    SourceParagraph((SourceSpan("BÁO CÁO", bold=True),)),
    SourceParagraph((SourceSpan("Công tác của Sở Y tế quý I năm 2026", bold=True),)),
    SourceParagraph((SourceSpan("Sở Y tế báo cáo như sau:"),)),
)


def characters(texts):
    """Return all that is read, white space aside; signs as they are printed."""
    kept = "".join("".join(text.split()) for text in texts)
    return kept.translate(str.maketrans("–•+*{}", "----()"))


def composed(recognised):
    """Return the lines that are printed, without head and foot."""
    learned = learn(recognised, "mau")
    parts = learned.report_parts
    report = Report(
        learned.template,
        parts.period or read_period("2026-quy-1"),
        parts.office,
        front=parts.front,
        answers=parts.answers,
    )
    nodes = compose(report, Printing(guidance=True)).sections[0].nodes
    return [node for node in nodes if isinstance(node, Line)]


def printed(recognised):
    return characters(line_text(line) for line in composed(recognised))


def as_read(blocks):
    signs = {"-": "- ", "•": "• "}
    return characters(
        signs.get(each.number_text, each.number_text) + own_text(each) for each in blocks
    )


def recognised_from(blocks):
    return recognise(SourceDocument((SourceSection(tuple(blocks)),)))


@given(BODIES)
@settings(max_examples=300)
def test_every_character_between_title_and_foot_is_printed_in_order(body):
    blocks = [*HEAD, *body]
    assert printed(recognised_from(blocks)) == as_read(blocks)


@given(BODIES)
def test_every_note_is_printed_in_order(body):
    lines = composed(recognised_from([*HEAD, *body]))
    spans = [span for line in lines for span in line.spans]
    notes = [inline_text(span.spans) for span in spans if isinstance(span, Footnote)]
    read = [span for each in body for span in each.spans if isinstance(span, SourceNote)]
    assert notes == [spans_text(note.spans) for note in read]


CHOICES = st.lists(
    st.tuples(
        st.integers(0, 13),
        st.sampled_from([LineRole.HEADING, LineRole.LABEL, LineRole.ANSWER]),
        st.integers(1, 9),
    ),
    max_size=5,
)


@given(BODIES, CHOICES)
@settings(max_examples=200)
def test_nor_is_one_lost_when_the_clerk_says_what_lines_are(body, choices):
    recognised = recognised_from([*HEAD, *body])
    movable = {LineRole.HEADING, LineRole.LABEL, LineRole.ANSWER}
    for place, role, level in choices:
        index = len(HEAD) + place
        if index < len(recognised.lines) and recognised.lines[index].role in movable:
            recognised = with_role(recognised, index, role, level)
    assert printed(recognised) == as_read([*HEAD, *body])
