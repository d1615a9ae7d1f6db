"""The chart on paper, in black and white."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from cchc_desk.forms.task_standing import GroupProgress
from cchc_desk.ui.home.chart import black_on_white, paint_chart
from cchc_desk.ui.theme import DOCUMENT_FONTS

_TITLE_PT, _TEXT_PT = 14, 12


def ask_print(window: QWidget, title: str, groups: Sequence[GroupProgress]) -> None:
    """Ask for a printer and print the chart there."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, window)
    dialog.setObjectName("print-chart")
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        draw_page(printer, title, groups)
    dialog.deleteLater()


def draw_page(device: QPagedPaintDevice, title: str, groups: Sequence[GroupProgress]) -> None:
    """Draw the title and the chart on one page."""
    painter = QPainter(device)
    font = QFont()
    font.setFamilies(list(DOCUMENT_FONTS))
    font.setPointSize(_TITLE_PT)
    font.setBold(True)
    painter.setFont(font)
    page = QRectF(painter.viewport())
    line = QFontMetricsF(font, device).height()
    room = QRectF(page.left(), page.top(), page.width(), 3 * line)
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, centred, title)
    font.setBold(False)
    font.setPointSize(_TEXT_PT)
    painter.setFont(font)
    paint_chart(painter, page.adjusted(0, 3 * line, 0, 0), groups, black_on_white())
    painter.end()
