import random
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.desk import versions
from cchc_desk.desk.backups import MissingPlaceError
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.losses import LOST_CHARACTERS, loses_much
from cchc_desk.desk.versions import NoPastError
from cchc_desk.forms.answer import Answer, AnswerState, text_answer
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, ReportState
from cchc_desk.forms.richtext import Image, plain, plain_text
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.storage import images, reports
from cchc_desk.storage import workspace as storage
from cchc_desk.storage.changes import joined
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import DamagedTextError
from cchc_desk.storage.history import changes_after
from cchc_desk.storage.reports import NoReportError
from cchc_desk.storage.versions import VersionReason
from tests.factories import answered, make_report, make_template, nothing_arose
from tests.storage.damage import store_wrongly
from tests.strategies import rich_texts

SAME_FILE = settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
LONG = ("Đơn vị đã rà soát các thủ tục. " * 20).strip()


class Clock:
    """Say what time it is, and go on only when told."""

    def __init__(self):
        self.now = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def forward(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(storage, "utc_now", lambda: made.now)
    return made


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sổ.cchc"


@pytest.fixture
def desk(path, clock):
    with Desk.open_or_create(path) as opened:
        opened.create(make_report())
        clock.forward(3600)
        yield opened


def write(desk, text, item=ITEM):
    desk.set_answer(DOCUMENT, item, answered(text))


def text_of(desk, item=ITEM):
    return plain_text(desk.report(DOCUMENT).answer(item).blocks)


def reasons(desk, document=DOCUMENT):
    return [each.reason for each in versions.list_versions(desk, document)]


# --- versions -------------------------------------------------------------------------------------


def test_a_version_is_read_as_the_document_was(desk):
    then = desk.report(DOCUMENT)
    kept = versions.keep_version(desk, DOCUMENT, name="Trước khi trình")
    write(desk, "Sau đó.")
    desk.set_front(DOCUMENT, FrontMatter("12"))
    desk.remove_task("2026", "t1")
    assert versions.read_version(desk, kept) == then
    assert versions.is_as_kept(desk, kept)
    assert (kept.name, kept.reason, kept.number) == ("Trước khi trình", VersionReason.ASKED, 1)


def test_versions_are_listed_the_newest_first_with_their_time(desk, clock):
    times = []
    for _ in range(3):
        clock.forward(60)
        times.append(clock.now)
        versions.keep_version(desk, DOCUMENT)
    assert [each.at for each in versions.list_versions(desk, DOCUMENT)] == times[::-1]


def test_a_version_shows_the_office_of_then(desk):
    office = desk.report(DOCUMENT).office
    kept = versions.keep_version(desk, DOCUMENT)
    desk.set_office(replace(office, name="Sở khác"))
    assert versions.read_version(desk, kept).office == office


def test_a_version_is_given_another_name(desk):
    kept = versions.keep_version(desk, DOCUMENT)
    versions.rename_version(desk, kept, "Bản gửi Sở")
    assert versions.list_versions(desk, DOCUMENT)[0].name == "Bản gửi Sở"


def test_undo_leaves_versions_alone(desk):
    write(desk, "Một.")
    versions.keep_version(desk, DOCUMENT)
    desk.undo()
    assert len(versions.list_versions(desk, DOCUMENT)) == 1


def test_a_version_that_nobody_asked_for_is_kept_once_for_a_state(desk):
    first = versions.keep_version(desk, DOCUMENT, VersionReason.EXPORTED)
    assert versions.keep_version(desk, DOCUMENT, VersionReason.EXPORTED) == first
    write(desk, "Mới.")
    assert versions.keep_version(desk, DOCUMENT, VersionReason.EXPORTED) != first
    assert versions.keep_version(desk, DOCUMENT) != first


def test_a_version_of_no_document_is_refused(desk):
    with pytest.raises(NoReportError):
        versions.keep_version(desk, "bc-2030")


@pytest.mark.parametrize(
    ("state", "reason"),
    [(ReportState.SIGNED, VersionReason.SIGNED), (ReportState.SENT, VersionReason.SENT)],
)
def test_what_is_signed_or_sent_is_kept(desk, state, reason):
    desk.set_state(DOCUMENT, state)
    assert reasons(desk) == [reason]


def test_a_document_that_is_submitted_is_not_kept(desk):
    desk.set_state(DOCUMENT, ReportState.SUBMITTED)
    assert reasons(desk) == []


def test_what_was_sent_is_kept_byte_for_byte(desk):
    files = {"bc.docx": b"PK" + bytes(range(256)) * 50, "phụ lục.xlsx": b"PK"}
    kept = versions.keep_sent(desk, DOCUMENT, files)
    write(desk, "Sau khi gửi.")
    assert {each.name: each.data for each in versions.sent_files(desk, kept)} == files
    assert versions.keep_sent(desk, DOCUMENT, files) != kept


def test_what_was_sent_twice_is_kept_once(desk):
    kept = versions.keep_sent(desk, DOCUMENT, {"bc.docx": b"PK"})
    assert versions.keep_sent(desk, DOCUMENT, {"bc.docx": b"another"}) == kept
    assert [each.data for each in versions.sent_files(desk, kept)] == [b"PK"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE sent_file SET data = x'00'",
        "UPDATE sent_file SET digest = '" + "0" * 64 + "'",
    ],
)
def test_a_sent_file_that_is_not_what_was_sent_is_damage(desk, path, damage):
    kept = versions.keep_sent(desk, DOCUMENT, {"bc.docx": b"PK"})
    desk.close()
    store_wrongly(path, damage)
    with Desk.open(path) as again, pytest.raises(DamagedTextError):
        versions.sent_files(again, kept)
    assert verify(path) != ()


