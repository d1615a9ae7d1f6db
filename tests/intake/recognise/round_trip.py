"""A file read, recognised, learnt and exported again; and both files as a reader sees them."""

import json
import re
import subprocess
import sys
from pathlib import Path

from cchc_desk.export.docx import write_docx
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.learned import Learned
from cchc_desk.intake.recognise.recognise import recognise
from tests.corpus import shared_folder
from tests.intake.word_builder.reading import read_bytes


def learned_from(data: bytes) -> Learned:
    """Return what a Word file teaches."""
    return learn(recognise(read_bytes(data)), "mau")


def report_of(learned: Learned, front: FrontMatter | None = None) -> Report:
    """Return the report of a file; ``front`` instead of its own words."""
    parts = learned.report_parts
    return Report(
        learned.template,
        parts.period or read_period("2025-nam"),
        parts.office,
        front=front or parts.front,
        answers=parts.answers,
        images=parts.images,
    )


def export(report: Report, folder: Path) -> Path:
    """Write a report with its prompts, without appendices."""
    target = folder / "again.docx"
    write_docx(compose(report, Printing(guidance=True, appendix=False)), target)
    return target


def seen(path: Path, *, appendices: bool = False) -> list[str]:
    """Return the paragraphs, table rows and notes of a file, numbers and signs aside.

    ``appendices`` - whether the pages after the foot are part of it.
    """
    tool = shared_folder() / "tools" / "docx_text.py"
    command = [sys.executable, tool, "--json", "--bare", path]
    done = subprocess.run(command, capture_output=True, check=True)
    items = json.loads(done.stdout)
    notes = [each for each in items if each["kind"] == "footnote"]
    rest = [each for each in items if each["kind"] != "footnote"]
    if not appendices:
        rest = rest[: _appendix_place(rest)]
    return [text for each in (*rest, *notes) if (text := _text(each))]


def _appendix_place(items: list[dict]) -> int:
    """Return where appendices begin: at the first label of one."""
    label = re.compile(r"phụ lục(?: [ivx]+)?", re.IGNORECASE)
    return next((i for i, x in enumerate(items) if label.fullmatch(_text(x))), len(items))


def _text(item: dict) -> str:
    cells = item.get("cells") or [item["text"]]
    return " | ".join(" ".join(cell.split()) for cell in cells).strip(" |")
