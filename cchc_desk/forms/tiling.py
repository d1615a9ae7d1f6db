"""Windows that follow each other without a gap: which of them make up a longer one."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

_ONE_DAY = timedelta(days=1)


class Window(NamedTuple):
    """Hold a stretch of days, both ends included."""

    first: date
    last: date


def tilings(whole: Window, windows: Sequence[Window]) -> Iterator[tuple[int, ...]]:
    """Yield the ways to lay windows end to end over a whole one, those that begin long first.

    Shape: a way is the places of its windows in ``windows``, in the order of time.
    """
    fitting = [place for place, each in enumerate(windows) if _fits(each, whole)]
    fitting.sort(key=lambda place: windows[place].last, reverse=True)
    yield from _laid(whole, windows, fitting)


def _fits(window: Window, whole: Window) -> bool:
    return whole.first <= window.first <= window.last <= whole.last


def _laid(
    whole: Window, windows: Sequence[Window], fitting: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    if whole.first > whole.last:
        yield ()
        return
    for place in fitting:
        window = windows[place]
        if window.first == whole.first:
            rest = Window(window.last + _ONE_DAY, whole.last)
            yield from ((place, *others) for others in _laid(rest, windows, fitting))
