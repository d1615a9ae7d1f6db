"""Which format typed characters get beside a link, a figure or a footnote.

Qt gives typed characters the format of their neighbour, which would draw every following word
into a link. Only characters typed inside a reference belong to it, and digits that touch a
figure, since they make another number of it.
"""

from PySide6.QtGui import QTextCharFormat, QTextCursor

from cchc_desk.ui.editors.figure_runs import CONTINUES_NUMBER
from cchc_desk.ui.editors.formats import FIGURE, FIGURE_TEXT, FOOTNOTE, IMAGE_ID, without_reference

_REFERENCES = (FIGURE, FOOTNOTE, IMAGE_ID)


def typing_format(cursor: QTextCursor, text: str) -> QTextCharFormat | None:
    """Return the format for characters about to be typed; None: what Qt would take is right."""
    if not text or cursor.hasSelection():
        return None
    left, right = _left_of(cursor), _right_of(cursor)
    if _same_reference(left, right):
        return None
    here = cursor.charFormat()
    if left is not None and left.hasProperty(FIGURE) and text[0] in CONTINUES_NUMBER:
        return _with_figure(here, left)
    if right is not None and right.hasProperty(FIGURE) and text[-1].isdigit():
        return _with_figure(here, right)
    is_reference = here.isAnchor() or any(here.hasProperty(each) for each in _REFERENCES)
    return without_reference(here) if is_reference else None


def _left_of(cursor: QTextCursor) -> QTextCharFormat | None:
    return None if cursor.atBlockStart() else _format_before(cursor, cursor.position())


def _right_of(cursor: QTextCursor) -> QTextCharFormat | None:
    return None if cursor.atBlockEnd() else _format_before(cursor, cursor.position() + 1)


def _format_before(cursor: QTextCursor, position: int) -> QTextCharFormat:
    there = QTextCursor(cursor.document())
    there.setPosition(position)
    return there.charFormat()


def _same_reference(left: QTextCharFormat | None, right: QTextCharFormat | None) -> bool:
    if left is None or right is None:
        return False
    if left.hasProperty(FIGURE) and right.hasProperty(FIGURE):
        return all(left.stringProperty(k) == right.stringProperty(k) for k in (FIGURE, FIGURE_TEXT))
    return bool(left.anchorHref()) and left.anchorHref() == right.anchorHref()


def _with_figure(here: QTextCharFormat, figure: QTextCharFormat) -> QTextCharFormat:
    made = without_reference(here)
    for key in (FIGURE, FIGURE_TEXT):
        made.setProperty(key, figure.stringProperty(key))
    return made
