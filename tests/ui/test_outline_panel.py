from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItemIterator

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import tr
from cchc_desk.ui.outline_panel import FIGURES, FRONT, TASKS, OutlinePanel, parts_of, task_words
from cchc_desk.ui.theme import Scheme, Theme
from tests.factories import answered, make_report, make_template, nothing_arose
from tests.ui.editors.typist import Key, press

ITEMS = (
    Item("i", 1, "CHỈ ĐẠO", AnswerKind.NONE),
    Item("i.1", 2, "Kế hoạch"),
    Item("i.1.a", 3, "Ban hành"),
    Item("i.2", 2, "Kiểm tra của {office.name}"),
    Item("ii", 1, "KIẾN NGHỊ"),
    Item("iii", 1, "PHỤ LỤC", AnswerKind.NONE),
)
LINES = ["front", "i", "i.1", "i.2", "ii", "iii", "tasks", "figures"]


@pytest.fixture
def theme(qapp):
    return Theme(qapp)


@pytest.fixture
def outline(qtbot, theme):
    panel = OutlinePanel(theme)
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def told(outline):
    """Return what was told of choosing, in order."""
    seen = []
    outline.part_chosen.connect(lambda part: seen.append(("part", part)))
    outline.place_chosen.connect(lambda place: seen.append(("place", place)))
    return seen


def report_of(items=ITEMS, **changes):
    usual = {"template": make_template(items=items), "answers": {}, "id": "r"}
    return make_report(**{**usual, **changes})


def nodes(outline):
    found, walk = [], QTreeWidgetItemIterator(outline)
    while walk.value() is not None:
        found.append(walk.value())
        walk += 1
    return found


def node(outline, text):
    return next(each for each in nodes(outline) if text in each.text(0))


def said(outline, text):
    return node(outline, text).data(0, Qt.ItemDataRole.AccessibleTextRole)


def picture(outline, text):
    return node(outline, text).icon(0).pixmap(16, 16).toImage()


def click(qtbot, outline, text):
    place = outline.visualItemRect(node(outline, text)).center()
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)


# --- what is on show ------------------------------------------------------------------------------


def test_parts_stand_between_the_head_and_the_tasks(outline):
    outline.show_report(report_of())
    assert [each.text(0) for each in nodes(outline)] == [
        tr("Head and foot of the document"),
        "I. CHỈ ĐẠO",
        "1. Kế hoạch",
        "2. Kiểm tra của Sở Khoa học và Công nghệ",
        "II. KIẾN NGHỊ",
        "III. PHỤ LỤC",
        tr("Tasks {done}/{total}", done=1, total=2),
        tr("Figures {known}/{total}", known=1, total=1),
    ]


def test_a_document_without_a_table_of_tasks_has_no_such_place(outline):
    report = report_of(template=make_template(items=ITEMS, appendices=()))
    outline.show_report(report)
    assert len(nodes(outline)) == len(LINES) - 1
    assert not outline.choose_place(TASKS)


def test_a_document_without_figures_has_no_page_of_them(outline):
    outline.show_report(report_of(template=make_template(items=ITEMS, figures=())))
    assert not outline.choose_place(FIGURES)


def test_no_document_shows_nothing(outline):
    outline.show_report(report_of())
    outline.show_report(None)
    assert nodes(outline) == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "Chưa nhập"),
        ({"i.1": answered("x")}, "Đang nhập"),
        ({"i.1": Answer(AnswerState.IN_PROGRESS)}, "Đang nhập"),
        ({"i.1": answered("x"), "i.1.a": nothing_arose()}, "Đã nhập"),
    ],
)
def test_a_part_says_how_far_all_its_items_are(outline, answers, words):
    outline.show_report(report_of(answers=answers))
    assert said(outline, "Kế hoạch") == f"1. Kế hoạch, {words}"
    assert node(outline, "Kế hoạch").toolTip(0) == f"1. Kế hoạch\n{words}"


