"""The job object in which the child process on Windows spends no more than it may."""

import ctypes
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p, pointer, sizeof
from typing import Any, ClassVar

# Source for structures and numbers: winnt.h and jobapi2.h of the Windows SDK.
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_PROCESS_TIME = 0x2
_ACTIVE_PROCESSES = 0x8
_PROCESS_MEMORY = 0x100
_DIES_SILENTLY = 0x400  # no window of Windows Error Reporting
_UNITS_PER_SECOND = 10_000_000  # 100 ns


class BasicLimits(ctypes.Structure):
    """Lay out JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("minimum_working_set", c_size_t),
        ("maximum_working_set", c_size_t),
        ("active_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority_class", c_uint32),
        ("scheduling_class", c_uint32),
    ]


class ExtendedLimits(ctypes.Structure):
    """Lay out JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("basic", BasicLimits),
        ("io_counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    ]


# Any: the library of Windows, whose functions ctypes makes as they are asked for.
def enter_job(kernel32: Any, memory_bytes: int, seconds: int) -> None:  # noqa: ANN401
    """Put this process alone into a job with limits; it cannot leave it.

    Units: seconds of processor time. Raises: OSError when Windows does not grant it.
    """
    kernel32.CreateJobObjectW.restype = c_void_p
    kernel32.GetCurrentProcess.restype = c_void_p
    job = c_void_p(kernel32.CreateJobObjectW(None, None))
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIES_SILENTLY
    limits.basic.process_time = seconds * _UNITS_PER_SECOND
    limits.basic.active_processes = 1
    limits.process_memory = memory_bytes
    process = c_void_p(kernel32.GetCurrentProcess())
    is_limited = kernel32.SetInformationJobObject(
        job, _EXTENDED_LIMITS, pointer(limits), c_uint32(sizeof(limits))
    )
    if not (job and is_limited and kernel32.AssignProcessToJobObject(job, process)):
        raise OSError("Windows grants no job object")
