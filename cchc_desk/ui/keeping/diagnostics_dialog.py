"""The package for those who look after the program: read in full before it is saved."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.diagnostics import Files, gather, write_package
from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.naming import named
from cchc_desk.ui.notices import notify
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 760, 460
_SHARES = (180, 560)


class DiagnosticsDialog(QDialog):
    """Show the texts of the package; nothing is written before the clerk says where."""

    def __init__(self, files: Files, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the package."""
        super().__init__(parent)
        named(self, "diagnostics-dialog").setWindowTitle(tr("Diagnostics package"))
        self._files = files
        self.list = named(QListWidget(), "diagnostics-files", tr("Files of the package"))
        self.list.addItems(list(files))
        self.text = named(
            QPlainTextEdit(readOnly=True), "diagnostics-text", tr("What the file says")
        )
        self.told = hint(
            tr(
                "This is all that is saved: versions, figures about the file and the log of "
                "errors. It holds no text of any report and is sent nowhere by the program."
            )
        )
        self.save = push_button("diagnostics-save", tr("&Save…"), self._save, is_primary=True)
        self._lay_out(theme)
        self.list.currentTextChanged.connect(lambda name: self.text.setPlainText(files[name]))
        self.list.setCurrentRow(0)

    def _lay_out(self, theme: Theme) -> None:
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setChildrenCollapsible(False)
        split.setSizes([theme.px(share) for share in _SHARES])
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(push_button("diagnostics-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(split, 1)
        column.addLayout(row)
        take_size(self, theme, _WIDTH, _HEIGHT)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Diagnostics package"), "cchc-desk.zip", tr("ZIP file (*.zip)")
        )
        if not name:
            return
        try:
            write_package(self._files, Path(name))
        except UserError as error:
            self.told.setText(str(error))
            return
        notify(self, "ok", tr("Written: {files}", files=Path(name).name))
        self.accept()


def ask_diagnostics(session: Session, logs: Path, theme: Theme, window: QWidget) -> None:
    """Gather the package on the database thread and show it."""

    def show(files: object) -> None:
        assert isinstance(files, dict)  # noqa: S101 - the desk's own answer
        dialog = DiagnosticsDialog(files, theme, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    session.bridge.run(
        partial(gather, logs=logs), show, lambda e: notify(window, "error", message_of(e))
    )
