"""The question with which template a document is drafted from now on, and where its text goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.change_template import TemplateChange, preview
from cchc_desk.forms.outline import AnswerKind, number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import Template
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.cards import hint, labelled, plain_label
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.tasks.progress_dialog import dialog_buttons
from cchc_desk.ui.theme import Theme

_WIDTH_CHARACTERS, _HEIGHT_LINES = 100, 28
_SHARE_OF_SCREEN = 0.9
_SHORTEST_LIST = 24  # letters of what is chosen in a closed list, at least
_ITEM = Qt.ItemDataRole.UserRole.value

NOWHERE = ""
"""Stands for the page of unplaced text, where an item is named by its id."""


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """Hold what was chosen; ``pairs`` - the new item by the old one."""

    template: Template
    pairs: Mapping[str, str]


class TemplateDialog(QDialog):
    """Ask for another template; ``chosen`` tells what was asked for."""

    def __init__(
        self,
        report: Report,
        templates: Sequence[Template],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Offer templates, at least one, and show what the first of them would do."""
        super().__init__(parent)
        named(self, "template-dialog").setWindowTitle(tr("Change the template"))
        self._report, self._theme = report, theme
        self.template = _list("new-template", tr("New template"))
        for template in templates:
            self.template.addItem(template.name or template.id, template)
        self.counts = named(plain_label(""), "template-counts")
        self.pairs = _PairList()
        self.target = _list("new-item", tr("The text of the chosen item goes to"))
        self._change = self._preview()
        self._lay_out()
        self._connect()
        self._show_change()
        self._offer_targets()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(labelled(self.template))
        column.addWidget(self.counts)
        column.addWidget(self.pairs, 1)
        column.addLayout(labelled(self.target))
        column.addWidget(hint(tr("Tasks, figures, head and foot stay as they are.")))
        column.addWidget(dialog_buttons(self, tr("Change the template")))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        wanted = QSize(letter * _WIDTH_CHARACTERS, line * _HEIGHT_LINES)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(self._take_template)
        self.pairs.currentItemChanged.connect(self._show_target)
        self.target.activated.connect(self._take_target)

    # --- what it would do -------------------------------------------------------------------------

    def _preview(self, pairs: Mapping[str, str] | None = None) -> TemplateChange:
        template: Template = self.template.currentData()
        return preview(self._report, template, pairs)

    def _take_template(self) -> None:
        self._change = self._preview()
        self._offer_targets()
        self._show_change()

    def _offer_targets(self) -> None:
        with QSignalBlocker(self.target):
            self.target.clear()
            self.target.addItem(tr("Unplaced"), NOWHERE)
            for id_, name in _names(self._change.template, self._report).items():
                if self._change.template.item(id_).answer is not AnswerKind.NONE:
                    self.target.addItem(name, id_)
        self._show_target()

    def _show_change(self) -> None:
        change = self._change
        old = _names(self._report.template, self._report)
        new = _names(change.template, self._report)
        rows = [
            (id_, name, new.get(change.moved.get(id_, NOWHERE), ""))
            for id_, name in old.items()
            if id_ in change.moved or id_ in change.without_place
        ]
        self.pairs.show_pairs(rows, self._theme)
        self._show_counts()
        self._show_target()

    def _show_counts(self) -> None:
        moved, left = len(self._change.moved), len(self._change.without_place)
        words = ntr("{count} item with text goes over.", "{count} items with text go over.", moved)
        if left:
            words += " " + ntr(
                "{count} has no place there: its text is kept under “Unplaced”.",
                "{count} have no place there: their text is kept under “Unplaced”.",
                left,
            )
        self.counts.setText(words)
        self.counts.setProperty("status", "warning" if left else "ok")
        restyle(self.counts)

    # --- where one item goes ----------------------------------------------------------------------

    def _show_target(self) -> None:
        old = self.pairs.current_id
        self.target.setEnabled(bool(old))
        place = self.target.findData(self._change.moved.get(old, NOWHERE))
        with QSignalBlocker(self.target):
            self.target.setCurrentIndex(max(place, 0))

    def _take_target(self) -> None:
        old, new = self.pairs.current_id, self.target.currentData()
        others = {id_: item for id_, item in self._change.pairs.items() if id_ != old}
        self._change = self._preview(others if new == NOWHERE else {**others, old: new})
        self._show_change()

    def chosen(self) -> TemplateWish:
        """Return what the dialog says."""
        return TemplateWish(self._change.template, self._change.pairs)


class _PairList(QTreeWidget):
    """The items with text, each with the item that takes it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "template-pairs", tr("Where the text of each item goes"))
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Item now"), tr("In the new template")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionsMovable(False)
        for column in range(2):
            header.setSectionResizeMode(column, header.ResizeMode.Stretch)

    def show_pairs(self, rows: Sequence[tuple[str, str, str]], theme: Theme) -> None:
        """Show rows of an id, its name and the name of what takes it; "": nothing does."""
        current = self.current_id
        with QSignalBlocker(self):
            self.clear()
            self.addTopLevelItems([_row(*row, theme) for row in rows])
            places = [place for place, row in enumerate(rows) if row[0] == current]
            self.setCurrentIndex(self.model().index(places[0] if places else 0, 0))

    @property
    def current_id(self) -> str:
        """Return the id of the chosen item; "" when there is none."""
        item = self.currentItem()
        return str(item.data(0, _ITEM)) if item is not None else ""


def _row(id_: str, name: str, taker: str, theme: Theme) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, taker or tr("Unplaced")])
    item.setData(0, _ITEM, id_)
    item.setIcon(1, theme.icon("check", "ok") if taker else theme.icon("inbox", "warning"))
    for column in range(2):
        item.setToolTip(column, item.text(column))
    return item


def _names(template: Template, report: Report) -> dict[str, str]:
    """Return number and label of each item by its id, in the order of the outline."""
    return dict(_named_items(template, report))


def _named_items(template: Template, report: Report) -> Iterator[tuple[str, str]]:
    for each in number_items(template.items, template.numbering):
        yield each.item.id, f"{each.number} {fill(each.item.label, report)}".strip()


def _list(name: str, accessible: str) -> LongChoices:
    box = named(LongChoices(), name, accessible)
    box.setMinimumContentsLength(_SHORTEST_LIST)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
