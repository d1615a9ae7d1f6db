"""The files that prove what became of a task: where they lie; the files stay where they are."""

from collections.abc import Iterable
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.fold import fold
from cchc_desk.i18n import N_
from cchc_desk.storage import marks
from cchc_desk.storage.changes import Change, joined
from cchc_desk.storage.marks import NO_DOCUMENT, MarkKind

# The tasks of a year are those of its plan and of all its reports, and so are their proofs.


def proofs(desk: Desk, task_id: str) -> tuple[Path, ...]:
    """Return the files that prove the result of a task, by their names."""
    kept = marks.read_marks(desk.workspace, NO_DOCUMENT, MarkKind.PROOF)
    found = (Path(note) for key, note in kept.items() if key.startswith(_key(task_id, "")))
    return tuple(sorted(found, key=lambda file: (fold(file.name), file)))


def add_proofs(desk: Desk, task_id: str, files: Iterable[Path]) -> None:
    """Note files that prove the result of a task, as one step."""
    desk.do(joined(N_("Add files that prove a result"), *_changes(desk, task_id, files)))


def remove_proof(desk: Desk, task_id: str, file: Path) -> None:
    """Forget such a file; it stays where it lies."""
    key = _key(task_id, str(file))
    desk.do(marks.mark_change(desk.workspace, NO_DOCUMENT, MarkKind.PROOF, key, None))


def _changes(desk: Desk, task_id: str, files: Iterable[Path]) -> Iterable[Change]:
    for name in map(str, files):
        key = _key(task_id, name)
        yield marks.mark_change(desk.workspace, NO_DOCUMENT, MarkKind.PROOF, key, name)


def _key(task_id: str, name: str) -> str:
    return f"{task_id}|{name}"
