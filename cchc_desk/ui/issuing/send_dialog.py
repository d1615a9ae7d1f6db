"""What goes out with a document that is sent: the files that are kept byte for byte."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 560, 400
_PATH = Qt.ItemDataRole.UserRole.value


class SendDialog(QDialog):
    """Ask what was sent; ``made`` and ``files`` say it when it is accepted."""

    def __init__(self, folder: Path, theme: Theme, parent: QWidget) -> None:
        """Begin with the Word file as the document is now; files are looked for in a folder."""
        super().__init__(parent)
        named(self, "send-dialog").setWindowTitle(tr("Sent"))
        self._folder = folder
        self.word = named(QCheckBox(tr("&Word file of the document as it is now")), "send-word")
        self.word.setChecked(True)
        self.pdf = named(QCheckBox(tr("&PDF file of the document as it is now")), "send-pdf")
        self.list = named(QListWidget(), "send-files", tr("Files that were sent"))
        self.add = named(QPushButton(tr("&Add a file…")), "send-add")
        self.remove = named(QPushButton(tr("&Leave out")), "send-remove")
        self._lay_out(theme)
        self.add.clicked.connect(self._ask_files)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(self._follow)
        self._follow()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(
            hint(
                tr(
                    "What was sent is kept here byte for byte, so that it can always be shown. Add "
                    "the signed PDF, or whatever else went out."
                )
            )
        )
        column.addWidget(self.word)
        column.addWidget(self.pdf)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._buttons())
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go_on = styled(named(QPushButton(tr("&Mark as sent")), "accept"), "primary")
        go_on.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def made(self) -> tuple[str, ...]:
        """Return the endings of the files that are made of the document."""
        ticked = ((".docx", self.word), (".pdf", self.pdf))
        return tuple(suffix for suffix, box in ticked if box.isChecked())

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the files that were chosen, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(Path(item.data(_PATH)) for item in items)

    def add_files(self, files: tuple[Path, ...]) -> None:
        """Put files into the list; one that is there already is not put in twice."""
        for file in files:
            if file not in self.files:
                item = QListWidgetItem(file.name)
                item.setToolTip(str(file))
                item.setData(_PATH, str(file))
                self.list.addItem(item)
        self.list.setCurrentRow(self.list.count() - 1)

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Add files that were sent"), str(self._folder)
        )
        self.add_files(tuple(map(Path, names)))

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._follow()

    def _follow(self) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0)
