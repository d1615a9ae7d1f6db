"""Which version was sent: the files as they went out, to open, to copy and to compare."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.storage.versions import SentFile, Version
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 760, 440
_ENTRY = Qt.ItemDataRole.UserRole.value


@dataclass(frozen=True, slots=True)
class Sent:
    """Hold what was sent at one time."""

    version: Version
    files: tuple[SentFile, ...]


class SentDialog(QDialog):
    """List what was sent, the newest first.

    ``open_wanted`` and ``copy_wanted`` carry a SentFile, ``compare_wanted`` a Version.
    """

    open_wanted = Signal(object)
    copy_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self, title: str, sent: Sequence[Sent], theme: Theme, parent: QWidget) -> None:
        """Show what was sent of a document."""
        super().__init__(parent)
        named(self, "sent-dialog").setWindowTitle(tr("What was sent"))
        self.list = named(QTreeWidget(), "sent-list", tr("What was sent"))
        self.digest = named(QLabel(), "sent-digest", tr("SHA-256 of the file"))
        self.open_button = self._button("sent-open", tr("&Open"), self._open)
        self.copy_button = self._button("sent-copy", tr("&Save a copy…"), self._copy)
        self.compare_button = self._button("sent-compare", tr("Compare with &now"), self._compare)
        close = self._button("sent-close", tr("Close"), self.reject)
        self._lay_out(title, close, theme, is_empty=not sent)
        self._show(sent)
        self.list.currentItemChanged.connect(self._follow)
        self.list.itemActivated.connect(self._open)
        self._follow()

    def _button(self, name: str, words: str, does: Callable[[], object]) -> QPushButton:
        button = named(QPushButton(words), name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: does())
        return button

    def _lay_out(self, title: str, close: QPushButton, theme: Theme, *, is_empty: bool) -> None:
        self.list.setHeaderLabels([tr("Sent on"), tr("Size"), tr("SHA-256")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(theme.px(16))
        self.digest.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(hint(title))
        column.addWidget(self.list, 1)
        column.addWidget(self.digest)
        empty = hint(
            tr(
                "Nothing is kept yet as sent. Choose “Sent” as the state of the document when it "
                "has gone out; its files are then kept here."
            )
        )
        column.addWidget(empty)
        empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open_button, self.copy_button, self.compare_button):
            row.addWidget(button)
            button.setVisible(not is_empty)
        row.addStretch(1)
        row.addWidget(close)
        if is_empty:
            column.addStretch(1)
        column.addLayout(row)
        self.resize(theme.px(_WIDTH), theme.px(160 if is_empty else _HEIGHT))

    def _show(self, sent: Sequence[Sent]) -> None:
        for each in sent:
            at = each.version.at.astimezone()
            head = QTreeWidgetItem([f"{at:%d/%m/%Y %H:%M}", "", each.version.name])
            head.setData(0, _ENTRY, each)
            self.list.addTopLevelItem(head)
            for file in each.files:
                size = QLocale().formattedDataSize(len(file.data))
                line = QTreeWidgetItem([file.name, size, f"{file.digest[:16]}…"])
                line.setData(0, _ENTRY, file)
                line.setToolTip(2, file.digest)
                head.addChild(line)
            if not each.files:
                line = QTreeWidgetItem([tr("no file was kept")])
                line.setFlags(Qt.ItemFlag.NoItemFlags)
                head.addChild(line)
        self.list.expandAll()
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if sent:
            first = self.list.topLevelItem(0)
            child = first.child(0) if first is not None and sent[0].files else first
            if child is not None:
                self.list.setCurrentItem(child)

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def file(self) -> SentFile | None:
        """Return the file that is chosen. None: none is."""
        item = self.list.currentItem()
        entry = item.data(0, _ENTRY) if item is not None else None
        return entry if isinstance(entry, SentFile) else None

    @property
    def version(self) -> Version | None:
        """Return the version that is chosen, or that of the file. None: nothing is chosen."""
        item = self.list.currentItem()
        while item is not None:
            entry = item.data(0, _ENTRY)
            if isinstance(entry, Sent):
                return entry.version
            item = item.parent()
        return None

    def _follow(self) -> None:
        file = self.file
        self.open_button.setEnabled(file is not None)
        self.copy_button.setEnabled(file is not None)
        self.compare_button.setEnabled(self.version is not None)
        self.digest.setText("" if file is None else f"SHA-256: {file.digest}")

    def _open(self) -> None:
        if self.file is not None:
            self.open_wanted.emit(self.file)

    def _copy(self) -> None:
        if self.file is not None:
            self.copy_wanted.emit(self.file)

    def _compare(self) -> None:
        if self.version is not None:
            self.compare_wanted.emit(self.version)
