"""How wide the columns of the task table are: shares of the page, until the user drags one."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from cchc_desk.forms.task import Column

_HIGHEST = 1000
_WIDEST_WORD = {  # that is not to be broken
    Column.STT: "XVII",  # no narrower than a bold VIII
    Column.DEADLINE: "00/00/0000",
    Column.PROGRESS: "thành",  # of the usual ones (PEERS §4)
}


class TaskHeader(QHeaderView):
    """Show the titles of the columns on as many lines as they need.

    ``dragged`` tells that the user gave a column another width.
    """

    dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a header whose third click brings back the order of the document."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.setMinimumSectionSize(36)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self._titles: tuple[str, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._shares: tuple[float, ...] = ()
        self._widths: dict[str, int] = {}  # what the user chose, by column
        self._text = QFontMetrics(font)
        self._fitting = False
        self.sectionResized.connect(self._note_width)

    def set_columns(
        self, columns: Sequence[Column], titles: Sequence[str], shares: Sequence[float]
    ) -> None:
        """Show columns; ``shares`` - their widths on paper."""
        self._columns, self._titles = tuple(columns), tuple(titles)
        self._shares = tuple(shares)

    def set_text_font(self, font: QFont) -> None:
        """Know the font of the texts below."""
        self._text = QFontMetrics(font)

    # --- widths -----------------------------------------------------------------------------------

    def fit(self, width: int) -> None:
        """Give every column its share of a width, but room for its longest word."""
        self._fitting = True
        for number, wanted in enumerate(self._fitted(width)):
            self.resizeSection(number, wanted)
        self._fitting = False
        self._fit_height()

    def forget_widths(self) -> None:
        """Leave the widths to the shares of the page again."""
        self._widths.clear()

    def _fitted(self, width: int) -> list[int]:
        chosen = [self._widths.get(column.value) for column in self._columns]
        least = [self._least_width(number) for number in range(len(self._columns))]
        free = width - sum(wanted or 0 for wanted in chosen)
        open_shares = [0.0 if chosen[n] else share for n, share in enumerate(self._shares)]
        fitted = _distribute(free, open_shares, least)
        return [wanted or fitted[number] for number, wanted in enumerate(chosen)]

    def _least_width(self, number: int) -> int:
        metrics = QFontMetrics(self.font())
        words = self._titles[number].replace("/", "/ ").split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        widest = self._text.horizontalAdvance(_WIDEST_WORD.get(self._columns[number], ""))
        least = self.minimumSectionSize()
        return max(longest + _padding(metrics), widest + _padding(self._text), least)

    def _note_width(self, section: int, _old: int, new: int) -> None:
        if not self._fitting and section < len(self._columns):
            self._widths[self._columns[section].value] = new
            self._fit_height()
            self.dragged.emit()

    def _fit_height(self) -> None:
        metrics = QFontMetrics(self.font())
        padding = _padding(metrics)
        heights = [
            metrics.boundingRect(
                QRect(0, 0, max(self.sectionSize(n) - padding, 1), _HIGHEST),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                title,
            ).height()
            for n, title in enumerate(self._titles)
        ]
        self.setFixedHeight(max(heights, default=metrics.height()) + padding)

    # --- kept between two starts ------------------------------------------------------------------

    def save_state(self) -> QByteArray:
        """Return the widths that the user chose."""
        return QByteArray(json.dumps({"widths": self._widths}).encode())

    def restore_state(self, state: QByteArray) -> bool:
        """Take widths from an earlier start; tell whether they could be read."""
        try:
            widths = json.loads(bytes(state.data()))["widths"]
            self._widths = {Column(name).value: int(width) for name, width in widths.items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        return True


def _padding(metrics: QFontMetrics) -> int:
    """Return the room around a title, which grows with it, in device-independent pixels."""
    return metrics.height() + 3


def _distribute(width: int, shares: Sequence[float], least: Sequence[int]) -> list[int]:
    """Part a width by shares; who would get less than the least takes it from the others."""
    fitted = [0] * len(shares)
    waiting = [number for number, share in enumerate(shares) if share > 0]
    while waiting:
        whole = sum(shares[number] for number in waiting)
        short = [n for n in waiting if width * shares[n] / whole < least[n]]
        if not short:
            break
        for number in short:
            fitted[number] = least[number]
            width -= least[number]
        waiting = [number for number in waiting if number not in short]
    whole = sum(shares[number] for number in waiting)
    for number in waiting:
        fitted[number] = int(width * shares[number] / whole)
    if waiting:
        fitted[waiting[-1]] += width - sum(fitted[number] for number in waiting)
    return fitted
