import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desk.files.names import (
    COMFORTABLE_PATH_UNITS,
    MAX_UTF8_BYTES,
    MAX_UTF16_UNITS,
    next_free_name,
    path_units,
    safe_name,
    shortened,
    with_part,
)

nasty = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from('ađữ .~<>:"/\\|?*\x00\x1f\u200b\u202e\u0301\u1ea0'),
        st.sampled_from("😀𠀀"),
    ),
    max_size=300,
)
suffixes = st.sampled_from([".docx", ".xlsx", ".pdf", ".cchcbak"])


@settings(max_examples=5000)
@given(nasty, suffixes)
def test_any_title_gives_a_name_within_the_limits(text, suffix):
    name = safe_name(text, suffix)
    assert name.endswith(suffix)
    assert len(name) > len(suffix)
    assert len(name.encode("utf-16-le")) // 2 <= MAX_UTF16_UNITS
    assert len(name.encode()) <= MAX_UTF8_BYTES


@settings(max_examples=1000)
@given(nasty, suffixes)
def test_any_title_gives_a_name_that_every_system_accepts(text, suffix):
    stem = safe_name(text, suffix).removesuffix(suffix)
    assert not set(stem) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(ch).startswith("C") for ch in stem)
    assert stem == stem.strip(" ").rstrip(".")
    assert unicodedata.is_normalized("NFC", stem)


@given(nasty, suffixes)
def test_a_safe_name_stays_as_it_is(text, suffix):
    name = safe_name(text, suffix)
    assert safe_name(name.removesuffix(suffix), suffix) == name


@given(nasty)
def test_a_file_of_that_name_can_be_made(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp()
    path = folder / safe_name(text, ".docx")
    path.write_bytes(b"")
    assert path in folder.iterdir()
    path.unlink()


@pytest.mark.parametrize("word", ["CON", "nul", "Com1", "LPT9", "COM²", "CONIN$", "aux.2026"])
def test_a_device_of_windows_is_no_name(word):
    assert safe_name(word, ".docx").startswith("_")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Báo cáo số 05/BC-SKHCN", "Báo cáo số 05-BC-SKHCN.docx"),
        ('Kế hoạch "2026"?', "Kế hoạch 2026.docx"),
        ("Quý I\n năm\t2026 ...", "Quý I năm 2026.docx"),
        (unicodedata.normalize("NFD", "Quý Một"), "Quý Một.docx"),
        ("~$mở", "$mở.docx"),
        ("a\u202ecod.exe", "acod.exe.docx"),
    ],
)
def test_a_title_is_kept_as_far_as_it_can_be(text, name):
    assert safe_name(text, ".docx") == name


@pytest.mark.parametrize("text", ["", "...", "???", "\u202e"])
def test_nothing_is_left_and_still_there_is_a_name(text):
    assert len(safe_name(text, ".docx")) > len(".docx")


def test_a_free_name_is_taken_as_it_is(tmp_path):
    assert next_free_name(tmp_path / "a.docx") == tmp_path / "a.docx"


def test_a_taken_name_is_counted_up_to_the_first_free_one(tmp_path):
    for name in ("a.docx", "a (2).docx"):
        (tmp_path / name).touch()
    assert next_free_name(tmp_path / "a.docx") == tmp_path / "a (3).docx"
    assert next_free_name(tmp_path / "a (2).docx") == tmp_path / "a (3).docx"


@pytest.mark.parametrize("name", ["QUÝ.docx", unicodedata.normalize("NFD", "Quý.docx")])
def test_names_that_look_alike_count_as_one(tmp_path, name):
    (tmp_path / name).touch()
    assert next_free_name(tmp_path / "Quý.docx") == tmp_path / "Quý (2).docx"


def folder_of(units):
    """Make a path of a folder that is so long; no such folder is made."""
    path = Path("/goc")
    while path_units(path) < units - 40:
        path /= "thư mục của đơn vị số 1"
    return path / ("x" * (units - path_units(path) - 1))


@given(nasty, st.integers(50, 250))
def test_a_name_is_cut_until_the_path_is_short_or_the_name_is(text, units):
    path = shortened(folder_of(units) / safe_name(text, ".docx"))
    assert path.suffix == ".docx"
    assert path_units(path) <= COMFORTABLE_PATH_UNITS or len(path.stem) <= 18


def test_a_short_path_keeps_its_name():
    path = Path("/goc/BC_CCHC_Quy-I-2026_SKHCN.docx")
    assert shortened(path) == path


def test_a_cut_name_does_not_end_with_what_joins_words():
    path = folder_of(157) / "BC_CCHC_Quy-I-2026_SKHCN.docx"
    assert shortened(path).name == "BC_CCHC_Quy-I-2026.docx"
    assert shortened(folder_of(230) / path.name).name == "BC_CCHC_Quy-I-2026.docx"


def test_a_path_is_counted_as_windows_counts():
    assert path_units(Path("/a/😀ữ")) == 6


@given(nasty, st.integers(50, 250))
def test_a_part_keeps_its_words_within_the_limits(text, units):
    target = folder_of(units) / safe_name(text, ".xlsx")
    paths = [with_part(target, part) for part in ("Phu-luc-I", "Phu-luc-II")]
    assert [path.name.endswith(f"_Phu-luc-{n}.xlsx") for path, n in zip(paths, ("I", "II"),
            strict=True)] == [True, True]  # fmt: skip
    assert all(len(path.name.encode("utf-16-le")) // 2 <= MAX_UTF16_UNITS for path in paths)
    assert all(path_units(path) <= COMFORTABLE_PATH_UNITS or len(path.stem) <= 18 + 11
               for path in paths)  # fmt: skip


def test_beside_a_part_a_long_name_gives_way():
    name = with_part(Path("/goc") / ("Báo cáo " * 14 + "x.xlsx"), "Phu-luc-I").name
    assert name.endswith("_Phu-luc-I.xlsx")
    assert len(name) <= MAX_UTF16_UNITS


def test_a_part_is_joined_to_the_name():
    path = Path("/goc/BC_CCHC_Quy-I-2026_SKHCN.docx")
    assert with_part(path, "Phu-luc").name == "BC_CCHC_Quy-I-2026_SKHCN_Phu-luc.docx"
    assert with_part(path, 'a/"b').name == "BC_CCHC_Quy-I-2026_SKHCN_a-b.docx"