@pytest.mark.parametrize(
    "damage", ["UPDATE version SET reason = '?'", "UPDATE version SET at = '?'"]
)
def test_a_version_that_cannot_be_read_is_damage(desk, path, damage):
    versions.keep_version(desk, DOCUMENT)
    desk.close()
    store_wrongly(path, damage)
    with Desk.open(path) as again, pytest.raises(DamagedTextError):
        versions.list_versions(again, DOCUMENT)
    assert any("1" in problem.place for problem in verify(path))


# --- before much is lost --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "is_much"),
    [
        (LONG, "", True),
        (LONG, LONG[:50], True),
        (LONG, LONG[: len(LONG) // 4], False),
        ("x" * LOST_CHARACTERS, "", False),
        ("x" * (LOST_CHARACTERS + 1), "", True),
        ("", LONG, False),
        (LONG, LONG, False),
    ],
)
def test_a_text_that_loses_most_of_its_letters_loses_much(before, after, is_much):
    assert loses_much(before, after) is is_much


def test_a_text_that_is_nearly_deleted_is_kept_first(desk):
    write(desk, LONG)
    write(desk, "Còn lại.")
    (kept,) = versions.list_versions(desk, DOCUMENT)
    assert kept.reason is VersionReason.BEFORE_LOSS
    assert plain_text(versions.read_version(desk, kept).answer(ITEM).blocks) == LONG
    desk.undo()
    assert text_of(desk) == LONG


def test_an_undo_that_loses_much_is_kept_first(desk):
    write(desk, LONG)
    desk.undo()
    assert reasons(desk) == [VersionReason.BEFORE_LOSS]
    assert text_of(desk) == ""


def test_a_result_and_the_foot_are_kept_first_too(desk):
    desk.set_result(DOCUMENT, "t1", TaskResult(plain(LONG)))
    desk.set_result(DOCUMENT, "t1", TaskResult(plain("Ít.")))
    assert reasons(desk) == [VersionReason.BEFORE_LOSS]
    desk.set_front(DOCUMENT, FrontMatter(closing=LONG))
    desk.set_front(DOCUMENT, FrontMatter())
    assert reasons(desk)[0] is VersionReason.BEFORE_LOSS
    assert len(reasons(desk)) == 2


def test_a_large_text_that_comes_at_once_is_preceded_by_a_version(desk):
    write(desk, "Đã có.")
    write(desk, "dán " * 700)
    assert reasons(desk) == [VersionReason.BEFORE_PASTE]
    kept = versions.list_versions(desk, DOCUMENT)[0]
    assert plain_text(versions.read_version(desk, kept).answer(ITEM).blocks) == "Đã có."


def test_many_answers_that_change_at_once_are_preceded_by_a_version(desk):
    workspace = desk.workspace
    changes = [
        reports.answer_change(workspace, DOCUMENT, item, answered("Mới."))
        for item in (ITEM, "i.ke-hoach")
    ]
    desk.do(joined("Edit an answer", *changes))
    assert reasons(desk) == [VersionReason.BEFORE_BULK]


def test_another_template_is_preceded_by_a_version(desk):
    other = make_template(version=2, closing="Khác.")
    desk.do(reports.template_change(desk.workspace, DOCUMENT, other))
    assert reasons(desk) == [VersionReason.BEFORE_BULK]
    kept = versions.list_versions(desk, DOCUMENT)[0]
    assert versions.read_version(desk, kept).template.version == 1


def test_ordinary_typing_and_new_documents_are_not_preceded_by_versions(desk):
    for number in range(50):
        write(desk, "Chữ " * number)
    second = desk.create(
        make_report(period=read_period("2026-quy-2"), answers={
            ITEM: answered(LONG), "i.ke-hoach": answered(LONG)
        }, tasks=(), results={})
    )  # fmt: skip
    desk.delete_document(second)
    assert reasons(desk) == reasons(desk, second) == []


def test_many_tasks_that_go_at_once_are_kept_with_the_document_made_last(desk):
    rows = (TaskGroup("g9", "Nhóm"), *(Task(f"n{n}", content=plain("Việc")) for n in range(6)))
    desk.add_tasks("2026", rows)
    second = desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
    desk.remove_task("2026", "g9", with_tasks=True)
    assert reasons(desk, second) == [VersionReason.BEFORE_BULK]
    kept = versions.list_versions(desk, second)[0]
    versions.restore_tasks(desk, second, kept.edit)
    assert [row.id for row in desk.report(DOCUMENT).tasks][-7:] == [row.id for row in rows]


# --- what was typed when --------------------------------------------------------------------------


def history_of(desk):
    return [plain_text(each.answer.blocks) for each in versions.item_history(desk, DOCUMENT, ITEM)]


def test_a_burst_of_typing_is_one_step_of_the_history(desk, clock):
    for number in range(20):
        write(desk, f"Chữ {number}.")
        clock.forward(4)
    assert history_of(desk) == ["Chữ 19.", "Chữ 15.", "Chữ 7."]


def test_the_history_says_when_and_what_was_done(desk, clock):
    write(desk, "Một.")
    first = clock.now
    clock.forward(100)
    write(desk, "Hai.")
    newest, oldest = versions.item_history(desk, DOCUMENT, ITEM)
    assert (newest.at, oldest.at) == (clock.now, first)
    assert newest.label == "Edit an answer"


def test_what_stood_before_much_was_lost_is_a_step_of_its_own(desk, clock):
    write(desk, LONG)
    clock.forward(2)
    write(desk, "Nhầm.")
    clock.forward(2)
    write(desk, "Nhầm rồi.")
    assert history_of(desk) == ["Nhầm rồi.", LONG]


def test_an_answer_that_was_taken_away_is_empty_in_the_history(desk, clock):
    write(desk, "Một.")
    clock.forward(60)
    desk.set_answer(DOCUMENT, ITEM, Answer())
    assert [each.answer for each in versions.item_history(desk, DOCUMENT, ITEM)] == [
        Answer(), answered("Một.")
    ]  # fmt: skip


def test_a_clock_set_back_begins_a_new_step(desk, clock):
    write(desk, "Một.")
    clock.forward(-86400)
    write(desk, "Hai.")
    assert history_of(desk) == ["Hai.", "Một."]


def test_values_are_read_as_what_they_are(desk, clock):
    for number in (3, 5):
        desk.set_answer(DOCUMENT, "i.so", Answer(AnswerState.ANSWERED, (), Decimal(number)))
        clock.forward(60)
    values = [each.answer.value for each in versions.item_history(desk, DOCUMENT, "i.so")]
    assert values == [Decimal(5), Decimal(3)]


def test_the_history_of_a_document_tells_its_parts_and_its_versions(desk, clock):
    write(desk, "Một.")
    desk.set_result(DOCUMENT, "t1", TaskResult(plain("Xong")))
    kept = versions.keep_version(desk, DOCUMENT, name="Bản một")
    clock.forward(5)
    desk.set_front(DOCUMENT, FrontMatter("5"))
    newest, middle, made = versions.document_history(desk, DOCUMENT)
    assert (newest.labels, newest.version) == (("Edit the head and foot",), None)
    assert (middle.items, middle.tasks, middle.version) == ({ITEM}, {"t1"}, kept)
    assert made.labels == ("Make a document",)


def test_every_moment_of_a_document_can_be_read(desk, clock):
    states = {}
    for number in range(10):
        write(desk, f"Lần {number}.")
        desk.set_result(DOCUMENT, "t1", TaskResult(plain(f"Lần {number}")))
        states[number] = desk.report(DOCUMENT)
        clock.forward(31)
    moments = versions.document_history(desk, DOCUMENT)
    assert len(moments) == 11
    read = [versions.read_moment(desk, DOCUMENT, each.edit) for each in moments[:-1]]
    assert read == [states[number] for number in range(9, -1, -1)]


def test_before_a_document_there_is_nothing(desk):
    with pytest.raises(NoPastError, match=DOCUMENT):
        versions.read_moment(desk, DOCUMENT, 0)


# --- bringing it back -----------------------------------------------------------------------------


def test_a_document_is_brought_back_as_it_was_and_undo_turns_that_round(desk):
    write(desk, "Một.")
    then = desk.report(DOCUMENT)
    kept = versions.keep_version(desk, DOCUMENT)
    write(desk, "Hai.")
    desk.set_front(DOCUMENT, FrontMatter("12"))
    desk.set_answer(DOCUMENT, "i.ke-hoach", nothing_arose())
    later = desk.report(DOCUMENT)
    versions.restore_document(desk, DOCUMENT, kept.edit)
    assert desk.report(DOCUMENT) == then
    assert reasons(desk)[0] is VersionReason.BEFORE_RESTORE
    desk.undo()
    assert desk.report(DOCUMENT) == later


def test_the_state_and_the_tasks_stay_when_a_document_is_brought_back(desk):
    kept = versions.keep_version(desk, DOCUMENT)
    desk.set_state(DOCUMENT, ReportState.SUBMITTED)
    desk.add_tasks("2026", (Task("t9"),))
    versions.restore_document(desk, DOCUMENT, kept.edit)
    report = desk.report(DOCUMENT)
    assert report.state is ReportState.SUBMITTED
    assert report.tasks[-1] == Task("t9")


def test_one_answer_is_brought_back_with_its_image(desk, clock):
    picture = images.image_id(PNG)
    put = images.put_change(desk.workspace, [PNG])
    desk.do(put)
    desk.set_answer(DOCUMENT, ITEM, text_answer((Image(picture),)))
    clock.forward(60)
    write(desk, "Không còn hình.")
    desk.workspace.apply(put.inverse())
    _now, shown = versions.item_history(desk, DOCUMENT, ITEM)
    versions.restore_item(desk, DOCUMENT, ITEM, shown.edit)
    assert desk.report(DOCUMENT).images == {picture: PNG}


def test_an_answer_that_was_not_there_is_brought_back_as_nothing(desk):
    made = versions.document_history(desk, DOCUMENT)[-1]
    write(desk, "Một.")
    versions.restore_item(desk, DOCUMENT, ITEM, made.edit)
    assert desk.report(DOCUMENT).answer(ITEM) == Answer()


def test_any_state_of_a_document_can_be_brought_back(desk):
    chance = random.Random(7)  # noqa: S311 - no secret
    states = []
    for number in range(30):
        item = chance.choice(["i.hop", "i.ke-hoach"])
        desk.set_answer(DOCUMENT, item, answered(f"Lần {number}. " * chance.randrange(1, 40)))
        states.append((desk.workspace.last_edit(), desk.report(DOCUMENT)))
    for edit, report in chance.sample(states, 10):
        versions.restore_document(desk, DOCUMENT, edit)
        assert desk.report(DOCUMENT) == report


# --- the bin --------------------------------------------------------------------------------------


def test_a_deleted_document_lies_in_the_bin_and_comes_back_whole(desk):
    before = desk.report(DOCUMENT)
    versions.keep_version(desk, DOCUMENT, name="Trước")
    desk.delete_document(DOCUMENT)
    (found,) = versions.deleted_documents(desk)
    assert found.report["id"] == DOCUMENT
    assert versions.read_moment(desk, DOCUMENT, found.edit) == before
    versions.restore_deleted(desk, found)
    assert desk.report(DOCUMENT) == before
    assert versions.deleted_documents(desk) == ()
    assert [each.name for each in versions.list_versions(desk, DOCUMENT)] == ["Trước"]


def test_a_document_that_was_never_made_by_undo_lies_in_the_bin_with_its_tasks(path, clock):
    with Desk.open_or_create(path) as desk:
        report = make_report(images={images.image_id(PNG): PNG}, answers={
            ITEM: text_answer((Image(images.image_id(PNG)),))
        })  # fmt: skip
        before = desk.report(desk.create(report))
        desk.undo()
        (found,) = versions.deleted_documents(desk)
        versions.restore_deleted(desk, found)
        assert desk.report(DOCUMENT) == before


def test_the_history_of_a_document_does_not_end_with_its_end(desk):
    write(desk, "Một.")
    desk.delete_document(DOCUMENT)
    newest = versions.document_history(desk, DOCUMENT)[0]
    assert newest.items == {ITEM}


def test_the_one_deleted_last_is_on_top_of_the_bin(desk):
    second = desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
    desk.delete_document(DOCUMENT)
    desk.delete_document(second)
    assert [each.report["id"] for each in versions.deleted_documents(desk)] == [second, DOCUMENT]


def test_a_document_may_be_purged_after_ninety_days(desk, clock):
    desk.delete_document(DOCUMENT)
    (found,) = versions.deleted_documents(desk)
    assert not versions.may_be_purged(found, clock.now + timedelta(days=89))
    assert versions.may_be_purged(found, clock.now + timedelta(days=90))


def test_a_purged_document_is_forgotten_and_its_name_never_used_again(desk, tmp_path, path):
    other = desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
    write(desk, "Bí mật.")
    versions.keep_sent(desk, DOCUMENT, {"bc.docx": b"Bi mat"})
    desk.delete_document(DOCUMENT)
    (found,) = versions.deleted_documents(desk)
    before = desk.workspace.last_edit()
    versions.purge_deleted(desk, found, tmp_path)
    assert versions.deleted_documents(desk) == ()
    assert versions.list_versions(desk, DOCUMENT) == ()
    assert (desk.undo(), desk.workspace.last_edit()) == (None, before + 1)
    assert desk.create(make_report(tasks=(), results={})) == f"{DOCUMENT}-2"
    assert desk.report(other).id == other
    assert len(changes_after(desk.workspace)) > 0
    desk.close()
    assert verify(path) == ()
    assert "Bí mật.".encode() not in path.read_bytes()


def test_the_log_stays_append_only_after_a_purge(desk, tmp_path):
    desk.delete_document(DOCUMENT)
    (found,) = versions.deleted_documents(desk)
    versions.purge_deleted(desk, found, tmp_path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.workspace.query("DELETE FROM edit_log RETURNING counter")


def test_nothing_is_purged_without_a_backup(desk, tmp_path):
    desk.delete_document(DOCUMENT)
    (found,) = versions.deleted_documents(desk)
    with pytest.raises(MissingPlaceError):
        versions.purge_deleted(desk, found, tmp_path / "USB")
    assert versions.deleted_documents(desk) == (found,)


@SAME_FILE
@given(st.lists(st.tuples(st.sampled_from([ITEM, "i.ke-hoach"]), rich_texts), max_size=6))
def test_whatever_is_typed_can_be_read_again_at_its_moment(desk, edits):
    for item, text in edits:
        desk.set_answer(DOCUMENT, item, text_answer(text))
        report = desk.report(DOCUMENT)
        assert versions.read_moment(desk, DOCUMENT, desk.workspace.last_edit()) == report
