"""Hear from Windows that the computer goes to sleep; Qt does not pass that on.

Source: learn.microsoft.com, WM_POWERBROADCAST and PBT_APMSUSPEND.
"""

from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004

_WINDOWS_MESSAGE = b"windows_generic_MSG"


class SleepWatch(QAbstractNativeEventFilter):
    """Call ``asleep`` before the computer goes to sleep; every message goes its way."""

    def __init__(self, asleep: Callable[[], object]) -> None:
        """Listen from when it is installed on the application."""
        super().__init__()
        self._asleep = asleep

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> tuple[bool, int]:
        """Look for the one message."""
        name = kind.data() if isinstance(kind, QByteArray) else bytes(kind)
        if name == _WINDOWS_MESSAGE:
            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) == (WM_POWERBROADCAST, PBT_APMSUSPEND):
                self._asleep()
        return False, 0
