"""Which texts of a report tell of a task, and which tasks none tells of."""

from dataclasses import replace

from cchc_desk.forms.result_link import result_link
from cchc_desk.forms.richtext import Paragraph, Span, plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.forms.task_told import Telling, tellings, untold_tasks
from tests.factories import answered, make_report

TASK = Task("t1", content=plain("Rà soát văn bản quy phạm pháp luật"))


def untold(text="", **changes):
    answers = {"i.ke-hoach": answered(text)}
    usual = {"tasks": (TaskGroup("g", "Thể chế"), TASK), "results": {}, "answers": answers}
    return [task.id for task in untold_tasks(make_report(**{**usual, **changes}))]


def test_a_task_that_nobody_writes_of_is_told_nowhere():
    assert untold("Đã họp giao ban.") == ["t1"]


def test_a_result_in_the_table_tells_of_its_task():
    assert untold(results={"t1": TaskResult(plain("Kế hoạch số 05"), "Hoàn thành")}) == []


def test_words_of_progress_alone_tell_nothing():
    assert untold(results={"t1": TaskResult(progress="Hoàn thành")}) == ["t1"]


def test_a_paragraph_that_says_most_of_its_words_tells_of_it():
    assert untold("Sở đã rà soát 12 văn bản quy phạm pháp luật.") == []


def test_some_of_its_words_are_not_enough():
    assert untold("Sở đã ban hành văn bản.") == ["t1"]


def test_a_task_without_words_is_told_nowhere():
    assert untold("Đã họp.", tasks=(Task("t2"),)) == ["t2"]


def test_paragraphs_that_tell_of_a_task_are_found_by_their_words():
    answers = {"i.hop": answered("Đã họp.\nSở đã rà soát 12 văn bản quy phạm pháp luật.")}
    report = make_report(tasks=(TASK,), results={}, answers=answers)
    text = "Sở đã rà soát 12 văn bản quy phạm pháp luật."
    assert tellings(report, TASK) == (Telling("i.hop", text, is_linked=False),)


def test_a_paragraph_that_shows_the_result_tells_it_as_it_is_now():
    linked = Paragraph((Span("cũ", figure=result_link("t1")),))
    answers = {"i.ke-hoach": replace(answered("x"), blocks=(linked,))}
    results = {"t1": TaskResult(plain("Kế hoạch số 07."))}
    report = make_report(tasks=(TASK,), results=results, answers=answers)
    assert tellings(report, TASK) == (Telling("i.ke-hoach", "Kế hoạch số 07", is_linked=True),)
