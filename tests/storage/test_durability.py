import pytest

from cchc_desk.storage import reports
from cchc_desk.storage.check import verify
from cchc_desk.storage.history import changes_after
from cchc_desk.storage.workspace import Workspace
from tests.storage.processes import started_python

STORM = """
from itertools import count
from pathlib import Path
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.richtext import plain
from cchc_desk.storage import reports
from cchc_desk.storage.workspace import Workspace

workspace = Workspace.open(Path({path!r}))
for number in count(1):
    answer = text_answer(plain(f"Lần {{number}}. " + "chữ " * (number % 900)))
    workspace.apply(reports.answer_change(workspace, "bc-2026-quy-1", "i.hop", answer))
    print(number, flush=True)
"""


# Source: RELIABILITY.md F1. The first line says that the process is at work.
@pytest.mark.parametrize("edits", [2, 3, 5, 8, 13, 21, 34, 55])
def test_what_was_said_to_be_saved_survives_a_kill(closed, edits):
    with started_python(STORM.format(path=str(closed))) as process:
        saved = [int(process.stdout.readline()) for _ in range(edits)][-1]
    assert verify(closed) == ()
    with Workspace.open(closed) as workspace:
        answer = reports.read_report(workspace, "bc-2026-quy-1").answer("i.hop")
        number = int(answer.blocks[0].spans[0].text.split()[1].rstrip("."))
        assert number >= saved
        # The value and its entry in the log came together.
        assert len(changes_after(workspace)) == number + 1
