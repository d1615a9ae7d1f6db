"""The footnotes of a text: where they stand, what they say, and how they are changed there."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTextEdit

from cchc_desk.forms.richtext import Footnote
from cchc_desk.ui.editors import commands
from cchc_desk.ui.editors.anchors import note_of, set_footnote
from cchc_desk.ui.editors.watch import Watch


class NotePlaces(QObject):
    """Reads and changes the footnotes of one editor, by their index in reading order.

    ``inserted`` carries the index of a new footnote.
    """

    changed = Signal()
    inserted = Signal(object)

    def __init__(self, editor: QTextEdit, watch: Watch) -> None:
        """Follow an editor whose document is watched."""
        super().__init__(editor)
        self._editor = editor
        self._watch = watch
        self._last: tuple[int, int] | None = None
        watch.footnotes_changed.connect(self.changed)

    def all(self) -> tuple[Footnote, ...]:
        """Return the footnotes in reading order."""
        return tuple(note_of(anchor) for anchor in self._watch.anchors)

    def number(self, index: int) -> int:
        """Return the number that a footnote shows."""
        return self._watch.numbers.number_at(self._watch.anchors[index].position)

    def number_from(self, first: int) -> None:
        """Number on from earlier fields of the same document."""
        self._watch.number_from(first)

    def insert(self) -> None:
        """Insert an empty footnote at the cursor."""
        position = commands.insert_footnote(self._editor)
        places = [anchor.position for anchor in self._watch.anchors]
        self.inserted.emit(places.index(position))

    def change(self, index: int, note: Footnote) -> None:
        """Change the text of a footnote; changes one after the other undo together."""
        anchors, document = self._watch.anchors, self._editor.document()
        if index >= len(anchors) or note_of(anchors[index]) == note:
            return
        joins = self._last == (index, document.availableUndoSteps())
        set_footnote(document, anchors[index], note, joins=joins)
        self._last = (index, document.availableUndoSteps())

    def part(self) -> None:
        """Let the next change undo apart from those before."""
        self._last = None

    def go_to(self, index: int) -> None:
        """Put the cursor after a footnote's place in the text."""
        commands.go_to(self._editor, self._watch.anchors[index].position + 1)
        self._editor.setFocus()
