"""The steps of an editor of templates."""

from dataclasses import replace

from cchc_desk.ui.templates.history import TemplateHistory
from tests.factories import make_template

FIRST = make_template()
SECOND, THIRD = replace(FIRST, title="A"), replace(FIRST, title="AB")


def test_a_step_goes_back_and_forward():
    history = TemplateHistory(FIRST)
    assert history.say(SECOND)
    assert history.undo()
    assert history.now == FIRST
    assert history.redo()
    assert history.now == SECOND


def test_what_says_the_same_is_no_step():
    history = TemplateHistory(FIRST)
    assert not history.say(FIRST)
    assert not history.can_undo
    assert not history.undo()
    assert not history.redo()


def test_typing_on_in_one_field_is_one_step():
    history = TemplateHistory(FIRST)
    history.say(SECOND, "title")
    history.say(THIRD, "title")
    history.undo()
    assert history.now == FIRST


def test_typing_in_another_field_is_another_step():
    history = TemplateHistory(FIRST)
    history.say(SECOND, "title")
    history.say(THIRD, "subject")
    history.undo()
    assert history.now == SECOND


def test_typing_back_to_the_beginning_leaves_no_step():
    history = TemplateHistory(FIRST)
    history.say(SECOND, "title")
    history.say(FIRST, "title")
    assert not history.can_undo


def test_a_new_step_lets_go_of_what_was_taken_back():
    history = TemplateHistory(FIRST)
    history.say(SECOND)
    history.undo()
    history.say(THIRD)
    assert not history.can_redo
