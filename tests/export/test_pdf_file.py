"""A PDF file on the disk: what it says of itself, and that only a whole one is kept."""

import unicodedata
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.export import pdf as pdf_module
from cchc_desk.export.font_letters import vietnamese_letters
from cchc_desk.export.fonts import printing_fonts
from cchc_desk.export.pdf import expected, pdf_bytes, verify_pdf, write_pdf
from cchc_desk.export.pdf_reading import PdfError, page_count, read_pdf
from cchc_desk.export.typesetter import Typesetter
from cchc_desk.export.verify import DamagedFileError
from cchc_desk.forms.document import Document, Line, Role
from cchc_desk.forms.richtext import Span
from tests.export import documents
from tests.export.documents import heading, line, page_of
from tests.export.printed import printed
from tests.export.test_docx_fuzz import documents as any_documents
from tests.export.test_docx_valid import ODD

relaxed = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return printed(documents.whole(), tmp_path_factory.mktemp("whole"))


# --- what the file says of itself -----------------------------------------------------------------


def test_every_font_is_embedded_in_part(whole):
    name = printing_fonts().family.replace(" ", "")
    assert {font.partition("-")[0] for font, *_ in whole.fonts} == {name}
    assert all(is_embedded and is_part for _, is_embedded, is_part in whole.fonts)


def test_title_office_and_language_are_set(whole):
    document = documents.whole()
    assert whole.facts["Title"] == document.title
    assert whole.facts["Author"] == document.office
    assert b"/Lang(vi)" in whole.file.read_bytes()


