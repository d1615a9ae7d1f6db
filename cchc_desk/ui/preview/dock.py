"""The preview beside the page that is typed on: a dock that is there only while it is wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.ui.preview.content import PreviewContent

NARROW = 1200
"""A window that is less wide, in device-independent pixels, begins without the preview."""

USUAL_WIDTH = 420
LEAST_WIDTH = 300

FILL_MS = 250
"""How long after it was first painted a dock is filled: the start of the program goes before."""


class PreviewDock(QDockWidget):
    """Be empty until somebody has seen it; ``closed`` comes when the clerk closes it."""

    closed = Signal()

    def __init__(self, fill: Callable[[], None], window: QMainWindow) -> None:
        """Begin hidden; ``fill`` is called once, soon after the first painting."""
        super().__init__(tr("Preview"), window)
        named(self, "preview-dock", tr("Preview"))
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.setMinimumWidth(LEAST_WIDTH)
        self._filler = QTimer(self, singleShot=True, interval=FILL_MS)
        self._filler.timeout.connect(fill)
        self._is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have it filled, once."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._filler.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is not wanted any more."""
        super().closeEvent(event)
        self.closed.emit()


class Preview(QObject):
    """Say whether the preview is shown, and where; ``wanted_changed`` carries whether.

    Pages that belong to no document have the window for themselves. ``print_wanted`` comes from
    its button.
    """

    wanted_changed = Signal(object)
    print_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        places: Places,
        settings: Settings,
        theme: Theme,
    ) -> None:
        """Begin as it was left in a window of this width; nothing is made until it is shown."""
        super().__init__(window)
        self._window, self._session, self._places = window, session, places
        self._settings, self._theme = settings, theme
        self._wanted: bool | None = None
        self.dock: PreviewDock | None = None
        self.content: PreviewContent | None = None

    @property
    def is_wanted(self) -> bool:
        """Tell whether it is shown wherever it may be."""
        return bool(self._wanted)

    def recall(self) -> None:
        """Take what is remembered; None: nobody has chosen yet."""
        narrow = self._settings.shows_preview_on_narrow
        self._wanted = narrow if self._is_narrow() else self._settings.shows_preview

    def remember(self) -> None:
        """Write down how it was left."""
        if self._wanted is None:
            return
        if self._is_narrow():
            self._settings.shows_preview_on_narrow = self._wanted
        else:
            self._settings.shows_preview = self._wanted
        if self.dock is not None:
            self._settings.docks = self._window.saveState()
        if self.content is not None:
            self._settings.preview_zoom = self.content.panel.view.zoom_percent

    def _is_narrow(self) -> bool:
        return self._window.width() < NARROW

    def toggle(self) -> None:
        """Show it, or hide it again."""
        self._want(is_wanted=not self.is_wanted)

    def settle(self) -> None:
        """Show it where it is wanted, but not beside a page that belongs to no document.

        Where there is room it is shown with the first document of all.
        """
        if self._wanted is None and self._session.report is not None:
            self._wanted = True
            self.wanted_changed.emit(self.is_wanted)
        is_shown = self.is_wanted and not self._places.is_away_from_document
        if is_shown and self.dock is None:
            self.dock = self._made_dock()
            self._place(self.dock)
        elif self.dock is not None:
            self.dock.setVisible(is_shown)

    def _want(self, *, is_wanted: bool) -> None:
        self._wanted = is_wanted
        self.settle()
        self.wanted_changed.emit(is_wanted)

    def _made_dock(self) -> PreviewDock:
        dock = PreviewDock(self._fill, self._window)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.closed.connect(lambda: self._want(is_wanted=False))
        return dock

    def _place(self, dock: PreviewDock) -> None:
        """Show a dock where and as wide as it was left."""
        is_known = self._window.restoreState(self._settings.docks)
        dock.show()
        if not is_known:
            width = self._theme.px(USUAL_WIDTH)
            self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def _fill(self) -> None:
        """Make what is inside: its modules, QtPdf among them, take 30 ms to import."""
        from cchc_desk.ui.preview.content import PreviewContent  # noqa: PLC0415

        assert self.dock is not None  # noqa: S101 - it calls this
        made = PreviewContent(self._session, self._places, self._theme)
        made.panel.view.set_zoom(self._settings.preview_zoom)
        made.panel.bar.print_wanted.connect(self.print_wanted)
        self.content = made
        self.dock.setWidget(made.panel)
        self.dock.visibilityChanged.connect(made.follow_visibility)
        made.follow_visibility(is_visible=self.dock.isVisible())

    def close(self) -> None:
        """End for good."""
        if self.content is not None:
            self.content.close()
