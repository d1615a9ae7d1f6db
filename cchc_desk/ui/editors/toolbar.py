"""The row of small buttons over a text; they act on whatever editor they are attached to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget
from shiboken6 import isValid

from cchc_desk.i18n import tr
from cchc_desk.ui.editors.actions import IN_TABLE, Act
from cchc_desk.ui.editors.rich_text import RichTextEditor

_GROUPS = (
    (Act.BOLD, Act.ITALIC, Act.SUPERSCRIPT, Act.SUBSCRIPT),
    (Act.LEVEL_NONE, Act.LEVEL_DASH, Act.LEVEL_PLUS, Act.LEVEL_STAR),
    (Act.FOOTNOTE, Act.TABLE),
    (Act.CLEAR,),
)
_GAP_PIXELS = 4


class Toolbar(QWidget):
    """Shows the actions of one editor; a footnote's editor has fewer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the buttons, attached to nothing yet."""
        super().__init__(parent)
        self.setAccessibleName(tr("Text formatting"))
        self._buttons = {act: _make_button(act) for group in _GROUPS for act in group}
        self._editor: RichTextEditor | None = None
        self._menu = QMenu(self)
        self._buttons[Act.TABLE].setMenu(self._menu)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for index, group in enumerate(_GROUPS):
            if index:
                row.addSpacing(_GAP_PIXELS)
                row.addWidget(_make_line())
                row.addSpacing(_GAP_PIXELS)
            for act in group:
                row.addWidget(self._buttons[act])
        row.addStretch(1)

    def attach(self, editor: RichTextEditor) -> None:
        """Act on this editor from now on, and show its state."""
        if editor is self._editor:
            return
        self._detach()
        self._editor = editor
        for act, button in self._buttons.items():
            button.setEnabled(editor.has_action(act))
            if editor.has_action(act):
                button.setDefaultAction(editor.action(act))
                button.setAccessibleName(editor.action(act).text())
        self._menu.clear()
        if editor.has_action(Act.TABLE):
            self._menu.addActions([editor.action(act) for act in (Act.TABLE, *IN_TABLE)])
            self._menu.insertSeparator(editor.action(IN_TABLE[0]))

    def _detach(self) -> None:
        """Let go of the last editor; a footnote may be gone together with its actions."""
        if self._editor is None or not isValid(self._editor):
            return
        for act, button in self._buttons.items():
            if self._editor.has_action(act):
                button.removeAction(self._editor.action(act))

    def button(self, act: Act) -> QToolButton:
        """Return the button of an action."""
        return self._buttons[act]


def _make_button(act: Act) -> QToolButton:
    made = QToolButton()
    made.setObjectName(f"button-{act}")
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    font = made.font()
    font.setBold(act is Act.BOLD)
    font.setItalic(act is Act.ITALIC)
    made.setFont(font)
    if act is Act.TABLE:
        made.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
    return made


def _make_line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    palette = line.palette()
    palette.setColor(palette.ColorRole.WindowText, palette.color(palette.ColorRole.Mid))
    line.setPalette(palette)
    return line
