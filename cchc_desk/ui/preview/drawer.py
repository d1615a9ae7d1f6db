"""Drawing pages of a PDF beside the window's thread.

QtPdf draws on a thread of its own, without Python: ``QPdfDocument.render`` would keep Python, and
with it the typing, waiting for the 10 to 30 ms that a page takes. While a page is being drawn every
other call into QtPdf waits for it (Qt 6.11 has one lock for all of PDFium), so another document is
opened between two pages and never during one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

from cchc_desk.ui.preview.page_layout import PageSize

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Wanted:
    """Name a page to be drawn; its size is in pixels of the screen."""

    page: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Hold a page that was drawn, white where nothing is printed."""

    wanted: Wanted
    image: QImage


class PageDrawer(QObject):
    """Draw pages of one PDF at a time.

    ``opened`` carries the sizes of the pages, in their order, of the PDF that was given last;
    ``drawn`` a Drawn of the one that is open.
    """

    opened = Signal(object)
    drawn = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a PDF."""
        super().__init__(parent)
        self._waiting: bytes | None = None
        self._wanted: tuple[Wanted, ...] = ()
        self._under_way: Wanted | None = None
        self._is_outdated = self._is_opening = False
        self._data = QBuffer()
        # In this order: children go in the order in which they came, and the one draws the other.
        self._renderer = QPdfPageRenderer(self)
        self._document = QPdfDocument(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._take)
        # Opening takes 2 ms and measuring 20 pages takes 3: a key may come between.
        self._measurer = QTimer(self, singleShot=True, interval=0)
        self._measurer.timeout.connect(self._measure)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being opened or drawn."""
        return self._under_way is None and not self._is_opening

    def open(self, pdf: bytes) -> None:
        """Draw another PDF from now on; what was wanted of the one before is forgotten."""
        self._waiting = pdf
        self._wanted = ()
        self._is_outdated = True
        self._go_on()

    def want(self, pages: Sequence[Wanted]) -> None:
        """Draw these pages in their order, and none of those that were wanted before."""
        self._wanted = tuple(pages)
        self._go_on()

    def _go_on(self) -> None:
        if not self.is_idle:
            return
        if self._waiting is not None:
            self._load(self._waiting)
        elif self._wanted:
            self._under_way, self._wanted = self._wanted[0], self._wanted[1:]
            size = QSize(self._under_way.width, self._under_way.height)
            self._renderer.requestPage(self._under_way.page, size)

    def _load(self, pdf: bytes) -> None:
        self._waiting = None
        self._is_outdated = False
        self._document.close()
        data = QBuffer()
        data.setData(QByteArray(pdf))
        data.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(data)
        self._data = data  # QPdfDocument reads from it as long as it is open
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise RuntimeError(f"QtPdf cannot open the pages: {self._document.error()}")
        self._is_opening = True
        self._measurer.start()

    def _measure(self) -> None:
        self._is_opening = False
        if self._is_outdated:
            self._go_on()
            return
        self.opened.emit(tuple(map(self._size, range(self._document.pageCount()))))

    def _size(self, page: int) -> PageSize:
        points = self._document.pagePointSize(page)
        return PageSize(points.width() * MM_PER_POINT, points.height() * MM_PER_POINT)

    def _take(self, _page: int, _size: QSize, image: QImage) -> None:
        wanted, self._under_way = self._under_way, None
        if wanted is not None and not self._is_outdated:
            self.drawn.emit(Drawn(wanted, on_white(image)))
        self._go_on()


def on_white(image: QImage) -> QImage:
    """Return a page that was drawn on nothing as one on white paper; it is painted faster too."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
