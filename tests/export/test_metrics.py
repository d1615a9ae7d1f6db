"""Measured words beside the font that LibreOffice prints them with."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.export.metrics import Face, balanced, text_width_mm, widest_mm, wrap

FOLDER = Path("/usr/share/fonts/truetype/liberation")
FACES = {
    "Regular": Face(2048 * 72 / 25.4),  # one font unit is one millimetre
    "Bold": Face(2048 * 72 / 25.4, bold=True),
    "Italic": Face(2048 * 72 / 25.4, italic=True),
    "BoldItalic": Face(2048 * 72 / 25.4, bold=True, italic=True),
}
MEASURED = "".join(chr(code) for code in range(0x20, 0x7F)) + "ÂÊÔĂĐâêôăđÁàảãạ–—“”…"
VIETNAMESE = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"


def font_tables(data):
    count = struct.unpack(">H", data[4:6])[0]
    entries = (struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i]) for i in range(count))
    return {tag.decode(): offset for tag, _, offset, _ in entries}


def glyph(data, cmap, code):
    """Look a character up in the Windows Unicode table, format 4."""
    count = struct.unpack(">H", data[cmap + 2 : cmap + 4])[0]
    subtables = (struct.unpack(">HHI", data[cmap + 4 + 8 * i :][:8]) for i in range(count))
    start = cmap + next(offset for *kind, offset in subtables if kind == [3, 1])
    segments = struct.unpack(">H", data[start + 6 : start + 8])[0] // 2
    columns = [start + 14, *(start + 16 + 2 * segments * n for n in (1, 2, 3))]
    for i in range(segments):
        end, first, delta, reach = (
            struct.unpack(">H", data[at + 2 * i : at + 2 * i + 2])[0] for at in columns
        )
        if first <= code <= end:
            if reach == 0:
                return (code + delta) % 65536
            place = columns[3] + 2 * i + reach + 2 * (code - first)
            return struct.unpack(">H", data[place : place + 2])[0]
    return 0


def advance(data, character):
    """Return the advance width in font units; None: the font lacks the character."""
    tables = font_tables(data)
    found = glyph(data, tables["cmap"], ord(character))
    metrics = struct.unpack(">H", data[tables["hhea"] + 34 : tables["hhea"] + 36])[0]
    place = tables["hmtx"] + 4 * min(found, metrics - 1)
    return struct.unpack(">H", data[place : place + 2])[0] if found else None


@pytest.mark.parametrize("style", FACES)
def test_widths_are_those_of_the_installed_font(style):
    file = FOLDER / f"LiberationSerif-{style}.ttf"
    if not file.exists():
        pytest.skip("Liberation Serif is not installed")
    data = file.read_bytes()
    known = {letter: width for letter in MEASURED if (width := advance(data, letter)) is not None}
    assert len(known) > 110
    assert {letter: round(text_width_mm(letter, FACES[style])) for letter in known} == known


@pytest.mark.parametrize("mark", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
@pytest.mark.parametrize("letter", VIETNAMESE)
def test_a_tone_mark_takes_no_room(letter, mark):
    assert text_width_mm(letter + mark, Face(14)) == text_width_mm(letter, Face(14))


@pytest.mark.parametrize(
    ("text", "face", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face(12, bold=True), 88.3),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face(13, bold=True), 95.7),
        ("Độc lập - Tự do - Hạnh phúc", Face(14, bold=True), 60.5),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", Face(13, bold=True), 70.2),
        ("Thành phố Hồ Chí Minh, ngày 15 tháng 12 năm 2026", Face(13, italic=True), 98.7),
    ],
)
def test_widths_agree_with_those_measured_on_paper(text, face, width):
    assert text_width_mm(text, face) == pytest.approx(width, abs=0.05)


def test_a_character_that_is_not_known_is_as_wide_as_an_em():
    assert text_width_mm("漢", Face(72)) == pytest.approx(25.4)


def test_a_mark_alone_has_no_width():
    assert text_width_mm("\u0301", Face(14)) == 0


def test_words_are_kept_whole():
    assert wrap("một hai\nba", Face(14), 1) == ("một", "hai", "ba")
    assert wrap("", Face(14), 100) == ("",)


@given(st.text(st.sampled_from("aAộ W\n"), max_size=60), st.floats(1, 200))
def test_evenly_broken_text_has_no_more_lines_and_no_longer_ones(text, width):
    usual, even = wrap(text, Face(14), width), balanced(text, Face(14), width)
    assert len(even) == len(usual)
    assert widest_mm(even, Face(14)) <= widest_mm(usual, Face(14))
