"""Sending the pages of a PDF to a printer as pictures: each as it lies, as large as it is."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr

MOST_DPI = 400
"""How finely a page is drawn at most; a printer that is finer gets a whole part of what it has.

That is 300 for the usual one of 600, as PDF viewers print pages as pictures: Windows does not
compress what waits for a printer, and at 600 that would be 140 MB a page.
"""

_NEARLY = 0.99  # paper is measured in whole points

_POINTS_PER_INCH = 72


class PrintError(UserError):
    """Say that a printer did not take a document."""


class PageSender(QObject):
    """Send pages to a printer, one each turn of the event loop.

    ``sent`` carries how many are sent; ``finished`` comes after the last one, ``failed`` carries a
    PrintError instead.
    """

    sent = Signal(object)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        """Take the printer as its dialog has set it."""
        super().__init__(parent)
        self._printer = printer
        self._painter = QPainter()
        self._data = QBuffer(self)
        self._data.setData(QByteArray(pdf))
        self._data.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._data)
        self._pages = pages_to_send(printer, self._document.pageCount())
        self._done = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._send_next)

    @property
    def page_count(self) -> int:
        """Return how many pages are to be sent, copies counted where the printer makes none."""
        return len(self._pages)

    def start(self) -> None:
        """Begin to send."""
        self._timer.start()

    def cancel(self) -> None:
        """Stop, and let the printer forget what it has."""
        self._timer.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _send_next(self) -> None:
        if self._done == len(self._pages):
            self._end()
        elif self._has_paper():
            page = self._pages[self._done]
            for rows, image in drawn_strips(self._document, page, self._dpi()):
                self._painter.drawImage(self._place(rows, page), image)
            self._done += 1
            self.sent.emit(self._done)
        else:
            self._fail()

    def _has_paper(self) -> bool:
        """Take a sheet that lies as the next page does; tell whether the printer gave one."""
        size = self._document.pagePointSize(self._pages[self._done])
        lies = QPageLayout.Orientation
        self._printer.setFullPage(True)
        self._printer.setPageOrientation(
            lies.Landscape if size.width() > size.height() else lies.Portrait
        )
        if self._done:
            return self._printer.newPage()
        has_begun = self._painter.begin(self._printer)
        if has_begun:
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        return has_begun

    def _end(self) -> None:
        self._timer.stop()
        if self._painter.isActive() and not self._painter.end():
            self._fail()
        else:
            self.finished.emit()

    def _fail(self) -> None:
        self.cancel()
        name = self._printer.printerName()
        self.failed.emit(
            PrintError(
                tr(
                    "“{printer}” did not take the document. See whether it is switched on and "
                    "connected, then print again.",
                    printer=name,
                )
                if name
                else tr("The file could not be written. Choose another folder or name.")
            )
        )

    def _dpi(self) -> int:
        resolution = self._printer.resolution()
        return resolution // ceil(resolution / MOST_DPI)

    def _place(self, rows: QRect, page: int) -> QRect:
        """Return where rows go, in pixels of the printer; only a page too large is made smaller."""
        size = self._document.pagePointSize(page)
        paper = self._printer.pageLayout().fullRectPoints()
        scale = min(paper.width() / size.width(), paper.height() / size.height(), 1.0)
        scale = 1.0 if scale > _NEARLY else scale
        return scaled_rect(rows, self._printer.resolution() / self._dpi() * scale)


def scaled_rect(rows: QRect, scale: float) -> QRect:
    """Return rows in another resolution."""
    top, bottom = round(rows.top() * scale), round((rows.top() + rows.height()) * scale)
    return QRect(round(rows.left() * scale), top, round(rows.width() * scale), bottom - top)


def pages_to_send(printer: QPrinter, count: int) -> tuple[int, ...]:
    """Return the pages that were asked for, from 0, in the order in which they are sent."""
    chosen = [page for page in range(count) if _is_asked(printer, page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(chosen * copies)
    return tuple(page for page in chosen for _copy in range(copies))


def _is_asked(printer: QPrinter, number: int) -> bool:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        return printer.fromPage() <= number <= printer.toPage()
    return ranges.contains(number)


# --- what is sent of a page -----------------------------------------------------------------------


def drawn_strips(document: QPdfDocument, page: int, dpi: int) -> Iterator[tuple[QRect, QImage]]:
    """Yield the parts of a page that have ink, with their places in pixels of the page.

    They are parted by white only: viewers of a printed PDF show seams through letters.
    """
    points = document.pagePointSize(page) / _POINTS_PER_INCH * dpi
    image = document.render(page, QSize(round(points.width()), round(points.height())))
    _put_on_white(image)
    for first, last in inked_rows(image):
        rows = QRect(0, first, image.width(), last - first)
        yield rows, image.copy(rows)


def _put_on_white(image: QImage) -> None:
    """Put paper under what is drawn, in the same memory: a page has 60 MB."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.end()


def inked_rows(image: QImage) -> Iterator[tuple[int, int]]:
    """Yield from where to where an image has ink, as rows from 0; the second is the one after."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    white = b"\xff" * grey.width()
    bits, step = grey.constBits(), grey.bytesPerLine()
    first: int | None = None
    for row in range(grey.height()):
        is_white = bytes(bits[row * step : row * step + grey.width()]) == white
        if is_white and first is not None:
            yield first, row
            first = None
        elif not is_white and first is None:
            first = row
    if first is not None:
        yield first, grey.height()
