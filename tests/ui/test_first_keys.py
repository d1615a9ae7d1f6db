from tests.storage.processes import run_python

MAKE = """
from enum import Enum
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextEdit
from cchc_desk.ui.first_keys import make_ready

def kinds(kind=Enum):
    return 1 + sum(map(kinds, kind.__subclasses__()))

def key():
    QTextEdit().viewport()

app = QApplication(["x", "-platform", "offscreen"])
QTextEdit()
if {is_ready}:
    make_ready()
    app.processEvents()
before = kinds()
key()
print(kinds() - before)
"""


def made_at_a_key(*, is_ready):
    return int(run_python(MAKE.format(is_ready=is_ready)).stdout)


def test_what_the_first_key_names_is_made_before_it():
    assert made_at_a_key(is_ready=False) > 20
    assert made_at_a_key(is_ready=True) == 0
