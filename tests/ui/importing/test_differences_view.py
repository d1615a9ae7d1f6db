"""What was edited in Word beside what was exported: chosen place by place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from cchc_desk.desk.import_own import Difference
from cchc_desk.forms.column_titles import COLUMN_TITLES
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column
from cchc_desk.i18n import tr
from cchc_desk.ui.importing.difference_names import NamedDifference, named_differences
from cchc_desk.ui.importing.differences_view import DifferencesView
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import make_report
from tests.ui.importing.files import show_view, source_of, write_own

ONE = NamedDifference(
    "item:a", "1. Kế hoạch", "Đã ban hành 05 kế hoạch.", "Đã ban hành 06 kế hoạch."
)
TWO = NamedDifference("item:b", "2. Kiểm tra", "Không.", "Không.")
BOTH = (ONE, TWO)


@pytest.fixture
def view(qtbot):
    made = DifferencesView(apply_theme(QApplication.instance(), Scheme.LIGHT, 100))
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_differences(BOTH, frozenset())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def chosen(view):
    """Return what was chosen, shown as the page does."""
    told = []

    def take(keys):
        told.append(keys)
        view.show_differences(BOTH, keys)

    view.chosen.connect(take)
    return told


def taken(view):
    return [view.list.topLevelItem(row).text(1) for row in range(view.list.topLevelItemCount())]


def underlined(version):
    """Return the words of a version that are marked."""
    cursor = QTextCursor(version.text.document())
    marked = ""
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        look = cursor.charFormat()
        if look.fontUnderline() or look.fontStrikeOut():
            marked += version.text.toPlainText()[cursor.position() - 1]
    return marked.strip()


def test_what_was_edited_is_taken_at_first(view):
    assert taken(view) == [tr("As edited")] * 2
    assert view.file.choice.isChecked()


def test_both_versions_of_the_chosen_place_are_shown_with_what_differs(view):
    assert view.file.text.toPlainText() == ONE.file
    assert (underlined(view.file), underlined(view.data)) == ("06", "05")


def test_space_takes_the_other_version_and_back(view, chosen):
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert taken(view) == [tr("As exported"), tr("As edited")]
    assert view.data.choice.isChecked()
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert chosen == [{ONE.key}, frozenset()]


def test_a_version_is_taken_by_its_button_too(view, chosen):
    view.findChild(QRadioButton, "difference-data-choice").click()
    view.findChild(QRadioButton, "difference-file-choice").click()
    assert chosen == [{ONE.key}, frozenset()]


@pytest.mark.parametrize(
    ("name", "keys"), [("keep-all", {ONE.key, TWO.key}), ("take-all", frozenset())]
)
def test_all_are_taken_together(view, chosen, name, keys):
    view.findChild(QPushButton, name).click()
    assert chosen == [keys]


def test_the_list_leads_from_place_to_place(view):
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.data.text.toPlainText() == TWO.data


def test_the_same_words_in_other_looks_say_so(view):
    assert not view.file.note.isVisible()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.file.note.isVisible()
    assert underlined(view.file) == ""


def test_the_chosen_place_stays_when_a_choice_changes(view, chosen):
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert chosen == [{TWO.key}]
    assert view.list.current_key == TWO.key


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ({"item": "i.ke-hoach"}, "1. Kế hoạch"),
        ({"part": "subject"}, tr("Subject")),
        ({"figure": "ho-so"}, "Hồ sơ tiếp nhận"),
        ({"task": "g1"}, tr("Group “{title}”", title="Thể chế")),
        (
            {"task": "t1", "column": Column.RESULT},
            tr("Task {number}, {column}", number="1", column=COLUMN_TITLES[Column.RESULT]),
        ),
        ({"item": "không còn"}, "không còn"),
    ],
)
def test_a_place_is_called_as_in_the_document(place, name):
    difference = Difference(plain("a"), plain("b"), **place)
    (named,) = named_differences([difference], make_report())
    assert (named.name, named.data, named.file) == (name, "a", "b")


# --- on the page of confirmation ------------------------------------------------------------------


def test_the_page_of_confirmation_shows_what_was_edited(qtbot, tmp_path):
    path = write_own(
        tmp_path / "a.docx",
        make_report(id="x"),
        ("Đã ban hành", "Vừa ban hành"),
        ("Kế hoạch số 05", "Kế hoạch số 06"),
    )
    view = show_view(qtbot, source_of(path))
    assert view.facts.kind.text() == tr("Written by this program, and edited in Word since")
    assert view.panes.differences.list.topLevelItemCount() == 2
    view.panes.differences.keep_all.click()
    qtbot.waitUntil(lambda: view.is_settled)
    assert len(view.proposal.choices.from_data) == 2
