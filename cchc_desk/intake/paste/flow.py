"""Paragraphs while they are filled, with the white space of HTML folded as it is shown."""

import re
from dataclasses import replace

from cchc_desk.intake.paste.drafts import Draft, Grid, Line, Piece
from cchc_desk.intake.paste.signs import Item
from cchc_desk.intake.paste.styles import Look

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE_ENDS = re.compile(r"\r\n?")


class Flow:
    """Fill the paragraphs of a page or of a cell."""

    def __init__(self) -> None:
        """Begin with an empty line."""
        self.blocks: list[Draft] = []
        self._pieces: list[Piece] = []
        self._item: Item | None = None
        self._space_is_shown = False

    def say(self, text: str, look: Look) -> None:
        """Add characters; those that Word wrote for a list are the sign of its item."""
        if look.is_sign:
            self._sign(text)
            return
        if look.keeps_spaces:
            shown = _LINE_ENDS.sub("\n", text)
        else:
            shown = _SPACES.sub(" ", text)
            shown = shown if self._space_is_shown else shown.lstrip(" ")
        if shown:
            self._pieces.append(Piece(shown, look))
            self._space_is_shown = look.keeps_spaces or not shown.endswith(" ")

    def exactly(self, text: str, look: Look) -> None:
        """Add characters that are no white space of HTML: a TAB, a line break."""
        if text == "\n":
            self._drop_last_space()
        self._pieces.append(Piece(text, look))
        self._space_is_shown = text != "\n"

    def _sign(self, text: str) -> None:
        before = self._item or Item("", 1)
        self._item = replace(before, sign=before.sign + text)

    def begin_item(self, item: Item | None) -> None:
        """Let the next paragraph open as an item of a list. None: it is outside all lists."""
        self._item = item

    def end_line(self, *, even_empty: bool = False) -> None:
        """End the paragraph; one that nothing was said in is none, unless it is wanted."""
        self._drop_last_space()
        if self._pieces or even_empty:
            self._drop_last_break()
            self.blocks.append(Line(self._pieces, self._item))
            self._item = None
        self._pieces = []
        self._space_is_shown = False

    def add(self, grid: Grid) -> None:
        """Put a table behind what there is."""
        self.end_line()
        self.blocks.append(grid)

    def _drop_last_space(self) -> None:
        """Drop a space at the end of a line, which HTML does not show."""
        last = self._pieces[-1] if self._pieces else None
        if last is not None and not last.look.keeps_spaces and last.text.endswith(" "):
            self._pieces[-1] = replace(last, text=last.text[:-1])

    def _drop_last_break(self) -> None:
        """Drop a line break at the end of a paragraph: it opens no line of its own."""
        if self._pieces and self._pieces[-1].text == "\n":
            del self._pieces[-1]
