"""Starting the window: the object graph is built here, once."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cchc_desk import paths
from cchc_desk.ui import qt_words
from cchc_desk.ui.crash import watch_hard_crashes
from cchc_desk.ui.program import Program
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import STYLE, Theme

WORKSPACE = "so-lam-viec.cchc"
"""The name of the workspace that is opened when none is named."""


def run(workspace: Path | None) -> int:
    """Show the window until it is closed; return the exit code.

    None: ``workspace`` - the one that was open last; at the first start the usual one of this
    user, which is made then.
    """
    watch_hard_crashes(log_file().parent)
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("cchc-desk")
    settings = Settings(settings_file())
    theme = Theme(app)
    theme.use(settings.scheme, settings.interface_zoom_percent)
    theme.put_off_icons()
    qt_words.install(app)
    program = Program(app, settings, theme, log_file())
    if workspace is not None:
        program.open_workspace(workspace)
    else:
        program.open_last(usual_workspace())
    code = app.exec()
    program.end()
    settings.save()
    _keep_copied_text()
    return code


def _keep_copied_text() -> None:
    """Leave what was copied in the clipboard as plain text.

    Qt lets the clipboard go after Python has ended, and would then free what Python had made.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def log_file() -> Path:
    """Return where this user's errors are written."""
    return paths.data_folder() / "logs" / "cchc.log"


def settings_file() -> Path:
    """Return where this user's window settings are kept."""
    return paths.data_folder() / "settings.ini"


def usual_workspace() -> Path:
    """Return the workspace of this user; it need not exist yet."""
    return paths.data_folder() / "data" / WORKSPACE
