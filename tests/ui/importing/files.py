"""Files for the tests of opening, on the disk or understood already."""

from pathlib import Path

import docx
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.import_known import Known, known_to
from cchc_desk.desk.import_source import Source
from cchc_desk.desk.import_understand import Understood, understand
from cchc_desk.forms.report import Report
from cchc_desk.ui.importing.confirm_view import ConfirmView
from cchc_desk.ui.jobs import Jobs
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.desk.foreign import APPENDIX, BODY, FOOT, HEAD
from tests.intake.recognise.written import write_down
from tests.intake.word_builder.reading import read_bytes

YEAR = 2025
PAPER = HEAD.format(number="45", year=YEAR) + BODY + FOOT
WITH_TASKS = PAPER + APPENDIX.format(year=YEAR)

# A number out of its order, and an end that may be of the closing or not.
DOUBTFUL = PAPER.replace("answer | Không.", "answer | 5. Việc khác trình tự").replace(
    "Trên đây là báo cáo của Sở Du lịch./.", "Sở kính báo cáo./."
)


def write_paper(path: Path, text: str = PAPER) -> Path:
    """Write a paper of an invented office as a Word file."""
    path.write_bytes(write_down(text).file().data())
    return path


def write_own(path: Path, report: Report, *edits: tuple[str, str]) -> Path:
    """Export a report of ours, and edit words of its paragraphs and cells in Word then."""
    export_report(report, path, Exporting())
    document = docx.Document(str(path))
    lines = [*document.paragraphs]
    lines += [p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs]
    for before, after in edits:
        run = next(run for line in lines for run in line.runs if before in run.text)
        run.text = run.text.replace(before, after)
    if edits:
        document.save(str(path))
    return path


def source_of(path: Path) -> Source:
    """Read a Word file without a child."""
    return Source(path.name, word=read_bytes(path.read_bytes()))


def paper(text: str = PAPER) -> Source:
    """Return a paper of an invented office as it was read."""
    return Source("báo cáo.docx", word=read_bytes(write_down(text).file().data()))


def understood(source: Source, known: Known | None = None) -> Understood:
    """Understand a file with what a workspace knows. None: a new one."""
    return understand(source, known or known_to(None))


def show_view(qtbot, source: Source, width: int = 1200, known: Known | None = None) -> ConfirmView:
    """Show the confirmation of a file, once its proposal is there."""
    theme = apply_theme(QApplication.instance(), Scheme.LIGHT, 100)
    found = known or known_to(None)
    jobs = Jobs()
    view = ConfirmView(understood(source, found), found, theme, jobs)
    qtbot.addWidget(view, before_close_func=lambda _view: jobs.close())
    view.resize(width, 640)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: view.proposal is not None and view.isActiveWindow())
    view.focus_first()
    return view
