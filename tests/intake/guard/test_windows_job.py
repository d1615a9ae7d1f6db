"""The limits of a child on Windows, imitated: what its library is asked for, byte by byte."""

import ctypes
import struct

import pytest

from cchc_desk.intake.windows_job import enter_job

JOB, PROCESS = 0x7FFF_0000_0008, 0xFFFF_FFFF_FFFF_FFFF


class Function:
    """Stand in for a function of a library: ctypes lets its result type be set."""

    def __init__(self, result, calls):
        self.result, self.calls, self.restype = result, calls, ctypes.c_int

    def __call__(self, *arguments):
        self.calls.append(arguments)
        return self.result


class Kernel32:
    """Stand in for the library of Windows; every call is kept by name."""

    def __init__(self, **results):
        self.calls = {}
        usual = {"CreateJobObjectW": JOB, "GetCurrentProcess": PROCESS,
                 "SetInformationJobObject": 1, "AssignProcessToJobObject": 1}  # fmt: skip
        for name, result in (usual | results).items():
            setattr(self, name, Function(result, self.calls.setdefault(name, [])))


def test_a_process_enters_a_job_with_its_limits():
    kernel32 = Kernel32()
    enter_job(kernel32, memory_bytes=512 << 20, seconds=20)
    ((job, kind, limits, size),) = kernel32.calls["SetInformationJobObject"]
    assert (job.value, kind, size.value) == (JOB, 9, 144)
    # Source: winnt.h, JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64-bit Windows.
    fields = struct.unpack("<qqI4xQQI4xQII6QQQQQ", bytes(limits.contents))
    assert fields[0] == 200_000_000
    assert fields[2] == 0x2 | 0x8 | 0x100 | 0x400
    assert (fields[5], fields[15]) == (1, 512 << 20)


def test_the_process_puts_itself_into_the_job():
    kernel32 = Kernel32()
    enter_job(kernel32, 1, 1)
    ((job, process),) = kernel32.calls["AssignProcessToJobObject"]
    assert (job.value, process.value) == (JOB, PROCESS)


@pytest.mark.parametrize(
    "name", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_a_process_without_limits_does_not_go_on(name):
    with pytest.raises(OSError, match="job"):
        enter_job(Kernel32(**{name: 0}), 1, 1)
