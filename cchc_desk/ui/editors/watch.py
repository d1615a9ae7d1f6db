"""What happened to a document, in words that the editor needs: edited by whom, and how far.

Only the document is asked, never the keyboard: UniKey sends keys, input methods commit text, and
both end as a change of the document. Qt also reports a change when nothing but text still being
composed was redrawn; that one is dropped.
"""

from PySide6.QtCore import QObject, Signal

from cchc_desk.ui.editors.anchors import Anchor, NumberObject, find_anchors
from cchc_desk.ui.editors.document import ClerkDocument
from cchc_desk.ui.editors.formats import FOOTNOTE_OBJECT, OBJECT
from cchc_desk.ui.editors.undo_groups import Change, UndoGroups, narrow

_LONGEST_COMPARED = 4000  # characters; what is longer was pasted or loaded


class Watch(QObject):
    """Follows one document; its signals come when the document is laid out again."""

    edited = Signal()
    footnotes_changed = Signal()

    def __init__(self, document: ClerkDocument) -> None:
        """Follow an empty document."""
        super().__init__(document)
        self.groups = UndoGroups(document)
        self.anchors: tuple[Anchor, ...] = ()
        self.numbers = NumberObject(self)
        self.is_loading = False
        self.is_composing = False
        self._document = document
        self._text = document.toRawText()
        self._first_number = 1
        self._has_edit = self._has_notes = self._has_moved = False
        document.documentLayout().registerHandler(FOOTNOTE_OBJECT, self.numbers)
        document.contentsChange.connect(self._take_change)
        document.contentsChanged.connect(self._tell)

    def begin_anew(self) -> None:
        """Follow what the document was just filled with."""
        self.groups.forget()
        self._text = self._document.toRawText()
        self._take_anchors()
        self._has_edit = False
        self._tell()

    def number_from(self, first: int) -> None:
        """Give the first footnote this number."""
        self._first_number = first
        self.numbers.number_from(first, self.anchors)
        self._redraw_numbers()
        self.footnotes_changed.emit()

    def _take_change(self, position: int, removed: int, added: int) -> None:
        """Take in a change; nothing may be written to the document from here."""
        if self.is_loading:
            return
        old, self._text = self._text, self._document.toRawText()
        if self.is_composing and old == self._text:
            return
        self._has_edit = True
        self._take_anchors()
        inserted = self._text[position : position + added]
        change = Change(position, removed, inserted)
        if max(removed, added) <= _LONGEST_COMPARED:
            change = narrow(change, old[position : position + removed])
        self.groups.note(change)

    def _take_anchors(self) -> None:
        if not self.anchors and OBJECT not in self._text:
            return
        found = find_anchors(self._document, self._text)
        pairs = zip(found, self.anchors, strict=False)
        changed = sum(new.markup != old.markup for new, old in pairs)
        is_same_size = len(found) == len(self.anchors)
        self._has_notes |= changed > 0 or not is_same_size
        self._has_moved |= changed > 1 or not is_same_size
        self.anchors = found
        self.numbers.number_from(self._first_number, found)

    def _tell(self) -> None:
        if self.is_loading:
            return
        had_edit, had_notes, had_moved = self._has_edit, self._has_notes, self._has_moved
        self._has_edit = self._has_notes = self._has_moved = False
        if had_moved:
            self._redraw_numbers()
        if had_notes:
            self.footnotes_changed.emit()
        if had_edit:
            self.edited.emit()

    def _redraw_numbers(self) -> None:
        """Lay out the numbers anew: those after a new footnote grew by one, perhaps by a digit."""
        for anchor in self.anchors:
            self._document.markContentsDirty(anchor.position, 1)
