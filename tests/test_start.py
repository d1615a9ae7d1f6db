"""What the start of the program must not wait for; tests/bench/bench_start.py measures it."""

import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.ui.qt_import import SELDOM_USED
from tests.factories import OFFICE, make_report

REPOSITORY = Path(__file__).resolve().parent.parent

# Each takes from 3 ms (OpenSSL) to 200 ms (sqlite-utils) to import.
SLOW = {
    "_hashlib",
    "argparse",
    "babel",
    "cchc_desk.cli",
    "cchc_desk.desk.sample",
    "cchc_desk.forms.compose",
    "cchc_desk.forms.deadline",
    "cchc_desk.forms.document",
    "cchc_desk.forms.template_check",
    "cchc_desk.forms.wire",
    "docx",
    "locale",
    "lxml",
    "openpyxl",
    "platform",
    "sqlite_utils",
    "tomli_w",
    "tomllib",
}

OPEN = """
import sys
from pathlib import Path
import cchc_desk.__main__
from cchc_desk.desk.choices import choices
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import default_name
from cchc_desk.i18n import tr

tr("Welcome")
with Desk.open(Path({path!r})) as desk:
    report = desk.report(desk.documents()[-1].id)
    default_name(report, ".docx")
    {then}
print(*sys.modules)
"""

EDIT = 'desk.set_answer(report.id, "i.hop", report.answer("i.ke-hoach"))'

# The window itself is left out: only how its modules are imported is looked at.
IMPORTING = """
import builtins, sys, types
from cchc_desk import __main__ as program
app = types.ModuleType("cchc_desk.ui.app")
app.run = lambda workspace: print(builtins.__import__.__name__, "PySide6" in sys.modules)
sys.modules["cchc_desk.ui.app"] = app
sys.argv = ["cchc-desk", "a.cchc"]
program.main()
"""

LEAN = """
from cchc_desk.ui.qt_libraries import check_qt
check_qt()
"""

MISTAKES = """
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget
for mistake in (lambda: QPoint("a", 1), lambda: QTimer.singleShot("a", 1), lambda: QPoint(1, 2, 3)):
    try:
        mistake()
    except TypeError as error:
        print(error)
print(QWidget.resize.__doc__)
from PySide6.support.signature.lib import enum_sig, pyi_generator, tool
print(enum_sig.ExactEnumerator, pyi_generator.Formatter, tool.build_brace_pattern.__name__)
"""


def run_python(code):
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "so.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report())
    return path


def test_a_document_is_read_without_anything_slow_to_import(workspace):
    imported = set(run_python(OPEN.format(path=str(workspace), then="pass")).split())
    assert imported & SLOW == set()


def test_an_edit_does_not_wait_for_the_library_of_schema_changes(workspace):
    imported = set(run_python(OPEN.format(path=str(workspace), then=EDIT)).split())
    assert "sqlite_utils" not in imported


def test_qt_does_not_read_the_source_of_every_module_of_ours():
    importing, has_qt = run_python(IMPORTING).split()
    assert has_qt == "True"
    assert importing == "__import__"


def test_qt_does_not_run_at_the_start_what_words_its_errors():
    names = [f"{package}.{each}" for package in SELDOM_USED for each in SELDOM_USED[package]]
    assert names
    told = run_python(f"{LEAN}\nimport sys\nfor n in {names!r}: print(type(sys.modules[n]))")
    assert told.splitlines() == ["<class 'cchc_desk.ui.qt_import.Later'>"] * len(names)


def test_qt_words_its_errors_when_there_are_some():
    usual = run_python(MISTAKES)
    assert "Supported signatures" in usual
    assert run_python(LEAN + MISTAKES) == usual
