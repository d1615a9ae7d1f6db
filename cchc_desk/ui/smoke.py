"""Whether this very program works: it opens its window, types, saves, exports and reads back.

What a build is tried with, on the machine where it was made and on the clerk's. Nothing of the
user's own is touched: all of it is done in a folder that is given.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Timer
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk import __version__, paths
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, default_name, export_report
from cchc_desk.desk.import_source import Source, read_file
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.intake.source import own_text, paragraphs
from cchc_desk.ui import qt_words
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.program import Program
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import STYLE, Theme

GIVE_UP_S = 30
"""When the program is ended whatever it does. Source: the promise of ``--smoke``."""

VERDICT = "verdict.json"
LOG = "cchc.log"

TYPED = "Thử nghiệm đường ống: ổn định, đầy đủ"
"""What is typed: letters with one, with two and without marks."""

_WAIT_S = 10


class SmokeError(Exception):
    """Say which step did not do what it must."""


@dataclass(slots=True)
class Verdict:
    """Hold what was tried and how it went; None: ``failed`` - nothing did."""

    version: str = __version__
    steps: list[str] = field(default_factory=list)
    seconds: float = 0.0
    failed: str | None = None


def run(folder: Path) -> int:
    """Try everything in a folder; return 0 when all is well, and write the verdict there."""
    folder.mkdir(parents=True, exist_ok=True)
    begun_s = monotonic()
    verdict = Verdict()
    watchdog = Timer(GIVE_UP_S, _give_up, (folder, verdict))
    watchdog.daemon = True
    watchdog.start()
    try:
        for step in _steps(folder):
            verdict.steps.append(step)
    except Exception:  # an error in whichever step is the verdict
        verdict.failed = traceback.format_exc()
    verdict.seconds = round(monotonic() - begun_s, 2)
    watchdog.cancel()
    _write(folder, verdict)
    return 0 if verdict.failed is None else 1


def _give_up(folder: Path, verdict: Verdict) -> None:
    verdict.failed = f"not done after {GIVE_UP_S} s"
    _write(folder, verdict)
    os._exit(1)


def _write(folder: Path, verdict: Verdict) -> None:
    text = json.dumps(asdict(verdict), ensure_ascii=False, indent=1)
    (folder / VERDICT).write_text(text, encoding="utf-8")
    with suppress(AttributeError, OSError):  # a windowed program has no standard output
        sys.stdout.write(f"{text}\n")


def _steps(folder: Path) -> Iterator[str]:
    app = QApplication([*sys.argv[:1], *STYLE])
    settings = Settings(folder / "settings.ini")
    theme = Theme(app)
    theme.use(settings.scheme, 100)
    qt_words.install(app)
    workspace = folder / f"smoke{paths.WORKSPACE_SUFFIX}"
    log = folder / LOG
    for left in (workspace, log):
        left.unlink(missing_ok=True)
    _make_sample(workspace)
    program = Program(app, settings, theme, log)
    program.open_workspace(workspace)
    try:
        report = _type_and_save(program)
    finally:
        program.end()
    _demand(not log.exists(), f"an error was met; {LOG} tells which")
    yield "window"
    _demand(_tells(_stored(workspace, report), TYPED), "what was typed is not in the file")
    yield "saved"
    for suffix, holds in _READERS.items():
        target = folder / default_name(report, suffix)
        target.unlink(missing_ok=True)
        export_report(_stored(workspace, report), target, Exporting())
        _demand(holds(target), f"{suffix} does not hold what it must")
        yield suffix


def _make_sample(workspace: Path) -> None:
    sample = sample_report()
    with Desk.open_or_create(workspace) as desk:
        desk.set_office(sample.office)
        desk.create(sample)


def _stored(workspace: Path, report: Report) -> Report:
    with Desk.open(workspace) as desk:
        return desk.report(report.id or "")


def _tells(report: Report, words: str) -> bool:
    return any(words in plain_text(answer.blocks) for answer in report.answers.values())


def _type_and_save(program: Program) -> Report:
    _wait(lambda: program.window is not None, "the window did not open")
    window, session = program.window, program.session
    assert window is not None  # noqa: S101 - waited for
    assert session is not None  # noqa: S101 - of the window
    _wait(lambda: session.report is not None, "no document came on show")
    report = session.report
    assert report is not None  # noqa: S101 - waited for
    items = report.template.items
    window.places.go_to_item(next(item.id for item in items if item.answer is AnswerKind.TEXT))
    _wait(lambda: bool(_editors(window)), "no editor came on show")
    for letter in TYPED:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(_editors(window)[0], key)
    _demand(session.save_and_wait(_WAIT_S * 1000), "saving did not end")
    return report


def _editors(window: QWidget) -> list[RichTextEditor]:
    shown = window.findChildren(RichTextEditor)
    return [each for each in shown if each.isEnabled() and not each.visibleRegion().isEmpty()]


def _wait(is_so: Callable[[], bool], reason: str, seconds: float = _WAIT_S) -> None:
    loop, poll = QEventLoop(), QTimer(interval=10)
    until_s = monotonic() + seconds
    poll.timeout.connect(lambda: loop.quit() if is_so() or monotonic() > until_s else None)
    poll.start()
    loop.exec()
    _demand(is_so(), reason)


def _demand(is_so: bool, reason: str) -> None:  # noqa: FBT001 - a condition
    if not is_so:
        raise SmokeError(reason)


# --- reading back ---------------------------------------------------------------------------------


def _word_holds(file: Path) -> bool:
    """Tell whether a child process, as for a foreign file, reads the words again."""
    return TYPED in _words(read_file(file))


def _words(source: Source) -> str:
    word = source.word
    if word is None:
        return ""
    blocks = (block for section in word.sections for block in section.blocks)
    return "\n".join(own_text(paragraph) for paragraph in paragraphs(blocks))


def _pdf_holds(file: Path) -> bool:
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - only where there are pages

    document = QPdfDocument()
    document.load(str(file))
    pages = range(document.pageCount())
    text = " ".join(document.getAllText(page).text() for page in pages)
    return TYPED in " ".join(text.split())


def _sheet_holds(file: Path) -> bool:
    workbook = read_file(file).workbook
    return workbook is not None and bool(workbook.sheets)


_READERS: dict[str, Callable[[Path], bool]] = {
    ".docx": _word_holds,
    ".pdf": _pdf_holds,
    ".xlsx": _sheet_holds,
}
