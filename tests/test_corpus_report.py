"""A real report and its appendix go in item by item, and come out as they were written."""

import json
import re
import subprocess
import sys

import pytest

from tests.brvt import export_brvt
from tests.corpus import BRVT_REPORT, BRVT_TASKS, shared_folder

pytestmark = pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")


def words(item):
    """Return what a reader sees of a paragraph, footnote or row, white space aside."""
    cells = item.get("cells") or [item["text"]]
    return [re.sub(r"\s+|/(?= )", "", cell) for cell in cells]


def seen(path):
    tool = shared_folder() / "tools" / "docx_text.py"
    done = subprocess.run([sys.executable, tool, "--json", path], capture_output=True, check=True)
    items = json.loads(done.stdout)
    return [words(item) for item in items if any(words(item))]


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    return export_brvt(tmp_path_factory.mktemp("brvt"))


def test_every_paragraph_footnote_and_row_comes_out_as_written(exported):
    corpus = shared_folder() / "corpus"
    report = seen(corpus / f"{BRVT_REPORT}.docx")
    appendix = seen(corpus / f"{BRVT_TASKS}.docx")
    body, footnotes = report[:-1], report[-1:]
    assert seen(exported) == [*body, *appendix, *footnotes]


def test_the_exported_file_is_valid_wordprocessingml(exported):
    tool = shared_folder() / "tools" / "validate_docx.py"
    done = subprocess.run(
        [sys.executable, tool, exported], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
