"""Papers of many makes by invented offices: every line plays the part that was written down."""

import sys
from pathlib import Path

import pytest

from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import Line, LineRole
from cchc_desk.intake.source import SourceParagraph, own_text
from tests.intake.recognise.written import write_down
from tests.intake.word_builder.reading import read_bytes

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"), key=lambda p: p.name)


def written_parts(written):
    rows = [row for row in written.rows if row.part not in {LineRole.LEFT_OUT, "blank"}]
    return [(LineRole(row.part), row.level, row.plain) for row in rows]


def recognised_parts(recognised):
    lines = [line for line in recognised.lines if line.role is not LineRole.LEFT_OUT]
    return [(line.role, line.level, own_words(line)) for line in lines]


def own_words(line: Line) -> str:
    """Return the typed words; an automatic number is not written down."""
    return own_text(line.block).strip() if isinstance(line.block, SourceParagraph) else ""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_line_plays_the_part_that_was_written_down(path):
    written = write_down(path.read_text(encoding="utf-8"))
    found = recognised_parts(recognise(read_bytes(written.file().data())))
    expected = written_parts(written)
    right = sum(one == other for one, other in zip(expected, found, strict=False))
    sys.stdout.write(f"{path.stem}: {100 * right / len(expected):.1f} % of the lines\n")
    assert found == expected
