import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc_desk.storage.place import PlaceKind, may_live, may_write_in, place_kind, takes_files
from tests.storage.processes import read_only_folder, run_python


@dataclass(frozen=True)
class FakeSystem:
    """Say of every path what a test wants."""

    drive: PlaceKind = PlaceKind.FIXED
    placeholder: str | None = None
    is_writable: bool = True

    def drive_kind(self, _path):
        return self.drive

    def is_placeholder(self, path):
        return path.name == self.placeholder

    def may_write(self, _path):
        return self.is_writable


def kind(path, system=None, **environment):
    return place_kind(path, system or FakeSystem(), environment)


def test_a_folder_of_this_computer_is_where_a_workspace_may_live(tmp_path):
    assert kind(tmp_path / "sổ.cchc") is PlaceKind.FIXED
    assert may_live(PlaceKind.FIXED)


@pytest.mark.parametrize("drive", [PlaceKind.REMOVABLE, PlaceKind.NETWORK])
def test_a_stick_or_a_share_is_not(tmp_path, drive):
    assert kind(tmp_path / "sổ.cchc", FakeSystem(drive)) is drive
    assert not may_live(drive)


def test_a_medium_that_takes_no_write_is_only_read(tmp_path):
    assert kind(tmp_path / "sổ.cchc", FakeSystem(is_writable=False)) is PlaceKind.READ_ONLY


@pytest.mark.parametrize(
    ("folder", "is_synced"),
    [
        ("OneDrive", True),
        ("OneDrive - Sở Nội vụ", True),
        ("onedrive-2", True),
        ("Dropbox", True),
        ("Dropbox (Cá nhân)", True),
        ("Google Drive", True),
        ("OneDriver", False),
        ("Về OneDrive", False),
        ("Tài liệu", False),
    ],
)
def test_a_folder_with_the_name_of_a_synchronised_one_is_told(tmp_path, folder, is_synced):
    path = tmp_path / folder / "2026" / "sổ.cchc"
    assert (kind(path) is PlaceKind.SYNCED) is is_synced


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_a_folder_that_the_environment_names_is_synchronised(tmp_path, name):
    root = tmp_path / "Đồng bộ"
    environment = {name: str(root).upper()}
    assert kind(root / "con" / "sổ.cchc", **environment) is PlaceKind.SYNCED
    assert kind(tmp_path / "Đồng bộ 2" / "sổ.cchc", **environment) is PlaceKind.FIXED


def test_an_empty_variable_names_no_folder(tmp_path):
    assert kind(tmp_path / "sổ.cchc", OneDrive="") is PlaceKind.FIXED


def test_a_folder_below_one_that_is_kept_elsewhere_is_synchronised(tmp_path):
    (tmp_path / "mây" / "con").mkdir(parents=True)
    system = FakeSystem(placeholder="mây")
    assert kind(tmp_path / "mây" / "con" / "sổ.cchc", system) is PlaceKind.SYNCED


def test_the_path_of_a_share_needs_no_drive_letter():
    assert kind(Path("//máy-chủ/chung/sổ.cchc")) is PlaceKind.NETWORK


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/chung {root}/mnt/chung nfs4 rw 0 0
/dev/sdb1 {root}/mnt/chung/con ext4 rw 0 0
//server/o {root}/mnt/\u1ed5\\040chung cifs rw 0 0
short
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mounts are those of Linux")
@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("mnt", PlaceKind.FIXED),
        ("mnt/chung", PlaceKind.NETWORK),
        ("mnt/chung/con", PlaceKind.FIXED),
        ("mnt/ổ chung/2026", PlaceKind.NETWORK),
    ],
)
def test_a_share_is_known_by_its_mount(tmp_path, monkeypatch, folder, expected):
    table = tmp_path / "mounts"
    table.write_text(MOUNTS.format(root=tmp_path), encoding="utf-8")
    (tmp_path / folder).mkdir(parents=True)
    read = Path.read_text
    monkeypatch.setattr(
        Path,
        "read_text",
        lambda path, **named: read(table if str(path) == "/proc/mounts" else path, **named),
    )
    assert place_kind(tmp_path / folder / "sổ.cchc", environment={}) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="mounts are those of Linux")
def test_a_system_without_mounts_counts_as_fixed(tmp_path, monkeypatch):
    def fail(_path, **_named):
        raise OSError(2, "No such file")

    monkeypatch.setattr(Path, "read_text", fail)
    assert place_kind(tmp_path / "sổ.cchc", environment={}) is PlaceKind.FIXED


def test_a_folder_that_takes_a_file_keeps_none(tmp_path):
    assert takes_files(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_takes_none(tmp_path):
    assert not takes_files(tmp_path / "mất")


def test_a_read_only_folder_takes_none(tmp_path):
    code = (
        "from pathlib import Path\n"
        "from cchc_desk.storage.place import may_write_in, takes_files\n"
        f"print(takes_files(Path({str(tmp_path)!r})), may_write_in(Path({str(tmp_path)!r})))"
    )
    assert run_python(code, *read_only_folder(tmp_path)).stdout == "False False\n"


@pytest.mark.parametrize("is_writable", [True, False])
def test_the_system_tells_whether_a_folder_may_be_written(tmp_path, is_writable):
    assert may_write_in(tmp_path)
    assert may_write_in(tmp_path, FakeSystem(is_writable=is_writable)) is is_writable
