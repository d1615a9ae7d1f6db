"""Commands on a list or tree of the editor: keys that work anywhere on its page, and buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.icon_gap import RoomyToolButton
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """Describe a command; ``short`` stands on its button, "": the icon alone does."""

    name: str
    words: str
    keys: str
    icon: str
    short: str = ""


class Commands:
    """Hold the actions of a page by name; their keys work wherever the focus is on it."""

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        commands: tuple[Command, ...],
        does: Mapping[str, Callable[[], object]],
    ) -> None:
        """Make the actions."""
        self.by_name: dict[str, QAction] = {}
        self._commands = commands
        for command in commands:
            action = QAction(tr(command.words), page)
            action.setObjectName(command.name)
            action.setShortcut(QKeySequence(command.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, name=command.name: does[name]())
            theme.dress(action, command.icon)
            page.addAction(action)
            self.by_name[command.name] = action

    def buttons(self) -> QHBoxLayout:
        """Return a row of buttons for all of them."""
        row = QHBoxLayout()
        row.setSpacing(4)
        for command in self._commands:
            row.addWidget(self._button(command))
        row.addStretch(1)
        return row

    def _button(self, command: Command) -> QToolButton:
        action = self.by_name[command.name]
        button = RoomyToolButton() if command.short else QToolButton()
        named(button, f"button-{command.name}", action.text())
        action.setIconText(tr(command.short) if command.short else action.text())
        button.setDefaultAction(action)
        keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        if command.short:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
