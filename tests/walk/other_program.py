"""Another program that the clerk copies from: python -m tests.walk.other_program FILE.

What the file holds is in the clipboard for as long as the program runs; it says so in a line.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication


def main() -> None:
    app = QGuiApplication(sys.argv)
    QGuiApplication.clipboard().setText(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("copied", flush=True)  # noqa: T201 - to the test that started it
    app.exec()


if __name__ == "__main__":
    main()
