"""The outline icons, drawn in a colour of the theme: Lucide 1.62, ISC and MIT, resources/icons.

More can be taken from the npm package ``lucide-static``, unchanged, with its licence
(resources/licences/lucide.txt).
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from cchc_desk import paths

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

FOLDER = paths.resources() / "icons"

SIDES = (16, 20)
"""The sides of icons on buttons and in menus, before zoom, in device-independent pixels."""


def tinted(name: str, colour: str) -> str:
    """Return the drawing of an icon by the name of its file; ``colour`` as "#RRGGBB".

    An unknown name is a KeyError: a bug of the caller.
    """
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8").replace("currentColor", colour)


def icon(name: str, colour: str, scale: float = 1.0, faded: str | None = None) -> QIcon:
    """Draw an icon; ``faded`` is its colour where nothing can be done.

    ``scale`` is the zoom of the interface times the device pixel ratio of the sharpest screen.
    None: ``faded`` - as Qt pales it.
    """
    renderer = _renderer(name, colour)
    made = QIcon()
    for side in SIDES:
        drawn = _draw(renderer, round(side * scale))
        made.addPixmap(drawn)
        if faded is not None:
            made.addPixmap(_in_colour(drawn, faded), QIcon.Mode.Disabled)
    return made


def _renderer(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - 5 ms, and a library to read

    return QSvgRenderer(QByteArray(tinted(name, colour).encode()))


def _draw(renderer: "QSvgRenderer", side_px: int) -> QPixmap:
    pixmap = _blank(side_px)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def _blank(side_px: int) -> QPixmap:
    pixmap = QPixmap(side_px, side_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _in_colour(drawn: QPixmap, colour: str) -> QPixmap:
    """Return the same drawing in another colour: twenty times faster than drawing it anew."""
    ink = QPixmap(drawn.size())
    ink.fill(QColor(colour))
    pixmap = QPixmap(drawn)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawPixmap(0, 0, ink)  # fillRect would name the 180 gradients of Qt: 2 ms of a start
    painter.end()
    return pixmap


class Icons:
    """Keep the icons that were drawn, for as long as one palette at one zoom is on show."""

    def __init__(self, scale: float, faded: str) -> None:
        """Begin with none; ``faded`` as for ``icon``."""
        self._scale = scale
        self._faded = faded
        self._drawn: dict[tuple[str, str], QIcon] = {}
        self._pictures: dict[tuple[str, str, int], QPixmap] = {}

    def icon(self, name: str, colour: str) -> QIcon:
        """Return an icon, drawn at most once in a colour."""
        key = (name, colour)
        if key not in self._drawn:
            self._drawn[key] = icon(name, colour, self._scale, self._faded)
        return self._drawn[key]

    def picture(self, name: str, colour: str, side_px: int) -> QPixmap:
        """Return an icon to stand alone, drawn at most once; ``side_px`` - of the screen."""
        key = (name, colour, side_px)
        if key not in self._pictures:
            self._pictures[key] = _draw(_renderer(name, colour), side_px)
        return self._pictures[key]


class Blanks(Icons):
    """Leave the room of icons empty, and keep what was asked for."""

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Return the name and colour of each icon that was asked for."""
        return tuple(self._drawn)

    def icon(self, name: str, colour: str) -> QIcon:
        """Return an icon of the same size with nothing to see."""
        return self._drawn.setdefault((name, colour), self._icon)

    def picture(self, name: str, colour: str, side_px: int) -> QPixmap:
        """Return a picture of the same size with nothing to see."""
        return self._pictures.setdefault((name, colour, side_px), _blank(side_px))

    @cached_property
    def _icon(self) -> QIcon:
        made = QIcon()
        for side in SIDES:
            made.addPixmap(_blank(round(side * self._scale)))
        return made
