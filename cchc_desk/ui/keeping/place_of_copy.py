"""Asking where on this computer the copy of a workspace is kept from now on."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desk import paths
from cchc_desk.files.names import next_free_name, with_suffix
from cchc_desk.i18n import tr


def ask_place_of_copy(path: Path, parent: QWidget) -> Path | None:
    """Return the name that was chosen for the copy of a workspace. None: none was."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        tr("Where the workspace is kept from now on"),
        str(free_name(paths.computer_folder() / "data" / path.name)),
        tr("Workspaces (*.cchc)"),
        options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever replaced
    )
    return with_suffix(Path(name), paths.WORKSPACE_SUFFIX) if name else None


def free_name(path: Path) -> Path:
    """Propose the name that was missing, or one beside the file that cannot be opened."""
    return next_free_name(path) if path.parent.is_dir() else path
