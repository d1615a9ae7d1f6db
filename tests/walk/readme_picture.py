"""The picture of the window in README, of the sample office, as on a small office screen.

    uv run python -m tests.walk.readme_picture

writes resources/screenshot.png. Run it when the window has changed, and look at what it made.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication, QLabel

from cchc_desk import paths
from cchc_desk.ui import qt_words
from cchc_desk.ui.editors.rich_text import RichTextEditor
from tests.help_pictures import Stage, running, with_palette

TARGET = paths.resources() / "screenshot.png"

SCALE = 1.25
WINDOW = QSize(1093, 614)  # 1366 by 768 pixels
ITEM = "chi-dao.kiem-tra.ke-hoach"


def set_out(stage: Stage) -> None:
    """Show a part as on a day on which it is being written."""
    stage.window.resize(WINDOW)
    stage.card(ITEM).findChildren(RichTextEditor)[0].setFocus()
    stage.find(QLabel, "due-day").hide()  # which would count the days since the sample was due
    stage.rest()
    stage.settle()


def main() -> None:
    """Write the picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(SCALE)
    app = QApplication(sys.argv[:1])
    qt_words.install(app)
    with TemporaryDirectory() as folder, running(app, Path(folder), is_empty=False) as stage:
        set_out(stage)
        writer = QImageWriter(str(TARGET))
        writer.setQuality(0)  # of a PNG: as much work as can be, the picture is the same
        if not writer.write(with_palette(stage.window.grab().toImage())):
            raise OSError(writer.errorString())
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
