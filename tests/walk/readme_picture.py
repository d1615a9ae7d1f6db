"""The picture of the window in README, of the sample office with the preview beside it.

    uv run python -m tests.walk.readme_picture

writes resources/screenshot.png. Run it when the window has changed, and look at what it made.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageWriter, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk import paths
from cchc_desk.ui import qt_words
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.preview.pages_view import PagesView
from tests.help_stage import Stage, World, running, wait_until, with_palette

TARGET = paths.resources() / "screenshot.png"

SCALE = 1.25
WINDOW = QSize(1440, 820)
ITEM = "chi-dao.kiem-tra.ke-hoach"


def set_out(stage: Stage) -> None:
    """Show a part as on a day on which it is being written."""
    stage.window.resize(WINDOW)
    stage.trigger("preview")
    wait_until(lambda: stage.window.findChild(PagesView) is not None)
    view = stage.find(PagesView, "preview-pages")
    wait_until(lambda: view.page_count > 0)
    editor = stage.card(ITEM).findChildren(RichTextEditor)[0]
    stage.window.activateWindow()
    stage.rest()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(5):
        stage.rest()
        stage.settle()
    # The days since the sample was due, what only a new workspace is told, and a font that the
    # readers of README have.
    for name in ("due-day", "passing-words", "preview-font", "notice"):
        stage.find(QWidget, name).hide()
    stage.settle()


def main() -> None:
    """Write the picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(SCALE)
    app = QApplication(sys.argv[:1])
    qt_words.install(app)
    with TemporaryDirectory() as folder, running(app, Path(folder), World.SAMPLE) as stage:
        set_out(stage)
        writer = QImageWriter(str(TARGET))
        writer.setQuality(0)  # of a PNG: as much work as can be, the picture is the same
        if not writer.write(with_palette(stage.window.grab().toImage())):
            raise OSError(writer.errorString())
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
