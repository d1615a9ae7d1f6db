import sys

import pytest

from cchc_desk import paths


@pytest.fixture
def program(tmp_path, monkeypatch):
    file = tmp_path / "cchc-desk" / "cchc-desk.exe"
    file.parent.mkdir()
    file.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(file))
    return file


def test_a_portable_copy_keeps_its_data_beside_itself(program):
    program.with_name(paths.PORTABLE_MARK).touch()
    assert paths.data_folder() == program.parent / "du-lieu"


def test_an_installed_program_keeps_its_data_with_the_user(program, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.data_folder() == tmp_path / "data" / "cchc-desk"


def test_a_source_tree_is_never_portable(tmp_path):
    assert paths.portable_folder() is None
