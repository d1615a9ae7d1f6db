"""A row of buttons that gives way where the window is narrow: the rest is in its menu."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.icon_gap import RoomyToolButton
from cchc_desk.ui.naming import named
from cchc_desk.ui.tasks.actions import fill_menu

_SPACING: Final = 4  # px, between two buttons


class ButtonRow(QWidget):
    """Show as many of its actions as fit, the first ones first; ``more`` opens all others."""

    def __init__(
        self,
        actions: Sequence[QAction],
        all_actions: Callable[[], Sequence[QAction | None]],
        parent: QWidget | None = None,
    ) -> None:
        """Make a button of each action; ``all_actions`` are asked for when ``more`` opens."""
        super().__init__(parent)
        self._all_actions = all_actions
        self.buttons = [self._button(action) for action in actions]
        self.more = named(QToolButton(self), "task-button-more", tr("More commands"))
        self.more.setText(tr("More"))
        self.more.setToolTip(tr("More commands"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _button(self, action: QAction) -> QToolButton:
        button = RoomyToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = action.objectName().removeprefix("task-")
        named(button, f"task-button-{name}", action.text())
        action.visibleChanged.connect(self.place)
        return button

    # --- which buttons fit ------------------------------------------------------------------------

    def place(self) -> None:
        """Show the buttons that fit beside ``more``, from left to right."""
        room = self.width() - self.more.sizeHint().width()
        left, fits = 0, True
        for button in self.buttons:
            wanted = button.sizeHint().width()
            is_wanted = button.defaultAction().isVisible()
            fits = fits and (left + wanted + _SPACING <= room or not is_wanted)
            button.setVisible(fits and is_wanted)
            if fits and is_wanted:
                self._put(button, left)
                left += wanted + _SPACING
        self._put(self.more, left)

    def _put(self, button: QToolButton, left: int) -> None:
        width = button.sizeHint().width()
        button.setGeometry(left, 0, width, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the room that all buttons take."""
        hints = [button.sizeHint() for button in (*self.buttons, self.more)]
        width = sum(hint.width() + _SPACING for hint in hints) - _SPACING
        return QSize(width, max(hint.height() for hint in hints))

    def minimumSizeHint(self) -> QSize:
        """Return the room that the menu takes, where nothing else fits."""
        return QSize(self.more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as fit now."""
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        """Place the buttons anew when one has become wider, as with another font."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)

    def _fill_menu(self) -> None:
        shown = {button.defaultAction() for button in self.buttons if not button.isHidden()}
        others = [action for action in self._all_actions() if action not in shown]
        fill_menu(self.more.menu(), others)
