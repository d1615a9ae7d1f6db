"""Which font the pages are printed in."""

import struct
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc_desk.export import fonts
from cchc_desk.export.font_letters import is_complete, vietnamese_letters
from cchc_desk.export.fonts import FAMILIES, LAST_RESORT, complete_folder, printing_fonts

CODES = sorted(map(ord, vietnamese_letters()))


def segments(codes):
    """Make a subtable of format 4, a segment for each code."""
    count = len(codes) + 1
    ends = struct.pack(f">{count}H", *codes, 0xFFFF)
    rest = struct.pack(f">H{count}H", 0, *codes, 0xFFFF)
    return struct.pack(">7H", 4, 0, 0, 2 * count, 0, 0, 0) + ends + rest


def groups(codes):
    """Make a subtable of format 12, a group for each code."""
    rows = b"".join(struct.pack(">3I", code, code, 1) for code in codes)
    return struct.pack(">HHIII", 12, 0, 0, 0, len(codes)) + rows


def font(*subtables, collection=False):
    """Make a font file that has nothing but its table of letters."""
    start = 24 if collection else 0
    table, body = b"", b""
    first = 4 + 8 * len(subtables)
    for subtable in subtables:
        table += struct.pack(">HHI", 3, 1, first + len(body))
        body += subtable
    cmap = struct.pack(">HH", 0, len(subtables)) + table + body
    head = struct.pack(">IHHHH", 0x00010000, 2, 0, 0, 0)
    names = struct.pack(">4sIII", b"OS/2", 0, 0, 0)
    names += struct.pack(">4sIII", b"cmap", 0, start + 44, len(cmap))
    outer = struct.pack(">4sIIIII", b"ttcf", 0x00010000, 2, 0, 24, 0) if collection else b""
    return outer + head + names + cmap


def test_vietnamese_has_89_letters_and_their_capitals():
    small = {letter for letter in vietnamese_letters() if letter.islower()}
    assert (len(small), len(vietnamese_letters())) == (89, 178)


@pytest.mark.parametrize("subtable", [segments, groups])
def test_a_font_with_every_letter_is_complete(subtable, tmp_path):
    file = tmp_path / "a.ttf"
    file.write_bytes(font(struct.pack(">H", 0), subtable(CODES)))
    assert is_complete(file)


def test_a_font_without_one_letter_is_not(tmp_path):
    file = tmp_path / "a.ttf"
    file.write_bytes(font(segments([code for code in CODES if code != ord("ờ")])))
    assert not is_complete(file)


def test_a_font_in_a_collection_is_read(tmp_path):
    file = tmp_path / "a.ttc"
    file.write_bytes(font(segments(CODES), collection=True))
    assert is_complete(file, 1)


@pytest.mark.parametrize("data", [b"", b"\0" * 12, font(segments(CODES))[:60]])
def test_a_damaged_font_has_no_letters(data, tmp_path):
    file = tmp_path / "a.ttf"
    file.write_bytes(data)
    assert not is_complete(file)


def test_a_font_that_is_gone_has_no_letters(tmp_path):
    assert not is_complete(tmp_path / "none.ttf")


@dataclass
class Face:
    path: Path
    style: str
    weight: int
    index: int = 0


def faces(folder, codes=CODES, count=4):
    folder.mkdir()
    styles = [("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)][:count]
    found = [Face(folder / f"{style}{weight}.ttf", style, weight) for style, weight in styles]
    for each in found:
        each.path.write_bytes(font(segments(codes)))
    return found


def test_a_family_is_taken_from_the_folder_where_it_is_complete(tmp_path):
    old, new = faces(tmp_path / "old", CODES[:50]), faces(tmp_path / "new")
    assert complete_folder([*old, *new]) == str(tmp_path / "new")


def test_a_family_without_a_bold_italic_is_not_complete(tmp_path):
    assert complete_folder(faces(tmp_path / "three", count=3)) is None


def test_the_pages_are_printed_in_the_font_of_the_decree_or_its_equal():
    assert printing_fonts().family in {*FAMILIES, LAST_RESORT}


@pytest.fixture
def without_memory():
    printing_fonts.cache_clear()
    yield
    printing_fonts.cache_clear()


@pytest.mark.usefixtures("without_memory")
def test_without_either_font_the_one_of_typst_is_used(monkeypatch):
    monkeypatch.setattr(fonts, "FAMILIES", ("Không Có",))
    assert printing_fonts().family == LAST_RESORT


@pytest.mark.usefixtures("without_memory")
@pytest.mark.parametrize("is_first", [True, False])
def test_the_complete_one_of_two_fonts_of_a_name_comes_first(is_first, monkeypatch):
    family = printing_fonts().family
    if family == LAST_RESORT:
        pytest.skip("neither font is installed")
    faces = [face for face in printing_fonts().fonts.fonts() if face.family == family]
    folders = list(dict.fromkeys(str(Path(face.path).parent) for face in faces))
    chosen = folders[0] if is_first else folders[-1]
    printing_fonts.cache_clear()
    monkeypatch.setattr(fonts, "FAMILIES", (family,))
    monkeypatch.setattr(fonts, "complete_folder", lambda _: chosen)
    first = next(face for face in printing_fonts().fonts.fonts() if face.family == family)
    assert str(Path(first.path).parent) == chosen
