"""Who gets the keys of undo and redo: the window, though a text field would keep them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cchc_desk.ui.editors.keys import claims_history


class HistoryKeys(QObject):
    """Leaves the keys of undo and redo to the window; ``typing_undo`` says what it does then.

    Where the window has no such action they come back to the field, which then undoes its typing.
    """

    def __init__(self, field: QWidget) -> None:
        """Watch a field for as long as it lives."""
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """Refuse when Qt asks whether such a key is meant for the field."""
        if not claims_history(event):
            return False
        event.ignore()
        return True
