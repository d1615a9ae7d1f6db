"""A PDF read again: its pages and what is written on them."""

import zlib

import pytest

from cchc_desk.export.pdf_reading import PdfError, page_count, read_pdf

LETTERS = {"0001": "0041", "0002": "1EC7", "0028": "0028", "0029": "0029", "0003": "00660069"}
TO_UNICODE = "\n".join(f"<{code}> <{letters}>" for code, letters in LETTERS.items()) + "\n"


def stream(text):
    packed = zlib.compress(text if isinstance(text, bytes) else text.encode())
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)


def written(*contents, count=None, kids=None, resources=b"<</Font<</f0 4 0 R>>>>"):
    """Make a file of pages that draw these contents."""
    numbers = range(6, 6 + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers) if kids is None else kids
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents) if count is None else count, kids),
        resources,
        b"<</Type/Font/ToUnicode 5 0 R>>",
        stream(TO_UNICODE),
    ]
    for number, content in zip(numbers, contents, strict=True):
        objects += [b"<</Resources 3 0 R/Contents %d 0 R>>" % (number + 1), stream(content)]
    data, rows = b"%PDF-1.7\n", b"0000000000 65535 f\r\n"
    for number, each in enumerate(objects, start=1):
        rows += b"%010d 00000 n\r\n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n%strailer\n<</Root 1 0 R>>\n" % (len(objects) + 1, rows)
    return data + table + b"startxref\n%d\n%%%%EOF" % len(data)


def texts(*contents):
    return ["".join(page) for page in read_pdf(written(*contents)).texts]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        (b"(\\000\\001\\000\\002)Tj", "Aệ"),
        (b"[(\\000\\001)18.06(\\000\\002)]TJ", "Aệ"),
        (b"<00010002>Tj", "Aệ"),
        (b"[<0001>18.06(\\000\\002)]TJ", "Aệ"),
        (b"(\\000\\003)Tj", "fi"),
        (b"(\\000(\\000\\001\\000))Tj", "(A)"),
        (b"(\\000\\(\\000\\001)Tj(\\000\\002)Tj", "(Aệ"),
        (b"(\\000\\t)Tj(\\000\\001)Tj", "A"),
        (b"/Span<</MCID 0>>BDC (\\000\\001)Tj EMC", "A"),
        (b"/Artifact<</Type/Layout>>BDC (\\000\\001)Tj EMC(\\000\\002)Tj", "ệ"),
        (b"/Artifact BMC (\\000\\001)Tj EMC", ""),
        (b"/Span<</ActualText<FEFF1EA1>>>BDC(\\000\\001)Tj EMC(\\000\\002)Tj", "ạệ"),
        (b"/Artifact BMC/Span<</ActualText<FEFF1EA1>>>BDC(\\000\\001)Tj EMC EMC", ""),
        (b"/ReversedChars BMC(\\000\\001)Tj EMC", "A"),
    ],
)
def test_what_is_drawn_is_read(drawn, text):
    assert texts(b"BT /f0 12 Tf " + drawn + b" ET") == [text]


def test_every_page_is_read_in_its_order():
    pages = [b"/f0 12 Tf(\\000\\001)Tj", b"/f0 9.5 Tf(\\000\\002)Tj", b""]
    assert texts(*pages) == ["A", "ệ", ""]
    assert page_count(written(*pages)) == 3


def test_a_page_without_fonts_has_no_text():
    assert read_pdf(written(b"0 0 m 1 1 l S", resources=b"<<>>")).texts == ((),)


def test_letters_are_counted():
    found = read_pdf(written(b"/f0 1 Tf(\\000\\001\\000\\001\\000\\002)Tj"))
    assert found.letters == {"A": 2, "ệ": 1}


SOUND = written(b"/f0 12 Tf(\\000\\001)Tj")
DAMAGED = {
    "nothing": b"",
    "another kind": b"PK" + SOUND,
    "no end": SOUND[:-3],
    "a table elsewhere": SOUND.replace(b"startxref\n", b"startxref\n1"),
    "no table": SOUND.replace(b"xref\n0", b"xxxx\n0"),
    "an object elsewhere": SOUND.replace(b"0000000009 ", b"0000000010 "),
    "an object that is not there": SOUND.replace(b"/Pages 2 0", b"/Pages 9 0"),
    "too few pages": written(b"", count=2),
    "no list of pages": SOUND.replace(b"/Kids", b"/Xids"),
    "a font that is not named": written(b"/f9 12 Tf(\\000\\001)Tj"),
    "a string without end": written(b"/f0 12 Tf(\\000(\\000\\001)Tj"),
    "a packed stream that is not": SOUND.replace(b"stream\nx", b"stream\ny"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_refused(name):
    with pytest.raises(PdfError):
        read_pdf(DAMAGED[name])
