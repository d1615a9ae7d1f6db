"""What the clerk chose of the looks: light or dark, the size of the interface, that of the text."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cchc_desk.ui.settings import TEXT_ZOOM_PERCENT, Settings
from cchc_desk.ui.theme import ZOOM_PERCENT, Scheme, Theme

STEP_PERCENT = 10


class Looks(QObject):
    """Change the looks and remember them; ``text_zoomed`` carries the zoom of texts in percent."""

    text_zoomed = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, parent: QObject | None = None) -> None:
        """Take what is remembered; the theme is in use already."""
        super().__init__(parent)
        self._settings = settings
        self._theme = theme

    @property
    def text_zoom_percent(self) -> int:
        """Return the zoom of the clerk's own text."""
        return self._settings.text_zoom_percent

    def zoom_text(self, steps: int) -> None:
        """Make the clerk's text larger or smaller. 0: its usual size."""
        zoom = _stepped(self.text_zoom_percent, steps, TEXT_ZOOM_PERCENT)
        self._settings.text_zoom_percent = zoom
        self.text_zoomed.emit(zoom)

    def zoom_interface(self, steps: int) -> None:
        """Make the interface larger or smaller. 0: its usual size."""
        zoom = _stepped(self._settings.interface_zoom_percent, steps, ZOOM_PERCENT)
        self._settings.interface_zoom_percent = zoom
        self._use()

    def choose_scheme(self, value: object) -> None:
        """Show the window in a scheme, by its value."""
        self._settings.scheme = Scheme(str(value))
        self._use()

    def _use(self) -> None:
        self._theme.use(self._settings.scheme, self._settings.interface_zoom_percent)
        for window in QApplication.topLevelWidgets():
            window.updateGeometry()


def _stepped(percent: int, steps: int, permitted: range) -> int:
    wanted = percent + steps * STEP_PERCENT if steps else 100
    return min(max(wanted, permitted[0]), permitted[-1])
