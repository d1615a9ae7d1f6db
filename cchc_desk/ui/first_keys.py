"""What Qt for Python makes when it is first needed, made in a pause instead of at a key."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit


def make_ready() -> None:
    """Make, in two steps, the classes that the first keys would wait 20 ms for, each.

    PySide 6.11.3 and 6.12.0 compare a widget that Qt itself made, such as a viewport, with every
    class of widgets there is, and make those with all their enumerations at the first one.
    """
    QPlainTextEdit().viewport()
    QTimer.singleShot(0, _make_accessible)


def _make_accessible() -> None:
    # What “Saving…” is announced with: Qt makes a class when it is first named.
    from PySide6.QtGui import QAccessible  # noqa: PLC0415

    assert QAccessible.Event.NameChanged  # noqa: S101 - naming it is all
