"""What is proposed for a file, and how it follows what the clerk wishes."""

from dataclasses import replace

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_understand import understand
from cchc_desk.desk.importing import bring_in
from cchc_desk.forms.period import read_period
from cchc_desk.forms.template import DocumentKind
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.intake.source import Edge, Furniture, Pages
from cchc_desk.ui.importing.lines import words_of
from cchc_desk.ui.importing.proposal import LEARNED, NEW, Wishes, proposal
from cchc_desk.ui.importing.roles import Part
from tests.desk.foreign import a_report, a_workbook
from tests.factories import OFFICE, make_report
from tests.ui.importing.files import WITH_TASKS, paper, source_of, understood, write_own

KNOWN = known_to(None)


def proposed(source, known=KNOWN, **wishes):
    return proposal(understood(source, known), known, Wishes(**wishes))


def line_that_says(found, words):
    lines = found.understood.recognised.lines
    return next(n for n, text in enumerate(words_of(lines)) if words in text)


def test_a_report_is_understood_as_a_whole():
    found = proposed(paper(WITH_TASKS))
    assert found.kind is DocumentKind.REPORT
    assert found.choices.period == read_period("2025-quy-1")
    assert (found.counts.items, found.counts.tasks, found.counts.footnotes) == (5, 2, 1)
    assert found.trouble == ""
    assert len(found.report.tasks) == 3


def test_a_line_that_is_no_heading_any_more_is_no_item():
    base = proposed(paper())
    line = line_that_says(base, "1. Về kế hoạch")
    found = proposed(paper(), parts={line: Part(LineRole.ANSWER)})
    assert found.counts.items == base.counts.items - 1
    assert found.understood.recognised.lines[line].is_chosen


def test_text_that_is_left_unplaced_is_counted():
    line = line_that_says(proposed(paper()), "Đề nghị Sở Nội vụ")
    assert proposed(paper(), parts={line: Part(LineRole.UNPLACED)}).counts.unplaced == 1


def test_another_period_is_taken_for_all_of_it():
    period = read_period("2024-quy-2")
    found = proposed(paper(), period=period)
    assert found.choices.period == period
    assert found.report.period == period


def test_without_a_period_the_sentence_says_what_to_do():
    found = proposed(paper("heading1 b | I. MỤC MỘT\nanswer | Nội dung.\nheading1 b | II. HAI"))
    assert found.trouble
    assert found.report is None


def test_another_template_is_taken_by_its_id():
    known = replace(KNOWN, templates=(make_report().template, *KNOWN.templates))
    found = proposed(paper(), known, template="mau")
    assert found.choices.template == make_report().template
    assert found.counts.unplaced > 0
    assert proposed(paper(), known, template=LEARNED).choices.template is None


def test_the_name_of_the_learned_template_is_the_one_wished():
    assert proposed(paper(), name="Mẫu của tôi").report.template.name == "Mẫu của tôi"


def test_words_become_placeholders_unless_they_are_kept():
    base = proposed(paper())
    words = {each.placeholder: each.words for each in base.open_words}
    assert words["period.title"] == "Quý I"
    assert "{period.title}" in base.understood.learned.template.subject
    kept = proposed(paper(), kept_words=frozenset({"period.title"}))
    assert "Quý I năm {period.year}" in kept.understood.learned.template.subject
    assert kept.open_words == base.open_words


def test_a_letterhead_that_is_not_the_profile_is_told():
    known = replace(KNOWN, offices=(OFFICE,))
    found = proposed(paper(), known)
    assert {each.part for each in found.office} == {"parent", "name", "place"}
    assert len(found.notes) >= 3


def test_the_first_letterhead_makes_the_profile():
    found = proposed(paper())
    assert found.office == ()
    assert found.choices.profile.name == "Sở Du lịch"


def test_tables_alone_join_what_is_wished():
    source = a_workbook(
        "STT | Nhiệm vụ | Thời gian hoàn thành", "1 | Rà soát văn bản | Quý II/2025"
    )
    found = proposed(source, period=read_period("2025-nam"))
    assert found.kind is None
    assert (found.counts.items, found.counts.tasks) == (0, 1)
    assert found.choices.into is None
    assert proposed(source, into="kh-2025-nam").choices.into == "kh-2025-nam"


@pytest.fixture
def own(tmp_path):
    return write_own(tmp_path / "báo cáo.docx", make_report(id="bc-2026-quy-1"))


def test_a_file_of_ours_goes_into_its_document_when_that_is_there(tmp_path, own):
    source = source_of(own)
    assert proposed(source).choices.into is None
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        desk.create(make_report())
        known = known_to(desk)
    assert proposed(source, known).choices.into == "bc-2026-quy-1"
    assert proposed(source, known, into=NEW).choices.into is None


def test_what_was_edited_is_taken_unless_the_data_are(tmp_path):
    path = write_own(tmp_path / "a.docx", make_report(id="x"), ("Đã ban hành", "Vừa ban hành"))
    found = proposed(source_of(path))
    (difference,) = found.understood.edits.differences
    assert "Vừa" in found.report.answer("i.ke-hoach").blocks[0].spans[0].text
    kept = proposed(source_of(path), from_data=frozenset({difference.key}))
    assert "Đã ban hành" in kept.report.answer("i.ke-hoach").blocks[0].spans[0].text


def test_what_is_proposed_without_wishes_is_what_the_desk_proposes(tmp_path):
    source = paper(WITH_TASKS)
    found = proposed(source)
    assert found.choices == propose(understood(source), KNOWN)
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        imported = bring_in(desk, found.understood, found.choices)
        assert len(imported.unplaced) == found.counts.unplaced
        assert imported.tasks == found.counts.tasks


def test_words_of_headers_are_told_before_the_file_is_opened():
    source = a_report()
    header = Furniture(Edge.HEADER, Pages.DEFAULT, ("Dự thảo lần 2",))
    sections = (replace(source.word.sections[0], furniture=(header,)), *source.word.sections[1:])
    read = replace(source, word=replace(source.word, sections=sections))
    base = understand(read, KNOWN)
    (note,) = proposal(base, KNOWN, Wishes()).notes
    assert "“Dự thảo lần 2”" in note