def test_the_headings_and_appendices_are_bookmarks(whole):
    titles = [(level, title) for level, title, _ in whole.bookmarks]
    assert titles[:4] == [
        (1, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH"),
        (2, "1. Về kế hoạch cải cách hành chính"),
        (1, "II. KẾT QUẢ"),
        (2, "a) Kết quả tuyên truyền"),
    ]
    appendix = "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert titles[-2:] == [(1, f"Phụ lục I. {appendix}"), (1, f"Phụ lục II. {appendix}")]


def test_a_bookmark_says_the_heading_and_not_the_answer_beside_it(whole):
    titles = [title for _, title, _ in whole.bookmarks]
    assert "c) Kết quả phổ biến pháp luật" in titles


def test_a_bookmark_leads_to_its_page(whole):
    pages = {title.partition(".")[0]: page for _, title, page in whole.bookmarks}
    assert (pages["I"], pages["2"], pages["Phụ lục I"]) == (1, 2, 6)


def test_a_long_heading_is_cut_in_the_bookmarks(tmp_path):
    (entry,) = printed(page_of(heading(documents.LONG, 1)), tmp_path).bookmarks
    assert entry[1].endswith(" …")
    assert len(entry[1]) <= 120


def test_a_heading_without_words_is_no_bookmark(tmp_path):
    assert printed(page_of(heading(" ", 1), line("x")), tmp_path).bookmarks == []


def test_a_link_is_kept_when_it_is_safe(tmp_path):
    data = pdf_bytes(documents.whole(pages=0))
    assert b"/URI(https://sokhcn.example.vn/cchc)" in data
    assert b"x.docm" not in data


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_vietnamese_letter_can_be_copied_as_one_character(bold, italic, tmp_path):
    words = [f"t{letter}n" for letter in sorted(vietnamese_letters())]
    spans = (Span(" ".join(words), bold=bold, italic=italic),)
    text = printed(page_of(Line(Role.BODY, spans)), tmp_path).text
    assert text.split() == words
    assert unicodedata.is_normalized("NFC", text)


def test_decomposed_letters_are_composed(tmp_path):
    text = printed(page_of(line("Co\u0323\u0302ng ho\u0300a")), tmp_path).text
    assert text.split() == ["Cộng", "hòa"]


# --- the same bytes -------------------------------------------------------------------------------


def test_two_files_of_one_document_are_the_same_bytes():
    created = datetime(2026, 4, 1, tzinfo=UTC)
    first, second = (pdf_bytes(documents.whole(), created=created) for _ in range(2))
    assert first == second


def test_nothing_in_the_file_tells_when_it_was_written(whole):
    assert "CreationDate" not in whole.facts
    assert whole.file.read_bytes() == pdf_bytes(documents.whole())


def test_the_moment_is_told_when_it_is_given(tmp_path):
    hanoi = timezone(timedelta(hours=7))
    data = pdf_bytes(page_of(line("a")), created=datetime(2026, 4, 1, 8, 30, 5, 250000, hanoi))
    assert b"/CreationDate(D:20260401013005" in data


# --- any words and any document -------------------------------------------------------------------


MARKUP = (
    '#panic("x") #set page(width: 1pt) $x^2$ *b* _i_ `c` <l> @r = H\n'
    '"; panic("y"); " \\u{41} \\" \\\\ // c /* d */ [e] {f} ~ -- --- ... \'q\' "q" &amp; %s {0}'
)


def test_markup_in_the_words_is_words(tmp_path):
    spans = (Span(MARKUP), Span(MARKUP, bold=True, link='https://a.vn/"#{}\\'))
    found = printed(page_of(Line(Role.BODY, spans), documents.task_grid(0)), tmp_path)
    assert "".join(found.logical_text.split()).startswith("".join(MARKUP.split()) * 2)


plain = st.text(st.sampled_from("aơđữẠ19#$*_`<>@=\"\\'/[]{}()~-.&%\n\t ;:,"), max_size=40)


@relaxed
@given(plain, plain)
def test_any_signs_are_printed_as_they_are(first, second):
    document = page_of(line(first, bold=True), documents.heading(second, 1), line(first + second))
    shown = "".join(read_pdf(pdf_bytes(document)).letters.elements())
    typed = first + second + first + second
    assert sorted("".join(shown.split())) == sorted("".join(typed.split()))


@relaxed
@given(any_documents)
def test_any_document_makes_a_file_that_reads_as_it(tmp_path, document):
    typeset = Typesetter().typeset(document)
    file = tmp_path / "fuzz.pdf"
    file.write_bytes(typeset.pdf)
    verify_pdf(file, expected(document, typeset))


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_is_written(name, tmp_path):
    target = tmp_path / "odd.pdf"
    write_pdf(ODD[name], target)
    assert page_count(target.read_bytes()) >= 1


# --- only a whole file is kept --------------------------------------------------------------------


def test_a_document_is_written_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "báo cáo.pdf"
    write_pdf(documents.whole(), target)
    assert target.read_bytes() == pdf_bytes(documents.whole())
    assert list(tmp_path.iterdir()) == [target]


WHOLE = Typesetter().typeset(documents.whole(pages=0, tasks=3))
PROBE = expected(documents.whole(pages=0, tasks=3), WHOLE)
DAMAGED = {
    "cut short": WHOLE.pdf[: len(WHOLE.pdf) // 2],
    "without its end": WHOLE.pdf[:-20],
    "empty": b"",
    "no PDF": b"PK" + WHOLE.pdf,
    "another document": pdf_bytes(page_of(line("khác"))),
    "a changed byte": WHOLE.pdf[:900] + bytes([WHOLE.pdf[900] ^ 0xFF]) + WHOLE.pdf[901:],
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_noticed(name, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(DAMAGED[name])
    with pytest.raises(DamagedFileError, match="PDF"):
        verify_pdf(file, PROBE)


def test_a_file_that_is_gone_is_noticed(tmp_path):
    with pytest.raises(DamagedFileError):
        verify_pdf(tmp_path / "none.pdf", PROBE)


def test_a_file_that_lacks_a_word_is_noticed(tmp_path):
    file = tmp_path / "a.pdf"
    typeset = Typesetter().typeset(page_of(line("một hai")))
    file.write_bytes(typeset.pdf)
    with pytest.raises(DamagedFileError):
        verify_pdf(file, expected(page_of(line("một hai ba")), typeset))


@relaxed
@given(st.integers(0, len(WHOLE.pdf) - 1), st.integers(0, 7))
def test_a_changed_bit_is_read_or_refused(place, bit):
    changed = bytes([WHOLE.pdf[place] ^ (1 << bit)])
    with suppress(PdfError):
        assert read_pdf(WHOLE.pdf[:place] + changed + WHOLE.pdf[place + 1 :]).texts is not None


def test_a_failed_writing_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(pdf_module, "expected", lambda *_: PROBE)
    with pytest.raises(DamagedFileError):
        write_pdf(page_of(line("mới")), target)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_document_of_nothing_is_one_blank_page():
    assert read_pdf(pdf_bytes(Document("", "", ()))).texts == ((),)
