"""What a reader gets of a package that was let in."""

from dataclasses import replace

import pytest

from cchc_desk.intake.package import PackageKind, open_file, open_package
from cchc_desk.intake.refusals import (
    DamagedFileError,
    NotExcelError,
    NotWordError,
    PictureError,
    UnreachableFileError,
)
from cchc_desk.intake.relations import Relation
from tests.intake.hostile.cases import ADDRESSES, main_stored, pointing_outside, strict
from tests.intake.hostile.documents import (
    KINDS,
    MAIN,
    RELS,
    ROOT_RELS,
    body,
    excel,
    jpeg,
    png,
    relationship,
    relationships,
    word,
    word_parts,
)
from tests.intake.hostile.zips import entry

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def relation_to(target, part="word/document.xml", parts=()):
    """Return what one relationship of a Word document is read as."""
    rels = relationships(relationship("rId7", "image", target))
    folder, _, name = part.rpartition("/")
    more = dict.fromkeys(parts, b"x")
    package = open_package(word({f"{folder}/_rels/{name}.rels": rels, **more}))
    return package.relations(part)[0]


# --- kind and parts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind", "main"),
    [
        (word(), PackageKind.DOCX, MAIN),
        (strict(), PackageKind.DOCX, MAIN),
        (excel(), PackageKind.XLSX, "xl/workbook.xml"),
    ],
)
def test_the_kind_is_that_of_the_main_part(data, kind, main):
    package = open_package(data)
    assert (package.kind, package.main_name) == (kind, main)


def test_the_main_part_may_have_any_name():
    parts = {name.replace("document", "văn bản"): data.replace(b"/document", "/văn bản".encode())
             for name, data in word_parts().items()}  # fmt: skip
    package = open_package(word({MAIN: None, RELS: None, **parts}))
    assert package.xml(package.main_name).tag == f"{W}document"


@pytest.mark.parametrize(
    ("data", "expected", "refusal"),
    [(excel(), PackageKind.DOCX, NotWordError), (word(), PackageKind.XLSX, NotExcelError)],
)
def test_a_file_of_the_other_kind_is_named(data, expected, refusal):
    with pytest.raises(refusal):
        open_package(data, expected)


def test_a_file_of_the_expected_kind_is_let_in():
    assert open_package(excel(), PackageKind.XLSX).kind is PackageKind.XLSX


def test_names_are_told_as_written_and_found_in_any_case():
    package = open_package(word(None, entry("word/media/Ảnh.PNG", png()), entry("word/", b"")))
    assert package.names() == (*word_parts(), "word/media/Ảnh.PNG")
    assert package.has("WORD/MEDIA/ảnh.png")
    assert not package.has("word/")


def test_a_part_is_read_as_it_is():
    assert open_package(word()).read(MAIN) == body()


@pytest.mark.parametrize("ask", ["read", "xml", "image"])
def test_a_missing_part_is_a_damaged_file(ask):
    with pytest.raises(DamagedFileError):
        getattr(open_package(word()), ask)("word/nothing.xml")


def test_the_bytes_of_a_file_are_read_once(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word())
    package = open_file(path)
    path.write_bytes(b"something else")
    assert package.read(MAIN) == body()


def test_a_path_to_nothing_is_refused(tmp_path):
    with pytest.raises(UnreachableFileError):
        open_file(tmp_path / "a.docx")


# --- XML ------------------------------------------------------------------------------------------


def test_comments_and_instructions_do_not_part_a_text():
    main = body("<w:t>một<!-- lời bàn --> câu<?do it?> liền</w:t>")
    root = open_package(word({MAIN: main})).xml(MAIN)
    assert [each.text for each in root.iter(f"{W}t")] == ["một câu liền"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_is_read_in_the_encodings_that_packages_may_use(encoding):
    declared = encoding.removesuffix("-sig").upper()
    main = f'<?xml version="1.0" encoding="{declared}"?><a>Quý Ⅰ</a>'.encode(encoding)
    assert open_package(word({MAIN: main})).xml(MAIN).text == "Quý Ⅰ"


def test_a_text_of_almost_ten_million_characters_is_read():
    package = open_package(main_stored(body(f"<w:t>{'cải cách ' * 800_000}</w:t>")))
    assert len(package.xml(MAIN)[0][0].text) == 7_200_000


# --- relations ------------------------------------------------------------------------------------


def test_relations_name_parts_of_the_package():
    assert open_package(word()).relations(MAIN) == (
        Relation("rId1", f"{KINDS}/styles", "word/styles.xml", is_external=False),
        Relation("rId2", f"{KINDS}/image", "word/media/image1.png", is_external=False),
    )


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("media/a.png", "word/media/a.png"),
        ("/word/media/a.png", "word/media/a.png"),
        ("../customXml/item1.xml", "customXml/item1.xml"),
        ("../../../../etc/passwd", "etc/passwd"),
        ("./a/../b.png", "word/b.png"),
        ("a%20b.png", "word/a b.png"),
    ],
)
def test_a_target_is_found_from_its_part(target, name):
    assert relation_to(target) == Relation("rId7", f"{KINDS}/image", name, is_external=False)


def test_a_target_with_an_escape_in_the_archive_too_is_found():
    assert relation_to("a%20b.png", parts=["word/a%20b.png"]).target == "word/a%20b.png"


def test_the_kind_of_a_relation_is_the_same_in_strict_files():
    (root,) = open_package(strict()).relations("")
    assert root.kind == "officeDocument"


def test_a_part_without_relations_points_to_nothing():
    assert open_package(word()).relations("word/styles.xml") == ()


def test_every_address_outside_is_external_whatever_the_file_says():
    found = open_package(pointing_outside()).relations(MAIN)
    assert all(each.is_external for each in found)
    assert {each.target for each in found} == set(ADDRESSES)


def test_a_relation_without_id_or_target_says_nothing():
    rels = relationships(relationship("", "image", "a"), relationship("rId1", "image", ""))
    assert open_package(word({RELS: rels})).relations(MAIN) == ()


def test_an_external_main_part_is_none():
    rels = relationships(relationship("rId1", "officeDocument", MAIN, "External"))
    with pytest.raises(DamagedFileError):
        open_package(word({ROOT_RELS: rels}))


# --- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [png(), png(10_000, 5_000), jpeg(640, 480)])
def test_a_picture_is_read_as_it_is(data):
    package = open_package(word({"word/media/image1.png": data}))
    assert package.image("word/media/image1.png") == data


def test_a_picture_that_cannot_be_taken_does_not_spoil_the_rest():
    package = open_package(word({"word/media/image1.png": b"no picture"}))
    with pytest.raises(PictureError):
        package.image("word/media/image1.png")
    assert package.read(MAIN) == body()


def test_a_picture_is_not_unpacked_when_it_says_it_is_too_large():
    said = replace(entry("word/media/big.png", png()), size=30 << 20, packed=bytes(1 << 20))
    with pytest.raises(PictureError):
        open_package(word(None, said)).image("word/media/big.png")
