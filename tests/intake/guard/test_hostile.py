"""Everything that a foreign file may do to the program, done: it is refused, or read as it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desk.intake.package import open_package
from cchc_desk.intake.refusals import RefusedFileError
from tests.intake.hostile.cases import CASES
from tests.intake.hostile.documents import word
from tests.intake.hostile.reading import read_everything

# Of processor time, which other work on the computer does not change. Source: RELIABILITY.md 0,
# promise 9.
MOST_SECONDS = 2.0


def outcome(data):
    """Return the refusal. None: everything is read."""
    try:
        read_everything(open_package(data))
    except RefusedFileError as refused:
        return refused
    return None


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_refused_or_read_as_it_should_be_and_in_time(name):
    case, data = CASES[name], CASES[name].make()
    begun = time.process_time()
    refused = outcome(data)
    assert time.process_time() - begun < MOST_SECONDS
    assert (refused and type(refused)) == case.refused_as
    assert refused is None or case.because in refused.detail


WHOLE = word()
places = st.integers(0, len(WHOLE) - 1)


@settings(max_examples=500, deadline=None)
@given(places, st.integers(0, 7))
def test_any_wrong_bit_is_refused_or_does_not_matter(place, bit):
    changed = bytearray(WHOLE)
    changed[place] ^= 1 << bit
    outcome(bytes(changed))  # anything but a refusal would end the test


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(places, st.integers(0, 255)), max_size=40))
def test_any_wrong_bytes_are_refused_or_do_not_matter(changes):
    changed = bytearray(WHOLE)
    for place, byte in changes:
        changed[place] = byte
    outcome(bytes(changed))
