"""Bringing the clerk from a finding to the place where it stands."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from cchc_desk.desk.review_fixes import text_at
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import Column
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.review.finding import Finding, Place
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.outline_panel import FRONT, TASKS, UNPLACED_TEXT, has_tasks
from cchc_desk.ui.places import Places
from cchc_desk.ui.review.marks import spot_in

_OFFICE_PARTS = frozenset({"parent", "office"})

# The field of the page of head and foot for every part that is typed there, by object name.
_FIELDS: Mapping[str, str] = {
    "number": "front-number",
    "place-and-date": "front-number",
    "document-type": "front-subject",
    "subject": "front-subject",
    "addressees": "front-addressees",
    "grounds": "front-grounds",
    "opening": "front-opening",
    "closing": "front-closing",
    "recipients": "front-recipients",
    "authority": "front-authority",
    "signer-title": "front-title",
    "signer-name": "front-signer",
}


def lead_to(finding: Finding, reviewed: Report, places: Places) -> bool:
    """Show the place of a finding with its characters selected; False: it is typed nowhere."""
    place = finding.place
    if place.item is not None:
        _to_item(finding, reviewed, places)
    elif place.task is not None:
        places.go_to(TASKS)
        column = next((each for each in Column if each == place.column), None)
        return places.tasks.go_to(place.task, column)
    elif place.part in _OFFICE_PARTS:
        places.show_office()
    elif place.part in _FIELDS:
        places.go_to(FRONT)
        _to_front(place, reviewed, places)
    elif place.appendix is not None and has_tasks(reviewed):
        places.go_to(TASKS)
        places.enter()
    else:
        return False
    return True


def _to_item(finding: Finding, reviewed: Report, places: Places) -> None:
    item = finding.place.item or ""
    if item == UNPLACED:
        places.go_to(UNPLACED_TEXT)
        _select(places.unplaced.field, reviewed, finding)
        return
    places.go_to_item(item)
    card = places.form.cards.get(item)
    if card is None:
        places.go_to(item)
    else:
        _select(card.editor.field, reviewed, finding)


def _select(field: RichTextField, reviewed: Report, finding: Finding) -> None:
    found = spot_in(field, reviewed, finding)
    if found is not None:
        editor, cursor = found
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.setTextCursor(cursor)


def _to_front(place: Place, reviewed: Report, places: Places) -> None:
    field = places.front.findChild(QWidget, _FIELDS[place.part or ""])
    if field is None:
        return
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    places.front.ensureWidgetVisible(field)
    if isinstance(field, QTextEdit):
        _select_line(field, place, text_at(reviewed, place))
    elif isinstance(field, QLineEdit):
        field.selectAll()


def _select_line(field: QTextEdit, place: Place, text: str | None) -> None:
    block = field.document().findBlockByNumber(place.block or 0)
    if not block.isValid():
        return
    start, end = 0, len(block.text())
    if text == block.text() and place.end > place.start:
        start, end = place.start, place.end
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
