"""The outline icons, drawn in a colour of the theme: Lucide 1.62, ISC and MIT, resources/icons.

More can be taken from the npm package ``lucide-static``, unchanged, with its LICENSE.
"""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cchc_desk import paths

FOLDER = paths.resources() / "icons"

SIDES = (16, 20, 24, 32)
"""The sides at which icons are shown, before zoom, in device-independent pixels."""


def tinted(name: str, colour: str) -> str:
    """Return the drawing of an icon by the name of its file; ``colour`` as "#RRGGBB".

    An unknown name is a KeyError: a bug of the caller.
    """
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8").replace("currentColor", colour)


def icon(name: str, colour: str, scale: float = 1.0) -> QIcon:
    """Draw an icon.

    ``scale`` is the zoom of the interface times the device pixel ratio of the sharpest screen.
    """
    renderer = QSvgRenderer(QByteArray(tinted(name, colour).encode()))
    made = QIcon()
    for side in SIDES:
        made.addPixmap(_draw(renderer, round(side * scale)))
    return made


def _draw(renderer: QSvgRenderer, side_px: int) -> QPixmap:
    pixmap = QPixmap(side_px, side_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


class Icons:
    """Keep the icons that were drawn, for as long as one palette at one zoom is on show."""

    def __init__(self, scale: float) -> None:
        """Begin with none."""
        self._scale = scale
        self._drawn: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: str) -> QIcon:
        """Return an icon, drawn at most once in a colour."""
        key = (name, colour)
        if key not in self._drawn:
            self._drawn[key] = icon(name, colour, self._scale)
        return self._drawn[key]
