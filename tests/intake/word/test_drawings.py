"""Pictures, text boxes, and what cannot come in."""

import pytest

from cchc_desk.intake.source import SourceBox, SourcePicture, WarningCode
from tests.export.documents import png
from tests.intake.word_builder.file import Target, relations
from tests.intake.word_builder.markup import (
    BOLD,
    HIDDEN,
    abstract,
    footnote,
    footnote_mark,
    footnote_text,
    level,
    line,
    num,
    numbered,
    p,
    picture,
    r,
    tbl,
    tc,
    text_box,
    tr,
)
from tests.intake.word_builder.reading import read, texts, warning

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    b"\xff\xc0\x00\x0b\x08\x00\x0a\x00\x14\x01\x01\x11\x00\xff\xda\x00\x00\xff\xd9"
)


def with_image(*blocks: str, name: str = "media/image1.png", data: bytes = png()):
    return read(
        *blocks,
        targets={"rImage": Target("image", name)},
        parts={f"word/{name}": data},
    )


def test_a_picture_stands_after_its_paragraph():
    document = with_image(p(r("Biểu đồ"), picture("rImage", description="Hồ sơ")), line("sau"))
    _, found, _ = document.blocks
    assert found == SourcePicture(png(), 36.0, 18.0, "Hồ sơ")
    assert texts(document) == ["Biểu đồ", "(picture)", "sau"]


def test_a_photograph_comes_in_too():
    document = with_image(p(picture("rImage")), name="media/image1.jpeg", data=JPEG)
    assert texts(document) == ["", "(picture)"]


def test_a_picture_used_twice_is_read_twice():
    document = with_image(p(picture("rImage"), picture("rImage")))
    assert texts(document) == ["", "(picture)", "(picture)"]


def test_a_picture_of_an_old_shape_has_its_size():
    shape = (
        '<w:r><w:pict><v:shape style="position:absolute;width:72pt;height:1in" alt="Dấu">'
        '<v:imagedata r:id="rImage"/></v:shape></w:pict></w:r>'
    )
    _, found = with_image(p(shape)).blocks
    assert found == SourcePicture(png(), 25.4, 25.4, "Dấu")


def test_an_old_shape_may_say_nothing_of_its_size():
    shape = '<w:r><w:pict><v:imagedata r:id="rImage"/></w:pict></w:r>'
    _, found = with_image(p(shape)).blocks
    assert (found.width_mm, found.height_mm) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "data"),
    [("media/image1.emf", b"\1\0\0\0" + b"\0" * 40), ("media/image1.png", b"no picture")],
)
def test_a_picture_of_another_kind_leaves_a_gap_and_is_counted(name, data):
    document = with_image(p(picture("rImage", description="Sơ đồ")), name=name, data=data)
    assert texts(document) == ["", "(no picture)"]
    (found,) = document.warnings
    assert (found.code, found.words) == (WarningCode.PICTURES_LEFT_OUT, ("Sơ đồ",))


@pytest.mark.parametrize(
    "target",
    [
        Target("image", "media/missing.png"),
        Target("image", "https://a.vn/x.png", is_external=True),
        Target("image", "file:///C:/x.png", is_external=True),
    ],
)
@pytest.mark.parametrize("attribute", ["embed", "link"])
def test_a_picture_elsewhere_is_not_fetched(target, attribute):
    document = read(p(picture("rX", attribute=attribute)), targets={"rX": target})
    assert texts(document) == ["", "(no picture)"]


def test_a_picture_without_a_relation_leaves_a_gap():
    assert texts(read(p(picture("rNone"), r(inside="<w:pict><v:imagedata/></w:pict>")))) == [
        "",
        "(no picture)",
        "(no picture)",
    ]


def test_a_hidden_picture_is_not_seen():
    drawing = picture("rImage").replace("<w:r>", f"<w:r><w:rPr>{HIDDEN}</w:rPr>")
    assert texts(with_image(p(r("a"), drawing))) == ["a"]


def test_a_picture_in_a_cell_stays_in_the_cell():
    (table,) = with_image(tbl(tr(tc(p(picture("rImage")))))).blocks
    _, found = table.rows[0].cells[0].blocks
    assert isinstance(found, SourcePicture)


# --- text boxes -----------------------------------------------------------------------------------


def test_a_text_box_is_read_once_after_its_paragraph():
    document = read(p(text_box(line("CỘNG HÒA"), line("Độc lập")), r("Số: 05")), line("sau"))
    assert texts(document) == ["Số: 05", "[CỘNG HÒA / Độc lập]", "sau"]
    assert warning(document, WarningCode.TEXT_BOXES) == 1


