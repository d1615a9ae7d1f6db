"""F4, F5, F25: every operation of the disk fails in turn, once or from then on."""

import json

import pytest

from tests.faults.recording import run
from tests.storage.version_files import version_file

# One process tries all points: it arms the recorder, does the work, and judges what is left.
HARNESS = """
import ctypes, errno, json, shutil, sys
from itertools import count
from pathlib import Path
from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.errors import UserError
from cchc_desk.files import replace as replacing
from cchc_desk.files.copy import sha256_of
from cchc_desk.storage.check import verify
from cchc_desk.storage.upgrade import upgrade
from tests.factories import answered, make_report

recorder = ctypes.CDLL(None)
replacing.RETRY_DELAYS_MS = ()
folder, source = Path(sys.argv[1]), Path(sys.argv[2])
path = folder / "so.cchc"
DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"

def arm(number, always, error):
    recorder.fail_arm(str(folder).encode(), number, always, error)

def text_in(file):
    with Desk.open(file) as desk:
        return desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text

def fresh():
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(source, path)

def try_all(work):
    points = bad = 0
    for always, error in ((0, errno.EIO), (1, errno.EIO), (0, errno.ENOSPC), (1, errno.ENOSPC)):
        for number in count(1):
            fresh()
            reached = work(number, always, error)
            if not reached:
                break
            points += 1
            bad += reached == "bad"
    print(json.dumps({{"points": points, "bad": bad}}))

def failing(number, always, error, work):
    '''Do work while the disk fails; return what it returned or the error that was told.'''
    arm(number, always, error)
    try:
        return work(), None
    except UserError as told:
        return None, told
    finally:
        failing.tripped = recorder.fail_operations() >= number
        arm(0, 0, 0)
"""

SAVE = """
def work(number, always, error):
    desk = Desk.open(path)
    failing(number, always, error, lambda: desk.set_answer(DOCUMENT, ITEM, answered("mới")))
    if not failing.tripped:
        desk.close()
        return None
    try:
        desk.set_answer(DOCUMENT, ITEM, answered("sau đó"))
        kept = "sau đó"
    except UserError:
        kept = None
    desk.close()
    is_good = kept == "sau đó" and verify(path) == () and text_in(path) == kept
    return "good" if is_good else "bad"

try_all(work)
"""

BACKUP = """
def work(number, always, error):
    with Desk.open(path) as desk:
        made, told = failing(number, always, error, lambda: backups.backup(
            desk.workspace, folder, BackupReason.TIME
        ))
        tripped = failing.tripped
    found = [each for each in backups.list_backups(folder) if each.is_proved]
    for each in found:
        backups.check_bytes(each)
    if not tripped:
        return None
    is_told = (made is None) == (told is not None)
    is_good = is_told and verify(path) == () and (made is None or made in found)
    return "good" if is_good else "bad"

try_all(work)
"""

EXPORT = """
def work(number, always, error):
    target = folder / "bc.docx"
    with Desk.open(source) as desk:
        report = desk.report(DOCUMENT)
    export_report(report, target, Exporting())
    before = sha256_of(target)
    done, told = failing(number, always, error, lambda: export_report(report, target, Exporting()))
    if not failing.tripped:
        return None
    is_old = sha256_of(target) == before
    is_readable = target.read_bytes()[:2] == b"PK"
    return "good" if is_readable and (told is None or is_old) else "bad"

try_all(work)
"""

UPGRADE = """
import sqlite3
from contextlib import closing
from cchc_desk.storage import schema

def work(number, always, error):
    done, told = failing(number, always, error, lambda: upgrade(path))
    tripped = failing.tripped
    is_sound = verify(path) == ()
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        is_one = schema.is_as_expected(connection, version)
    if not tripped:
        return None
    is_told = told is not None or version == schema.SCHEMA_VERSION
    return "good" if is_sound and is_one and is_told else "bad"

try_all(work)
"""

MAKE = """
with Desk.open_or_create(source) as desk:
    desk.create(make_report())
    desk.set_answer(DOCUMENT, ITEM, answered("cũ"))
"""


# By what is done: the fault, and the code.
WORKS = {
    "saving": ("F5", SAVE),
    "backing up": ("F5", BACKUP),
    "exporting": ("F5", EXPORT),
    "upgrading": ("F25", UPGRADE),
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("work", WORKS)
def test_every_operation_that_fails_is_told_and_costs_nothing(library, tmp_path, figures, work):
    fault, code = WORKS[work]
    source = tmp_path / "nguồn.cchc"
    make = MAKE
    if fault == "F25":
        version_file(1, tmp_path).rename(source)
        make = ""
    out = run(HARNESS.replace("{{", "{").replace("}}", "}") + make + code,
              tmp_path / "đĩa", source, LD_PRELOAD=str(library))  # fmt: skip
    seen = json.loads(out.splitlines()[-1])
    figures.add(fault, f"{seen['points']} points of failure while {work}", f"{seen['bad']} bad")
    assert seen["bad"] == 0
    assert seen["points"] > 10
