"""F1, F13, F25: programs are killed at random moments."""

import json

import pytest

from tests.faults.recording import run
from tests.storage.version_files import version_file

# Children are forked from a process that has imported everything, so that a kill costs little.
HARNESS = """
import json, os, random, shutil, signal, sys, time
from itertools import count
from pathlib import Path
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.export import docx, embed
from cchc_desk.files.copy import sha256_of
from cchc_desk.forms import compose, wire
from cchc_desk.storage import upgrade as upgrading
from cchc_desk.storage.check import verify
from cchc_desk.storage.history import changes_after
from tests.factories import answered, make_report

folder, kills = Path(sys.argv[1]), int(sys.argv[2])
path = folder / "so.cchc"
DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"

def kill_while(work, longest_s):
    '''Run work in a child, kill it at a random moment, and return what it acknowledged.'''
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda word: os.write(writing, (str(word) + chr(10)).encode()))
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(random.uniform(0.01, longest_s))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return told.read().split()
"""

SAVE = """
with Desk.open_or_create(path) as desk:
    desk.create(make_report())
    desk.set_answer(DOCUMENT, ITEM, answered("0 "))

def storm(tell):
    desk = Desk.open(path)
    first = int(desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text.split()[0])
    for number in count(first + 1):
        desk.set_answer(DOCUMENT, ITEM, answered(f"{number} " + "chữ " * (number * 37 % 400)))
        tell(number)

bad = edits = 0
for _ in range(kills):
    told = kill_while(storm, 0.15)
    damage = verify(path)
    with Desk.open(path) as desk:
        kept = int(desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text.split()[0])
        last = changes_after(desk.workspace, desk.workspace.last_edit() - 1)[-1].change.rows[-1]
        agrees = last.table != "answer" or last.after["text"].startswith(f"{kept} ")
    lost = bool(told) and kept < int(told[-1])
    bad += bool(damage) or lost or not agrees
    edits = kept
print(json.dumps({"bad": bad, "edits": edits}))
"""

EXPORT = """
with Desk.open_or_create(path) as desk:
    desk.create(make_report())
    reports = []
    for number in range(20):
        desk.set_answer(DOCUMENT, ITEM, answered(f"{number} " + "chữ " * number * 50))
        reports.append(desk.report(DOCUMENT))
target = folder / "bc.docx"
export_report(reports[0], target, Exporting())

def storm(tell):
    for number in count():
        export_report(reports[number % len(reports)], target, Exporting())
        tell(number)

bad = 0
for _ in range(kills):
    kill_while(storm, 0.06)
    try:
        docx_reader.Document(str(target))
    except Exception:
        bad += 1
    for orphan in folder.glob("~cchc-*.tmp"):
        orphan.unlink()
print(json.dumps({"bad": bad, "edits": 0}))
"""

UPGRADE = """
import sqlite3
from contextlib import closing
from cchc_desk.storage import schema
old = folder / "old.cchc"
bad = 0
for _ in range(kills):
    shutil.copyfile(old, path)
    for beside in folder.glob("so.cchc-*"):
        beside.unlink()
    kill_while(lambda tell: upgrading.upgrade(path), 0.06)
    damage = verify(path)
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        bad += bool(damage) or not schema.is_as_expected(connection, version)
print(json.dumps({"bad": bad, "edits": 0}))
"""


def killed(code, folder, kills):
    return json.loads(run(HARNESS + code, folder, kills).splitlines()[-1])


@pytest.mark.timeout(600)
def test_a_kill_while_typing_loses_nothing_that_was_told_as_saved(tmp_path, tries, figures):
    kills = tries(60, 500)
    seen = killed(SAVE, tmp_path, kills)
    figures.add("F1", f"{kills} kills in {seen['edits']} edits", f"{seen['bad']} lost or damaged")
    assert seen["bad"] == 0
    assert seen["edits"] > kills


@pytest.mark.timeout(600)
def test_a_kill_while_exporting_leaves_a_whole_document(tmp_path, tries, figures):
    kills = tries(60, 200)
    seen = killed("import docx as docx_reader\n" + EXPORT, tmp_path, kills)
    figures.add("F13", f"{kills} kills while exporting", f"{seen['bad']} broken files")
    assert seen["bad"] == 0


@pytest.mark.timeout(600)
def test_a_kill_while_upgrading_leaves_the_old_or_the_new_file(tmp_path, tries, figures):
    kills = tries(60, 300)
    version_file(1, tmp_path).rename(tmp_path / "old.cchc")
    seen = killed(UPGRADE, tmp_path, kills)
    figures.add("F25", f"{kills} kills while upgrading", f"{seen['bad']} neither old nor new")
    assert seen["bad"] == 0
