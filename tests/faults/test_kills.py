"""F1, F13, F25: programs are killed at random moments."""

import json

import pytest

from tests.faults.recording import run
from tests.storage.version_files import version_file

STORM = "from runpy import run_module; run_module('tests.faults.storms', run_name='__main__')"


def killed(work, kills, folder, *words):
    if work == "upgrading":
        version_file(1, folder).rename(folder / "old.cchc")
    return json.loads(run(STORM, work, kills, folder, *words))


@pytest.mark.timeout(1800)
def test_a_kill_while_typing_loses_nothing_that_was_told_as_saved(tmp_path, tries, figures):
    kills = tries(60, 500)
    seen = killed("saving", kills, tmp_path)
    figures.add("F1", f"{kills} kills in {seen['steps']} edits", f"{seen['bad']} lost or damaged")
    assert seen["bad"] == 0
    assert seen["steps"] > kills


@pytest.mark.timeout(1800)
def test_a_kill_while_exporting_leaves_a_whole_document(tmp_path, tries, figures):
    kills = tries(60, 200)
    seen = killed("exporting", kills, tmp_path)
    figures.add("F13", f"{kills} kills while exporting", f"{seen['bad']} broken files")
    assert seen["bad"] == 0


@pytest.mark.timeout(1800)
def test_a_kill_while_upgrading_leaves_the_old_or_the_new_file(tmp_path, tries, figures):
    kills = tries(60, 300)
    seen = killed("upgrading", kills, tmp_path)
    figures.add("F25", f"{kills} kills while upgrading", f"{seen['bad']} neither old nor new")
    assert seen["bad"] == 0


@pytest.mark.timeout(600)
@pytest.mark.parametrize("work", ["saving", "exporting", "upgrading"])
def test_programs_that_were_started_one_by_one_lose_nothing_either(tmp_path, work):
    assert killed(work, 5, tmp_path, "started")["bad"] == 0
