import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import tr
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.ui.documents_list import REPORT_STATE_WORDS, DocumentsList, short_title
from cchc_desk.ui.theme import LIGHT, Scheme, Theme
from tests.ui.editors.typist import CONTROL, SHIFT, Key, press

REPORT, PLAN = DocumentKind.REPORT, DocumentKind.PLAN


def entry(id_, period, kind=REPORT, state=ReportState.DRAFTING, title="Báo cáo"):
    return ReportEntry(id_, kind, "mau", 1, period, title, state)


ENTRIES = (
    entry("a", "2025-nam", PLAN, ReportState.SENT),
    entry("b", "2026-nam", PLAN, ReportState.SIGNED),
    entry("c", "2026-quy-1", title="Công tác cải cách hành chính"),
    entry("d", "2025-quy-4", state=ReportState.RETURNED),
)


@pytest.fixture
def theme(qapp):
    return Theme(qapp)


@pytest.fixture
def documents(qtbot, theme):
    made = DocumentsList(theme)
    qtbot.addWidget(made)
    made.resize(280, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def chosen(documents):
    seen = []
    documents.document_chosen.connect(seen.append)
    return seen


def years(documents):
    return [documents.topLevelItem(row) for row in range(documents.topLevelItemCount())]


def lines(documents):
    return {
        year.text(0): [year.child(row).text(0) for row in range(year.childCount())]
        for year in years(documents)
    }


def node(documents, text):
    return next(
        year.child(row)
        for year in years(documents)
        for row in range(year.childCount())
        if text in year.child(row).text(0)
    )


def click(qtbot, documents, text):
    place = documents.visualItemRect(node(documents, text)).center()
    qtbot.mouseClick(documents.viewport(), Qt.MouseButton.LeftButton, pos=place)


# --- what is on show ------------------------------------------------------------------------------


def test_documents_stand_under_their_year_the_newest_first(documents):
    documents.show_entries(ENTRIES)
    assert lines(documents) == {
        "Năm 2026": ["Kế hoạch năm", "Báo cáo Quý I"],
        "Năm 2025": ["Kế hoạch năm", "Báo cáo Quý IV"],
    }
    assert list(lines(documents)) == ["Năm 2026", "Năm 2025"]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-quy-1", "Báo cáo Quý I"),
        ("2026-6-thang", "Báo cáo 6 tháng đầu năm"),
        ("2026-thang-3", "Báo cáo tháng 3"),
        ("2026-nam", "Báo cáo năm"),
    ],
)
def test_a_period_is_written_as_over_the_page(period, words):
    assert short_title(entry("x", period)) == words
    assert f"Báo cáo {read_period(period).phrase}".startswith(words)


def test_an_own_period_is_named_by_the_title():
    assert short_title(entry("x", "2026-sang-kien", title="Chuyên đề")) == "Chuyên đề"


@pytest.mark.parametrize("state", ReportState)
def test_a_document_says_where_it_is_on_its_way(documents, state):
    documents.show_entries([entry("x", "2026-quy-1", state=state, title="Chủ đề")])
    words = tr(REPORT_STATE_WORDS[state])
    found = node(documents, "Quý I")
    said = found.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Chủ đề, {words}"
    assert found.toolTip(0) == f"Chủ đề\n{words}"


def test_kinds_and_states_are_drawn_differently(documents):
    pictures = []
    for kind, state in ((REPORT, "drafting"), (REPORT, "sent"), (PLAN, "sent")):
        documents.show_entries([entry("x", "2026-quy-1", kind, ReportState(state))])
        pictures.append(documents.grab().toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_a_document_has_two_lines(documents):
    documents.show_entries(ENTRIES)
    high = documents.visualItemRect(node(documents, "Quý I")).height()
    assert high >= 2 * documents.fontMetrics().lineSpacing()


def test_while_there_is_nothing_it_says_what_to_do(documents):
    documents.show_entries([])
    image = documents.viewport().grab().toImage()
    inked = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(60)}
    assert LIGHT.muted.lower() in inked


def test_lines_grow_with_the_zoom(documents, theme):
    documents.show_entries(ENTRIES)
    before = documents.indentation()
    theme.use(Scheme.DARK, 200)
    QApplication.processEvents()
    assert documents.indentation() == 2 * before
    assert documents.visualItemRect(node(documents, "Quý I")).height() > 60


