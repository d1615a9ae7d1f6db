"""A Word file of ours is read back as it was, and what was edited in Word since is told."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.desk.change_template import OtherKindError
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import template_named
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.import_choices import propose, written_from
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_own import NoReportInsideError, read_carried
from cchc_desk.desk.import_source import Source
from cchc_desk.desk.import_understand import Understood, understand
from cchc_desk.desk.importing import bring_in
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.fingerprint import pack, unpack
from cchc_desk.forms.office import Signer
from cchc_desk.forms.outline import Item
from cchc_desk.forms.period import STANDARD_KINDS, Period, read_period
from cchc_desk.forms.report import FrontMatter, IssueDate, ReportState
from cchc_desk.forms.richtext import Image, Paragraph, Span, Table, TableCell, plain, plain_text
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.forms.template import Appendix, FigureRow, Layout
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.storage import figures, periods
from tests.desk.foreign import a_report as a_foreign_report
from tests.desk.foreign import brought_in, contents
from tests.desk.in_word import InWord
from tests.factories import ITEMS, OFFICE, TASK_TABLE, answered, make_report, make_template
from tests.intake.hostile.documents import png
from tests.intake.word_builder.reading import read_bytes

FIGURES = Appendix(
    "so-lieu",
    Layout.FIGURES,
    ("stt", "label", "measure", "value"),
    (12, 75, 20, 20),
    title="SỐ LIỆU",
    rows=(FigureRow(figure="ho-so"), FigureRow(figure="van-ban")),
)
WITH_FIGURE = (
    Paragraph((Span("Đã tiếp nhận "), Span("05", figure="ho-so"), Span(" hồ sơ."))),
    *plain("Việc giải quyết đúng hạn."),
)


def a_report(**changes):
    """Make a report with something of every kind."""
    template = make_template(
        items=(*ITEMS, Item("ii", 1, "KIẾN NGHỊ", run_in=True), Item("iii", 1, "NHIỆM VỤ")),
        figures=(
            Figure("ho-so", "Hồ sơ tiếp nhận", "hồ sơ"),
            Figure("van-ban", "Văn bản ban hành", "văn bản"),
        ),
        appendices=(TASK_TABLE, FIGURES),
    )
    answers = {
        "i.ke-hoach": answered(WITH_FIGURE),
        "i.hop": answered("Hai cuộc."),
        "i.so": Answer(AnswerState.ANSWERED, plain("Đều có kết luận."), Decimal(8)),
        "ii": Answer(AnswerState.NOTHING_AROSE),
        "iii": answered("Tiếp tục rà soát."),
    }
    usual = {
        "template": template,
        "answers": answers,
        "figures": {"ho-so": Decimal(5), "van-ban": Decimal(12)},
        "front": FrontMatter(signer=Signer("Ngô Văn Thử", "GIÁM ĐỐC")),
    }
    return make_report(**{**usual, **changes})


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        yield desk


@pytest.fixture
def document(desk):
    desk.set_office(OFFICE)
    return desk.create(a_report())


def file_of(desk, document, tmp_path, **exporting) -> bytes:
    target = tmp_path / "báo cáo.docx"
    export_report(desk.report(document), target, Exporting(**exporting))
    return target.read_bytes()


@pytest.fixture
def data(desk, document, tmp_path):
    """Return the exported file as bytes."""
    return file_of(desk, document, tmp_path)


@pytest.fixture
def word(data):
    return InWord(data)


def read(desk, source) -> Understood:
    return understand(source, known_to(desk))


def as_source(data: bytes) -> Source:
    return Source("báo cáo.docx", word=read_bytes(data))


def differences(desk, word):
    """Return what the data and the file say, by the key of the difference."""
    edits = read(desk, word.source()).edits
    found = () if edits is None else edits.differences
    return {each.key: (plain_text(each.data), plain_text(each.file)) for each in found}


# --- as it was written ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "exporting", [{}, {"guidance": True}, {"guidance": False}, {"appendix": False}], ids=str
)
def test_a_file_that_nobody_edited_reads_as_when_it_was_written(
    desk, document, tmp_path, exporting
):
    understood = read(desk, as_source(file_of(desk, document, tmp_path, **exporting)))
    assert understood.carried is not None
    assert understood.edits is None


def test_a_whole_report_comes_back_into_another_workspace(desk, document, data, tmp_path):
    before = desk.report(document)
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        imported = brought_in(other, as_source(data))
        after = other.report(imported.document)
        (office,) = other.offices()
    assert (after.answers, after.results, after.figures) == (
        before.answers,
        before.results,
        before.figures,
    )
    assert (after.tasks, after.front, after.period) == (before.tasks, before.front, before.period)
    assert office == replace(OFFICE, departments=())
    assert (imported.unplaced, imported.warnings) == ((), ())


def test_the_whole_sample_comes_back(tmp_path):
    report = sample_report()
    target = tmp_path / "mau.docx"
    export_report(report, target, Exporting())
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        imported = brought_in(desk, as_source(target.read_bytes()))
        after = desk.report(imported.document)
    assert (after.answers, after.front) == (report.answers, report.front)
    assert after.template == report.template
    assert imported.is_learned is False


def test_the_state_and_the_template_come_back_too(desk, document, tmp_path):
    desk.set_state(document, ReportState.SENT)
    imported = brought_in(desk, as_source(file_of(desk, document, tmp_path)))
    after = desk.report(imported.document)
    assert after.state is ReportState.SENT
    assert after.template == desk.report(document).template


def test_a_template_that_is_another_one_here_gets_a_version_of_its_own(data, tmp_path):
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        other.create(make_report())
        imported = brought_in(other, as_source(data))
    assert (imported.template.id, imported.template.version) == ("mau", 2)


def a_report_with_another_figure(desk):
    desk.workspace.apply(figures.put_change(desk.workspace, Figure("khac", "Khác", "cái")))
    text = answered((Paragraph((Span("Có "), Span("07", figure="khac"), Span(" cái."))),))
    values = {"ho-so": Decimal(5), "van-ban": Decimal(12), "khac": Decimal(7)}
    return desk.create(a_report(answers={"iii": text}, figures=values))


def test_a_figure_of_the_catalogue_comes_along_with_its_name(desk, tmp_path):
    data = file_of(desk, a_report_with_another_figure(desk), tmp_path)
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        report = other.report(brought_in(other, as_source(data)).document)
    assert report.figures["khac"] == 7
    assert report.catalogue["khac"] == Figure("khac", "Khác", "cái")


def test_a_figure_of_the_catalogue_here_needs_no_new_template(desk, tmp_path):
    data = file_of(desk, a_report_with_another_figure(desk), tmp_path)
    imported = brought_in(desk, as_source(data))
    assert (imported.is_learned, imported.template.version) == (False, 1)


def test_a_figure_that_nobody_describes_stays_in_the_text(desk, tmp_path):
    target = tmp_path / "báo cáo.docx"
    undescribed = replace(desk.report(a_report_with_another_figure(desk)), shared={})
    export_report(undescribed, target, Exporting())
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        report = other.report(brought_in(other, as_source(target.read_bytes())).document)
    assert "khac" not in report.figures
    assert plain_text(report.answer("iii").blocks) == "Có 07 cái."


def test_a_kind_of_period_that_is_not_known_here_comes_along(desk, tmp_path):
    kind = replace(STANDARD_KINDS[0], id="dot-1", name="Đợt I")
    desk.workspace.apply(periods.put_change(desk.workspace, kind))
    document = desk.create(a_report(period=Period(kind, 2026)))
    data = file_of(desk, document, tmp_path)
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        imported = brought_in(other, as_source(data))
        assert other.report(imported.document).period.id == "2026-dot-1"


def test_the_office_of_the_workspace_is_printed_but_the_file_s_own_foot_stays(data, tmp_path):
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        other.set_office(replace(OFFICE, name="Sở Mới", recipients=("UBND tỉnh;",)))
        imported = brought_in(other, as_source(data))
        front = other.report(imported.document).front
    assert front.recipients == OFFICE.recipients
    assert front.symbol is None
    assert any("Sở Mới" in each for each in imported.warnings)


def test_tasks_of_another_workspace_with_the_same_ids_are_not_taken_for_these(data, tmp_path):
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        other.add_tasks("2026", (Task("t1", content=plain("Đào tạo cán bộ")),))
        imported = brought_in(other, as_source(data))
        report = other.report(imported.document)
    assert [plain_text(row.content) for row in report.tasks if isinstance(row, Task)] == [
        "Đào tạo cán bộ",
        "Rà soát văn bản",
        "Báo cáo",
    ]
    (result,) = report.results.values()
    assert result.progress == "Hoàn thành"


def test_another_period_and_another_template_can_be_chosen(desk, data):
    period = read_period("2026-quy-3")
    template = template_named(desk, "bao-cao-dinh-ky")
    imported = brought_in(desk, as_source(data), period=period, template=template)
    report = desk.report(imported.document)
    assert (report.period, report.template.id) == (period, "bao-cao-dinh-ky")
    assert "Hai cuộc." in "".join(plain_text(answer.blocks) for answer in report.answers.values())


def test_a_template_of_another_kind_is_refused(desk, data):
    with pytest.raises(OtherKindError):
        brought_in(desk, as_source(data), template=template_named(desk, "ke-hoach-nam"))


# --- answers edited in Word -----------------------------------------------------------------------


def test_an_edited_answer_is_told_with_both_texts(desk, word):
    word.edit("Việc giải quyết", "đúng hạn", "sớm hạn")
    assert differences(desk, word) == {
        "item:i.ke-hoach": (
            "Đã tiếp nhận 05 hồ sơ.\nViệc giải quyết đúng hạn.",
            "Đã tiếp nhận 05 hồ sơ.\nViệc giải quyết sớm hạn.",
        )
    }


def test_the_edited_text_is_taken_and_untouched_figures_stay_figures(desk, word):
    word.edit("Việc giải quyết", "đúng hạn", "sớm hạn")
    imported = brought_in(desk, word.source())
    blocks = desk.report(imported.document).answer("i.ke-hoach").blocks
    assert blocks == (WITH_FIGURE[0], *plain("Việc giải quyết sớm hạn."))


def test_the_data_can_be_taken_instead(desk, word, document):
    word.edit("Việc giải quyết", "đúng hạn", "sớm hạn")
    word.edit("- Họp giao ban", "Hai", "Ba")
    imported = brought_in(desk, word.source(), from_data=frozenset({"item:i.ke-hoach"}))
    after = desk.report(imported.document)
    assert after.answer("i.ke-hoach") == desk.report(document).answer("i.ke-hoach")
    assert plain_text(after.answer("i.hop").blocks) == "Ba cuộc."


def test_an_answer_that_runs_on_after_its_label_is_cut_off_it(desk, word):
    word.edit("- Họp giao ban", "Hai cuộc.", "Ba cuộc, đều có biên bản.")
    assert differences(desk, word) == {"item:i.hop": ("Hai cuộc.", "Ba cuộc, đều có biên bản.")}


def test_a_value_that_was_edited_is_read(desk, word):
    word.edit("- Số cuộc họp", "08 cuộc", "11 cuộc")
    imported = brought_in(desk, word.source())
    answer = desk.report(imported.document).answer("i.so")
    assert (answer.value, plain_text(answer.blocks)) == (Decimal(11), "Đều có kết luận.")


def test_a_value_that_became_words_stays_words(desk, word):
    word.edit("- Số cuộc họp", "08 cuộc", "Chưa thống kê")
    imported = brought_in(desk, word.source())
    answer = desk.report(imported.document).answer("i.so")
    assert answer.value is None
    assert plain_text(answer.blocks) == "Chưa thống kê.\nĐều có kết luận."


def test_nothing_arose_becomes_an_answer(desk, word):
    word.edit("II. KIẾN NGHỊ", "Không phát sinh.", "Đề nghị mở lớp tập huấn.")
    imported = brought_in(desk, word.source())
    answer = desk.report(imported.document).answer("ii")
    assert answer == answered("Đề nghị mở lớp tập huấn.")


def test_a_paragraph_typed_below_belongs_to_the_item_above(desk, word):
    word.add_after("Việc giải quyết", "Đã khen thưởng 02 người.")
    ((_, file),) = differences(desk, word).values()
    assert file.endswith("Việc giải quyết đúng hạn.\nĐã khen thưởng 02 người.")


def test_a_paragraph_typed_before_the_closing_belongs_to_the_last_item(desk, word):
    word.add_after("Tiếp tục rà soát.", "Kiểm tra các phòng.")
    assert differences(desk, word) == {
        "item:iii": ("Tiếp tục rà soát.", "Tiếp tục rà soát.\nKiểm tra các phòng.")
    }


def test_an_answer_that_was_removed_is_unanswered(desk, word):
    word.remove("Tiếp tục rà soát.")
    imported = brought_in(desk, word.source())
    assert desk.report(imported.document).answer("iii") == Answer()


def test_a_changed_heading_is_told_and_stays(desk, word):
    word.edit("1. Kế hoạch", "Kế hoạch", "Về các kế hoạch")
    understood = read(desk, word.source())
    (change,) = understood.edits.headings
    assert (change.item, change.data, change.file) == (
        "i.ke-hoach",
        "1. Kế hoạch",
        "1. Về các kế hoạch",
    )
    imported = brought_in(desk, word.source())
    assert any("1. Về các kế hoạch" in each for each in imported.warnings)


def test_a_heading_that_is_gone_is_told(desk, word):
    word.remove("III. NHIỆM VỤ")
    (change,) = read(desk, word.source()).edits.headings
    assert (change.item, change.file) == ("iii", "")


def test_text_under_a_heading_that_takes_none_waits_for_a_place(desk, word):
    word.add_after("I. CHỈ ĐẠO", "Năm nay có nhiều thay đổi.")
    imported = brought_in(desk, word.source())
    waiting = desk.report(imported.document).answer(UNPLACED)
    assert plain_text(waiting.blocks) == "CHỈ ĐẠO\nNăm nay có nhiều thay đổi."
    assert imported.unplaced == ("CHỈ ĐẠO: Năm nay có nhiều thay đổi.",)


def test_a_number_alone_that_was_changed_is_told(desk, tmp_path):
    template = make_template(items=(Item("a", 1, "Một", untitled=True), Item("b", 1, "Hai")))
    answers = {"a": answered("Đã làm."), "b": answered("Xong.")}
    desk.set_office(OFFICE)
    document = desk.create(make_report(template=template, answers=answers))
    word = InWord(file_of(desk, document, tmp_path))
    word.edit("I. Đã làm.", "I. Đã làm.", "1. Đã làm nhiều.")
    edits = read(desk, word.source()).edits
    assert [(each.item, each.file) for each in edits.headings] == [("a", "1.")]
    assert plain_text(edits.answers["a"].blocks) == "Đã làm nhiều."


def test_a_label_that_was_changed_before_its_colon_is_told(desk, word):
    word.edit("- Họp giao ban", "Họp giao ban", "Họp giao ban tháng")
    edits = read(desk, word.source()).edits
    assert [each.file for each in edits.headings] == ["- Họp giao ban tháng:"]
    assert edits.differences == ()


def test_a_label_that_became_a_sentence_is_part_of_the_answer(desk, word):
    word.edit("- Họp giao ban", "Họp giao ban", "Hằng tuần lãnh đạo gặp các phòng và nghe ý kiến")
    word.edit("- Hằng tuần", ":", ";")
    edits = read(desk, word.source()).edits
    assert [each.file for each in edits.headings] == [""]
    assert "Hằng tuần lãnh đạo" in plain_text(edits.answers["i.hop"].blocks)


TABLE = Table(
    (
        (TableCell(plain("Tên")), TableCell(plain("Số"))),
        (TableCell(plain("Văn bản")), TableCell(plain("4"))),
    ),
    (40.0, 60.0),
)
PICTURE = png(4, 4)


@pytest.fixture
def illustrated(desk, tmp_path):
    """Return a file with a table and a picture in one answer."""
    answer = answered((*plain("Như sau:"), TABLE, Image("anh", 40.0, "Ảnh"), *plain("Hết.")))
    report = a_report(answers={"iii": answer}, images={"anh": PICTURE})
    desk.set_office(OFFICE)
    return InWord(file_of(desk, desk.create(report), tmp_path))


def test_tables_and_pictures_that_stayed_are_as_they_were(desk, illustrated):
    before = desk.report("bc-2026-quy-1").answer("iii").blocks
    illustrated.edit("Hết.", "Hết", "Xong")
    imported = brought_in(desk, illustrated.source())
    assert desk.report(imported.document).answer("iii").blocks == (
        *before[:-1],
        *plain("Xong."),
    )


def test_a_cell_of_a_table_in_an_answer_is_read(desk, illustrated):
    illustrated.edit_cell("Tên", 1, 1, "5")
    imported = brought_in(desk, illustrated.source())
    assert "Văn bản\n5" in plain_text(desk.report(imported.document).answer("iii").blocks)


def test_a_picture_that_is_gone_is_noticed(desk, illustrated):
    illustrated.remove_picture()
    imported = brought_in(desk, illustrated.source())
    kept = desk.report(imported.document)
    assert not any(isinstance(block, Image) for block in kept.answer("iii").blocks)


# --- head, foot and tables ------------------------------------------------------------------------


def test_number_and_signer_written_in_word_are_taken(desk, word):
    word.edit("Số:", "/BC", "123/BC")
    word.edit("Đông Sơn, ngày", "ngày", "ngày 12")
    word.edit("Đông Sơn, ngày", "tháng", "tháng 3")
    word.edit("Ngô Văn Thử", "Ngô Văn Thử", "Trần Thị Ví Dụ")
    assert set(differences(desk, word)) == {"part:number", "part:issued", "part:signer"}
    imported = brought_in(desk, word.source())
    front = desk.report(imported.document).front
    assert (front.number, front.issued) == ("123", IssueDate(12, 3))
    assert front.signer == Signer("Trần Thị Ví Dụ", "GIÁM ĐỐC")
    assert (front.opening, front.recipients, front.symbol) == (None, None, None)


def test_a_cell_a_new_row_and_a_removed_row_of_the_tasks_are_told(desk, word):
    word.edit_cell("Tiến độ", 2, 4, "Quá hạn")
    word.copy_row("Tiến độ", 2)
    word.edit_cell("Tiến độ", 3, 1, "Đào tạo cán bộ")
    word.remove_row("Tiến độ", 4)
    understood = read(desk, word.source())
    assert {each.key for each in understood.edits.differences} == {"task:t1:progress"}
    assert understood.edits.missing == ("t2",)
    assert len(understood.edits.tasks.new) == 1


def test_edited_cells_and_rows_are_taken(desk, word, document):
    word.edit_cell("Tiến độ", 2, 4, "Quá hạn")
    word.edit_cell("Tiến độ", 2, 2, "Quý II")
    word.edit_cell("Tiến độ", 1, 1, "Xây dựng thể chế")
    bring_in(desk, read(desk, word.source()), into(desk, word, document))
    report = desk.report(document)
    group, task, _ = report.tasks
    assert (group, plain_text(task.deadline)) == (TaskGroup("g1", "Xây dựng thể chế"), "Quý II")
    assert report.result("t1").progress == "Quá hạn"


def test_an_emptied_cell_is_emptied(desk, word, document):
    word.edit_cell("Tiến độ", 2, 3, "")
    bring_in(desk, read(desk, word.source()), into(desk, word, document))
    assert desk.report(document).result("t1").result == ()


def test_an_edited_figure_is_taken_and_its_text_follows(desk, word, document):
    word.edit_cell("Chỉ tiêu", 2, 3, "1.250")
    assert differences(desk, word) == {"figure:van-ban": ("12", "1.250")}
    bring_in(desk, read(desk, word.source()), into(desk, word, document))
    assert desk.report(document).figures == {"ho-so": Decimal(5), "van-ban": Decimal(1250)}


def test_a_table_of_tasks_that_was_removed_is_told_and_its_rows_stay(desk, word, document):
    word.remove_table("Tiến độ")
    understood = read(desk, word.source())
    assert understood.edits.missing == ("g1", "t1", "t2")
    imported = bring_in(desk, understood, into(desk, word, document))
    assert len(desk.report(document).tasks) == 3
    assert any("Rà soát văn bản" in each for each in imported.warnings)


def test_a_new_group_is_added(desk, word, document):
    word.copy_row("Tiến độ", 1)
    word.edit_cell("Tiến độ", 1, 1, "Chỉ đạo")
    bring_in(desk, read(desk, word.source()), into(desk, word, document))
    titles = [row.title for row in desk.report(document).tasks if isinstance(row, TaskGroup)]
    assert titles == ["Chỉ đạo", "Thể chế"]


def test_a_changed_title_of_an_appendix_waits_for_a_place(desk, word):
    word.edit("SỐ LIỆU", "SỐ LIỆU", "SỐ LIỆU MỚI")
    imported = brought_in(desk, word.source())
    assert any("SỐ LIỆU MỚI" in each for each in imported.unplaced)


# --- into the document that it was written from ---------------------------------------------------


def into(desk, word, document):
    known = known_to(desk)
    return replace(propose(understand(word.source(), known), known), into=document)


def test_edits_come_into_the_document_as_one_step(desk, word, document):
    before = contents(desk)
    word.edit("- Họp giao ban", "Hai", "Ba")
    word.edit_cell("Tiến độ", 2, 4, "Quá hạn")
    imported = bring_in(desk, read(desk, word.source()), into(desk, word, document))
    assert imported.document == document
    assert plain_text(desk.report(document).answer("i.hop").blocks) == "Ba cuộc."
    desk.undo()
    assert contents(desk) == before


def test_what_was_typed_here_since_stays_where_the_file_was_not_edited(desk, word, document):
    word.edit("- Họp giao ban", "Hai", "Ba")
    desk.set_answer(document, "iii", answered("Viết lại ở đây."))
    desk.set_task("2026", Task("t2", content=plain("Báo cáo tháng")))
    bring_in(desk, read(desk, word.source()), into(desk, word, document))
    report = desk.report(document)
    assert plain_text(report.answer("iii").blocks) == "Viết lại ở đây."
    assert plain_text(report.tasks[2].content) == "Báo cáo tháng"


def test_what_was_edited_in_both_places_is_told_with_the_words_that_went(desk, word, document):
    word.edit("- Họp giao ban", "Hai", "Ba")
    desk.set_answer(document, "i.hop", answered("Bốn cuộc."))
    understood = read(desk, word.source())
    imported = bring_in(desk, understood, into(desk, word, document))
    (warning,) = imported.warnings
    assert "Bốn cuộc." in warning
    assert plain_text(desk.report(document).answer("i.hop").blocks) == "Ba cuộc."


def test_a_file_that_nobody_edited_changes_nothing_there(desk, data, document):
    before = contents(desk)
    known = known_to(desk)
    understood = understand(as_source(data), known)
    imported = bring_in(desk, understood, replace(propose(understood, known), into=document))
    assert contents(desk) == before
    assert len(imported.warnings) == 1


def test_the_document_that_a_file_was_written_from_is_found(desk, data, document, tmp_path):
    known = known_to(desk)
    understood = understand(as_source(data), known)
    assert written_from(understood, known) == document
    assert written_from(understood, known_to(None)) is None
    assert written_from(understand(a_foreign_report(), known), known) is None


def test_edits_of_what_is_not_there_any_more_wait_for_a_place(desk, word, document):
    word.edit_cell("Tiến độ", 2, 4, "Quá hạn")
    word.edit("- Họp giao ban", "Hai", "Ba")
    desk.remove_task("2026", "t1")
    imported = bring_in(desk, read(desk, word.source()), into(desk, word, document))
    assert imported.unplaced == ("Rà soát văn bản: Quá hạn",)
    assert plain_text(desk.report(document).answer("i.hop").blocks) == "Ba cuộc."


BOTH = {
    "Đang thực hiện": (
        lambda word: word.edit_cell("Tiến độ", 2, 4, "Quá hạn"),
        lambda desk, doc: desk.set_result(doc, "t1", TaskResult((), "Đang thực hiện")),
    ),
    "Về thể chế": (
        lambda word: word.edit_cell("Tiến độ", 1, 1, "Xây dựng thể chế"),
        lambda desk, _doc: desk.set_task("2026", TaskGroup("g1", "Về thể chế")),
    ),
    "17": (
        lambda word: word.edit_cell("Chỉ tiêu", 2, 3, "20"),
        lambda desk, doc: desk.set_figure(doc, "van-ban", Decimal(17)),
    ),
    "Lê Tạm": (
        lambda word: word.edit("Ngô Văn Thử", "Ngô Văn Thử", "Trần Thị Ví Dụ"),
        lambda desk, doc: desk.set_front(doc, FrontMatter(signer=Signer("Lê Tạm"))),
    ),
}


@pytest.mark.parametrize("words", BOTH)
def test_anything_edited_in_both_places_is_told(desk, word, document, words):
    edit, change = BOTH[words]
    edit(word)
    change(desk, document)
    imported = bring_in(desk, read(desk, word.source()), into(desk, word, document))
    assert any(words in each for each in imported.warnings)


# --- data that cannot be trusted ------------------------------------------------------------------


def packed(data: bytes) -> str:
    return read_bytes(data).embedded.decode()


def with_report(data: bytes, **changes) -> bytes:
    """Return what a file carries with other fields in its report."""
    envelope = unpack(packed(data))
    report = {**json.loads(envelope.report), **changes}
    return pack(replace(envelope, report=json.dumps(report).encode())).encode()


def deep(levels: int) -> bytes:
    return b'{"format":1,"report":' + b"[" * levels + b"]" * levels + b"}"


BAD_KIND = {
    "id": "quy-1",
    "name": "Quý I",
    "title": "Quý I",
    "next_title": "",
    "first_day": {"month": 13, "day": 1},
    "last_day": {"month": 3, "day": 14},
    "due_day": {"month": 3, "day": 15},
}
TWICE = [{"id": "t1", "texts": {"content": "Một"}}, {"id": "t1", "texts": {"content": "Hai"}}]


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 99},
        {"period": BAD_KIND},
        {"period": {**BAD_KIND, "id": "QUÝ 1", "first_day": {"month": 1, "day": 1}}},
        {"year": 20260},
        {"period": {**BAD_KIND, "first_day": {"month": 5, "day": 1}}},
        {"rows": TWICE},
        {"images": {"x": "bm90IGFuIGltYWdl"}},
        {"front": {"number": "\ud800"}},
        {"front": {"number": "\x01"}},
        {"template": "id = 1"},
        {"answers": [{"item": "la", "state": "answered"}]},
    ],
    ids=str,
)
def test_a_report_that_could_not_be_kept_is_refused(data, changes):
    with pytest.raises(NoReportInsideError):
        read_carried(with_report(data, **changes))


@pytest.mark.parametrize("said", [b"", b"khong phai", b"\xff\xfe", b"eJwDAAAAAAE="])
def test_what_is_no_report_of_ours_is_refused(said):
    with pytest.raises(NoReportInsideError):
        read_carried(said)


def test_a_file_with_damaged_data_is_read_as_any_other(desk, data):
    word = replace(read_bytes(data), embedded=b"hong")
    understood = read(desk, Source("báo cáo.docx", word=word))
    assert understood.is_damaged
    assert understood.carried is None
    imported = brought_in(desk, Source("báo cáo.docx", word=word))
    assert len(imported.warnings) >= 1
    assert "Hai cuộc." in str(desk.report(imported.document).answers)
