"""The figures that were reached, told to one file by whichever process reached them."""

import json
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

TOLD = "CCHC_FIGURES"
"""The environment value that names the file; without it nobody asks for figures."""

OFTEN = "CCHC_FAULTS"
"""The environment value that says how often: LONG as a release asks for, a number at most so often.

Without it as often as every run of the tests does.
"""

LONG = "long"


@dataclass(frozen=True)
class Reached:
    """Hold one figure; ``fault`` is the number in the matrix of faults: "F2"."""

    fault: str
    tried: str
    figure: str


class Figures:
    """Take the figures that tests reached."""

    def add(self, fault: str, tried: str, reached: str) -> None:
        """Say what was reached, in one write: tests run side by side."""
        file = os.environ.get(TOLD)
        if file:
            line = json.dumps(astuple(Reached(fault, tried, reached)), ensure_ascii=False)
            with Path(file).open("ab", buffering=0) as told:
                told.write(f"{line}\n".encode())


def read_figures(file: Path) -> Iterator[Reached]:
    """Read what was told."""
    for line in file.read_text(encoding="utf-8").splitlines():
        yield Reached(*json.loads(line))
