"""Names of widgets: one for tests and style sheets, one for people who cannot see the screen."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, accessible: str = "") -> W:
    """Give a widget its object name and what a screen reader says, and return it."""
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    return widget


def styled(widget: W, role: str) -> W:
    """Give a widget one of the looks of the theme ("card", "title", "muted" …) and return it."""
    widget.setProperty(role, True)  # noqa: FBT003 - Qt's own signature
    return widget


def restyle(widget: QWidget) -> None:
    """Let a widget look as its properties say now; one not shown yet will, without being told."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
