"""How much of foreign files comes back: each is brought in, exported again, and compared.

    python -m tests.intake.percentage FOLDER [--learn] [--more]

Every Word file of the folder goes into a workspace of its own and out again, with its guidance.
Both files are read from outside, and each paragraph, footnote and table row of the first is looked
for in the second, in order: numbers and white space aside, the same words. What stands elsewhere
there, as the parts of a letterhead may, is "moved": "~". ``--learn`` teaches the
outline of every file anew, as if no template were known; ``--more`` shows what the second file has
besides, such as the plan that an appendix alone belongs to. The exit code is 1 when anything is
lost.
"""

import argparse
import importlib.util
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_document
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.import_understand import understand
from cchc_desk.desk.importing import Imported, bring_in
from cchc_desk.errors import UserError
from tests.corpus import shared_folder

Words = tuple[str, ...]
"""A paragraph or footnote as one text, or a row as its cells."""


@dataclass(frozen=True)
class Comparison:
    """Hold what came back of a file, in reading order; ``moved`` - what stands elsewhere there."""

    total: int
    moved: tuple[Words, ...]
    lost: tuple[Words, ...]
    added: tuple[Words, ...]

    @property
    def share(self) -> float:
        """Return the share that came back in order."""
        return 1 - (len(self.lost) + len(self.moved)) / self.total if self.total else 1.0


def judge() -> ModuleType:
    """Return the script that reads Word files from outside."""
    path = shared_folder() / "tools" / "docx_text.py"
    spec = importlib.util.spec_from_file_location("docx_text", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_of(path: Path, tool: ModuleType) -> list[Words]:
    """Return what a reader sees in a Word file, without numbers and signs."""
    seen = []
    for item in tool.read(path):
        if item["kind"] == "row":
            cells = ("⏎".join(map(tool.bare, cell.split("⏎"))) for cell in item["cells"])
            seen.append(tuple(cells))
        else:
            seen.append((tool.bare(item["text"]),))
    return [words for words in seen if any(map(_has_letters, words))]


def _has_letters(text: str) -> bool:
    """Tell words from a line that is drawn with characters."""
    return any(map(str.isalnum, text))


def compare(before: Sequence[Words], after: Sequence[Words]) -> Comparison:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    lost: list[Words] = []
    added: list[Words] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "equal":
            lost += before[start:end]
            added += after[other_start:other_end]
    elsewhere = " ".join(text for words in added for text in _texts(words))
    moved = [words for words in lost if all(text in elsewhere for text in _texts(words))]
    gone = [words for words in lost if words not in moved]
    return Comparison(len(before), tuple(moved), tuple(gone), tuple(added))


def _texts(words: Words) -> list[str]:
    return [text for cell in words for text in cell.split("⏎") if _has_letters(text)]


def there_and_back(source: Path, folder: Path, *, learns: bool) -> tuple[Imported, Path]:
    """Bring a file into a new workspace and export it again with its guidance."""
    workspace = folder / f"{source.stem}.cchc"
    target = folder / f"{source.stem}.docx"
    with Desk.open_or_create(workspace) as desk:
        known = known_to(desk)
        understood = understand(read_file(source), known)
        choices = propose(understood, known)
        if learns and understood.learned is not None:
            choices = replace(choices, template=None)
        imported = bring_in(desk, understood, choices)
        export_document(desk, imported.document, target, Exporting(guidance=True))
    return imported, target


def report_on(
    source: Path, tool: ModuleType, folder: Path, options: argparse.Namespace
) -> Comparison | None:
    """Say how much of one file came back. None: it was refused."""
    began = time.monotonic()
    try:
        imported, target = there_and_back(source, folder, learns=options.learn)
    except UserError as error:
        say(f"{source.name}: {error}")
        return None
    found = compare(words_of(source, tool), words_of(target, tool))
    say(
        f"{source.name}: {found.share:.2%} of {found.total}, {len(found.moved)} moved, "
        f"{len(found.lost)} lost, {len(found.added)} more; "
        f"template {imported.template.id}{' (learned)' if imported.is_learned else ''}, "
        f"{len(imported.unplaced)} unplaced, {len(imported.warnings)} warnings; "
        f"{time.monotonic() - began:.1f} s"
    )
    shown = [("~", each) for each in found.moved] + [("-", each) for each in found.lost]
    shown += [("+", each) for each in found.added if options.more]
    for sign, words in shown:
        say(f"  {sign} {' | '.join(words)[:200]}")
    for sentence in imported.warnings:
        say(f"  ! {sentence}")
    return found


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.intake.percentage")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--learn", action="store_true", help="teach every outline anew")
    parser.add_argument("--more", action="store_true", help="show what is not in the first file")
    options = parser.parse_args(arguments)
    tool = judge()
    with TemporaryDirectory() as folder:
        found = [
            report_on(source, tool, Path(folder), options)
            for source in sorted(options.folder.glob("*.docx"))
        ]
    read = [each for each in found if each is not None]
    total = sum(each.total for each in read)
    lost = sum(len(each.lost) for each in read)
    moved = sum(len(each.moved) for each in read)
    say(
        f"{len(read)} of {len(found)} files read; of {total} paragraphs, rows and notes "
        f"{1 - (lost + moved) / total:.2%} came back in order, {1 - lost / total:.2%} in all."
    )
    return int(lost > 0 or len(read) < len(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
