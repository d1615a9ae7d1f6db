from ctypes import addressof, wintypes

import pytest

from cchc_desk.ui.sleep import PBT_APMSUSPEND, WM_POWERBROADCAST, SleepWatch

WINDOWS, OTHER = b"windows_generic_MSG", b"xcb_generic_event_t"


@pytest.mark.parametrize(
    ("system", "message", "parameter", "is_told"),
    [
        (WINDOWS, WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WINDOWS, WM_POWERBROADCAST, 7, False),
        (WINDOWS, 0x0100, PBT_APMSUSPEND, False),
        (OTHER, WM_POWERBROADCAST, PBT_APMSUSPEND, False),
    ],
)
def test_only_going_to_sleep_is_told(system, message, parameter, is_told):
    told = []
    watch = SleepWatch(lambda: told.append("asleep"))
    sent = wintypes.MSG(message=message, wParam=parameter)
    assert watch.nativeEventFilter(system, addressof(sent)) == (False, 0)
    assert bool(told) is is_told
