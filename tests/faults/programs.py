"""The programs that are recorded, killed and failed: each drives the real desk.

A program gets the folder first; after each step that was told as done it writes its number to ACK.
"""

BEGIN = """
import os, sys
from pathlib import Path
from cchc_desk.desk.desk import Desk
from tests.factories import answered
folder = Path(sys.argv[1])
path = folder / "so.cchc"
told = os.open(folder / "ACK", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

def acknowledge(number):
    os.write(told, b"%010d" % number)

def text(number):
    return answered(f"{number} " + "chữ " * (number * 37 % 400))
"""

SAVE = (
    BEGIN
    + """
desk = Desk.open(path)
for number in range(1, int(sys.argv[2]) + 1):
    desk.set_answer("bc-2026-quy-1", "i.hop", text(number))
    acknowledge(number)
os._exit(0)
"""
)

# Canaries: the harness must find these two wanting.
SAVE_WITHOUT_FLUSH = SAVE.replace(
    "desk = Desk.open(path)",
    """
from cchc_desk.storage import connection
connection.PRAGMAS = tuple(
    ("synchronous", "OFF", 0) if each[0] == "synchronous" else each for each in connection.PRAGMAS
)
desk = Desk.open(path)
""",
)
ACKNOWLEDGE_FIRST = SAVE.replace(
    """    desk.set_answer("bc-2026-quy-1", "i.hop", text(number))
    acknowledge(number)
""",
    """    acknowledge(number)
    desk.set_answer("bc-2026-quy-1", "i.hop", text(number))
""",
)

EXPORT = (
    BEGIN
    + """
from hashlib import sha256
from cchc_desk.desk.exporting import Exporting, export_report
desk = Desk.open(Path(sys.argv[3]))
target = folder / "bc.docx"
written = open(sys.argv[4], "w")
for number in range(1, int(sys.argv[2]) + 1):
    desk.set_answer("bc-2026-quy-1", "i.hop", text(number))
    export_report(desk.report("bc-2026-quy-1"), target, Exporting())
    print(sha256(target.read_bytes()).hexdigest(), file=written, flush=True)
    acknowledge(number)
desk.close()
"""
)

BACKUP = (
    BEGIN
    + """
from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import BackupReason
desk = Desk.open(Path(sys.argv[3]))
for number in range(1, int(sys.argv[2]) + 1):
    desk.set_answer("bc-2026-quy-1", "i.hop", text(number))
    backups.backup(desk.workspace, folder, BackupReason.TIME)
    acknowledge(number)
desk.close()
"""
)

UPGRADE = (
    BEGIN
    + """
from cchc_desk.storage.upgrade import upgrade
upgrade(path)
acknowledge(1)
"""
)

RESTORE = (
    BEGIN
    + """
from cchc_desk.desk.restoring import replace_everything
replace_everything(path, Path(sys.argv[2]), Path(sys.argv[3]))
acknowledge(1)
"""
)
