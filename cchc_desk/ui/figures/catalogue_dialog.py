"""The catalogue of figures: their names, measures and natures, the same in every document."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.template_library import free_id
from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.text import without_marks
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, labelled, plain_label
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.fields import LineInput
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.inputs import ChoiceInput, translated
from cchc_desk.ui.templates.words import NATURE_WORDS
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 860, 520
_DATA = Qt.ItemDataRole.UserRole.value
_LIST_SHARE, _FORM_SHARE = 4, 3


class CatalogueDialog(QDialog):
    """Edit the figures of a workspace; what is typed is handed over at once.

    ``changed`` carries a Figure that is new or described anew, ``remove_wanted`` the id of one that
    shall go.
    """

    changed = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, figures: tuple[Figure, ...], theme: Theme, parent: QWidget) -> None:
        """Show the figures in the order that they are given in."""
        super().__init__(parent)
        named(self, "figure-catalogue").setWindowTitle(tr("List of figures"))
        self._theme = theme
        self._figures = {figure.id: figure for figure in figures}
        self.words = named(QLineEdit(), "catalogue-words", tr("Find a figure"))
        self.words.setPlaceholderText(tr("Find a figure"))
        self.words.setClearButtonEnabled(True)
        self.list = named(QListWidget(), "catalogue-list", tr("Figures"))
        self.label = LineInput("catalogue-label", tr("Name"))
        self.measure = LineInput("catalogue-measure", tr("Measure"))
        self.nature = ChoiceInput("catalogue-nature", tr("Over time"))
        self.numerator = ChoiceInput("catalogue-numerator", tr("Part of the share"))
        self.denominator = ChoiceInput("catalogue-denominator", tr("Whole of the share"))
        self.parts = QWidget()
        self.fault = named(plain_label(""), "catalogue-fault")
        self.fault.setProperty("status", "error")
        self.add = named(QPushButton(tr("&Add a figure")), "catalogue-add")
        self.remove = named(QPushButton(tr("&Remove the figure")), "catalogue-remove")
        self.nature.offer(translated(NATURE_WORDS))
        self._lay_out()
        self._connect()
        self._list("")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.words)
        left.addWidget(self.list, 1)
        parts = QVBoxLayout(self.parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addLayout(labelled(self.numerator))
        parts.addLayout(labelled(self.denominator))
        form = QVBoxLayout()
        form.setSpacing(8)
        for field in (self.label, self.measure, self.nature):
            form.addLayout(labelled(field))
        form.addWidget(self.parts)
        form.addWidget(
            hint(tr("The name and measure are the same in every document of this workspace."))
        )
        form.addWidget(self.fault)
        form.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left, _LIST_SHARE)
        both.addLayout(form, _FORM_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(both, 1)
        column.addLayout(self._buttons())
        take_size(self, self._theme, _WIDTH, _HEIGHT)

    def _buttons(self) -> QHBoxLayout:
        close = named(QPushButton(tr("Close")), "catalogue-close")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(close)
        for button in (self.add, self.remove, close):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self.words.textChanged.connect(self._list)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        for field in (self.label, self.measure):
            field.typed.connect(self._take)
        for choice in (self.nature, self.numerator, self.denominator):
            choice.currentIndexChanged.connect(lambda _index: self._take())
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.chosen()))

    # --- what is shown ----------------------------------------------------------------------------

    def chosen(self) -> str | None:
        """Return the id of the figure on show. None: there is none."""
        item = self.list.currentItem()
        return str(item.data(_DATA)) if item is not None else None

    def take_out(self, figure_id: str) -> None:
        """Show the list without a figure that is removed."""
        del self._figures[figure_id]
        self._list(self.words.text())

    def tell(self, fault: object) -> None:
        """Say why something could not be done."""
        self.fault.setText(str(fault))

    def _list(self, asked: str, chosen: str = "") -> None:
        words = without_marks(asked).split()
        self.list.clear()
        for figure in self._figures.values():
            if all(word in without_marks(figure.label) for word in words):
                item = QListWidgetItem(_shown(figure))
                item.setData(_DATA, figure.id)
                self.list.addItem(item)
                if figure.id == chosen:
                    self.list.setCurrentItem(item)
        if not chosen:
            self.list.setCurrentRow(0)
        self._show()

    def _show(self) -> None:
        figure = self._figures.get(self.chosen() or "")
        self.tell("")
        for field in (self.label, self.measure, self.nature, self.remove):
            field.setEnabled(figure is not None)
        self.parts.setVisible(figure is not None and figure.nature is Nature.RATIO)
        if figure is None:
            return
        self.label.show_value(figure.label)
        self.measure.show_value(figure.measure)
        self.nature.show_value(figure.nature)
        others: dict[object, str] = {None: tr("None: the share is entered")}
        others |= {each.id: each.label for each in self._figures.values() if each != figure}
        for choice, part in (
            (self.numerator, figure.numerator),
            (self.denominator, figure.denominator),
        ):
            choice.offer(others)
            choice.show_value(part)

    # --- editing ----------------------------------------------------------------------------------

    def _take(self) -> None:
        """Take what the fields say; a figure without a name keeps the one that it has."""
        figure = self._figures.get(self.chosen() or "")
        if figure is None:
            return
        nature = Nature(self.nature.currentData())
        is_ratio = nature is Nature.RATIO
        made = replace(
            figure,
            label=self.label.value() or figure.label,
            measure=self.measure.value(),
            nature=nature,
            numerator=self.numerator.currentData() if is_ratio else None,
            denominator=self.denominator.currentData() if is_ratio else None,
        )
        self.parts.setVisible(is_ratio)
        if made != figure:
            self._figures[figure.id] = made
            self.list.currentItem().setText(_shown(made))
            self.changed.emit(made)

    def _add(self) -> None:
        label = tr("New figure")
        figure = Figure(free_id(label, self._figures), label)
        self._figures[figure.id] = figure
        self.words.clear()
        self._list("", figure.id)
        self.changed.emit(figure)
        self.label.setFocus()
        self.label.selectAll()


def _shown(figure: Figure) -> str:
    return f"{figure.label} ({figure.measure})" if figure.measure else figure.label
