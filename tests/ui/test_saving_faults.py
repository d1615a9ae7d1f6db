"""Whole programs that type while the disk fills up, and while they are killed."""

import random
import time

import pytest

from cchc_desk.forms.richtext import plain_text
from tests.storage.processes import full_disk, run_python, start_python
from tests.ui.sessions import FIRST, kept_report, kept_texts, make_workspace

BEGIN = """
import shutil, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from cchc_desk.desk.desk import Desk
from cchc_desk.ui.session import Session
from tests.factories import answered
from tests.ui.sessions import pause
app = QCoreApplication([])
path = Path({path!r})
"""

TYPE_ON_A_FULL_DISK = (
    BEGIN
    + """
here, path = path, Path({mount!r}) / "sổ.cchc"
shutil.copyfile(here, path)
session = Session(path, Desk.open)
kinds = []
session.save_state_changed.connect(lambda state: kinds.append(state.kind.value))
session.start({document!r})
pause(300)
filler = open(Path({mount!r}) / "filler", "wb", buffering=0)
try:
    while True:
        filler.write(bytes(1024))
except OSError:
    pass
texts = []
for number in range(200):
    texts.append(f"Cuộc thứ {{number}}. " * 20)
    session.autosave.touch("x", lambda: session.set_answer("i.hop", answered(texts[-1].strip())))
    pause(10)
print("unsaved while full:", session.save_state.kind.value, session.save_state.reason[:5])
filler.close()
(Path({mount!r}) / "filler").unlink()
begun = time.monotonic()
session.autosave.touch("x", lambda: session.set_answer("i.hop", answered("Cuối cùng.")))
while session.is_unsaved and time.monotonic() - begun < 10:
    pause(10)
print("saved in time:", time.monotonic() - begun < 2.0)
print("closed:", session.close())
shutil.copyfile(path, here)
"""
)

TYPE_UNTIL_KILLED = (
    BEGIN
    + """
session = Session(path, Desk.open)
typed = []

def press():
    typed.append(time.monotonic())
    session.autosave.touch("x", lambda: session.set_answer("i.hop", answered("x" * len(typed))))
    print(typed[-1], flush=True)

keys = QTimer(interval=20)
keys.timeout.connect(press)
session.opened.connect(lambda _list: keys.start())
session.start({document!r})
app.exec()
"""
)


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


def test_what_is_typed_while_the_disk_is_full_is_saved_soon_after(tmp_path, path):
    mount = tmp_path / "đĩa"
    mount.mkdir()
    size_kb = path.stat().st_size // 1024 + 60
    code = TYPE_ON_A_FULL_DISK.format(path=str(path), mount=str(mount), document=FIRST)
    answer = run_python(code, *full_disk(mount, size_kb))
    assert answer.stdout.splitlines() == [
        "unsaved while full: unsaved Ổ đĩa",
        "saved in time: True",
        "closed: True",
    ], answer.stderr
    numbers = [int(text.split()[2].rstrip(".")) for text in kept_texts(path, "i.hop")[:-1]]
    assert numbers == sorted(numbers)
    assert plain_text(kept_report(path).answer("i.hop").blocks) == "Cuối cùng."


@pytest.mark.parametrize("seconds", [0.3, 1.0, 2.5])
def test_a_kill_takes_no_key_that_is_older_than_two_seconds(path, seconds):
    code = TYPE_UNTIL_KILLED.format(path=str(path), document=FIRST)
    with start_python(code) as process:
        first = process.stdout.readline()
        time.sleep(seconds * random.uniform(0.8, 1.2))  # noqa: S311 - any moment will do
        killed = time.monotonic()
        process.kill()
        times = [float(first), *map(float, process.stdout.read().split())]
    kept = len(plain_text(kept_report(path).answer("i.hop").blocks))
    lost = times[kept:]
    assert [killed - typed for typed in lost if killed - typed > 2.0] == []
    assert kept <= len(times)
