"""Another program that the clerk copies from: python -m tests.walk.other_program FILE.

What the file holds is in the clipboard for as long as the program runs; it says so in a line.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

REPOSITORY = Path(__file__).resolve().parents[2]


@contextmanager
def copied(display: str, text: str, folder: Path) -> Iterator[None]:
    """Hold a text in the clipboard, as another program does that it was copied in."""
    file = folder / "copied.txt"
    file.write_text(text, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.walk.other_program", str(file)],
        cwd=REPOSITORY,
        env={"DISPLAY": display, "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        stdout=subprocess.PIPE,
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == b"copied\n"
        yield
    finally:
        program.kill()
        program.communicate()


def main() -> None:
    app = QGuiApplication(sys.argv)
    QGuiApplication.clipboard().setText(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("copied", flush=True)  # noqa: T201 - to the test that started it
    app.exec()


if __name__ == "__main__":
    main()
