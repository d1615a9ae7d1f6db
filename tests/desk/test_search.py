from dataclasses import replace

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.replacing import replace_all
from cchc_desk.desk.search import Search
from cchc_desk.forms.matching import wanted
from cchc_desk.forms.period import DayOfYear, PeriodKind, read_period
from cchc_desk.forms.replace_text import Replacement, find_in
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import plain, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.forms.text_places import Field, TextPlace
from cchc_desk.storage import periods
from tests.factories import OFFICE, answered, make_report

TASKS = (
    TaskGroup("g", "Thể chế"),
    Task("t", content=plain("Rà soát văn bản"), lead=plain("Sở Cũ")),
)


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


@pytest.fixture
def search(desk):
    return Search(desk)


def make(desk, period, text="", **changes):
    read = read_period(period, periods.read_kinds(desk.workspace))
    answers = {"i.hop": answered(text)} if text else {}
    usual = {"period": read, "answers": answers, "tasks": (), "results": {}}
    return desk.create(make_report(**{**usual, **changes}))


def found(search, words):
    return [(each.document.id, each.text[each.start : each.end]) for each in search.find(words)]


# --- searching ------------------------------------------------------------------------------------


def test_words_are_found_over_all_years_the_latest_first(desk, search):
    old = make(desk, "2024-quy-1", "Điều hành tốt.")
    new = make(desk, "2026-quy-1", "Công tác điều hành.")
    assert found(search, "dieu hanh") == [(new, "điều hành"), (old, "Điều hành")]


def test_an_exact_word_of_an_old_report_comes_before_others(desk, search):
    old = make(desk, "2024-quy-1", "số hóa")
    new = make(desk, "2026-quy-1", "so hoa")
    assert found(search, "số hoá") == [(old, "số hóa"), (new, "so hoa")]


def test_every_kind_of_text_is_found_at_its_place(desk, search):
    document = make(
        desk,
        "2026-quy-1",
        "từ trong bài",
        tasks=TASKS,
        results={"t": TaskResult(plain("từ kết quả"), "Hoàn thành", plain("từ ghi chú"))},
        front=FrontMatter(subject="từ trích yếu", grounds=("Căn cứ", "từ căn cứ")),
    )
    places = {each.text: each.place for each in search.find("từ")}
    assert places == {
        "từ trong bài": TextPlace(Field(item="i.hop")),
        "từ kết quả": TextPlace(Field(task="t", column=Column.RESULT)),
        "từ ghi chú": TextPlace(Field(task="t", column=Column.NOTE)),
        "từ trích yếu": TextPlace(Field(part="subject")),
        "từ căn cứ": TextPlace(Field(part="grounds"), 1),
    }
    assert found(search, "ra soat") == [(document, "Rà soát")]
    assert search.find("the che")[0].place == TextPlace(Field(task="g", column=Column.CONTENT))


def test_a_list_of_tasks_is_shown_in_its_latest_document(desk, search):
    make(desk, "2026-quy-1", tasks=TASKS)
    later = make(desk, "2026-quy-2")
    assert found(search, "rà soát") == [(later, "Rà soát")]


def test_edits_are_found_at_once(desk, search):
    document = make(desk, "2026-quy-1", "Một", tasks=TASKS)
    assert found(search, "hai") == []
    desk.set_answer(document, "i.hop", answered("Hai"))
    desk.set_task("2026", replace(TASKS[1], content=plain("hai nữa")))
    assert found(search, "hai") == [(document, "Hai"), (document, "hai")]
    assert found(search, "một") == found(search, "rà soát") == []


def test_what_is_deleted_is_found_no_more(desk, search):
    document = make(desk, "2026-quy-1", "Một", tasks=TASKS, results={"t": TaskResult(plain("Bốn"))})
    assert found(search, "bốn") == [(document, "Bốn")]
    desk.set_result(document, "t", TaskResult())
    assert found(search, "bốn") == []
    desk.remove_task("2026", "t")
    assert found(search, "rà soát") == []
    desk.delete_document(document)
    assert found(search, "một") == []
    desk.undo()
    assert found(search, "một") == [(document, "Một")]


