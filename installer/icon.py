"""The program's icon as Windows wants it: python -m installer.icon FOLDER.

``cchc-desk.ico`` in all its sizes, and ``wizard.bmp``, which stands beside the words of the wizard.
"""

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from cchc_desk.ui.program_icon import SIDES, drawn
from cchc_desk.ui.theme import LIGHT

# Source: Modern UI 2 of NSIS, MUI_WELCOMEFINISHPAGE_BITMAP.
_WIZARD = (164, 314)
_WIZARD_ICON_PX = 96


def png(image: QImage) -> bytes:
    """Return an image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(images: dict[int, bytes]) -> bytes:
    """Return an icon file of PNG images by their side in pixels.

    Source: Microsoft, "The evolution of the ICO file format, part 4: PNG images".
    """
    offset = 6 + 16 * len(images)
    entries = b""
    for side, data in images.items():
        stored = side % 256  # 0 means 256
        entries += struct.pack("<BBBBHHII", stored, stored, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(images.values())


def wizard_picture() -> QImage:
    """Draw the icon on the strip at the left of the wizard."""
    width, height = _WIZARD
    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(QColor(LIGHT.window))
    painter = QPainter(picture)
    side = _WIZARD_ICON_PX
    painter.drawImage((width - side) // 2, (height - side) // 2, drawn(side))
    painter.end()
    return picture


def main() -> None:
    """Write the pictures into the folder that is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication(sys.argv[:1])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cchc-desk.ico").write_bytes(ico({side: png(drawn(side)) for side in SIDES}))
    wizard_picture().save(str(folder / "wizard.bmp"))


if __name__ == "__main__":
    main()
