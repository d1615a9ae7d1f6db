"""A document that cannot be saved where it belongs, written elsewhere until it can be taken back.

Source: RELIABILITY.md 3.1 - after a failed commit, on another folder or drive.
"""

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cchc_desk import paths
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.files.names import safe_name
from cchc_desk.files.replace import remove_if_possible, write_file
from cchc_desk.forms import wire
from cchc_desk.forms.report import Report
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import reports
from cchc_desk.storage.changes import Change, joined

SUFFIX = ".cuu.json"
_FOLDER = "rescue"
_LETTERS = 8
_BY_PLACE = "at-"
LABEL = N_("Take a rescued text back")


class RescueError(UserError):
    """Say that a rescue file could be written nowhere, or that one cannot be read."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Tell which workspace a text belongs to. ``uuid``: "" while the disk has not told it."""

    path: Path
    uuid: str = ""

    @property
    def marks(self) -> tuple[str, str]:
        """Return what the names of its rescue files may begin with, that of its place first."""
        place = sha256(str(self.path.absolute()).encode()).hexdigest()
        return f"{_BY_PLACE}{place[:_LETTERS]}", self.uuid[:_LETTERS]


@dataclass(frozen=True, slots=True)
class Rescued:
    """Hold the rescue files of a workspace.

    ``is_by_place``: some name only the place where it lay, for nobody knew yet which it was.
    """

    files: tuple[Path, ...]
    is_by_place: bool


def folders(*besides: Path | None) -> tuple[Path, ...]:
    """Return where rescue files may lie: with the data of this user, elsewhere, for a while.

    None: in ``besides`` - no such place.
    """
    data = paths.data_folder() / _FOLDER
    return (data, *(each for each in besides if each is not None), Path(tempfile.gettempdir()))


def write_rescue(report: Report, whose: Whose, places: Iterable[Path]) -> Path:
    """Write a document to the first place that takes it and return the file.

    Raises: RescueError when none does.
    """
    by_place, by_uuid = whose.marks
    name = safe_name(f"{by_uuid or by_place}-{report.id}", SUFFIX)
    for place in places:
        try:
            if place.name == _FOLDER:
                place.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_file(place / name, wire.write_report(report))
        except (UserError, OSError):
            continue
        return place / name
    raise RescueError(
        tr("The text could be written nowhere; copy it into another program before you close.")
    )


def find_rescued(whose: Whose, places: Iterable[Path]) -> Rescued:
    """Return the rescue files of a workspace."""
    there = [place for place in places if place.is_dir()]
    by_place, by_uuid = (
        [file for place in there for file in place.glob(f"{mark}-*{SUFFIX}")] if mark else []
        for mark in whose.marks
    )
    return Rescued((*by_place, *by_uuid), bool(by_place))


def take_rescued(desk: Desk, file: Path) -> str:
    """Let a document say again what its rescue file says, as one step; return its id.

    Raises: RescueError, NoReportError, WorkspaceError; then the file stays.
    """
    try:
        rescued = wire.read_report(file.read_bytes())
    except (OSError, wire.WireError) as error:
        raise RescueError(
            tr("“{file}” is no rescue file that can be read.", file=file.name)
        ) from error
    document = rescued.id or ""
    here = desk.report(document)
    desk.do(joined(LABEL, *_changes(desk, here, rescued)))
    if file.name.startswith(_BY_PLACE):  # another workspace may have lain there: the file stays
        with suppress(OSError):
            file.replace(file.with_name(f"taken-{file.name}"))
    else:
        remove_if_possible(file)
    return document


def _changes(desk: Desk, here: Report, rescued: Report) -> Iterable[Change]:
    document = str(here.id)
    for item, answer in rescued.answers.items():
        if here.answer(item) != answer:
            yield reports.answer_change(desk.workspace, document, item, answer)
    if here.front != rescued.front:
        yield reports.front_change(desk.workspace, document, rescued.front)
    for task, result in rescued.results.items():
        if here.result(task) != result:
            yield reports.task_result_change(desk.workspace, document, task, result)
    for figure, value in rescued.figures.items():
        if here.figures.get(figure) != value:
            yield reports.figure_value_change(desk.workspace, document, figure, value)
