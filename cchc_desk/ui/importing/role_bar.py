"""The buttons that change the part of lines, each with its key: they are the legend too.

Below them stands what becomes of the line that the cursor is on.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.importing.key_caps import put_key
from cchc_desk.ui.importing.lines import ShownLine
from cchc_desk.ui.importing.roles import ROLE_KEYS, ROLE_LOOKS, Part
from cchc_desk.ui.naming import named, restyle, styled
from cchc_desk.ui.short_label import ShortLabel
from cchc_desk.ui.theme import Theme


class RoleBar(QWidget):
    """Offer the parts; ``part_wanted`` carries a Part, a label without its level."""

    part_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the buttons."""
        super().__init__(parent)
        named(self, "role-bar")
        self._theme = theme
        self._keys: dict[QToolButton, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(0)
        self._add_headings()
        for key, role in ROLE_KEYS.items():
            button = self._button(role.value, tr(ROLE_LOOKS[role].words), key)
            button.setToolTip(tr(ROLE_LOOKS[role].meaning))
            button.clicked.connect(partial(self._want, Part(role)))
        self._add_others()
        self._row.addStretch(1)
        theme.changed.connect(self._draw_keys)
        self._draw_keys()

    def _button(self, role: str, words: str, keys: str = "") -> QToolButton:
        spoken = tr("{words}, key {keys}", words=words, keys=keys) if keys else words
        button = named(QToolButton(), f"role-{role}", spoken)
        button.setText(words)
        if keys:
            self._keys[button] = keys
        self._row.addWidget(button)
        return button

    def _draw_keys(self) -> None:
        for button, keys in self._keys.items():
            put_key(button, keys, self._theme)

    def _add_headings(self) -> None:
        words = tr(ROLE_LOOKS[LineRole.HEADING].words)
        button = self._button(LineRole.HEADING.value, words, f"1–{MAX_LEVEL}")
        button.setToolTip(tr(ROLE_LOOKS[LineRole.HEADING].meaning))
        menu = QMenu(button)
        for level in range(1, MAX_LEVEL + 1):
            part = Part(LineRole.HEADING, level)
            menu.addAction(f"{part.words}\t{level}", partial(self._want, part))
        _give(button, menu)

    def _add_others(self) -> None:
        button = self._button("other", tr("Other"))
        menu = QMenu(button)
        for role, look in ROLE_LOOKS.items():
            if role not in {LineRole.HEADING, *ROLE_KEYS.values()}:
                icon = self._theme.icon(look.icon, "muted")
                menu.addAction(icon, tr(look.words), partial(self._want, Part(role)))
        _give(button, menu)

    def _want(self, part: Part, _checked: object = None) -> None:
        self.part_wanted.emit(part)


def _give(button: QToolButton, menu: QMenu) -> None:
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


class LineMeaning(ShortLabel):
    """Say what becomes of the selected lines, and what can be done with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        styled(named(self, "line-meaning"), "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 4, 0, 0)

    def show_lines(self, lines: object) -> None:
        """Follow the selection, a tuple of ShownLine."""
        assert isinstance(lines, tuple)  # noqa: S101 - the list's own signal
        words = meaning_of(lines)
        self.setText(words)
        self.setToolTip(words)


def meaning_of(lines: Sequence[ShownLine]) -> str:
    """Return what becomes of lines that are selected together, in one sentence or two."""
    if len(lines) > 1:
        return ntr(
            "{count} line is selected: a key changes it.",
            "{count} lines are selected: a key changes all of them.",
            len(lines),
        )
    return "".join(map(_meaning, lines))


def _meaning(line: ShownLine) -> str:
    if line.doubts:
        return tr("Not sure: press the key of its part; that of the same part confirms it.")
    return f"{line.part.words}: {tr(ROLE_LOOKS[line.part.role].meaning)}"


class DoubtSteps(QWidget):
    """Say how many lines are not sure; ``wanted`` carries 1 or -1: on to the next, or back."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the words and two buttons."""
        super().__init__(parent)
        named(self, "doubt-steps")
        self.words = named(QLabel(), "doubt-count")
        self._buttons = (
            self._button(theme, "doubt-back", "chevron-left", tr("Line before (Shift+F8)"), -1),
            self._button(theme, "doubt-on", "chevron-right", tr("Next line (F8)"), 1),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.words, *self._buttons):
            row.addWidget(widget)

    def _button(self, theme: Theme, name: str, icon: str, tip: str, by: int) -> QToolButton:
        button = named(QToolButton(), name, tip)
        button.setToolTip(tip)
        theme.dress(button, icon, "muted")
        button.clicked.connect(lambda: self.wanted.emit(by))
        return button

    def show_count(self, count: int) -> None:
        """Say how many lines are not sure."""
        words = ntr("⚠ {count} line not sure (F8)", "⚠ {count} lines not sure (F8)", count)
        self.words.setText(words if count else tr("All lines are sure"))
        self.words.setProperty("status", "warning" if count else "ok")
        restyle(self.words)
        for button in self._buttons:
            button.setEnabled(bool(count))
