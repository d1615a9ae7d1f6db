"""A child process that may do what ``deeds`` can: python -m tests.intake.guard.child_of_tests."""

import sys

from cchc_desk.intake.child import main
from tests.intake.guard import deeds

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], {name: f"{deeds.__name__}:{name}" for name in vars(deeds)}))
