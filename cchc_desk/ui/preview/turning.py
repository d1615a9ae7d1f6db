"""Turning to new pages without a blink: the old ones stay until all that will be seen is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from cchc_desk.forms.document import Origin
from cchc_desk.ui.preview.drawer import Drawn, PageDrawer
from cchc_desk.ui.preview.page_layout import Layout, PageSize
from cchc_desk.ui.preview.sheets import Sheets
from cchc_desk.ui.preview.spots import Spots


@dataclass(frozen=True, slots=True)
class Change:
    """Hold new pages and the field to mark on them; ``shows``: it is to be brought into sight.

    None: ``mark`` - no field.
    """

    pdf: bytes
    spots: Spots
    mark: Origin | None = None
    shows: bool = False


@dataclass(frozen=True, slots=True)
class Landing:
    """Say where the view will be: how far from the top, which pages it shows, how sharp."""

    top: int
    pages: range
    ratio: float


LayOut = Callable[[tuple[PageSize, ...]], Layout]
Land = Callable[[Sheets, Change], Landing]


class Turning(QObject):
    """Prepare new pages, one change after the other; of those that wait only the newest comes.

    ``turned`` carries the Sheets, the Change and the Landing when all is drawn.
    """

    turned = Signal(object, object, object)

    def __init__(self, drawer: PageDrawer, lay_out: LayOut, land: Land) -> None:
        """Draw with a drawer; the view says how pages lie in it, and where it will be."""
        super().__init__(drawer)
        self._drawer = drawer
        self._lay_out, self._land = lay_out, land
        self._change: Change | None = None
        self._waiting: Change | None = None
        self._coming: Sheets | None = None
        drawer.opened.connect(self._take_sizes)

    @property
    def is_idle(self) -> bool:
        """Tell whether no pages are on their way."""
        return self._change is None

    def begin(self, change: Change) -> None:
        """Turn to new pages, after those that are on their way."""
        self._waiting = change
        if self.is_idle:
            self._begin_next()

    def mark(self, origin: Origin | None) -> None:
        """Mark another field on what is on its way, and bring it into sight."""
        if self._change is not None:
            self._change = replace(self._change, mark=origin, shows=True)
        if self._waiting is not None:
            self._waiting = replace(self._waiting, mark=origin, shows=True)
        self._go_on()

    def drop(self) -> None:
        """Turn to nothing of what was given."""
        self._change = self._waiting = self._coming = None

    def lay_out_again(self) -> None:
        """Take note that the view is another."""
        if self._coming is not None:
            self._coming.layout = self._lay_out(self._coming.sizes)
            self._go_on()

    def take(self, drawn: Drawn) -> None:
        """Take a page that was drawn for what is on its way."""
        if self._coming is not None and self._change is not None:
            ratio = self._land(self._coming, self._change).ratio
            self._coming.take(drawn, ratio)
            self._go_on()

    def _begin_next(self) -> None:
        self._change, self._waiting = self._waiting, None
        if self._change is not None:
            self._drawer.open(self._change.pdf)

    def _take_sizes(self, sizes: object) -> None:
        assert isinstance(sizes, tuple)  # noqa: S101 - the drawer's own signal
        if self._change is not None:
            self._coming = Sheets(sizes, self._change.spots, self._lay_out(sizes))
            self._go_on()

    def _go_on(self) -> None:
        change, coming = self._change, self._coming
        if change is None or coming is None:
            return
        landing = self._land(coming, change)
        missing = coming.missing(landing.pages, landing.ratio)
        if missing:
            self._drawer.want(missing)
            return
        self._change = self._coming = None
        self.turned.emit(coming, change, landing)
        if self.is_idle:
            self._begin_next()
