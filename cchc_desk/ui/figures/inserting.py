"""The way of a figure into the text at the cursor."""

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.editors.card import card_around
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.figures.facts import FigureFacts, read_facts
from cchc_desk.ui.figures.insert_dialog import InsertFigureDialog, Way
from cchc_desk.ui.notices import notify
from cchc_desk.ui.session import Session


def ask_figure(session: Session, window: QWidget) -> None:
    """Ask for a figure and put it in at the cursor of the text that has the focus."""
    editor = QApplication.focusWidget()
    if not isinstance(editor, RichTextEditor) or editor.isReadOnly():
        notify(window, "warning", tr("Put the cursor into a text first, then choose a figure."))
        return
    session.autosave.flush()
    if session.report is not None:
        work = partial(read_facts, report=session.report)
        session.bridge.run(work, partial(_ask, editor))


def _ask(editor: RichTextEditor, facts: object) -> None:
    assert isinstance(facts, FigureFacts)  # noqa: S101 - the desk's own answer
    card = card_around(editor)
    own = () if card is None else card.item.figures
    dialog = InsertFigureDialog(facts, editor.window(), own)
    dialog.chosen.connect(partial(put_in, editor))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def put_in(editor: RichTextEditor, way: object) -> None:
    """Put the spans of a way in at the cursor, as one step to undo."""
    assert isinstance(way, Way)  # noqa: S101 - the dialog's own signal
    whole = editor.textCursor()
    whole.beginEditBlock()
    for span in way.spans:
        if span.figure is None:
            editor.textCursor().insertText(span.text)
        else:
            editor.insert_figure(span.figure, span.text)
    whole.endEditBlock()
    editor.setFocus()
