"""The sentences that say why a file is not read."""

import pytest

from cchc_desk.intake import refusals
from cchc_desk.intake.limits import MB, time_limit_s
from cchc_desk.intake.refusals import RefusedFileError, refusal

KINDS = [
    each
    for each in vars(refusals).values()
    if isinstance(each, type) and issubclass(each, RefusedFileError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_is_one_sentence_with_all_its_words(kind, monkeypatch):
    monkeypatch.setenv("CCHC_DESK_LANGUAGE", "en")
    sentence = str(kind())
    assert sentence.endswith(".")
    assert not set("{}\n") & set(sentence)


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_is_made_again_from_its_name(kind):
    made = refusal(kind.__name__, "why", "Một câu.")
    assert (type(made), made.detail, str(made)) == (kind, "why", "Một câu.")


@pytest.mark.parametrize("name", ["UserError", "SystemExit", "no such name", ""])
def test_an_unknown_refusal_is_a_refusal_still(name):
    assert type(refusal(name, "", "Một câu.")) is RefusedFileError


@pytest.mark.parametrize(
    ("megabytes", "seconds"), [(0, 20), (0.1, 20), (0.5, 20), (1, 30), (3, 70), (25, 120)]
)
def test_large_files_get_more_time_but_not_for_ever(megabytes, seconds):
    assert time_limit_s(int(megabytes * MB)) == seconds
