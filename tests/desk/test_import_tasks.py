"""The rows of a foreign table find those that a list has already."""

import time

import pytest

from cchc_desk.desk.import_tasks import insert_rows, join_results, join_tasks
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult

G1, G2 = TaskGroup("g1", "THỂ CHẾ"), TaskGroup("g2", "THỦ TỤC")


def task(id_, words, **texts):
    return Task(id_, content=plain(words), **{name: plain(text) for name, text in texts.items()})


LISTED = (
    G1,
    task("a", "Rà soát văn bản quy phạm pháp luật", deadline="Quý II"),
    task("b", "Báo cáo"),
    G2,
    task("c", "Báo cáo"),
    task("d", "Công bố thủ tục hành chính mới ban hành"),
)


def order(joined):
    return " ".join(row.id for row in joined.rows)


def test_rows_of_the_same_words_are_the_same():
    others = (
        TaskGroup("x1", "Thể chế"),
        task("x2", "rà soát văn bản  quy phạm pháp luật;"),
        task("x3", "Công bố thủ tục hành chính mới ban hành."),
    )
    joined = join_tasks(LISTED, others)
    assert joined.ids == {"x1": "g1", "x2": "a", "x3": "d"}
    assert joined.rows == LISTED
    assert joined.new == frozenset()


@pytest.mark.parametrize(("number", "found"), [("2", "b"), ("3", "c"), (None, "b")])
def test_of_rows_with_the_same_words_that_of_the_same_number_is_meant(number, found):
    other = Task("x", content=plain("Báo cáo"), source_number=number)
    assert join_tasks(LISTED, (other,)).ids == {"x": found}


def test_each_row_of_the_list_is_found_once():
    others = tuple(task(f"x{n}", "Báo cáo") for n in range(3))
    joined = join_tasks(LISTED, others)
    assert [joined.ids[f"x{n}"] for n in range(3)] == ["b", "c", "x2"]
    assert joined.new == {"x2"}


def test_a_task_of_the_same_number_is_the_same_if_most_of_its_words_are():
    other = Task("x", content=plain("Rà soát các văn bản quy phạm pháp luật"))
    joined = join_tasks(LISTED, (other,))
    assert joined.ids == {"x": "a"}
    (difference,) = joined.differences
    assert (difference.task, difference.column) == ("a", Column.CONTENT)


def test_a_task_of_the_same_number_with_other_words_is_another_one():
    joined = join_tasks(LISTED, (task("x", "Đào tạo cán bộ"),))
    assert joined.new == {"x"}


def test_numbers_that_begin_anew_in_every_group_count_too():
    others = (
        TaskGroup("x1", "THỦ TỤC"),
        task("x2", "Báo cáo"),
        task("x3", "Công bố các thủ tục hành chính mới ban hành"),
    )
    assert join_tasks(LISTED, others).ids["x3"] == "d"


def test_what_is_empty_in_the_list_is_filled():
    joined = join_tasks(LISTED, (task("x", "Báo cáo", deadline="Hằng quý", lead="Văn phòng"),))
    (filled,) = (row for row in joined.rows if row.id == "b")
    assert (plain_text(filled.deadline), plain_text(filled.lead)) == ("Hằng quý", "Văn phòng")


def test_what_both_say_otherwise_stays_as_the_list_has_it():
    other = task("x", "Rà soát văn bản quy phạm pháp luật", deadline="Quý III")
    joined = join_tasks(LISTED, (other,))
    (difference,) = joined.differences
    assert (difference.kept, difference.file) == (plain("Quý II"), plain("Quý III"))
    assert joined.rows == LISTED


def test_the_words_of_the_file_are_taken_if_they_are_preferred():
    other = task("x", "Rà soát văn bản quy phạm pháp luật", deadline="Quý III")
    joined = join_tasks(LISTED, (other,), prefers_file=True)
    assert joined.rows[1] == task("a", "Rà soát văn bản quy phạm pháp luật", deadline="Quý III")


def test_a_footnote_is_part_of_what_a_text_says():
    noted = Paragraph((Span("Quý II"), Footnote((Span("Theo kế hoạch."),))))
    other = Task("x", content=LISTED[1].content, deadline=(noted,))
    assert len(join_tasks(LISTED, (other,)).differences) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Báo cáo", "Mới"], "g1 a b x1 g2 c d"),
        (["Mới", "Báo cáo"], "g1 a x0 b g2 c d"),
        (["Mới"], "g1 a b g2 c d x0"),
        (["Mới", "Khác"], "g1 a b g2 c d x0 x1"),
    ],
)
def test_a_new_row_stands_after_the_one_before_it(words, expected):
    others = tuple(
        Task(f"x{n}", content=plain(text), source_number="") for n, text in enumerate(words)
    )
    assert order(join_tasks(LISTED, others)) == expected


def test_a_new_row_before_all_that_is_known_stands_before_them():
    assert order(join_tasks(LISTED, (task("x", "Mới"), TaskGroup("y", "THỂ CHẾ")))) == (
        "x g1 a b g2 c d"
    )


def test_a_new_row_whose_id_is_taken_gets_another_one():
    joined = join_tasks(LISTED, (task("a", "Đào tạo cán bộ"),))
    assert joined.new == {"a-2"}
    assert joined.ids == {"a": "a-2"}
    assert order(joined) == "g1 a b g2 c d a-2"


def test_an_empty_list_takes_all_rows_as_they_are():
    assert join_tasks((), LISTED).rows == LISTED


def test_rows_with_ids_of_the_list_are_inserted_by_them():
    rows = insert_rows(LISTED, (task("a", "Khác hẳn"), task("x", "Mới"), G2))
    assert [row.id for row in rows] == ["g1", "a", "x", "b", "g2", "c", "d"]
    assert rows[1] == LISTED[1]


def test_results_are_filled_and_what_differs_is_told():
    kept = {"a": TaskResult(plain("Đã rà soát"), "", plain("Ghi"))}
    said = {
        "a": TaskResult(plain("Đang rà soát"), "Hoàn thành"),
        "b": TaskResult((), "Quá hạn"),
    }
    joined = join_results(kept, said)
    assert joined.results == {
        "a": TaskResult(plain("Đã rà soát"), "Hoàn thành", plain("Ghi")),
        "b": TaskResult((), "Quá hạn"),
    }
    assert [(each.task, each.column) for each in joined.differences] == [("a", Column.RESULT)]


def test_results_of_the_file_can_be_preferred():
    kept = {"a": TaskResult(plain("Đã rà soát"), "Hoàn thành")}
    joined = join_results(kept, {"a": TaskResult(plain("Xong"))}, prefers_file=True)
    assert joined.results == {"a": TaskResult(plain("Xong"), "Hoàn thành")}


def test_many_rows_of_the_same_words_take_no_longer_than_others():
    def seconds(count):
        rows = tuple(task(f"t{n}", "Báo cáo theo yêu cầu") for n in range(count))
        began = time.process_time()
        join_tasks(rows, tuple(task(f"x{n}", "Báo cáo theo yêu cầu") for n in range(count)))
        return time.process_time() - began

    seconds(100)
    assert seconds(4000) < 16 * max(seconds(1000), 0.01)
