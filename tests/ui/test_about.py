import re
import tomllib
from importlib import metadata

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget

import cchc_desk
from cchc_desk.ui.about import LICENCE_TEXTS, AboutBox, read_parts
from tests.conftest import REPOSITORY

# Asked for by sqlite-utils to install its plugins; the program has none and ships no pip.
NOT_SHIPPED = {"pip"}


class Opener(QObject):
    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url)


@pytest.fixture
def opener():
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def workspace(tmp_path):
    return tmp_path / "Sở Nội vụ" / "sổ.cchc"


@pytest.fixture
def box(qtbot, tmp_path, workspace):
    workspace.parent.mkdir()
    made = AboutBox(workspace, tmp_path / "logs", settings=tmp_path / "settings.ini")
    qtbot.addWidget(made)
    made.show()
    return made


def words(box, name):
    return box.findChild(QLabel, f"about-{name}").text()


def button(box, name):
    return box.findChild(QPushButton, f"about-{name}")


def test_it_says_what_the_program_is(box):
    assert words(box, "version").endswith(cchc_desk.__version__)
    assert "cải cách hành chính" in words(box, "purpose")


def test_it_promises_that_there_is_no_network(box):
    assert words(box, "promise")
    assert words(box, "promise") != words(box, "purpose")


@pytest.mark.parametrize("name", ["workspace", "settings", "log"])
def test_it_says_where_the_files_lie(box, tmp_path, workspace, name):
    paths = {"workspace": workspace, "settings": tmp_path / "settings.ini"}
    field = box.findChild(QLineEdit, f"about-{name}")
    assert field.text() == str(paths.get(name, tmp_path / "logs"))
    assert field.isReadOnly()
    assert field.accessibleName()


def test_without_settings_nothing_is_said_of_them(qtbot, tmp_path, workspace):
    box = AboutBox(workspace, tmp_path)
    qtbot.addWidget(box)
    assert box.findChild(QLineEdit, "about-settings") is None


def test_the_folder_of_the_workspace_is_opened(qtbot, box, opener, workspace):
    qtbot.mouseClick(button(box, "workspace-open"), Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in opener.opened] == [workspace.parent.as_posix()]


def test_a_folder_that_is_not_there_cannot_be_opened(box):
    assert not button(box, "log-open").isEnabled()
    assert button(box, "settings-open").isEnabled()


def test_a_path_is_copied_whole(qtbot, box, workspace):
    qtbot.mouseClick(button(box, "workspace-copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(workspace)


def test_esc_closes(qtbot, box):
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_it_names_the_work_of_others(box):
    table = box.findChild(QTableWidget, "about-parts")
    rows = {table.item(row, 0).text(): table.item(row, 2).text() for row in range(table.rowCount())}
    assert rows["Qt 6, Qt for Python"] == "LGPL-3.0-only"
    assert rows["Lucide"] == "ISC, MIT"
    assert len(rows) == len(read_parts())


def package_name(requirement):
    return re.match(r"[\w.-]+", requirement)[0].replace("_", "-").lower()


def requirements(name):
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # one for another version of Python
        return []


def needed_packages():
    """Return the packages that the program needs, and those that they need in turn."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, found = [package_name(each) for each in project["dependencies"]], set()
    while waiting:
        name = waiting.pop()
        if name not in found | NOT_SHIPPED:
            found.add(name)
            waiting += [package_name(each) for each in requirements(name) if ";" not in each]
    return found


def test_every_package_that_the_program_needs_is_named():
    named = [package for part in read_parts() for package in part.packages]
    assert set(named) >= needed_packages()
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("part", read_parts(), ids=lambda part: part.name)
def test_a_part_has_a_holder_and_a_licence(part):
    known = (
        "ISC|MIT|LGPL-3.0-only|PSF-2.0|BSD-3-Clause|Apache-2.0|Public domain"
        "|OFL-1.1|LPPL-1.3c|Bitstream-Vera"
    )
    assert part.holder
    assert re.fullmatch(f"({known})(, ({known}))*", part.licence)


@pytest.mark.parametrize("part", read_parts(), ids=lambda part: part.name)
def test_the_text_of_every_licence_goes_along(part):
    own = [
        file
        for package in part.packages
        for file in files_of(package)
        if re.match("LICEN[CS]E|COPYING|NOTICE", file.name, re.IGNORECASE)
    ]
    assert part.licence == "Public domain" or part.texts or own
    for name in part.texts:
        assert len((LICENCE_TEXTS / name).read_text(encoding="utf-8")) > 500


def files_of(package):
    try:
        return metadata.files(package) or ()
    except metadata.PackageNotFoundError:  # one for another version of Python
        return ()


def test_the_folder_of_the_licences_is_opened(box, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    box.findChild(QPushButton, "about-licences").click()
    assert opened == [QUrl.fromLocalFile(str(LICENCE_TEXTS))]
