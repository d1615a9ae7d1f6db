from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import STANDARD_KINDS, PeriodError, read_period
from cchc_desk.forms.report import FrontMatter, IssueDate, ReportState
from cchc_desk.forms.richtext import Image, normalise, plain
from cchc_desk.forms.task import TaskResult
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.unplaced import UNPLACED, unplaced_answer
from cchc_desk.storage import images, offices, periods, reports, tasks
from cchc_desk.storage.faults import DamagedTextError, DamagedWorkspaceError
from cchc_desk.storage.reports import NoReportError
from cchc_desk.storage.tables import TABLES
from cchc_desk.storage.workspace import Workspace
from tests.factories import OFFICE, answered, make_report, make_template, nothing_arose
from tests.storage.damage import store_wrongly
from tests.strategies import numbers, rich_texts

SAME_FILE = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

ID = "bc-2026-quy-1"
PNG = b"\x89PNG\r\n\x1a\n one"
OTHER_PNG = b"\x89PNG\r\n\x1a\n other"
FRONT = FrontMatter(
    number="05",
    symbol="BC-SKHCN",
    issued=IssueDate(5, 3, 2026),
    subject="Công tác cải cách hành chính",
    addressees=(),
    grounds=("Căn cứ Luật …;",),
    opening=("Mở đầu", ""),
    closing="",
    recipients=("Lưu: VT.",),
    signer=Signer("Lê Thị Mẫu", "GIÁM ĐỐC"),
)


def create(workspace, **changes):
    report = make_report(**{"id": ID, **changes})
    workspace.apply(reports.create_report_change(workspace, report))
    return report


def content(workspace):
    return {name: workspace.rows(name, "ORDER BY 1, 2") for name in TABLES}


def read(workspace):
    return reports.read_report(workspace, ID)


# --- whole documents ------------------------------------------------------------------------------


def test_a_document_is_read_as_it_was_kept(workspace, kept):
    workspace.apply(offices.put_change(workspace, OFFICE))
    assert read(workspace) == kept


def test_a_document_is_read_with_everything_that_it_may_hold(workspace):
    made = create(
        workspace,
        state=ReportState.SIGNED,
        front=FRONT,
        answers={
            "i.ke-hoach": answered((*plain("Một"), Image("rId7", 80.0, "sơ đồ"))),
            "i.hop": nothing_arose("Không."),
            "i.so": Answer(AnswerState.ANSWERED, plain("Thêm"), Decimal("1176355.50")),
        },
        images={"rId7": PNG},
    )
    found = read(workspace)
    assert (found.front, found.state) == (FRONT, ReportState.SIGNED)
    assert found.answers["i.so"] == made.answers["i.so"]
    assert found.answers["i.hop"] == made.answers["i.hop"]
    assert found.images == {images.image_id(PNG): PNG}


def test_two_documents_may_call_different_images_the_same(workspace):
    for id_, data in (("a", PNG), ("b", OTHER_PNG)):
        picture = answered((Image("rId7"),))
        create(workspace, id=id_, answers={"i.hop": picture}, images={"rId7": data})
    assert list(reports.read_report(workspace, "a").images.values()) == [PNG]
    assert list(reports.read_report(workspace, "b").images.values()) == [OTHER_PNG]


def test_an_image_without_bytes_stays_a_mark_in_the_text(workspace):
    made = create(workspace, answers={"i.hop": answered((Image("lost"),))})
    assert read(workspace).answers == made.answers
    assert read(workspace).images == {}


def test_a_document_keeps_the_template_that_it_was_drafted_with(workspace):
    create(workspace)
    newer = make_template(version=2, items=(Item("ii", 1, "MỚI"),))
    create(workspace, id="bc-2026-quy-2", template=newer, answers={})
    assert read(workspace).template == make_template()
    assert reports.read_report(workspace, "bc-2026-quy-2").template == newer


def test_a_document_shows_the_office_of_its_last_day(workspace):
    for day, name in ((date(2020, 1, 1), "cũ"), (date(2026, 3, 14), "mới"), (date(2027, 1, 1), "")):
        workspace.apply(offices.put_change(workspace, Office(day, name=name)))
    create(workspace)
    assert read(workspace).office.name == "mới"


def test_a_document_shows_the_tasks_of_its_list(workspace, kept):
    create(workspace, id="bc-2025-nam", period=read_period("2025-nam"))
    assert read(workspace).tasks == kept.tasks
    assert reports.read_report(workspace, "bc-2025-nam").tasks == ()
    assert reports.task_list(workspace, "bc-2025-nam") == "2025"


def test_a_document_may_show_another_list(workspace, kept):
    report = make_report(id="kh-2027-nam", period=read_period("2027-nam"))
    workspace.apply(reports.create_report_change(workspace, report, task_list="2026"))
    assert reports.read_report(workspace, "kh-2027-nam").tasks == kept.tasks


