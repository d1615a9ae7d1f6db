"""Pictures of the clerk's own."""

import struct

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.picture import ImageFacts, image_facts
from cchc_desk.forms.document import Picture
from tests.export.documents import page_of, png
from tests.export.reading import Read

JPEG_HEAD = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def jpeg(width, height, frame=0xC2):
    body = struct.pack(">BBHBHHB", 0xFF, frame, 11, 8, height, width, 1) + b"\x01\x11\x00"
    return JPEG_HEAD + body


def extent_mm(*pictures):
    file = Read(docx_bytes(page_of(*pictures)))
    name = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
    extent = next(file.body.iter(name))
    return int(extent.get("cx")) / 36000, int(extent.get("cy")) / 36000


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (png(40, 20), ImageFacts("png", 40, 20)),
        (jpeg(640, 480), ImageFacts("jpeg", 640, 480)),
        (jpeg(640, 480, frame=0xC4), None),
        (jpeg(0, 480), None),
        (png()[:20], None),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, None),
        (b"GIF89a", None),
        (b"", None),
        (JPEG_HEAD, None),
        (jpeg(640, 480)[:26], None),
    ],
)
def test_the_head_of_an_image_tells_its_kind_and_size(data, facts):
    assert image_facts(data) == facts


def test_a_picture_keeps_its_size_and_shape():
    assert extent_mm(Picture(png(40, 20), 80, "")) == (80, 40)


def test_a_picture_is_no_wider_than_the_text():
    assert extent_mm(Picture(png(40, 20), 500, "")) == (165, 82.5)


def test_a_picture_is_no_taller_than_the_page():
    width, height = extent_mm(Picture(png(10, 100), 160, ""))
    assert height < 257
    assert height / width == pytest.approx(10, abs=0.01)


def test_the_same_picture_twice_is_kept_once():
    pictures = [Picture(png(), 40, ""), Picture(png(), 80, "")]
    names = Read(docx_bytes(page_of(*pictures))).archive.namelist()
    assert [name for name in names if "media" in name] == ["word/media/image1.png"]


def test_a_picture_tells_what_it_shows():
    data = docx_bytes(page_of(Picture(jpeg(4, 3), 40, 'Biểu đồ "hồ sơ" <1>')))
    xml = Read(data).archive.read("word/document.xml").decode()
    assert 'descr="Biểu đồ &quot;hồ sơ&quot; &lt;1&gt;"' in xml
