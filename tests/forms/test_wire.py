import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.compose import compose
from cchc_desk.forms.office import Office
from cchc_desk.forms.plain_data import PlainDataError, from_plain, to_plain
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.forms.richtext import Image, plain
from cchc_desk.forms.task import Task, TaskGroup
from cchc_desk.forms.wire import WireError, read_report, visible, write_report
from tests.factories import OFFICE, answered, make_report
from tests.strategies import rich_texts


@given(rich_texts)
def test_a_report_reads_back_the_same(blocks):
    report = make_report(
        id="bc-1",
        answers={
            "i.hop": answered(blocks),
            "i.so": Answer(AnswerState.ANSWERED, value=Decimal(3)),
        },
        front=FrontMatter(number="5", issued=IssueDate(1, 2, 2026), recipients=()),
        images={"a": b"\x00\xff"},
    )
    assert read_report(write_report(report)) == report


def test_typed_numbers_of_groups_and_tasks_read_back():
    report = make_report(tasks=(TaskGroup("g", "Thể chế", "A"), Task("t", source_number="1a")))
    assert read_report(write_report(report)).tasks == report.tasks


@pytest.mark.parametrize(
    "damaged",
    [b"", b"[]", b"{}", b'{"format": 99}', b"\xff", b'{"format": 1, "template": "x = ["}'],
)
def test_other_data_is_refused(damaged):
    with pytest.raises(WireError):
        read_report(damaged)


def test_a_key_of_a_newer_program_is_refused():
    plain_report = json.loads(write_report(make_report()))
    with pytest.raises(WireError):
        read_report(json.dumps({**plain_report, "colour": 1}).encode())


def test_what_is_not_printed_stays_at_home():
    report = make_report(
        office=replace(OFFICE, departments=("Phòng kín",)),
        tasks=(Task("t", content=plain("Việc"), lead=plain("Phòng kín")),),
        figures={"ho-so": Decimal(5)},
        images={"a": b"x"},
    )
    written = write_report(visible(report, guidance=False, appendix=True)).decode()
    assert not [secret for secret in ("Phòng kín", "tổng số", "ho-so", '"a"') if secret in written]


def test_what_is_printed_goes_along():
    answers = {"i.hop": answered((Image("a"), *plain("Hai cuộc")))}
    report = make_report(answers=answers, images={"a": b"x"})
    seen = visible(report, guidance=True, appendix=True)
    assert compose(seen) == compose(report)
    assert seen.images == report.images


def test_without_appendix_no_task_goes_along():
    seen = visible(make_report(), guidance=False, appendix=False)
    assert (seen.tasks, seen.results) == ((), {})


def test_default_values_are_not_written():
    assert to_plain(Office()) == {}
    assert from_plain(Office, {"name": "Sở"}) == Office(name="Sở")


def test_dates_and_tuples_read_back():
    office = Office(valid_from=date(2025, 3, 1), recipients=("a", "b"))
    assert from_plain(Office, to_plain(office)) == office


@pytest.mark.parametrize(
    "wrong",
    [{"colour": 1}, {"name": 3}, {"valid_from": "x"}, {"recipients": "a"}, [], {"signer": 3}],
)
def test_data_of_another_shape_is_refused(wrong):
    with pytest.raises(PlainDataError):
        from_plain(Office, wrong)
