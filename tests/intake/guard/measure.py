"""Read files in children, one after the other, and print as JSON what that took.

    python -m tests.intake.guard.measure FILE...

A process of its own, for a system counts the memory of all children of a process together.
"""

import json
import os
import resource
import sys

from cchc_desk.intake.guard import Terms, run_in_child
from cchc_desk.intake.refusals import RefusedFileError
from tests.intake.guard.deeds import COMMAND, Answer


def outcome(path):
    """Return the name of the refusal; "read": there is none."""
    try:
        run_in_child("everything", Answer, {"path": path}, Terms(command=COMMAND))
    except RefusedFileError as refused:
        return type(refused).__name__
    return "read"


def timed(path):
    """Return the outcome and the processor time that the child took, in seconds."""
    before = os.times()
    found = outcome(path)
    after = os.times()
    return found, sum(after[2:4]) - sum(before[2:4])


if __name__ == "__main__":
    outcomes = [timed(path) for path in sys.argv[1:]]
    peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(json.dumps({"outcomes": outcomes, "peak_mb": peak_kb / 1024}))
