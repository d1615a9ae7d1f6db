import pytest

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import (
    Column,
    Task,
    TaskCount,
    TaskGroup,
    TaskResult,
    cell,
    count_tasks,
    deadline_words,
    is_done,
    number_rows,
)

ROWS = (
    Task("t0"),
    TaskGroup("g1", "Một"),
    Task("t1"),
    Task("t2"),
    TaskGroup("g2", "Hai"),
    Task("t3"),
)


def test_tasks_are_numbered_through_the_table():
    assert [n.number for n in number_rows(ROWS)] == ["1", "I", "2", "3", "II", "4"]


def test_tasks_may_be_numbered_anew_in_every_group():
    assert [n.number for n in number_rows(ROWS, by_group=True)] == ["1", "I", "1", "2", "II", "1"]


def test_the_authors_own_number_is_kept():
    (numbered,) = number_rows([Task("t", source_number="1.a")])
    assert numbered.number == "1.a"


@pytest.mark.parametrize("typed", ["1.1", "B", ""])
def test_the_authors_own_number_of_a_group_is_kept_and_counts(typed):
    groups = [TaskGroup("a", "Một"), TaskGroup("b", "Hai", typed), TaskGroup("c", "Ba")]
    assert [each.number for each in number_rows(groups)] == ["I", typed, "III"]


def test_a_task_knows_its_group():
    assert [n.group and n.group.id for n in number_rows(ROWS)] == [
        None, None, "g1", "g1", None, "g2",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Hoàn thành", "hoàn thành theo tiến độ", " Đã hoàn thành "])
def test_words_that_say_done_count_as_done(words):
    assert is_done(words)


@pytest.mark.parametrize("words", ["", "Dự kiến hoàn thành", "Chưa hoàn thành", "Đang thực hiện"])
def test_other_words_do_not_count_as_done(words):
    assert not is_done(words)


def test_tasks_and_done_tasks_are_counted():
    results = {"t1": TaskResult(progress="Hoàn thành"), "t2": TaskResult(progress="Quá hạn")}
    assert count_tasks(ROWS, results) == TaskCount(done=1, total=4)


@pytest.mark.parametrize("column", [c for c in Column if c is not Column.STT])
def test_every_column_shows_its_own_field(column):
    task, result = Task("t"), TaskResult(progress="Hoàn thành")
    assert cell(task, result, column) == ("Hoàn thành" if column is Column.PROGRESS else ())


def test_the_deadline_keeps_the_clerks_words():
    assert deadline_words(Task("t", deadline=plain("Quý I;\nQuý II"))) == "Quý I;\nQuý II"
