"""Whether Qt can start on this machine, and what is missing when it cannot."""

from importlib import import_module

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.ui.qt_import import lean_import

# What Qt 6 loads beyond a bare Debian 12, for the window and for printing. Source: ldd over the
# PySide6 6.12 wheels and dpkg -S.
DEBIAN_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libxkbcommon0 "
    "libgssapi-krb5-2 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 "
    "libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0"
)


class QtMissingError(UserError):
    """Say which packages the window needs."""


def check_qt() -> None:
    """Try to load Qt.

    Raises: QtMissingError with the packages to install, in one line.
    """
    try:
        with lean_import():
            import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise QtMissingError(
            tr(
                "The window cannot open because a library of Qt is missing ({reason}); as root: "
                "apt-get install {packages}",
                reason=error,
                packages=DEBIAN_PACKAGES,
            )
        ) from error
