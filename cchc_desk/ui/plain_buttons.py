"""Buttons of dialogs: the primary one answers Enter, all others only when they are pressed."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from cchc_desk.ui.naming import named, styled


def push_button(
    name: str, words: str, does: Callable[[], object], *, is_primary: bool = False
) -> QPushButton:
    """Return a button with an object name that does one thing."""
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: does())
    if is_primary:
        styled(button, "primary")
        button.setDefault(True)
    return button
