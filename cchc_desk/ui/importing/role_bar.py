"""The buttons that change the part of lines, each with its key: they are the legend too."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.cards import restyle
from cchc_desk.ui.importing.roles import ROLE_KEYS, ROLE_LOOKS, Part
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme


class RoleBar(QWidget):
    """Offer the parts; ``part_wanted`` carries a Part, ``doubt_wanted`` 1 or -1.

    A label that is asked for has no level yet.
    """

    part_wanted = Signal(object)
    doubt_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the buttons."""
        super().__init__(parent)
        named(self, "role-bar")
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(2)
        self._add_headings()
        for key, role in ROLE_KEYS.items():
            button = self._button(f"role-{role.value}", ROLE_LOOKS[role].icon)
            button.setText(f"{tr(ROLE_LOOKS[role].words)}  {key}")
            button.clicked.connect(partial(self._want, Part(role)))
        self._add_others()
        self._row.addStretch(1)
        self.doubts = named(QLabel(), "doubt-count")
        self._row.addWidget(self.doubts)
        self._back = self._step_button("doubt-back", "chevron-left", tr("Line before (Shift+F8)"))
        self._on = self._step_button("doubt-on", "chevron-right", tr("Next line (F8)"))
        self._back.clicked.connect(lambda: self.doubt_wanted.emit(-1))
        self._on.clicked.connect(lambda: self.doubt_wanted.emit(1))

    def _button(self, name: str, icon: str) -> QToolButton:
        button = named(QToolButton(), name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme.dress(button, icon, "muted")
        self._row.addWidget(button)
        return button

    def _step_button(self, name: str, icon: str, tip: str) -> QToolButton:
        button = self._button(name, icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _add_headings(self) -> None:
        button = self._button("role-heading", ROLE_LOOKS[LineRole.HEADING].icon)
        button.setText(f"{tr(ROLE_LOOKS[LineRole.HEADING].words)}  1–{MAX_LEVEL}")
        menu = QMenu(button)
        for level in range(1, MAX_LEVEL + 1):
            part = Part(LineRole.HEADING, level)
            menu.addAction(f"{part.words}\t{level}", partial(self._want, part))
        self._give(button, menu)

    def _add_others(self) -> None:
        button = self._button("role-other", "chevron-down")
        button.setText(tr("Other"))
        menu = QMenu(button)
        for role, look in ROLE_LOOKS.items():
            if role not in {LineRole.HEADING, *ROLE_KEYS.values()}:
                icon = self._theme.icon(look.icon, "muted")
                menu.addAction(icon, tr(look.words), partial(self._want, Part(role)))
        self._give(button, menu)

    def _give(self, button: QToolButton, menu: QMenu) -> None:
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _want(self, part: Part, _checked: object = None) -> None:
        self.part_wanted.emit(part)

    def show_doubts(self, count: int) -> None:
        """Say how many lines are not sure."""
        words = ntr("⚠ {count} line not sure", "⚠ {count} lines not sure", count)
        self.doubts.setText(words if count else tr("All lines are sure"))
        self.doubts.setProperty("status", "warning" if count else "ok")
        restyle(self.doubts)
        for button in (self._back, self._on):
            button.setEnabled(bool(count))
