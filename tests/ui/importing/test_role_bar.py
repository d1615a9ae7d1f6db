"""The parts as buttons with their keys, and what becomes of a line in one sentence."""

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.recognise.recognised import Doubt, LineRole
from cchc_desk.ui.importing.lines import ShownLine
from cchc_desk.ui.importing.role_bar import DoubtSteps, LineMeaning, RoleBar, meaning_of
from cchc_desk.ui.importing.roles import ROLE_KEYS, ROLE_LOOKS, WITH_LEVEL, Part
from cchc_desk.ui.theme import Scheme, apply_theme


@pytest.fixture
def theme():
    return apply_theme(QApplication.instance(), Scheme.LIGHT, 100)


@pytest.fixture
def bar(qtbot, theme):
    made = RoleBar(theme)
    qtbot.addWidget(made)
    return made


def button(bar, name) -> QToolButton:
    return bar.findChild(QToolButton, name)


def image(button):
    return button.icon().pixmap(button.iconSize()).toImage()


def shown(role, doubts=(), level=0):
    return ShownLine(0, "chữ", Part(role, level), doubts=doubts)


def test_every_key_is_drawn_on_its_button_and_spoken(bar):
    for key, role in ROLE_KEYS.items():
        found = button(bar, f"role-{role.value}")
        words = tr(ROLE_LOOKS[role].words)
        assert (found.text(), found.icon().isNull()) == (words, False)
        assert found.accessibleName() == tr("{words}, key {keys}", words=words, keys=key)


def test_no_two_keys_look_alike(bar):
    drawn = [image(button(bar, f"role-{role.value}")) for role in ROLE_KEYS.values()]
    assert all(a != b for n, a in enumerate(drawn) for b in drawn[n + 1 :])


def test_the_keys_follow_the_colours(bar, theme):
    found = button(bar, "role-label")
    before = image(found)
    theme.use(Scheme.DARK, 100)
    assert image(found) != before


def test_a_button_asks_for_its_part(qtbot, bar):
    with qtbot.waitSignal(bar.part_wanted) as asked:
        button(bar, "role-guidance").click()
    assert asked.args == [Part(LineRole.GUIDANCE)]


def test_every_other_part_is_in_the_menu(bar):
    words = {action.text() for action in button(bar, "role-other").menu().actions()}
    others = set(LineRole) - {LineRole.HEADING, *ROLE_KEYS.values()}
    assert words == {tr(ROLE_LOOKS[role].words) for role in others}


@pytest.mark.parametrize("role", LineRole)
def test_every_part_says_what_becomes_of_it(role):
    level = 2 if role in WITH_LEVEL else 0
    line = shown(role, level=level)
    assert meaning_of([line]) == f"{line.part.words}: {tr(ROLE_LOOKS[role].meaning)}"


def test_a_line_that_is_not_sure_says_what_to_press():
    words = tr("Not sure: press the key of its part; that of the same part confirms it.")
    assert meaning_of([shown(LineRole.ANSWER, doubts=(Doubt.CLOSING,))]) == words


def test_several_lines_are_counted(qtbot):
    label = LineMeaning()
    qtbot.addWidget(label)
    label.show_lines((shown(LineRole.ANSWER),) * 3)
    assert label.text() == ntr(
        "{count} line is selected: a key changes it.",
        "{count} lines are selected: a key changes all of them.",
        3,
    )


def test_without_a_line_nothing_is_said():
    assert meaning_of([]) == ""


@pytest.mark.parametrize(("count", "status", "can_step"), [(0, "ok", False), (2, "warning", True)])
def test_lines_that_are_not_sure_are_counted(qtbot, theme, count, status, can_step):
    steps = DoubtSteps(theme)
    qtbot.addWidget(steps)
    steps.show_count(count)
    assert steps.words.property("status") == status
    assert steps.findChild(QToolButton, "doubt-on").isEnabled() is can_step
