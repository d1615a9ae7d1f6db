"""The question which figures belong somewhere: ticks in a list that can be narrowed by words."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desk.forms.figure import Figure
from cchc_desk.forms.text import clean, without_marks
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, labelled
from cchc_desk.ui.fields import LineInput
from cchc_desk.ui.naming import named
from cchc_desk.ui.tasks.progress_dialog import dialog_buttons
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 560, 480
_ID = Qt.ItemDataRole.UserRole.value


class FigurePicker(QDialog):
    """Offer figures; ``chosen`` tells which are ticked."""

    def __init__(
        self,
        figures: Sequence[Figure],
        chosen: Collection[str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Offer figures with some of them ticked."""
        super().__init__(parent)
        named(self, "figure-picker").setWindowTitle(tr("Choose figures"))
        self.words = LineInput("figure-words", tr("Words in the name"))
        self.list = named(QListWidget(), "figure-list", tr("Figures"))
        for figure in figures:
            self.list.addItem(_row(figure, is_ticked=figure.id in chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(labelled(self.words))
        column.addWidget(self.list, 1)
        if not figures:
            text = tr("There is no figure yet; add one on the page “Figures” of the template.")
            column.addWidget(hint(text))
        column.addWidget(dialog_buttons(self, tr("Choose")))
        self.words.typed.connect(self._narrow)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _rows(self) -> Iterator[QListWidgetItem]:
        yield from (self.list.item(at) for at in range(self.list.count()))

    def _narrow(self) -> None:
        words = without_marks(clean(self.words.text())).split()
        for row in self._rows():
            text = without_marks(row.text())
            row.setHidden(not all(word in text for word in words))

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the ticked figures in the order of the list."""
        ticked = (row for row in self._rows() if row.checkState() == Qt.CheckState.Checked)
        return tuple(str(row.data(_ID)) for row in ticked)


def _row(figure: Figure, *, is_ticked: bool) -> QListWidgetItem:
    measure = f" ({figure.measure})" if figure.measure else ""
    row = QListWidgetItem(f"{figure.label}{measure}")
    row.setData(_ID, figure.id)
    row.setToolTip(figure.id)
    row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    row.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    return row
