"""Type into a bare text editor of Qt: what the machine itself needs for a key.

uv run python -m tests.bench.bare_editor
"""

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from tests.bench.watch import type_keys


def main() -> None:
    app = QApplication([])
    window, editor = QMainWindow(), QTextEdit()
    window.setCentralWidget(editor)
    window.resize(1280, 760)
    window.show()
    app.processEvents()
    type_keys(editor, {})


if __name__ == "__main__":
    main()
