"""Pages for tests: a PDF whose pages are known, fields at known places, a maker to be held."""

from functools import cache
from threading import Event

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from cchc_desk.desk.preview import Wish
from cchc_desk.export.places import Place
from cchc_desk.forms.document import Origin
from cchc_desk.ui.preview.pages import Pages
from cchc_desk.ui.preview.spots import Spots

UPRIGHT, ACROSS = (210.0, 297.0), (297.0, 210.0)
FONT = "Times New Roman"


@cache
def pdf_of(*sizes: tuple[float, float], ink: int = 0) -> bytes:
    """Make pages of sizes in mm, each with a bar as long as its number, the higher the more ink."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(254)
    painter = QPainter()
    for number, size in enumerate(sizes, start=1):
        page = QPageSize(QSizeF(*size), QPageSize.Unit.Millimeter)
        portrait = QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(page, portrait, QMarginsF()))
        if number == 1:
            painter.begin(writer)
        else:
            writer.newPage()
        painter.fillRect(QRectF(300, 200, 100 * number, 50 + ink), Qt.GlobalColor.black)
    painter.end()
    return bytes(buffer.data().data())


def three_pages() -> bytes:
    return pdf_of(UPRIGHT, UPRIGHT, ACROSS)


def place(origin: Origin, page: int, top_mm: float, bottom_mm: float, **edges: float) -> Place:
    return Place(
        origin, page, top_mm, bottom_mm, edges.get("left_mm", 30.0), edges.get("right_mm", 195.0)
    )


class Maker:
    """Make pages when it is let; ``asked`` is what was begun."""

    def __init__(self, *places: Place, pdf: bytes | None = None) -> None:
        self.asked: list[object] = []
        self.places = places
        self.pdf = pdf or three_pages()
        self.font = FONT
        self.took_ms = 1.0
        self.error: Exception | None = None
        self.may_go_on = Event()
        self.may_go_on.set()

    def __call__(self, wish: object) -> Pages:
        self.asked.append(wish)
        assert self.may_go_on.wait(10)
        if self.error is not None:
            raise self.error
        assert isinstance(wish, Wish)
        return Pages(wish, self.pdf, 3, Spots(self.places), self.font, self.took_ms)
