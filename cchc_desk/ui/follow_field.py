"""A part of the head or foot that follows the template or the office until it is typed into."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cchc_desk.i18n import N_, tr
from cchc_desk.ui.cards import hint, labelled, side_by_side
from cchc_desk.ui.fields import Input
from cchc_desk.ui.front_words import Source, Texts, Usual
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.short_label import ShortLabel

LOOKS = """
*[follows="true"] { color: palette(placeholder-text); }
QLabel[own="true"], QToolButton { color: palette(link); }
"""
"""How the fields of a page tell what is the document's own; a stylesheet for the page."""

_FOLLOWS = {
    Source.TEMPLATE: N_("As in the template"),
    Source.OFFICE: N_("As in the office's profile"),
}
_FOLLOWS_NOTHING = {
    Source.TEMPLATE: N_("As in the template: nothing"),
    Source.OFFICE: N_("As in the office's profile: nothing"),
}
_FOLLOW_AGAIN = {
    Source.TEMPLATE: N_("Follow the template again"),
    Source.OFFICE: N_("Follow the office's profile again"),
}


@dataclass(frozen=True, slots=True)
class PartWords:
    """Hold what the page says of a part; ``hint`` may be ""."""

    label: str
    hint: str = ""


class FollowField(QWidget):
    """Show what is printed of a part, and whether that is the document's own.

    ``typed`` comes after the clerk changed it: typing makes it the document's own, the button
    lets it follow again. An own text may be empty: then nothing is printed.
    """

    typed = Signal()

    def __init__(self, name: str, words: PartWords, inputs: Sequence[Input]) -> None:
        """Lay the inputs out; several of them stand beside each other under their own names."""
        super().__init__()
        named(self, name)
        self._words = words
        self._inputs = tuple(inputs)
        self._usual = Usual(("",) * len(self._inputs), Source.TEMPLATE)
        self._follows = True
        self.state = named(ShortLabel(), f"{name}-state")
        self.follow = named(QToolButton(), f"{name}-follow")
        self.follow.setAccessibleDescription(words.label)
        self.hint = named(hint(words.hint), f"{name}-hint")
        self._lay_out()
        for each in self._inputs:
            each.typed.connect(self._take_typing)
        self.follow.clicked.connect(self._follow_again)
        self._show_state()

    def _lay_out(self) -> None:
        label = QLabel(self._words.label)
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget in (label, self.state, self.follow):
            head.addWidget(widget)
        head.insertStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        if len(self._inputs) == 1:
            label.setBuddy(self._inputs[0])
            column.addWidget(self._inputs[0])
        else:
            column.addLayout(side_by_side(*(labelled(each) for each in self._inputs)))
        column.addWidget(self.hint)
        self._keep_room_for_button()

    def _keep_room_for_button(self) -> None:
        policy = self.follow.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.follow.setSizePolicy(policy)

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """Return what Tab visits, in its order: the way back comes after the words."""
        return (*self._inputs, self.follow)

    def show_texts(self, own: Texts | None, usual: Usual, *, anew: bool = False) -> None:
        """Show the document's own texts. None: ``own`` - the usual ones; ``anew`` as in fields."""
        self._usual, self._follows = usual, own is None
        texts = usual.texts if own is None else own
        for field, text in zip(self._inputs, texts, strict=True):
            field.show_value(text, anew=anew)
        self._show_state()

    def show_usual(self, usual: Usual) -> None:
        """Take the usual texts as they are now; where they are followed, they are shown."""
        if usual != self._usual:
            self.show_texts(self.own(), usual)

    def own(self) -> Texts | None:
        """Return the document's own texts, one an input. None: the usual ones are printed."""
        return None if self._follows else tuple(field.value() for field in self._inputs)

    def _take_typing(self) -> None:
        self._follows = False
        self._show_state()
        self.typed.emit()

    def _follow_again(self) -> None:
        for field, text in zip(self._inputs, self._usual.texts, strict=True):
            field.replace_value(text)
        self._follows = True
        self._show_state()
        self._inputs[0].setFocus()
        self.typed.emit()

    # --- what it says of itself -------------------------------------------------------------------

    def _show_state(self) -> None:
        source, usual = self._usual.source, "\n".join(filter(None, self._usual.texts))
        drops = bool(usual) and not self._follows and not any(self.own() or ())
        self.state.setText(self._state_words(has_usual=bool(usual)))
        self.follow.setText(tr(_FOLLOW_AGAIN[source]))
        self.follow.setToolTip("<br>".join(map(escape, usual.split("\n"))))
        self.follow.setVisible(not self._follows)
        self.hint.setText(tr("Left empty: nothing is printed here.") if drops else self._words.hint)
        self.hint.setVisible(bool(self.hint.text()))
        _mark(self.hint, "status", "warning" if drops else None)
        _mark(self.state, "muted", self._follows)
        _mark(self.state, "own", not self._follows)
        for field in self._inputs:
            _mark(field, "follows", self._follows)
            field.setAccessibleDescription(f"{self.state.text()}\n{self.hint.text()}".strip())

    def _state_words(self, *, has_usual: bool) -> str:
        if not self._follows:
            return tr("This document's own")
        words = _FOLLOWS if has_usual else _FOLLOWS_NOTHING
        return tr(words[self._usual.source])


def _mark(widget: QWidget, name: str, value: object) -> None:
    """Give a widget a property that it may look by, if it has not that value already."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)