def test_a_heading_counts_what_stands_below_it(outline):
    answers = {"i.1": answered("x"), "i.1.a": answered("x")}
    outline.show_report(report_of(answers=answers))
    assert said(outline, "CHỈ ĐẠO").endswith("Đang nhập")
    outline.update_states(report_of(answers={**answers, "i.2": nothing_arose()}))
    assert said(outline, "CHỈ ĐẠO").endswith("Đã nhập")


def test_typing_writes_no_line_anew_but_those_that_change(outline):
    answers = {"i.1": answered("x")}
    outline.show_report(report_of(answers=answers))
    told = []
    outline.model().dataChanged.connect(lambda first, _last, _roles: told.append(first.data()))
    outline.update_states(report_of(answers=answers))
    assert told == []
    outline.update_states(report_of(answers={}))
    assert set(told) == {"I. CHỈ ĐẠO", "1. Kế hoạch"}


def test_a_heading_that_asks_nothing_has_no_state(outline):
    outline.show_report(report_of())
    assert said(outline, "PHỤ LỤC") == "III. PHỤ LỤC"
    assert node(outline, "PHỤ LỤC").icon(0).isNull()


def test_states_differ_by_shape(outline):
    pictures = []
    for answer in (Answer(), Answer(AnswerState.IN_PROGRESS), answered("x")):
        outline.show_report(report_of(answers={"ii": answer}))
        pictures.append(picture(outline, "KIẾN NGHỊ").createAlphaMask())
    outline.set_warnings(frozenset({"ii"}))
    pictures.append(picture(outline, "KIẾN NGHỊ").createAlphaMask())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_a_part_with_warnings_says_so_beside_its_state(outline):
    outline.show_report(report_of())
    outline.set_warnings(frozenset({"i.1.a"}))
    assert said(outline, "Kế hoạch") == f"1. Kế hoạch, Chưa nhập, {tr('Has warnings')}"
    assert tr("Has warnings") in said(outline, "CHỈ ĐẠO")
    assert tr("Has warnings") not in said(outline, "Kiểm tra")
    outline.set_warnings(frozenset())
    assert said(outline, "Kế hoạch") == "1. Kế hoạch, Chưa nhập"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ("Tasks {done}/{total}", {"done": 1, "total": 2})),
        ({"tasks": ()}, ("Tasks", {})),
        (
            {"template": make_template(kind=DocumentKind.PLAN)},
            ("Tasks {total}", {"total": 2}),
        ),
    ],
)
def test_the_tasks_are_counted(changes, words):
    assert task_words(report_of(**changes)) == tr(words[0], **words[1])


def test_the_count_of_tasks_is_kept_up(outline):
    outline.show_report(report_of())
    outline.update_states(report_of(results={}))
    assert nodes(outline)[-2].text(0) == tr("Tasks {done}/{total}", done=0, total=2)


def test_a_long_name_is_cut_and_told_whole_by_its_tip(outline):
    long = "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH, " * 5 + "THỰC HIỆN"
    outline.show_report(report_of((Item("i", 1, long),)))
    assert outline.horizontalScrollBar().maximum() == 0
    assert long in node(outline, "CHỈ ĐẠO").toolTip(0)


def test_what_was_closed_stays_closed(outline):
    outline.show_report(report_of())
    node(outline, "CHỈ ĐẠO").setExpanded(False)
    outline.show_report(report_of(answers={"ii": answered("x")}))
    assert not node(outline, "CHỈ ĐẠO").isExpanded()


def test_icons_follow_the_theme_and_its_zoom(outline, theme):
    outline.show_report(report_of())
    before, indentation = picture(outline, "KIẾN NGHỊ"), outline.indentation()
    theme.use(Scheme.DARK, 200)
    assert picture(outline, "KIẾN NGHỊ") != before
    assert outline.indentation() == 2 * indentation


# --- choosing -------------------------------------------------------------------------------------


