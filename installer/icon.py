"""The program's icon as a Windows icon file: python -m installer.icon FILE.ico."""

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from cchc_desk.ui.program_icon import SIDES, drawn


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


def main() -> None:
    """Write the icon to the file that is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication(sys.argv[:1])
    Path(sys.argv[1]).write_bytes(ico({side: png(drawn(side)) for side in SIDES}))


if __name__ == "__main__":
    main()
