"""Export again and again in processes that are killed, and look at what is left each time.

Run by test_killed_export.py in a process of its own: it forks, which must not be done beside
threads. Arguments: a folder, how many kills, a seed.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from unittest import mock

from cchc_desk import paths
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.richtext import plain
from tests.factories import make_report

SUFFIXES = (".docx", ".docx", ".docx", ".xlsx")
REPORTS = [
    make_report(answers={"i.ke-hoach": text_answer(plain(text * 20))}, id=f"bc-{number}")
    for number, text in enumerate(("Đã ban hành kế hoạch. ", "Chưa ban hành kế hoạch nào. "))
]


def main(folder: Path, kills: int, seed: int) -> None:
    """Print how often a target was old, new, and anything else."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    found = {"old": 0, "new": 0, "other": 0}
    wanted = {suffix: _whole(folder, suffix) for suffix in SUFFIXES}
    longest_s = {suffix: _duration_s(folder / f"a{suffix}") for suffix in SUFFIXES}
    for number in range(kills):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        old, new = wanted[suffix]
        target = folder / f"a{suffix}"
        target.write_bytes(old)
        _export_and_be_killed(target, chance.uniform(0, 1.6 * longest_s[suffix]))
        left = target.read_bytes()
        found["old" if left == old else "new" if left == new else "other"] += 1
    found["files"] = len([each for each in folder.iterdir() if not each.name.startswith("~cchc-")])
    sys.stdout.write(json.dumps(found))


def _whole(folder: Path, suffix: str) -> tuple[bytes, bytes]:
    target = folder / f"a{suffix}"
    return tuple(  # type: ignore[return-value] # of two reports
        (export_report(report, target, Exporting()), target.read_bytes())[1] for report in REPORTS
    )


def _duration_s(target: Path) -> float:
    """Return how long an export takes that nobody kills, the middle one of three."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        os.waitpid(_export_in_a_child(target), 0)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[1]


def _export_and_be_killed(target: Path, after_s: float) -> None:
    child = _export_in_a_child(target)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _export_in_a_child(target: Path) -> int:
    child = os.fork()
    if child == 0:
        try:
            export_report(REPORTS[1], target, Exporting())
        finally:
            os._exit(0)
    return child


if __name__ == "__main__":
    place = Path(sys.argv[1])
    with mock.patch.object(paths, "data_folder", return_value=place / "data"):
        main(place, int(sys.argv[2]), int(sys.argv[3]))
