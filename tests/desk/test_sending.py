from datetime import date

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.issuing import fill_in_issue
from cchc_desk.desk.sending import (
    UnreadableFileError,
    differences_since,
    files_to_keep,
    mark_sent,
    sent_versions,
)
from cchc_desk.forms.report import ReportState
from tests.factories import OFFICE, answered, make_report


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


@pytest.fixture
def document(desk):
    return desk.create(make_report())


def kept(desk, document):
    return [{each.name: each.data for each in files} for _, files in sent_versions(desk, document)]


def test_what_is_marked_as_sent_is_kept_with_the_state(desk, document):
    mark_sent(desk, document, {"a.docx": b"1"})
    assert desk.report(document).state is ReportState.SENT
    assert kept(desk, document) == [{"a.docx": b"1"}]


def test_another_file_of_the_same_name_replaces_none(desk, document):
    mark_sent(desk, document, {"a.pdf": b"1"})
    mark_sent(desk, document, {"a.pdf": b"2", "b.pdf": b"3"})
    assert kept(desk, document) == [{"a.pdf": b"1", "a (2).pdf": b"2", "b.pdf": b"3"}]


def test_the_same_file_is_kept_once(desk, document):
    mark_sent(desk, document, {"a.pdf": b"1"})
    mark_sent(desk, document, {"a.pdf": b"1"})
    assert kept(desk, document) == [{"a.pdf": b"1"}]


def test_what_was_sent_before_an_edit_stays_what_it_was(desk, document):
    mark_sent(desk, document, {"a.pdf": b"1"})
    desk.set_answer(document, "i.hop", answered("Mới"))
    mark_sent(desk, document, {"a.pdf": b"2"})
    assert kept(desk, document) == [{"a.pdf": b"2"}, {"a.pdf": b"1"}]


def test_a_version_that_was_only_signed_was_not_sent(desk, document):
    fill_in_issue(desk, document, "35", date(2026, 3, 13))
    desk.set_state(document, ReportState.SIGNED)
    assert sent_versions(desk, document) == ()


def test_the_words_that_changed_since_are_told(desk, document):
    version = mark_sent(desk, document, {})
    assert differences_since(desk, version) == ()
    desk.set_answer(document, "i.hop", answered("Mới"))
    (difference,) = differences_since(desk, version)
    assert difference.key == "i.hop"


def test_files_are_made_and_read_to_be_kept(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"1")
    found = files_to_keep(make_report(), (".docx",), [tmp_path / "x.pdf"])
    assert [name.rpartition(".")[2] for name in found] == ["docx", "pdf"]
    assert found["x.pdf"] == b"1"


def test_a_file_that_is_gone_is_told_by_name(tmp_path):
    with pytest.raises(UnreadableFileError, match="gone"):
        files_to_keep(make_report(), (), [tmp_path / "gone.pdf"])
