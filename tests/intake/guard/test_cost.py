"""The costliest hostile files, read as the program reads them: in a child, in time, in memory."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desk.intake.guard import Terms, run_in_child
from tests.intake.guard.deeds import COMMAND, Answer
from tests.intake.hostile.cases import CASES, pointing_outside

# Source: RELIABILITY.md 0, promise 9.
MOST_SECONDS = 2.0
MOST_MB = 256

REPOSITORY = Path(__file__).resolve().parents[3]
COSTLY = (
    "a billion laughs",
    "quadratic blow-up",
    "a part packed 1,000 times",
    "a size too small",
    "parts that quote the next",
    "200,000 entries",
    "100,000 levels",
    "a text of 11 MB",
    "an attribute of 11 MB",
    "3,400,000 nodes",
    "400,000 prefixes",
    "a picture of 21 MB",
    "addresses outside",
)


@pytest.mark.skipif(sys.platform == "win32", reason="measured as Linux does")
def test_costly_files_stay_within_time_and_memory(tmp_path):
    paths = [tmp_path / f"{number}.docx" for number in range(len(COSTLY))]
    for path, name in zip(paths, COSTLY, strict=True):
        path.write_bytes(CASES[name].make())
    command = [sys.executable, "-m", "tests.intake.guard.measure", *map(str, paths)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    wanted = [CASES[name].refused_as for name in COSTLY]
    assert [kind for kind, _ in found["outcomes"]] == [k.__name__ if k else "read" for k in wanted]
    assert max(seconds for _, seconds in found["outcomes"]) < MOST_SECONDS
    assert found["peak_mb"] < MOST_MB


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_address_in_a_file_is_followed(tmp_path):
    path, calls = tmp_path / "a.docx", tmp_path / "calls"
    path.write_bytes(pointing_outside())
    trace = ("strace", "-f", "-e", "trace=network,file", "-o", str(calls))
    run_in_child("everything", Answer, {"path": str(path)}, Terms(command=(*trace, *COMMAND)))
    lines = calls.read_text().splitlines()
    outside = ("AF_INET", "127.0.0.1", "secret.txt", "beacon.png", "normal.dotm")
    assert any(str(path) in line for line in lines)
    assert [line for line in lines if any(word in line for word in outside)] == []
