import json
import os
import random
import subprocess
import sys

import pytest

from tests.storage.processes import REPOSITORY

KILLS = 200


# Source: RELIABILITY.md F13.
@pytest.mark.timeout(180)  # 8 s, on a machine that does nothing else
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_an_export_killed_at_any_moment_leaves_the_old_file_or_the_new(tmp_path):
    seed = random.randrange(10**6)  # noqa: S311 - moments, not secrets
    command = [sys.executable, "-m", "tests.export.killed", str(tmp_path), str(KILLS), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=True)
    found = json.loads(done.stdout)
    assert found["other"] == 0, f"seed {seed}"
    assert found["old"] + found["new"] == KILLS
    assert min(found["old"], found["new"]) > 0, "the moments are not well chosen"
    assert found["files"] == 3  # the two targets and what is remembered of them
