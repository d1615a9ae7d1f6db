"""The dock of the review: there only once somebody asked for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.review.panel import ReviewPanel
from cchc_desk.ui.theme import Theme

USUAL_WIDTH = 420
LEAST_WIDTH = 300


class ReviewDock(QDockWidget):
    """Hold the panel; ``closed`` comes when the clerk closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        """Stand on the right, as a tab of what stands there already."""
        super().__init__(tr("Review"), window)
        named(self, "review-dock", tr("Review"))
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.setMinimumWidth(LEAST_WIDTH)
        self.panel = ReviewPanel(theme)
        self.setWidget(self.panel)
        beside = _shown_docks(window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        if beside:
            window.tabifyDockWidget(beside[-1], self)
        else:
            window.resizeDocks([self], [theme.px(USUAL_WIDTH)], Qt.Orientation.Horizontal)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is not wanted any more."""
        super().closeEvent(event)
        self.closed.emit()


def _shown_docks(window: QMainWindow) -> list[QDockWidget]:
    right = Qt.DockWidgetArea.RightDockWidgetArea
    docks = window.findChildren(QDockWidget)
    return [each for each in docks if each.isVisible() and window.dockWidgetArea(each) == right]
