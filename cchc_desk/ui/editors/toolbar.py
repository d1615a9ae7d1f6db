"""The row of small buttons over a text; they act on whatever editor they are attached to."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget
from shiboken6 import isValid

from cchc_desk.i18n import tr
from cchc_desk.ui.editors.actions import IN_TABLE, LABELS, Act, tip
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.naming import styled
from cchc_desk.ui.theme import Theme

_GROUPS = (
    (Act.BOLD, Act.ITALIC, Act.SUPERSCRIPT, Act.SUBSCRIPT),
    (Act.LEVEL_NONE, Act.LEVEL_DASH, Act.LEVEL_PLUS, Act.LEVEL_STAR),
    (Act.FOOTNOTE, Act.TABLE),
    (Act.CLEAR,),
)
_ICONS: Mapping[Act, str] = {
    Act.BOLD: "bold",
    Act.ITALIC: "italic",
    Act.SUPERSCRIPT: "superscript",
    Act.SUBSCRIPT: "subscript",
    Act.TABLE: "table",
    Act.CLEAR: "eraser",
}
_GAP_PIXELS = 4


class Toolbar(QWidget):
    """Shows the actions of one editor, a footnote's has fewer; greyed while there is none."""

    def __init__(self, parent: QWidget | None = None, *, theme: Theme | None = None) -> None:
        """Make the buttons, attached to nothing yet. None: ``theme`` - words instead of icons."""
        super().__init__(parent)
        self.setAccessibleName(tr("Text formatting"))
        self._theme = theme
        acts = (act for group in _GROUPS for act in group)
        has_icons = theme is not None
        self._buttons = {act: _make_button(act, has_icon=has_icons) for act in acts}
        self._editor: RichTextEditor | None = None
        self._menu = QMenu(self)
        self._buttons[Act.TABLE].setMenu(self._menu)
        self._lay_out()
        if theme is not None:
            theme.changed.connect(self._draw_icons)
            self._draw_icons()

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

    def _draw_icons(self) -> None:
        """Draw the icons on the buttons, and on the actions that lend them theirs."""
        if self._theme is None:
            return
        for act, name in _ICONS.items():
            button = self._buttons[act]
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            (button.defaultAction() or button).setIcon(self._theme.icon(name))

    def attach(self, editor: RichTextEditor) -> None:
        """Act on this editor from now on, and show its state."""
        if editor is self._editor:
            return
        self.detach()
        self._editor = editor
        for act, button in self._buttons.items():
            if editor.has_action(act):
                button.setEnabled(True)
                button.setDefaultAction(editor.action(act))
                button.setAccessibleName(editor.action(act).text())
        self._draw_icons()
        if editor.has_action(Act.TABLE):
            self._menu.addActions([editor.action(act) for act in (Act.TABLE, *IN_TABLE)])
            self._menu.insertSeparator(editor.action(IN_TABLE[0]))

    def detach(self, editor: RichTextEditor | None = None) -> None:
        """Let go of an editor, if it is the one. None: of any; it may be gone with its actions."""
        if editor is not None and editor is not self._editor:
            return
        last, self._editor = self._editor, None
        for act, button in self._buttons.items():
            if last is not None and isValid(last) and last.has_action(act):
                button.removeAction(last.action(act))
            button.setChecked(False)
            button.setEnabled(False)
        self._menu.clear()

    def button(self, act: Act) -> QToolButton:
        """Return the button of an action."""
        return self._buttons[act]


def _make_button(act: Act, *, has_icon: bool) -> QToolButton:
    label = LABELS[act]
    made = QToolButton()
    made.setObjectName(f"button-{act}")
    made.setText(tr(label.short))
    made.setToolTip(tip(label))
    made.setAccessibleName(tr(label.words))
    made.setAutoRaise(True)
    made.setEnabled(False)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    if act in {Act.BOLD, Act.ITALIC} and not has_icon:
        font = made.font()
        font.setBold(act is Act.BOLD)
        font.setItalic(act is Act.ITALIC)
        made.setFont(font)
    if act is Act.TABLE:
        made.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
    return made


def _make_line() -> QFrame:
    line = styled(QFrame(), "card")  # of which one pixel shows only the edge
    line.setFixedWidth(1)
    return line
