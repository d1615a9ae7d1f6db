"""Real and invented papers come out of the program with the words that went in."""

import os
import re
import shutil
import subprocess
from difflib import SequenceMatcher

import pytest

from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.template import renumbered
from cchc_desk.forms.template_file import dump_template, load_template
from tests.corpus import shared_folder
from tests.intake.recognise.round_trip import export, learned_from, report_of, seen
from tests.intake.recognise.styled import with_styles
from tests.intake.recognise.test_invented import DOCUMENTS
from tests.intake.recognise.written import write_down

CORPUS = (
    "bao-cao-quy-1-2023-brvt",
    "bao-cao-6-thang-2023-quang-ngai",
    "ke-hoach-2023-nghe-an",
    "ke-hoach-2025-lai-chau",
)
needs_corpus = pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")


def corpus_file(name):
    return shared_folder() / "corpus" / f"{name}.docx"


def share(before, after):
    """Return how much of two lists is the same, in order; 1 is all."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same / max(len(before), len(after))


@needs_corpus
@pytest.mark.parametrize("name", CORPUS)
def test_a_real_paper_comes_out_as_it_went_in(name, tmp_path):
    source = corpus_file(name)
    learned = learned_from(source.read_bytes())
    assert seen(export(report_of(learned), tmp_path)) == seen(source)


@needs_corpus
@pytest.mark.parametrize("name", CORPUS)
def test_the_template_alone_says_what_the_paper_said_around_its_answers(name, tmp_path):
    learned = learned_from(corpus_file(name).read_bytes())
    own = learned.report_parts.front
    only_facts = FrontMatter(number=own.number, symbol=own.symbol, issued=own.issued)
    again = export(report_of(learned, only_facts), tmp_path)
    assert seen(again) == seen(corpus_file(name))


@needs_corpus
@pytest.mark.parametrize("name", CORPUS)
def test_a_learned_template_is_dumped_and_loaded_unchanged(name):
    template = learned_from(corpus_file(name).read_bytes()).template
    assert load_template(dump_template(template), "learned.toml") == template


@needs_corpus
def test_an_appendix_alone_teaches_no_outline():
    learned = learned_from(corpus_file("phu-luc-2023-brvt").read_bytes())
    assert learned.template.items == ()
    assert learned.report_parts.period.id == "2023-nam"


@needs_corpus
@pytest.mark.parametrize("name", CORPUS)
def test_styles_and_automatic_numbers_in_place_of_typed_ones_change_no_word(name, tmp_path):
    source = tmp_path / "styled.docx"
    source.write_bytes(with_styles(corpus_file(name).read_bytes()))
    learned = learned_from(source.read_bytes())
    assert seen(export(report_of(learned), tmp_path)) == seen(source)
    typed = learned_from(corpus_file(name).read_bytes())
    assert renumbered(learned.template) == renumbered(typed.template)
    assert learned.report_parts.answers == typed.report_parts.answers


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory):
    """Save the real papers with LibreOffice, all in one run."""
    folder = tmp_path_factory.mktemp("libreoffice")
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    files = [str(corpus_file(name)) for name in CORPUS]
    command = [
        program,
        f"-env:UserInstallation=file://{folder / 'profile'}",
        "--headless",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)),
    ]
    subprocess.run(
        [*command, *files],
        check=True,
        capture_output=True,
        timeout=50,
        env={**os.environ, "HOME": str(folder)},
    )
    return folder


@needs_corpus
@pytest.mark.parametrize("name", CORPUS)
def test_a_paper_saved_by_libreoffice_keeps_nearly_every_line(name, saved_by_libreoffice, tmp_path):
    learned = learned_from((saved_by_libreoffice / f"{name}.docx").read_bytes())
    again = seen(export(report_of(learned), tmp_path))
    assert share(seen(corpus_file(name)), again) >= 0.98


# --- invented papers ------------------------------------------------------------------------------


def words(texts):
    joined = " ".join(texts).replace("⏎", " ")
    return [word for word in joined.split() if word != "|"]


@needs_corpus
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_an_invented_paper_keeps_every_word_in_order(path, tmp_path):
    source = tmp_path / "written.docx"
    source.write_bytes(write_down(path.read_text(encoding="utf-8")).file().data())
    again = export(report_of(learned_from(source.read_bytes())), tmp_path)
    assert body_words(seen(again)) == body_words(seen(source))


def body_words(texts):
    """Return the words between the title and the foot, whatever paragraphs they are in."""
    kept = [text for text in texts if text.strip("-_ ")]
    first = next(i for i, text in enumerate(kept) if re.match(r"BÁO CÁO|KẾ HOẠCH|ĐỀ CƯƠNG", text))
    foot = re.compile(r"Nơi nhận|(?:Q\. )?GIÁM ĐỐC$|NGƯỜI LẬP|TRƯỞNG BAN")
    last = next((i for i, text in enumerate(kept) if foot.match(text)), len(kept))
    return words(kept[first:last])