def test_a_click_chooses_a_part_or_a_place(qtbot, outline, told):
    outline.show_report(report_of())
    for text in ("Kế hoạch", tr("Head and foot of the document"), "1/2"):
        click(qtbot, outline, text)
    assert told == [("part", "i.1"), ("place", FRONT), ("place", TASKS)]


def test_a_click_on_what_is_chosen_tells_of_it_again(qtbot, outline, told):
    outline.show_report(report_of())
    click(qtbot, outline, "Kế hoạch")
    click(qtbot, outline, "Kế hoạch")
    assert told == [("part", "i.1")] * 2


def test_a_click_on_nothing_tells_nothing(qtbot, outline, told):
    outline.show_report(report_of())
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 390))
    assert told == []


def test_choosing_is_as_good_as_a_click(outline, told):
    outline.show_report(report_of())
    assert [outline.choose("ii"), outline.choose("ii"), outline.choose_place(TASKS)] == [True] * 3
    assert told == [("part", "ii"), ("part", "ii"), ("place", TASKS)]
    assert [outline.choose("x"), outline.choose_place("x")] == [False, False]


def test_a_part_named_like_a_place_is_a_part(outline, told):
    outline.show_report(report_of((Item(FRONT, 1, "MỞ ĐẦU"),)))
    outline.choose(FRONT)
    outline.choose_place(FRONT)
    assert told == [("part", FRONT), ("place", FRONT)]


def test_steps_go_over_parts_and_places_and_stop_at_the_ends(outline, told):
    outline.show_report(report_of())
    outline.choose_place(FRONT)
    for _ in range(len(LINES)):
        outline.step(1)
    assert [name for _, name in told] == LINES
    told.clear()
    for _ in range(len(LINES)):
        outline.step(-1)
    assert [name for _, name in told] == LINES[-2::-1]


@pytest.mark.parametrize("by", [1, -1])
def test_the_first_step_goes_to_the_beginning(outline, told, by):
    outline.show_report(report_of())
    outline.step(by)
    assert told == [("place", FRONT)]


def test_a_step_without_a_document_goes_nowhere(outline, told):
    outline.step(1)
    assert told == []


def test_a_step_into_what_is_closed_opens_it(outline):
    outline.show_report(report_of())
    outline.choose("i")
    node(outline, "CHỈ ĐẠO").setExpanded(False)
    outline.step(1)
    assert node(outline, "CHỈ ĐẠO").isExpanded()


def test_the_choice_stays_when_the_document_is_shown_again(outline, told):
    outline.show_report(report_of())
    outline.choose("i.2")
    told.clear()
    outline.show_report(report_of(answers={"ii": answered("x")}))
    assert told == []
    outline.step(1)
    assert told == [("part", "ii")]


def test_nothing_is_chosen_where_the_document_has_no_such_part(outline):
    outline.show_report(report_of())
    outline.choose("i.2")
    outline.show_report(report_of(ITEMS[:2]))
    assert outline.currentItem() is None


def test_the_arrows_move_and_enter_goes_to_the_page(outline, told, qtbot):
    outline.show_report(report_of())
    outline.choose("i")
    press(outline, Key.Key_Down)
    press(outline, Key.Key_Left, times=2)
    press(outline, Key.Key_Left)
    assert told == [("part", "i"), ("part", "i.1"), ("part", "i")]
    assert not node(outline, "CHỈ ĐẠO").isExpanded()
    for key in (Key.Key_Return, Key.Key_Enter):
        with qtbot.waitSignal(outline.entered):
            QTest.keyClick(outline, key)


def test_the_parts_are_those_of_the_outline():
    parts = parts_of(report_of())
    assert [part.id for part in parts] == ["i", "i.1", "i.2", "ii", "iii"]
    assert [each.item.id for each in parts[1].items] == ["i.1", "i.1.a"]


def test_a_bullet_opens_no_part():
    report = report_of((ITEMS[0], replace(ITEMS[1], bullet="-")))
    assert [part.id for part in parts_of(report)] == ["i"]
