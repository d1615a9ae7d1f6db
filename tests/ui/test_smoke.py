"""The program tries itself: what it writes as its verdict, and that an error does not pass."""

import json
import os
import subprocess
import sys

CODE = """
import sys
from pathlib import Path
from cchc_desk.ui import smoke
{before}
sys.exit(smoke.run(Path(sys.argv[1])))
"""

BREAK = """
from cchc_desk.ui.window import Window
def broken(self):
    raise AttributeError("gone")
Window._bring_cursor = broken
"""


def tried(folder, before=""):
    home = str(folder / "nhà")
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(before=before), str(folder / "kết quả (1)")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": home},
        capture_output=True, text=True, timeout=55, check=False,
    )  # fmt: skip
    verdict = (folder / "kết quả (1)" / "verdict.json").read_text(encoding="utf-8")
    return done.returncode, json.loads(verdict)


def test_all_steps_are_done_and_told(tmp_path):
    code, verdict = tried(tmp_path)
    assert (code, verdict["failed"]) == (0, None)
    assert verdict["steps"] == ["window", "saved", ".docx", ".pdf", ".xlsx"]


def test_an_error_that_the_window_survives_fails_the_trial(tmp_path):
    code, verdict = tried(tmp_path, BREAK)
    assert code == 1
    assert "cchc.log" in verdict["failed"]
