"""Pages as a view holds them: how large they are, where they lie, and what is drawn of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from cchc_desk.forms.document import Origin
from cchc_desk.ui.preview.drawer import Drawn, Wanted
from cchc_desk.ui.preview.page_layout import Layout, PageSize, height_of
from cchc_desk.ui.preview.spots import Spots


@dataclass(slots=True)
class Sheets:
    """Hold pages. ``earlier``: images of pages before these, shown until these are drawn."""

    sizes: tuple[PageSize, ...] = ()
    spots: Spots = field(default_factory=Spots)
    layout: Layout = field(default_factory=Layout)
    drawn: dict[int, Drawn] = field(default_factory=dict)
    earlier: dict[int, QImage] = field(default_factory=dict)

    def image(self, page: int) -> QImage | None:
        """Return what can be shown of a page now. None: nothing."""
        drawn = self.drawn.get(page)
        return self.earlier.get(page) if drawn is None else drawn.image

    def wanted(self, page: int, ratio: float) -> Wanted:
        """Return a page as it is to be drawn; ``ratio`` - screen pixels for one of the view."""
        box = self.layout.boxes[page]
        return Wanted(page, max(round(box.width * ratio), 1), max(round(box.height * ratio), 1))

    def missing(self, pages: Iterable[int], ratio: float) -> list[Wanted]:
        """Return what of some pages is still to be drawn."""
        wanted = (self.wanted(page, ratio) for page in pages)
        return [each for each in wanted if not self._has(each)]

    def _has(self, wanted: Wanted) -> bool:
        drawn = self.drawn.get(wanted.page)
        return drawn is not None and drawn.wanted == wanted

    def take(self, drawn: Drawn, ratio: float) -> bool:
        """Take a page that was drawn; False: it is of another size by now."""
        page = drawn.wanted.page
        if page >= len(self.sizes) or drawn.wanted != self.wanted(page, ratio):
            return False
        self.drawn[page] = drawn
        self.earlier.pop(page, None)
        return True

    def keep_only(self, pages: range) -> None:
        """Let go of what is drawn of other pages."""
        self.drawn = {page: each for page, each in self.drawn.items() if page in pages}
        self.earlier = {page: each for page, each in self.earlier.items() if page in pages}

    def show_meanwhile(self, before: "Sheets") -> None:
        """Show the images of pages before these where nothing is drawn yet."""
        images = {page: before.image(page) for page in (*before.earlier, *before.drawn)}
        self.earlier = {
            page: image
            for page, image in images.items()
            if image is not None and page not in self.drawn and page < len(self.sizes)
        }

    def heights(self, origin: Origin | None) -> tuple[int, int] | None:
        """Return from where to where a field goes, in pixels of the whole. None: it is nowhere."""
        spans = self.spots.of(origin) if origin is not None else ()
        if not spans or not self.layout.boxes:
            return None
        first, last = spans[0], spans[-1]
        return (
            height_of(self.layout, first.page, first.top_mm),
            height_of(self.layout, last.page, last.bottom_mm),
        )