# --- choosing -------------------------------------------------------------------------------------


def test_a_click_chooses_a_document(qtbot, documents, chosen):
    documents.show_entries(ENTRIES)
    click(qtbot, documents, "Quý IV")
    click(qtbot, documents, "Quý I")
    assert (chosen, documents.chosen) == (["d", "c"], "c")


def test_a_click_on_what_is_chosen_tells_of_it_again(qtbot, documents, chosen):
    documents.show_entries(ENTRIES)
    documents.mark("c")
    click(qtbot, documents, "Quý I")
    click(qtbot, documents, "Quý I")
    assert chosen == ["c", "c"]


def test_a_year_is_no_document(qtbot, documents, chosen):
    documents.show_entries(ENTRIES)
    place = documents.visualItemRect(years(documents)[0]).center()
    qtbot.mouseClick(documents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (chosen, documents.chosen) == ([], None)


def test_marking_a_document_tells_nobody(documents, chosen):
    documents.show_entries(ENTRIES)
    documents.mark("c")
    documents.mark("unknown")
    assert (chosen, documents.chosen) == ([], "c")
    documents.choose("d")
    assert chosen == ["d"]


def test_the_choice_stays_when_the_list_is_shown_again(documents, chosen):
    documents.show_entries(ENTRIES)
    documents.mark("c")
    documents.show_entries(ENTRIES[1:])
    assert (chosen, documents.chosen) == ([], "c")
    documents.show_entries(ENTRIES[:2])
    assert documents.chosen is None


def test_the_arrows_choose(documents, chosen):
    documents.show_entries(ENTRIES)
    documents.mark("b")
    press(documents, Key.Key_Down)
    assert chosen == ["c"]


# --- what else can be done with a document --------------------------------------------------------


@pytest.mark.parametrize(
    ("modifiers", "wanted"),
    [(Qt.KeyboardModifier.NoModifier, ["c"]), (CONTROL, ["c"]), (SHIFT, [])],
)
def test_delete_asks_for_the_chosen_document_to_be_deleted(documents, modifiers, wanted):
    seen = []
    documents.delete_wanted.connect(seen.append)
    documents.show_entries(ENTRIES)
    documents.mark("c")
    press(documents, Key.Key_Delete, modifiers)
    assert seen == wanted


def test_where_nothing_is_chosen_nothing_is_deleted(documents):
    documents.delete_wanted.connect(lambda _id: pytest.fail("nothing was chosen"))
    documents.show_entries(ENTRIES)
    press(documents, Key.Key_Delete)


def test_the_menu_of_a_document_deletes_it(documents):
    seen = []
    documents.delete_wanted.connect(seen.append)
    menu = documents.menu_for(ENTRIES[2])
    next(each for each in menu.actions() if each.objectName() == "delete-document").trigger()
    assert seen == ["c"]


def test_the_menu_of_a_document_changes_its_state(documents):
    seen = []
    documents.state_wanted.connect(lambda *told: seen.append(told))
    states = documents.menu_for(ENTRIES[2]).actions()[0].menu().actions()
    assert [each.text() for each in states if each.isChecked()] == ["Đang soạn"]
    states[1].trigger()
    assert seen == [("c", ReportState.SUBMITTED)]


@pytest.fixture
def opened(monkeypatch):
    """Return where menus were opened: there is no screen to open them on."""
    places = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, place: places.append(place))
    return places


def ask_for_menu(documents, reason, place):
    where = documents.viewport().mapToGlobal(place)
    QApplication.sendEvent(documents.viewport(), QContextMenuEvent(reason, place, where))
    return where


def test_the_menu_opens_under_the_mouse_over_a_document_only(documents, opened):
    mouse = QContextMenuEvent.Reason.Mouse
    documents.show_entries(ENTRIES)
    ask_for_menu(documents, mouse, QPoint(5, 390))
    over = documents.visualItemRect(node(documents, "Quý I")).center()
    assert opened == [ask_for_menu(documents, mouse, over)]


def test_the_menu_key_opens_it_for_the_chosen_document(documents, opened):
    documents.show_entries(ENTRIES)
    keyboard = QContextMenuEvent.Reason.Keyboard
    ask_for_menu(documents, keyboard, QPoint(5, 390))
    assert opened == []
    documents.mark("c")
    ask_for_menu(documents, keyboard, QPoint(5, 390))
    assert len(opened) == 1
