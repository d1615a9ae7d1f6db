"""The documents of the workspace by year, and choosing one."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from cchc_desk.forms.report import ReportState
from cchc_desk.i18n import N_, tr
from cchc_desk.storage.reports import ReportEntry

REPORT_STATE_WORDS: Mapping[ReportState, str] = {
    ReportState.DRAFTING: N_("Drafting"),
    ReportState.SUBMITTED: N_("Submitted"),
    ReportState.RETURNED: N_("Returned by the director"),
    ReportState.SIGNED: N_("Signed"),
    ReportState.SENT: N_("Sent"),
}

_DOCUMENT_ID = Qt.ItemDataRole.UserRole.value


class DocumentsList(QTreeWidget):
    """Show the documents, the newest year first; ``document_chosen`` carries an id."""

    document_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("documents")
        self.setAccessibleName(tr("Documents"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self._nodes: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._choose)

    def show_entries(self, entries: Iterable[ReportEntry]) -> None:
        """Show these documents; the one that was chosen stays chosen."""
        current = self.chosen
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        self._nodes = {}
        by_year: dict[str, list[ReportEntry]] = {}
        for entry in entries:
            by_year.setdefault(entry.period_id.partition("-")[0], []).append(entry)
        for year in sorted(by_year, reverse=True):
            node = QTreeWidgetItem([tr("Year {year}", year=year)])
            node.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(node)
            for entry in by_year[year]:
                self._nodes[entry.id] = _entry_node(entry)
                node.addChild(self._nodes[entry.id])
        self.expandAll()
        if current in self._nodes:
            self.setCurrentItem(self._nodes[current])
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    @property
    def chosen(self) -> str | None:
        """Return the id of the chosen document; None when none is."""
        node = self.currentItem()
        chosen: str | None = node.data(0, _DOCUMENT_ID) if node is not None else None
        return chosen

    def choose(self, document: str) -> None:
        """Put a document on show as if it had been clicked."""
        if document in self._nodes:
            self.setCurrentItem(self._nodes[document])

    def _choose(self, node: QTreeWidgetItem | None) -> None:
        document = node.data(0, _DOCUMENT_ID) if node is not None else None
        if document is not None:
            self.document_chosen.emit(document)


def _entry_node(entry: ReportEntry) -> QTreeWidgetItem:
    state = tr(REPORT_STATE_WORDS[entry.state])
    node = QTreeWidgetItem([entry.title])
    node.setData(0, _DOCUMENT_ID, entry.id)
    node.setToolTip(0, f"{entry.title}\n{state}")
    node.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {state}")
    return node
