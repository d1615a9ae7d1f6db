"""The box of one task: what its result cites, where it is told, which files prove it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task_told import Telling
from cchc_desk.i18n import tr
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.task_links.facts import TaskFacts
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 720, 600
_DATA = Qt.ItemDataRole.UserRole.value


class TaskLinksDialog(QDialog):
    """Show what is known of a task, and ask for more.

    ``item_wanted`` carries the id of an item to go to, ``document_wanted`` number and symbol of a
    document to look up; ``put_wanted`` the item that shall tell the result; ``files_added`` and
    ``file_removed`` paths; ``file_wanted`` the path of a file to open.
    """

    item_wanted = Signal(object)
    document_wanted = Signal(object)
    put_wanted = Signal(object)
    files_added = Signal(object)
    file_removed = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, facts: TaskFacts, theme: Theme, folder: Path, parent: QWidget) -> None:
        """Show these facts; files are looked for in ``folder`` first."""
        super().__init__(parent)
        named(self, "task-links").setWindowTitle(tr("Proofs of a task, and where it is told"))
        self._theme, self._folder = theme, folder
        self.facts = facts
        self._gone: frozenset[Path] = frozenset()
        self.content = styled(named(plain_label(""), "links-task"), "heading")
        self.result_words = hint("")
        self.documents = _list("links-documents", tr("Documents that the result cites"))
        self.tellings = _list("links-tellings", tr("Where the report tells of it"))
        self.proofs = _list("links-proofs", tr("Files that prove it"))
        self.items = named(CalmComboBox(), "links-items", tr("Item that tells the result"))
        self.items.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.put = named(QPushButton(tr("&Tell it there")), "links-put")
        self.add = named(QPushButton(tr("&Add files…")), "links-add")
        self.open_file = named(QPushButton(tr("&Open")), "links-open")
        self.remove = named(QPushButton(tr("&Remove from the list")), "links-remove")
        self._lay_out()
        self._connect()
        self.show_facts(facts)
        self.items.setCurrentIndex(max(self.items.findData(facts.likely), 0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.content)
        column.addWidget(self.result_words)
        for listed, row in (
            (self.documents, None),
            (self.tellings, _row(self.items, self.put)),
            (self.proofs, _row(self.add, self.open_file, self.remove)),
        ):
            column.addWidget(plain_label(listed.accessibleName()))
            column.addWidget(listed, 1)
            if row is not None:
                column.addLayout(row)
        close = named(QPushButton(tr("Close")), "links-close")
        close.clicked.connect(self.reject)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(close)
        column.addLayout(last)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        take_size(self, self._theme, _WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self.documents.itemActivated.connect(lambda item: self._leave(self.document_wanted, item))
        self.tellings.itemActivated.connect(lambda item: self._leave(self.item_wanted, item))
        self.proofs.itemActivated.connect(lambda _item: self._open())
        self.proofs.currentRowChanged.connect(lambda _row: self._follow())
        self.put.clicked.connect(lambda: self.put_wanted.emit(self.items.currentData()))
        self.add.clicked.connect(self._ask_files)
        self.open_file.clicked.connect(self._open)
        self.remove.clicked.connect(lambda: self.file_removed.emit(self._chosen()))

    # --- what is shown ----------------------------------------------------------------------------

    def show_facts(self, facts: TaskFacts) -> None:
        """Show the facts as they are now."""
        self.facts = facts
        self.content.setText(plain_text(facts.task.content))
        self.result_words.setText(facts.result or tr("The table has no result of it yet."))
        _fill(self.documents, ((each.words, each.code) for each in facts.documents))
        _fill(self.tellings, ((self._told(each), each.item) for each in facts.tellings))
        _fill(self.proofs, ((_shown(each), each) for each in facts.proofs))
        if not self.items.count():
            for item, words in facts.items.items():
                self.items.addItem(words, item)
        self.put.setEnabled(bool(facts.result) and self.items.count() > 0)
        self.put.setToolTip("" if facts.result else tr("Write the result in the table first."))
        self._follow()

    def show_gone(self, gone: frozenset[Path]) -> None:
        """Say which of the files are not where they were."""
        self._gone = gone
        for row, file in enumerate(self.facts.proofs):
            if file in gone:
                words = tr("{file}: it is not there now", file=_shown(file))
                self.proofs.item(row).setText(words)
                self.proofs.item(row).setIcon(self._theme.icon("triangle-alert", "warning"))
        self._follow()

    def _told(self, telling: Telling) -> str:
        where = self.facts.items.get(telling.item, "")
        if telling.is_linked:
            return tr("{item}: shows the result itself – {text}", item=where, text=telling.text)
        return tr("{item}: {text}", item=where, text=telling.text)

    def _follow(self) -> None:
        proof = self._chosen()
        self.remove.setEnabled(proof is not None)
        self.open_file.setEnabled(proof is not None and proof not in self._gone)

    def _chosen(self) -> Path | None:
        item = self.proofs.currentItem()
        found = item.data(_DATA) if item is not None else None
        return found if isinstance(found, Path) else None

    # --- what is asked ----------------------------------------------------------------------------

    def _leave(self, signal: SignalInstance, item: QListWidgetItem) -> None:
        self.accept()
        signal.emit(item.data(_DATA))

    def _open(self) -> None:
        if self.open_file.isEnabled():
            self.file_wanted.emit(self._chosen())

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Files that prove it"), str(self._folder))
        if names:
            self._folder = Path(names[0]).parent
            self.files_added.emit(tuple(map(Path, names)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Del take a file off the list."""
        if event.key() == Qt.Key.Key_Delete and self.proofs.hasFocus() and self._chosen():
            self.file_removed.emit(self._chosen())
        else:
            super().keyPressEvent(event)


def _list(name: str, words: str) -> QListWidget:
    made = named(QListWidget(), name, words)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    return made


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, CalmComboBox)))
    if not any(isinstance(widget, CalmComboBox) for widget in widgets):
        row.addStretch(1)
    return row


def _fill(listed: QListWidget, lines: Iterable[tuple[str, object]]) -> None:
    listed.clear()
    for words, data in lines:
        item = QListWidgetItem(words)
        item.setData(_DATA, data)
        item.setToolTip(words)
        listed.addItem(item)
    listed.setCurrentRow(0)


def _shown(file: Path) -> str:
    return f"{file.name} ({file.parent})"
