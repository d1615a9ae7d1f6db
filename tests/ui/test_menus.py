"""The menus by themselves: words, letters and keys; test_window opens and triggers them."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from cchc_desk.ui.menus import MENUS, Menus
from cchc_desk.ui.theme import Scheme, apply_theme

ENTRIES = [entry for _, _, lines in MENUS for entry in lines if entry is not None]

# Source: PEERS.md 4 - the keys of UniKey's own panel, toolkit and quick conversion.
TAKEN = ["Alt+Z", "Ctrl+Shift+F5", "Ctrl+Shift+F6", "Ctrl+Shift+F9"]


@pytest.fixture
def chosen():
    return []


@pytest.fixture
def menus(qtbot, chosen):
    window = QMainWindow()
    qtbot.addWidget(window)
    theme = apply_theme(QApplication.instance(), Scheme.LIGHT, 100)
    does = {e.name: lambda *words, name=e.name: chosen.append((name, *words)) for e in ENTRIES}
    made = Menus(window, theme, does)
    made.window = window
    return made


def letters(menu):
    labels = [action.text() for action in menu.actions() if not action.isSeparator()]
    return [label[label.index("&") + 1].lower() if "&" in label else "" for label in labels]


def test_the_letters_of_a_menu_are_ascii_and_differ(menus):
    fixed = [menus.menus[name] for name in (*(name for name, _, _ in MENUS), "scheme")]
    for menu in (menus.window.menuBar(), *fixed):
        found = letters(menu)
        assert all(letter.isascii() and letter.isalnum() for letter in found), found
        assert len(set(found)) == len(found), found


def test_no_key_is_given_twice_or_belongs_to_an_input_method():
    keys = [QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set(TAKEN)


def test_every_entry_does_its_own(menus, chosen):
    for name, action in menus.actions.items():
        action.trigger()
        assert chosen[-1] == (name,)


def test_a_choice_passes_what_was_chosen_and_is_marked(menus, chosen):
    dark = next(a for a in menus.groups["scheme"].actions() if a.data() == "dark")
    dark.trigger()
    assert chosen == [("scheme", "dark")]
    menus.check("scheme", "light")
    assert not dark.isChecked()


def test_a_group_without_choices_cannot_be_opened(menus):
    assert not menus.menus["recent"].menuAction().isEnabled()
    menus.offer("recent", {"/x/a.cchc": "a.cchc"})
    assert menus.menus["recent"].menuAction().isEnabled()
