"""Notices that widgets anywhere inside a window ask for, without knowing the bar that shows them.

They travel as events to the window around, as the tips for a status bar do in Qt itself.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from cchc_desk.ui.notice_bar import NoticeBar, Offer

_TYPE = QEvent.Type(QEvent.registerEventType())


class Notice(NamedTuple):
    """Hold what a bar is to show: ok, warning or error, the words, the offers.

    ``over`` - signals after which the notice is out of date.
    """

    kind: str
    words: str
    offers: tuple[Offer, ...] = ()
    over: tuple[SignalInstance, ...] = ()


class _NoticeEvent(QEvent):
    def __init__(self, notice: Notice) -> None:
        super().__init__(_TYPE)
        self.notice = notice
        self.is_taken = False


def notify(
    widget: QWidget, kind: str, words: str, *offers: Offer, over: Iterable[SignalInstance] = ()
) -> None:
    """Show a notice in the bar of the window around a widget, or of the one behind a dialog.

    Where there is no bar nothing is shown.
    """
    event = _NoticeEvent(Notice(kind, words, offers, tuple(over)))
    around: QWidget | None = widget
    while around is not None and not event.is_taken:
        window = around.window()
        QCoreApplication.sendEvent(window, event)
        around = window.parentWidget()


class NoticeReader(QObject):
    """Take the notices that are sent to a window and show them in its bar."""

    def __init__(self, window: QWidget, bar: NoticeBar) -> None:
        """Read from now on, for as long as the window lives."""
        super().__init__(window)
        self._bar = bar
        self._watch: _Watch | None = None
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Take notices, nothing else."""
        if not isinstance(event, _NoticeEvent):
            return False
        notice, event.is_taken = event.notice, True
        if self._watch is not None:
            self._watch.deleteLater()
        self._bar.say(notice.kind, notice.words, *notice.offers)
        self._watch = _Watch(self._bar, notice)
        return True


class _Watch(QObject):
    """Close a notice that is out of date, unless another one is on show.

    It goes with the bar: a window that is taken down ends many things.
    """

    def __init__(self, bar: NoticeBar, notice: Notice) -> None:
        super().__init__(bar)
        self._bar = bar
        self._words = notice.words
        for signal in notice.over:
            signal.connect(self._end)

    def _end(self) -> None:
        if self._bar.words.text() == self._words:
            self._bar.hide()
