"""The number of open findings in the header and in the status line; a press leads to them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from cchc_desk.i18n import tr
from cchc_desk.ui.header import Header
from cchc_desk.ui.icon_gap import RoomyToolButton
from cchc_desk.ui.naming import named
from cchc_desk.ui.review.words import open_words
from cchc_desk.ui.theme import Theme


class HeaderButton(QPushButton):
    """Show how many errors and warnings are open."""

    def __init__(self, header: Header, theme: Theme) -> None:
        """Take the first place among the buttons of a header."""
        super().__init__(tr("Review"))
        named(self, "review-button", tr("Review"))
        self.setCheckable(True)
        self._header = header
        theme.dress(self, "spell-check")
        header.add_button(self, tr("Review"))

    def show_count(self, errors: int, warnings: int, keys: str) -> None:
        """Show how many there are together, and the words for it beside the mouse."""
        count = errors + warnings
        words = open_words(errors, warnings)
        self.setToolTip(" · ".join(filter(None, [f"{tr('Review')} ({keys})", words])))
        self.setAccessibleDescription(words)
        short = str(count) if count else ""
        self._header.write(self, f"{tr('Review')} {short}".strip(), short)


def status_button() -> QToolButton:
    """Return the button of the status line."""
    button = named(RoomyToolButton(), "findings-button")
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def show_open(button: QToolButton, errors: int, warnings: int, theme: Theme) -> None:
    """Write on the button of the status line what is open."""
    words = open_words(errors, warnings)
    if errors:
        button.setIcon(theme.icon("circle-alert", "error"))
    elif warnings:
        button.setIcon(theme.icon("triangle-alert", "warning"))
    button.setText(words)
    button.setAccessibleName(tr("Review: {words}", words=words))
    button.setToolTip(button.accessibleName())