def test_an_answer_that_is_emptied_is_found_no_more(desk, search):
    document = make(desk, "2026-quy-1", "Một")
    assert found(search, "một") == [(document, "Một")]
    desk.set_answer(document, "i.hop", replace(answered("x"), blocks=()))
    assert found(search, "một") == []


def test_a_new_document_is_found_without_reading_all_again(desk, search):
    make(desk, "2026-quy-1", "Một")
    search.find("x")
    document = make(desk, "2026-quy-2", "Hai", front=FrontMatter(subject="Ba"))
    assert found(search, "hai") == [(document, "Hai")]
    assert found(search, "ba") == [(document, "Ba")]


def test_filling_goes_text_by_text_and_misses_no_edit_between(desk, search):
    documents = [make(desk, f"2026-quy-{quarter}", "Một") for quarter in (1, 2, 3)]
    assert search.step(0.0)
    for document in documents:
        desk.set_answer(document, "i.hop", answered("Hai"))
    steps = 1
    while search.step(0.0):
        steps += 1
    assert steps >= len(documents)
    assert found(search, "một") == []
    assert len(found(search, "hai")) == len(documents)


def test_an_empty_workspace_has_nothing_to_find(search):
    assert not search.step()
    assert search.find("x") == ()


def test_a_document_of_a_period_that_is_gone_is_found_last(desk, search):
    own = PeriodKind(
        "dot-1", "Đợt 1", "đợt 1", "", DayOfYear(12, 1), DayOfYear(12, 2), DayOfYear(12, 3)
    )
    desk.do(periods.put_change(desk.workspace, own))
    gone = make(desk, "2026-dot-1", "Một")
    other = make(desk, "2020-quy-1", "Một")
    desk.do(periods.remove_change(desk.workspace, "dot-1"))
    assert [id_ for id_, _ in found(search, "một")] == [other, gone]


# --- replacing ------------------------------------------------------------------------------------


def replacements(desk, document, words, text):
    return [Replacement(each, text) for each in find_in(desk.report(document), wanted(words))]


def test_words_are_replaced_all_over_a_document_in_one_step(desk):
    document = make(
        desk,
        "2026-quy-1",
        "Sở Cũ họp",
        tasks=TASKS,
        results={"t": TaskResult(plain("Sở Cũ báo"), "Hoàn thành", plain("của Sở Cũ"))},
        front=FrontMatter(subject="Công tác\ncủa Sở Cũ", recipients=("Sở Cũ;", "Lưu: VT.")),
    )
    before = desk.report(document)
    replace_all(desk, document, replacements(desk, document, "sở cũ", "Sở Mới"))
    after = desk.report(document)
    assert plain_text(after.answer("i.hop").blocks) == "Sở Mới họp"
    assert after.front == FrontMatter(
        subject="Công tác\ncủa Sở Mới", recipients=("Sở Mới;", "Lưu: VT.")
    )
    assert plain_text(after.tasks[1].lead) == "Sở Mới"
    assert after.results["t"] == TaskResult(plain("Sở Mới báo"), "Hoàn thành", plain("của Sở Mới"))
    desk.undo()
    assert desk.report(document) == before


def test_only_what_was_chosen_is_replaced(desk):
    document = make(desk, "2026-quy-1", "một một một")
    first, *_rest = replacements(desk, document, "một", "hai")
    replace_all(desk, document, [first])
    assert plain_text(desk.report(document).answer("i.hop").blocks) == "hai một một"


@pytest.mark.parametrize("words", ["rà soát", "kết quả"])
def test_only_the_cells_that_hold_the_words_are_changed(desk, words):
    told = TaskResult(plain("Có kết quả"), "Hoàn thành")
    document = make(desk, "2026-quy-1", tasks=TASKS, results={"t": told})
    replace_all(desk, document, replacements(desk, document, words, "X"))
    after = desk.report(document)
    texts = plain_text(after.tasks[1].content), plain_text(after.results["t"].result)
    assert texts == (("X văn bản", "Có kết quả") if words == "rà soát" else
                     ("Rà soát văn bản", "Có X"))  # fmt: skip


def test_replacing_nothing_is_no_step(desk):
    document = make(desk, "2026-quy-1", "một")
    label = desk.undo_label
    replace_all(desk, document, [])
    assert desk.undo_label == label
