"""The question whether pasted text of an old font is to be put into Unicode, with samples."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.legacy import Conversion, Encoding
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import document_font

_NAMES = {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI"}
_WIDTH_CHARACTERS, _HEIGHT_LINES = 88, 20  # of the dialog
_SHARE_OF_SCREEN = 0.9
_HIGHEST_LINES = 4  # of a sample


class Letters(Enum):
    """What becomes of the letters of old fonts."""

    CONVERTED = auto()
    KEPT = auto()


class LegacyDialog(QDialog):
    """Show samples before and after; ``chosen`` carries Letters.

    When it is closed otherwise nothing is chosen, and nothing should be pasted.
    """

    chosen = Signal(object)

    def __init__(self, conversions: Sequence[Conversion], parent: QWidget | None = None) -> None:
        """Ask about what would be converted."""
        super().__init__(parent)
        named(self, "legacy-dialog").setWindowTitle(tr("Letters of an old font"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(_question(conversions)), "heading"))
        column.addWidget(
            hint(
                tr(
                    "In Unicode the text can be read on every computer. Look whether it reads "
                    "rightly on the right side:"
                )
            )
        )
        column.addWidget(self._samples(conversions), 1)
        column.addWidget(self._buttons())
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        wanted = QSize(letter * _WIDTH_CHARACTERS, line * _HEIGHT_LINES)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def _samples(self, conversions: Sequence[Conversion]) -> QTableWidget:
        rows = list(_rows(conversions))
        table = named(QTableWidget(len(rows), 2), "legacy-samples", tr("Before and after"))
        table.setHorizontalHeaderLabels([tr("As it is now"), tr("In Unicode")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        font = QFont(document_font(100))
        for number, texts in enumerate(rows):
            for place, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                cell.setFont(font)
                table.setItem(number, place, cell)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        lines = _HIGHEST_LINES + 1  # and the room above and below them
        table.verticalHeader().setMaximumSectionSize(table.fontMetrics().height() * lines)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        convert = styled(named(QPushButton(tr("&Convert to Unicode")), "convert"), "primary")
        convert.setDefault(True)
        keep = named(QPushButton(tr("&Keep as it is")), "keep")
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(convert, role.AcceptRole)
        buttons.addButton(keep, role.ActionRole)
        buttons.addButton(cancel, role.RejectRole)
        convert.clicked.connect(lambda: self._choose(Letters.CONVERTED))
        keep.clicked.connect(lambda: self._choose(Letters.KEPT))
        buttons.rejected.connect(self.reject)
        return buttons

    def _choose(self, letters: Letters) -> None:
        self.accept()
        self.chosen.emit(letters)


def _question(conversions: Sequence[Conversion]) -> str:
    encodings = ", ".join(_NAMES[each.encoding] for each in conversions)
    return ntr(
        "{count} piece of the pasted text is written in letters of {encodings}. Convert it?",
        "{count} pieces of the pasted text are written in letters of {encodings}. Convert them?",
        sum(each.runs for each in conversions),
        encodings=encodings,
    )


def _rows(conversions: Sequence[Conversion]) -> Iterator[tuple[str, str]]:
    for each in conversions:
        yield from ((sample.before.strip(), sample.after.strip()) for sample in each.preview)
