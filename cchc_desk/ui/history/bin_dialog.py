"""Documents that were deleted: brought back, or knowingly forgotten for good."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.versions import BIN_AGE, deleted_documents, deleted_title, may_be_purged
from cchc_desk.i18n import tr
from cchc_desk.storage.bin import Deleted
from cchc_desk.ui.cards import hint
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.keeping.ages import age_words, moment_words
from cchc_desk.ui.naming import named
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 680, 380
_DELETED_AT_LETTERS = 34
_DATA = Qt.ItemDataRole.UserRole.value


@dataclass(frozen=True, slots=True)
class InBin:
    """Pair a document that was deleted with what the list called it."""

    found: Deleted
    title: str


class BinDialog(QDialog):
    """List the bin; ``restore_wanted`` and ``purge_wanted`` carry an InBin."""

    restore_wanted = Signal(object)
    purge_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin to read the bin."""
        super().__init__(parent)
        named(self, "bin-dialog").setWindowTitle(tr("Deleted documents"))
        self._session = session
        self.told = named(hint(""), "bin-told")
        self.list = named(QTreeWidget(), "bin-list", tr("Deleted documents"))
        self.list.setHeaderLabels([tr("Document"), tr("Deleted")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.restore = push_button("bin-restore", tr("&Restore"), self._restore, is_primary=True)
        self.purge = push_button("bin-purge", tr("Remove for &good…"), self._purge)
        self._lay_out(theme)
        self.list.currentItemChanged.connect(self._settle_buttons)
        self.list.itemActivated.connect(self._restore)
        self.read()

    def _lay_out(self, theme: Theme) -> None:
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        self.list.setColumnWidth(1, letter * _DELETED_AT_LETTERS)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.restore)
        row.addWidget(self.purge)
        row.addStretch(1)
        row.addWidget(push_button("bin-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        take_size(self, theme, _WIDTH, _HEIGHT)
        self._settle_buttons()

    def read(self) -> None:
        """Read the bin again."""
        self._session.bridge.run(
            _read, self._show, lambda error: self.told.setText(message_of(error))
        )

    def _show(self, held: object) -> None:
        assert isinstance(held, tuple)  # noqa: S101 - our own work
        self.list.clear()
        now = datetime.now(UTC)
        for each in held:
            at = each.found.at
            when = f"{moment_words(at)} ({age_words(at, now)})"
            node = QTreeWidgetItem([each.title, when])
            node.setData(0, _DATA, each)
            node.setToolTip(0, each.title)
            self.list.addTopLevelItem(node)
        self.told.setText(
            tr(
                "A deleted document stays here whole, with its history, for {days} days at least; "
                "only then can it be removed for good.",
                days=BIN_AGE.days,
            )
            if held
            else tr("Nothing was deleted. What is deleted from now on can be restored here.")
        )
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._settle_buttons()

    @property
    def chosen(self) -> InBin | None:
        """Return the document that is chosen. None: none is."""
        node = self.list.currentItem()
        found = node.data(0, _DATA) if node is not None else None
        return found if isinstance(found, InBin) else None

    def _settle_buttons(self) -> None:
        chosen = self.chosen
        is_old = chosen is not None and may_be_purged(chosen.found, datetime.now(UTC))
        self.restore.setEnabled(chosen is not None)
        self.purge.setEnabled(is_old)

    def _restore(self) -> None:
        if self.chosen is not None:
            self.restore_wanted.emit(self.chosen)

    def _purge(self) -> None:
        if self.chosen is not None:
            self.purge_wanted.emit(self.chosen)


def _read(desk: Desk) -> object:
    return tuple(InBin(each, deleted_title(desk, each)) for each in deleted_documents(desk))
