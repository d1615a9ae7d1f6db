"""What was wished can be taken back, step by step."""

from cchc_desk.forms.period import read_period
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.importing.proposal import Wishes
from cchc_desk.ui.importing.roles import Part
from cchc_desk.ui.importing.wish_history import WishHistory

PERIOD = read_period("2025-quy-2")


def test_what_was_wished_is_taken_back_and_wished_again():
    history = WishHistory()
    history.wish(parts={3: Part(LineRole.ANSWER)})
    history.wish(period=PERIOD)
    assert history.undo()
    assert history.now == Wishes(parts={3: Part(LineRole.ANSWER)})
    assert history.redo()
    assert history.now.period == PERIOD


def test_the_ends_are_told():
    history = WishHistory()
    assert not history.undo()
    assert not history.redo()


def test_a_new_wish_forgets_what_was_taken_back():
    history = WishHistory()
    history.wish(name="a")
    history.undo()
    history.wish(period=PERIOD)
    assert not history.redo()


def test_typing_a_name_is_one_step():
    history = WishHistory()
    for name in ("M", "Mẫ", "Mẫu"):
        history.wish(name=name)
    history.undo()
    assert history.now == Wishes()


def test_wishing_the_same_again_is_no_step():
    history = WishHistory()
    history.wish(period=None)
    assert not history.undo()
