"""What Qt for Python makes when it is first needed, made in a pause instead of at a key."""

from PySide6.QtWidgets import QPlainTextEdit


def make_ready() -> None:
    """Make the classes that a key would wait 20 ms for.

    PySide 6.11.3 and 6.12.0 compare a widget that Qt itself made, such as a viewport, with every
    class of widgets there is, and make those with all their enumerations at the first one.
    """
    QPlainTextEdit().viewport()
