"""F1 inside dialogs: they keep the keys of the window behind them from working."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_NAME = "help-key"


class HelpKeys(QObject):
    """Give every dialog over a window the key of the help, as soon as it is typed into."""

    def __init__(self, show_help: Callable[[], object], window: QWidget) -> None:
        """Watch for dialogs; ``show_help`` opens the page of whatever has the focus."""
        super().__init__(window)
        self._show_help = show_help
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - there is a window
        app.focusWindowChanged.connect(self._follow)

    def _follow(self, _window: QWindow | None) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.findChild(QShortcut, _NAME) is None:
            key = QShortcut(QKeySequence("F1"), dialog)
            key.setObjectName(_NAME)
            key.activated.connect(self._show_help)