def test_a_document_of_the_office_s_own_period_is_read(workspace):
    ten_months = replace(STANDARD_KINDS[4], id="10-thang", name="10 tháng")
    workspace.apply(periods.put_change(workspace, ten_months))
    create(workspace, period=read_period("2026-10-thang", [ten_months]))
    assert read(workspace).period.kind == ten_months


def test_a_document_whose_period_is_gone_is_listed_but_not_read(workspace):
    ten_months = replace(STANDARD_KINDS[4], id="10-thang", name="10 tháng")
    create(workspace, period=read_period("2026-10-thang", [ten_months]))
    assert "2026-10-thang" in reports.list_reports(workspace)[0].title
    with pytest.raises(PeriodError, match="10-thang"):
        read(workspace)


def test_an_unknown_document_is_named_with_those_there_are(workspace, kept):
    with pytest.raises(NoReportError, match=f"khong-co.*{ID}"):
        reports.read_report(workspace, "khong-co")


def test_a_document_without_an_id_is_not_kept(workspace):
    with pytest.raises(ValueError, match="None"):
        reports.create_report_change(workspace, make_report())


def test_documents_are_listed_in_the_order_in_which_they_were_made(workspace, kept):
    plan = make_template(id="ke-hoach", kind=DocumentKind.PLAN)
    nam = read_period("2025-nam")
    create(workspace, id="kh-2025-nam", template=plan, period=nam, state=ReportState.SENT)
    create(workspace, id="a", front=FRONT)
    first, second, third = reports.list_reports(workspace)
    assert (first.id, first.title) == (ID, "Báo cáo Quý I năm 2026")
    assert (second.title, second.kind) == ("Kế hoạch năm 2025", DocumentKind.PLAN)
    assert (second.template_id, second.period_id, second.state) == ("ke-hoach", "2025-nam", "sent")
    assert (third.id, third.title) == ("a", FRONT.subject)


def test_removing_a_document_and_undoing_it_gives_it_back_whole(workspace, kept):
    before = content(workspace)
    change = reports.delete_report_change(workspace, ID)
    workspace.apply(change)
    assert reports.list_reports(workspace) == ()
    assert tasks.read_tasks(workspace, "2026") == kept.tasks
    workspace.apply(change.inverse())
    assert content(workspace) == before


def test_making_a_document_and_undoing_it_leaves_nothing(workspace):
    before = content(workspace)
    change = reports.create_report_change(workspace, make_report(id=ID, images={"x": PNG}))
    workspace.apply(change)
    workspace.apply(change.inverse())
    assert content(workspace) == before


# --- ids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "period", "id_"),
    [
        (DocumentKind.REPORT, "2026-quy-1", "bc-2026-quy-1"),
        (DocumentKind.PLAN, "2026-nam", "kh-2026-nam"),
    ],
)
def test_the_id_of_a_new_document_can_be_read(workspace, kind, period, id_):
    assert reports.new_report_id(workspace, kind, read_period(period)) == id_


def test_the_id_of_a_new_document_never_belonged_to_another(workspace, kept):
    for expected in ("bc-2026-quy-1-2", "bc-2026-quy-1-3"):
        id_ = reports.new_report_id(workspace, kept.kind, kept.period)
        assert id_ == expected
        create(workspace, id=id_)
        workspace.apply(reports.delete_report_change(workspace, id_))


# --- one part -------------------------------------------------------------------------------------


@SAME_FILE
@given(st.sampled_from(AnswerState), rich_texts, st.none() | numbers)
def test_any_answer_is_read_as_it_was_kept(path, state, blocks, value):
    answer = Answer(state, normalise(blocks), value)
    path.unlink(missing_ok=True)
    with Workspace.create(path) as workspace:
        create(workspace)
        workspace.apply(reports.answer_change(workspace, ID, "i.so", answer))
        assert read(workspace).answer("i.so") == answer


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (AnswerKind.NUMBER, Decimal("-0.05")),
        (AnswerKind.RATIO, Ratio(Decimal("13.6"), Decimal(110))),
        (AnswerKind.CHOICE, "Có"),
    ],
)
def test_the_value_of_every_kind_of_answer_is_kept(workspace, kind, value):
    item = Item("i.x", 2, "Mục", kind, choices=("Có", "Không"))
    create(workspace, template=make_template(items=(item,)), answers={})
    answer = Answer(AnswerState.ANSWERED, (), value)
    workspace.apply(reports.answer_change(workspace, ID, "i.x", answer))
    assert read(workspace).answer("i.x") == answer


def test_an_answer_that_says_nothing_is_not_kept(workspace, kept):
    workspace.apply(reports.answer_change(workspace, ID, "i.ke-hoach", Answer()))
    assert read(workspace).answers == {}
    assert workspace.rows("answer", "") == []


