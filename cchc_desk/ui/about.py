"""The about box: what this is, that it uses no network, where files lie, whose work is in it."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import cchc_desk
from cchc_desk import paths
from cchc_desk.forms.plain_data import from_plain
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled

NAME = "CCHC Desk"

LICENCES = paths.resources() / "licences.toml"
LICENCE_TEXTS = paths.resources() / "licences"

_PATH_CHARACTERS = 24  # at least; where the screen has room, more
_MORE_CHARACTERS = 32  # together the usual workspace of a Windows user with a long name
_ROOM = 48  # px, left of the screen around the box
_ROWS_AT_LEAST = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Name a bundled work; ``licence`` in SPDX's words, ``packages`` as pip knows them.

    ``texts`` - files of ``LICENCE_TEXTS``; packages that bring their own are put there when the
    program is frozen.
    """

    name: str
    holder: str
    licence: str
    packages: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Licences:
    part: tuple[Part, ...]


def read_parts(file: Path = LICENCES) -> tuple[Part, ...]:
    """Return the bundled works in the order of the file."""
    return from_plain(_Licences, tomllib.loads(file.read_text(encoding="utf-8"))).part


class AboutBox(QDialog):
    """Tell about the program."""

    def __init__(
        self,
        workspace: Path,
        log_folder: Path,
        parent: QWidget | None = None,
        *,
        settings: Path | None = None,
    ) -> None:
        """Tell where these files lie. None: ``settings`` - they are not told of."""
        super().__init__(parent)
        named(self, "about")
        self.setWindowTitle(tr("About the program"))
        self._places = QGridLayout()
        self._places.setHorizontalSpacing(8)
        self._places.setVerticalSpacing(8)
        self._add_place("workspace", tr("Workspace"), workspace, workspace.parent)
        if settings is not None:
            self._add_place("settings", tr("Settings"), settings, settings.parent)
        self._add_place("log", tr("Log of the program"), log_folder, log_folder)
        self._lay_out()
        self._resize()

    def _resize(self) -> None:
        """Show paths in full where the screen has room for them."""
        more = QSize(self.fontMetrics().averageCharWidth() * _MORE_CHARACTERS, 0)
        room = self.screen().availableSize() - QSize(_ROOM, _ROOM)
        self.resize((self.sizeHint() + more).boundedTo(room))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        version = tr("Version {version}", version=cchc_desk.__version__)
        column.addWidget(styled(QLabel(NAME), "title"))
        column.addWidget(styled(named(QLabel(version), "about-version"), "muted"))
        column.addWidget(_words("about-purpose", tr("Draft CCHC plans and reports offline.")))
        column.addWidget(self._promise())
        column.addSpacing(8)
        column.addWidget(styled(QLabel(tr("Where your files lie")), "heading"))
        column.addLayout(self._places)
        column.addSpacing(8)
        column.addWidget(styled(QLabel(tr("Work of others in the program")), "heading"))
        column.addWidget(_parts_table(read_parts()), 1)
        column.addWidget(styled(_words("about-qt", _about_qt()), "muted"))
        column.addWidget(self._buttons())

    def _promise(self) -> QLabel:
        words = tr(
            "The program uses no network connection: what you write stays on this computer, and "
            "it is sent to nobody."
        )
        label = _words("about-promise", words)
        label.setProperty("status", "ok")
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        texts = buttons.addButton(tr("Licence texts"), QDialogButtonBox.ButtonRole.ActionRole)
        named(texts, "about-licences").setAutoDefault(False)
        texts.clicked.connect(lambda: _open(LICENCE_TEXTS))
        buttons.rejected.connect(self.reject)
        return buttons

    def _add_place(self, name: str, label: str, path: Path, folder: Path) -> None:
        """Add a row: what lies there, where, and buttons to go there or take the path along."""
        row = self._places.rowCount()
        shown = named(QLineEdit(str(path), readOnly=True), f"about-{name}", label)
        shown.setCursorPosition(0)
        shown.setToolTip(str(path))
        shown.setMinimumWidth(shown.fontMetrics().averageCharWidth() * _PATH_CHARACTERS)
        opens = _button(f"about-{name}-open", tr("Open folder"), label, partial(_open, folder))
        opens.setEnabled(folder.is_dir())
        copies = _button(f"about-{name}-copy", tr("Copy"), label, partial(_copy, str(path)))
        for place, widget in enumerate((QLabel(label), shown, opens, copies)):
            self._places.addWidget(widget, row, place)


def _about_qt() -> str:
    return tr(
        "Qt is used under the LGPL, version 3, as files of its own beside the program, which may "
        "be replaced."
    )


def _words(name: str, text: str) -> QLabel:
    label = named(QLabel(text, wordWrap=True), name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _button(name: str, words: str, subject: str, does: Callable[[], object]) -> QPushButton:
    button = named(QPushButton(words, autoDefault=False), name, f"{words}: {subject}")
    button.clicked.connect(lambda _checked=False: does())
    return button


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _parts_table(parts: tuple[Part, ...]) -> QTableWidget:
    table = named(QTableWidget(len(parts), 3), "about-parts", tr("Work of others in the program"))
    table.setHorizontalHeaderLabels([tr("Name"), tr("Copyright holder"), tr("Licence")])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    for row, part in enumerate(parts):
        for column, text in enumerate((part.name, part.holder, part.licence)):
            table.setItem(row, column, QTableWidgetItem(text))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    least = header.sizeHint().height() + _ROWS_AT_LEAST * table.rowHeight(0)
    table.setMinimumHeight(least)
    return table
