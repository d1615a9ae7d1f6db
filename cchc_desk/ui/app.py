"""Starting the window: the object graph is built here, once."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cchc_desk import paths
from cchc_desk.ui import qt_words
from cchc_desk.ui.crash import CrashGuard, open_log
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Scheme, apply_theme
from cchc_desk.ui.window import Window

WORKSPACE = "so-lam-viec.cchc"
"""The name of the workspace that is opened when none is named."""


def run(workspace: Path | None) -> int:
    """Show the window until it is closed; return the exit code.

    None: ``workspace`` - the usual one of this user, made at the first start.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("cchc-desk")
    apply_theme(app, Scheme.SYSTEM, zoom_percent=100)
    qt_words.install(app)
    path = workspace if workspace is not None else usual_workspace()
    session = Session(path)
    window = Window(session)
    guard = CrashGuard(window, session.autosave.flush, open_log(paths.data_folder() / "logs"))
    window.resize(1280, 760)
    window.show()
    session.start()
    code = app.exec()
    guard.uninstall()
    _keep_copied_text()
    return code


def _keep_copied_text() -> None:
    """Leave what was copied in the clipboard as plain text.

    Qt lets the clipboard go after Python has ended, and would then free what Python had made.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def usual_workspace() -> Path:
    """Return the workspace of this user and make its folder."""
    folder = paths.data_folder() / "data"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / WORKSPACE
