"""Inputs that the pages of the editor share: lists to choose from, ticks, widths."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox

from cchc_desk.i18n import tr
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named

_SHORTEST_LIST = 10  # letters of what is chosen in a closed list, at least


class ChoiceInput(LongChoices):
    """A list of values with words for each; a value that is not offered is added when shown."""

    def __init__(self, name: str, label: str) -> None:
        """Make an empty list."""
        super().__init__()
        named(self, name, label)
        self.setMinimumContentsLength(_SHORTEST_LIST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, choices: Mapping[object, str]) -> None:
        """Offer values with their words, in the order given; what is chosen stays chosen."""
        there = {self.itemData(at): self.itemText(at) for at in range(self.count())}
        if list(there.items()) == list(choices.items()):
            return
        kept = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for value, words in choices.items():
                self.addItem(words, value)
            if kept in choices:
                self.setCurrentIndex(list(choices).index(kept))

    def show_value(self, value: object) -> None:
        """Choose a value without telling anybody."""
        values = [self.itemData(at) for at in range(self.count())]
        with QSignalBlocker(self):
            if value not in values:
                self.addItem(str(value), value)
                values.append(value)
            self.setCurrentIndex(values.index(value))


K = TypeVar("K")


def translated(words: Mapping[K, str]) -> dict[object, str]:
    """Return choices in the words of the catalog."""
    return {value: tr(text) for value, text in words.items()}


class TickInput(QCheckBox):
    """A tick with its words."""

    def __init__(self, name: str, words: str, tip: str = "") -> None:
        """Make a tick that is off."""
        super().__init__(words)
        named(self, name, words)
        self.setToolTip(tip)

    def show_value(self, *, is_on: bool) -> None:
        """Set the tick without telling anybody."""
        with QSignalBlocker(self):
            self.setChecked(is_on)


def read_widths(text: str) -> tuple[float, ...]:
    """Read "12; 75,5; 35"; what is no number above 0 counts as nothing."""
    words = text.replace(";", " ").replace(",", ".").split()
    return tuple(width for word in words if (width := read_width(word)) is not None)


def read_width(text: str) -> float | None:
    """Read "75,5"; None: it is no width."""
    try:
        width = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return width if 0 < width < _WIDEST_MM else None


_WIDEST_MM = 1000.0


def width_words(width_mm: float) -> str:
    """Write a width as "75" or "75,5"."""
    return f"{width_mm:g}".replace(".", ",")


def widths_words(widths_mm: tuple[float, ...]) -> str:
    """Write widths as "12; 75,5; 35"."""
    return "; ".join(map(width_words, widths_mm))
