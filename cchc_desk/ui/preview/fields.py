"""Which field of the document the cursor is in, and bringing the cursor to a field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from cchc_desk.export.places import LETTERHEAD, SIGNATURE
from cchc_desk.forms.document import Origin
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.richtext import Paragraph, RichText
from cchc_desk.forms.task import Column
from cchc_desk.ui.outline_panel import FRONT, TASKS, has_tasks
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session

_CARD = "card:"

# The first field of the page of head and foot for every part of the document, by object name.
_FIELD_OF_PART = {
    LETTERHEAD.part: "front-number",
    "document-type": "front-subject",
    "subject": "front-subject",
    "addressees": "front-addressees",
    "grounds": "front-grounds",
    "opening": "front-opening",
    "closing": "front-closing",
    SIGNATURE.part: "front-recipients",
}

# What stands around the fields of that page, by object name, and the part that they are printed in.
_PART_AROUND = {
    "card-issue": LETTERHEAD.part,
    "part-subject": "subject",
    "part-addressees": "addressees",
    "part-grounds": "grounds",
    "part-opening": "opening",
    "part-closing": "closing",
    "part-recipients": SIGNATURE.part,
    "part-signer": SIGNATURE.part,
}


def field_at(widget: QWidget | None, places: Places) -> Origin | None:
    """Return the field that a widget of the pages shows. None: it is none that is printed."""
    if widget is None or not places.isAncestorOf(widget):
        return None
    if places.is_on_show("tasks"):
        return _task_field(places)
    around: QWidget | None = widget
    while around is not None and around is not places:
        name = around.objectName()
        if name.startswith(_CARD) and places.is_on_show("form"):
            return Origin(item=name.removeprefix(_CARD))
        if name in _PART_AROUND and places.is_on_show("front"):
            return Origin(part=_PART_AROUND[name])
        around = around.parentWidget()
    return None


def _task_field(places: Places) -> Origin | None:
    view = places.tasks.view
    index = view.currentIndex()
    if not index.isValid():
        return None
    column = view.tasks.columns[index.column()]
    return Origin(task=view.row_id(index.row()), column=column)


def lead_to(origin: Origin, session: Session, places: Places) -> bool:
    """Bring the cursor to the field of something printed; False: it is nowhere to be typed."""
    if session.report is None:
        return False
    if origin.item is not None:
        places.go_to_item(origin.item)
        _go_to_block(origin, places)
    elif origin.task is not None:
        places.go_to(TASKS)
        places.tasks.go_to(origin.task, None if origin.column is None else Column(origin.column))
    elif origin.part in _FIELD_OF_PART:
        places.go_to(FRONT)
        _focus_part(origin.part or "", places)
    elif origin.appendix is not None and origin.part is None and has_tasks(session.report):
        places.go_to(TASKS)
        places.enter()
    else:
        return False
    return True


def _focus_part(part: str, places: Places) -> None:
    field = places.front.findChild(QWidget, _FIELD_OF_PART[part])
    if field is not None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        places.front.ensureWidgetVisible(field)


def _go_to_block(origin: Origin, places: Places) -> None:
    """Put the cursor before the paragraph that was printed; behind a table nobody can count."""
    card = places.form.cards.get(origin.item or "")
    block = origin.block
    if card is None or block is None or card.item.answer is not AnswerKind.TEXT:
        return
    editor = card.editor.field.editor
    is_there = editor.textCursor().blockNumber() == block
    if not is_there and _is_plain(card.answer().blocks, block):
        editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(block)))


def _is_plain(blocks: RichText, count: int) -> bool:
    before = blocks[: count + 1]
    return len(before) > count and all(isinstance(block, Paragraph) for block in before)
