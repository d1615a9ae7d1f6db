"""Whatever is typed into a Word file of ours, and wherever, is taken in, waits, or is told."""

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.fingerprint import printed_paragraphs
from cchc_desk.forms.richtext import footnotes, inline_text, plain_text
from cchc_desk.forms.unplaced import UNPLACED
from tests.desk.foreign import brought_in
from tests.desk.in_word import InWord
from tests.desk.test_importing_own import a_report

REPORTS = {"small": a_report, "sample": sample_report}


@pytest.fixture(scope="module", params=REPORTS)
def data(request, tmp_path_factory):
    target = tmp_path_factory.mktemp("own") / "báo cáo.docx"
    export_report(REPORTS[request.param](), target, Exporting())
    return target.read_bytes()


def words(place):
    """Return what is typed at a place, as nothing else reads."""
    return f"Qz{chr(97 + place // 26 % 26)}{chr(97 + place % 26)}x {70000 + place}"


def everything(report, imported):
    waiting = report.answer(UNPLACED).blocks
    printed = (text for _, text in printed_paragraphs(compose(report, Printing(guidance=True))))
    notes = (inline_text(note.spans) for note in footnotes(waiting))
    return "\n".join((*printed, plain_text(waiting), *notes, *imported.warnings))


@pytest.mark.parametrize("how", ["begin", "end", "above", "below"])
@pytest.mark.parametrize("first", [0, 1, 5])
def test_no_word_is_lost(tmp_path, data, how, first):
    word = InWord(data)
    places = word.places[first::7]
    for place in reversed(places):
        word.type_at(place, how, words(place))
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        imported = brought_in(desk, word.source())
        seen = everything(desk.report(imported.document), imported)
    assert [each for place in places for each in [words(place)] if each not in seen] == []