def test_an_item_that_the_template_does_not_have_cannot_be_answered(workspace, kept):
    with pytest.raises(KeyError, match="khong-co"):
        reports.answer_change(workspace, ID, "khong-co", answered("x"))


def test_the_head_and_foot_are_kept(workspace, kept):
    workspace.apply(reports.front_change(workspace, ID, FRONT))
    assert read(workspace).front == FRONT


def test_the_state_is_kept(workspace, kept):
    workspace.apply(reports.state_change(workspace, ID, ReportState.SENT))
    assert read(workspace).state is ReportState.SENT


@SAME_FILE
@given(numbers)
def test_the_value_of_a_figure_is_kept_as_it_was_entered(workspace, kept, value):
    workspace.apply(reports.figure_value_change(workspace, ID, "ho-so", value))
    found = read(workspace).figures["ho-so"]
    assert (found, str(found)) == (value, format(value, "f"))


def test_a_figure_can_be_taken_away(workspace, kept):
    workspace.apply(reports.figure_value_change(workspace, ID, "ho-so", None))
    assert read(workspace).figures == {}


def test_what_is_said_of_a_task_is_kept(workspace, kept):
    result = TaskResult(plain("Xong"), "Hoàn thành", plain("ghi chú"))
    workspace.apply(reports.task_result_change(workspace, ID, "t2", result))
    assert read(workspace).results == {**kept.results, "t2": result}


def test_what_says_nothing_of_a_task_is_not_kept(workspace, kept):
    workspace.apply(reports.task_result_change(workspace, ID, "t1", TaskResult()))
    assert read(workspace).results == {}


EDITS = {
    "answer": lambda ws: reports.answer_change(ws, ID, "i.hop", answered("x")),
    "answer again": lambda ws: reports.answer_change(ws, ID, "i.ke-hoach", answered("x")),
    "front": lambda ws: reports.front_change(ws, ID, FRONT),
    "state": lambda ws: reports.state_change(ws, ID, ReportState.SENT),
    "figure": lambda ws: reports.figure_value_change(ws, ID, "ho-so", Decimal(7)),
    "result": lambda ws: reports.task_result_change(ws, ID, "t1", TaskResult()),
    "delete": lambda ws: reports.delete_report_change(ws, ID),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_of_a_document_can_be_undone(workspace, kept, edit):
    before = content(workspace)
    made = EDITS[edit](workspace)
    workspace.apply(made)
    assert content(workspace) != before
    workspace.apply(made.inverse())
    assert content(workspace) == before


# --- damage ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE answer SET text = '<b>open'",
        "UPDATE answer SET state = 'unheard'",
        "UPDATE answer SET value = '5', item = 'i.hop'",
        "UPDATE answer SET value = '5', item = 'khong-co'",
        "UPDATE answer SET value = 'năm', item = 'i.so'",
        "UPDATE report SET front = '{'",
        "UPDATE report SET front = '{\"number\":5}'",
        "UPDATE report SET state = 'unheard'",
        "UPDATE figure_value SET value = 'năm'",
        "UPDATE figure_value SET value = 'NaN'",
        "UPDATE task_result SET result = '</b>'",
        "UPDATE task SET content = '<x>'",
    ],
)
def test_a_damaged_text_is_told_and_not_shown(closed, damage):
    store_wrongly(closed, damage)
    with Workspace.open(closed) as workspace, pytest.raises(DamagedTextError):
        read(workspace)


def test_a_document_whose_template_is_lost_is_told_as_damage(closed):
    store_wrongly(closed, "DELETE FROM template")
    with Workspace.open(closed) as workspace, pytest.raises(DamagedWorkspaceError):
        read(workspace)


def test_a_document_goes_over_to_another_version_of_its_template(workspace, kept):
    before = reports.read_report(workspace, kept.id)
    other = replace(kept.template, version=2, title="BÁO CÁO KHÁC")
    change = reports.template_change(workspace, kept.id, other)
    workspace.apply(change)
    assert reports.read_report(workspace, kept.id).template == other
    workspace.apply(change.inverse())
    assert reports.read_report(workspace, kept.id) == before


def test_text_without_a_place_is_kept_beside_the_answers(workspace, kept):
    waiting = unplaced_answer(plain("Chưa biết để đâu."))
    workspace.apply(reports.answer_change(workspace, kept.id, UNPLACED, waiting))
    assert reports.read_report(workspace, kept.id).answer(UNPLACED) == waiting


def test_a_document_is_made_with_text_that_has_no_place(workspace):
    waiting = unplaced_answer(plain("Chưa biết để đâu."))
    report = make_report(id="bc", answers={UNPLACED: waiting}, tasks=(), results={})
    workspace.apply(reports.create_report_change(workspace, report))
    assert reports.read_report(workspace, "bc").answers == {UNPLACED: waiting}