def test_an_old_text_box_is_read():
    content = f"<w:txbxContent>{line('a')}</w:txbxContent>"
    box = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    assert texts(read(p(r(inside=box)))) == ["", "[a]"]


def test_words_drawn_as_a_picture_are_kept():
    art = '<w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict>'
    assert texts(read(p(r("a"), r(inside=art)))) == ["a", "[DỰ THẢO]"]
    assert texts(read(p(r(inside=art.replace("DỰ THẢO", ""))))) == [""]


def test_a_text_box_keeps_looks_tables_and_notes():
    inside = (p(r("a", BOLD), footnote_mark(1)), tbl(tr("b", "c")))
    document = read(p(text_box(*inside)), footnotes=footnote(1, footnote_text(r("x"))))
    _, box = document.blocks
    assert isinstance(box, SourceBox)
    assert (len(box.blocks), len(box.blocks[0].spans)) == (2, 2)


def test_a_text_box_within_a_group_or_another_box_is_read():
    inner = p(text_box(line("trong")), r("ngoài"))
    group = (
        "<w:r><w:drawing><wp:anchor><wpg:wgp><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></wp:anchor></w:drawing></w:r>"
    )
    assert texts(read(p(group))) == ["", "[ngoài / [trong]]"]


def test_an_empty_text_box_is_nothing():
    document = read(p(text_box("<w:p/>"), r("a")))
    assert texts(document) == ["a"]
    assert document.warnings == ()


def test_boxes_count_their_numbers_apart_from_the_body():
    lists = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
    item = p(r("x"), props=numbered(1))
    body = (item, p(text_box(item, item)), item, p(text_box(item)))
    document = read(*body, numbering=lists)
    assert texts(document) == ["1. x", "", "[1. x / 2. x]", "2. x", "", "[3. x]"]


def test_a_drawing_in_two_versions_is_read_once():
    both = (
        "<w:r><w:drawing><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
        f"{line('mới')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>"
        f"{line('cũ')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:drawing></w:r>"
    )
    assert texts(read(p(both))) == ["", "[mới]"]


# --- what cannot come in --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ('<w:drawing><a:graphic><c:chart r:id="rC"/></a:graphic></w:drawing>', "chart"),
        ('<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>', "Excel.Sheet.12"),
        ("<w:object><w:control/></w:object>", "control"),
    ],
)
def test_objects_of_other_programs_are_counted(inside, name):
    document = read(p(r("a"), r(inside=inside)))
    assert texts(document) == ["a"]
    (found,) = document.warnings
    assert (found.code, found.words) == (WarningCode.OBJECTS_LEFT_OUT, (name,))


DIAGRAM = '<w:drawing><a:graphic><dgm:relIds r:dm="rD"/></a:graphic></w:drawing>'


def test_the_words_of_a_diagram_are_kept():
    data = (
        '<dgm:dataModel xmlns:dgm="d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<dgm:t><a:p><a:r><a:t>Giám </a:t></a:r><a:r><a:t>đốc</a:t></a:r></a:p></dgm:t>"
        "<dgm:t><a:p/></dgm:t><dgm:t><a:p><a:r><a:t>Văn phòng</a:t></a:r></a:p></dgm:t>"
        "</dgm:dataModel>"
    )
    document = read(
        p(r("Bộ máy"), r(inside=DIAGRAM)),
        targets={"rD": Target("diagramData", "diagrams/data1.xml")},
        parts={"word/diagrams/data1.xml": data},
    )
    assert texts(document) == ["Bộ máy", "[Giám đốc / Văn phòng]"]
    assert warning(document, WarningCode.OBJECTS_LEFT_OUT) == 1


@pytest.mark.parametrize("data", ["", "<x/>"])
def test_a_diagram_without_words_is_nothing(data):
    parts = {"word/diagrams/data1.xml": data} if data else {}
    targets = {"rD": Target("diagramData", "diagrams/data1.xml")}
    assert texts(read(p(r(inside=DIAGRAM)), targets=targets, parts=parts)) == [""]


def test_the_pictures_of_a_header_are_those_of_its_own_relations():
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:p><w:r><w:t>Đầu trang</w:t></w:r></w:p></w:hdr>"
    )
    document = read(
        line("a"),
        '<w:sectPr><w:headerReference w:type="default" r:id="rH"/></w:sectPr>',
        targets={"rH": Target("header", "header1.xml")},
        parts={
            "word/header1.xml": header,
            "word/_rels/header1.xml.rels": relations(("rId1", "image", "media/x.png", False)),
        },
    )
    assert document.sections[0].furniture[0].lines == ("Đầu trang",)
