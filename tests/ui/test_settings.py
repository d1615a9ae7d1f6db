from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from cchc_desk.ui.settings import RECENT, Setting, Settings
from cchc_desk.ui.theme import Scheme

VALUES = {
    "window_geometry": QByteArray(b"\x00\x01\xff"),
    "task_columns": QByteArray(b"\x00"),
    "docks": QByteArray(b"\x02"),
    "shows_preview": True,
    "shows_preview_on_narrow": True,
    "preview_zoom": 120,
    "scheme": Scheme.DARK,
    "interface_zoom_percent": 150,
    "text_zoom_percent": 90,
    "last_document": "báo cáo, quý I",
    "last_part": "12",
    "last_export_folder": Path("/lan/Báo cáo, quý I"),
    "second_backup_place": Path("/lan/Sao lưu, USB"),
    "was_asked_for_place": True,
    "recent_workspaces": (Path("/lan/a,b.cchc"), Path("/lan/“c”.cchc")),
}
DEFAULTS = {
    name: made.default for name, made in vars(Settings).items() if isinstance(made, Setting)
}

OF_ANY_WORDS = {"last_document", "last_part", "last_export_folder", "second_backup_place"}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "not yet there" / "settings.ini"


def written(file, **values):
    settings = Settings(file)
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()


def read_by_the_next_process(file):
    """Read a copy, for within one process Qt keeps the types that were written."""
    copy = file.with_name("copy.ini")
    copy.write_bytes(file.read_bytes())
    return Settings(copy)


def test_every_setting_is_tried():
    assert set(VALUES) == set(DEFAULTS)


@pytest.mark.parametrize("name", VALUES)
def test_a_setting_is_remembered(file, name):
    written(file, **{name: VALUES[name]})
    assert getattr(read_by_the_next_process(file), name) == VALUES[name]


@pytest.mark.parametrize("name", VALUES)
def test_what_was_never_set_reads_as_its_default(file, name):
    assert getattr(Settings(file), name) == DEFAULTS[name]


@pytest.mark.parametrize("name", VALUES)
def test_a_damaged_file_reads_as_defaults(file, name):
    file.parent.mkdir()
    file.write_bytes(b"\xff\x00[[look\n=\n[window\ngeometry=@ByteArray(")
    assert getattr(Settings(file), name) == DEFAULTS[name]


@pytest.mark.parametrize("name", sorted(set(VALUES) - OF_ANY_WORDS))
@pytest.mark.parametrize("text", ["", "x, y", "-5", "100000", "@Invalid()"])
def test_a_value_of_another_kind_is_never_read(file, name, text):
    file.parent.mkdir()
    section, _, key = getattr(Settings, name).key.partition("/")
    file.write_text(f"[{section}]\n{key}={text}\n", encoding="utf-8")
    assert type(getattr(Settings(file), name)) is type(DEFAULTS[name])


@pytest.mark.parametrize("percent", [79, 201, 0, -100])
def test_a_zoom_out_of_range_reads_as_100(file, percent):
    written(file, interface_zoom_percent=percent)
    assert Settings(file).interface_zoom_percent == 100


def test_a_damaged_file_is_written_again(file):
    file.parent.mkdir()
    file.write_bytes(b"\xff\x00[[look\n=\n")
    written(file, scheme=Scheme.DARK)
    assert read_by_the_next_process(file).scheme is Scheme.DARK


def test_none_forgets(file):
    written(file, last_part="1")
    written(file, last_part=None)
    assert read_by_the_next_process(file).last_part is None


@pytest.mark.parametrize("sizes", [(300, 800), (300,), (), (0, 12, 5)])
def test_sizes_are_remembered_by_name(file, sizes):
    settings = Settings(file)
    settings.set_splitter_sizes("splitter", sizes)
    settings.save()
    known = read_by_the_next_process(file)
    assert known.splitter_sizes("splitter") == sizes
    assert known.splitter_sizes("lists") == ()


@pytest.mark.parametrize("text", ["300, x", "-1, 5", "x"])
def test_half_a_list_of_sizes_is_not_read(file, text):
    file.parent.mkdir()
    file.write_text(f"[splitters]\nsplitter={text}\n", encoding="utf-8")
    assert Settings(file).splitter_sizes("splitter") == ()


def test_the_newest_workspaces_come_first_and_once(file):
    settings = Settings(file)
    for number in [*range(RECENT + 2), 5]:
        settings.remember_workspace(Path(f"/lan/{number}.cchc"))
    names = [known.stem for known in settings.recent_workspaces]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]


def test_a_window_comes_back_where_it_was(file, qtbot):
    for width in (321, 500):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(width, 200)
        window.restoreGeometry(Settings(file).window_geometry)
        written(file, window_geometry=window.saveGeometry())
    assert window.width() == 321


def test_a_place_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    written(tmp_path / "file" / "settings.ini", scheme=Scheme.DARK)
    assert not (tmp_path / "file" / "settings.ini").exists()
