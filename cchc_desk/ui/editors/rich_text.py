"""The editor that the clerk types into: it never touches what is being typed."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from cchc_desk.forms.richtext import RichText, Vertical
from cchc_desk.i18n import tr
from cchc_desk.ui.editors import commands, table_edits
from cchc_desk.ui.editors.actions import (
    LEVEL_ACTS,
    OF_BLOCKS,
    Act,
    history_of_window,
    make_actions,
    make_menu,
    show_state,
)
from cchc_desk.ui.editors.clipboard import to_mime
from cchc_desk.ui.editors.document import ClerkDocument, ImageSource, no_image
from cchc_desk.ui.editors.document_map import (
    insert_blocks,
    read_document,
    read_fragment,
    write_document,
)
from cchc_desk.ui.editors.highlight import LeftOverLook, ReferenceHighlighter, shown_text
from cchc_desk.ui.editors.keys import (
    BLOCK_RULES,
    LINE_RULES,
    Rule,
    asks_redo,
    asks_undo,
    claims_history,
    is_left_alone,
    leaves_text,
    rule_for,
)
from cchc_desk.ui.editors.note_places import NotePlaces
from cchc_desk.ui.editors.paste import (
    can_read,
    one_line,
    read_mime,
    read_plain,
    sign_as_characters,
)
from cchc_desk.ui.editors.sign_painter import paint_signs
from cchc_desk.ui.editors.typing_format import typing_format
from cchc_desk.ui.editors.undo_groups import end_of_change
from cchc_desk.ui.editors.watch import Watch
from cchc_desk.ui.theme import document_font

if TYPE_CHECKING:
    from cchc_desk.intake.paste.pasted import Pasted
    from cchc_desk.ui.editors.pasting import Read

_INDENT_CHARACTERS = 3  # the width of one level, in digits
_MARGIN_PIXELS = 8.0

# The focus comes back by itself from what took it.
_SHORT_LEAVES = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)


class Scope(Enum):
    """What a text may hold: blocks, or one line as a footnote does."""

    BLOCKS = auto()
    LINE = auto()


class RichTextEditor(QTextEdit):
    """Edits rich text; ``edited`` comes after every change that the clerk made to it."""

    edited = Signal()
    focused = Signal()
    unfocused = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        scope: Scope = Scope.BLOCKS,
        images: ImageSource = no_image,
    ) -> None:
        """Make an empty editor; ``images`` gives the image of an id."""
        super().__init__(parent)
        self._scope = scope
        self._document = ClerkDocument(self, images)
        self._document.setDocumentMargin(_MARGIN_PIXELS)
        self.setDocument(self._document)
        self._watch = Watch(self._document)
        self._highlighter = ReferenceHighlighter(self._document, self.palette())
        self.notes = NotePlaces(self, self._watch)
        self._actions: dict[Act, QAction] = {}
        self._percent = 0
        self._font = self.font()
        self._connect()
        self.setTabChangesFocus(scope is Scope.LINE)
        self._take_colours()
        self.set_text_zoom(100)
        self.set_content(())

    def _connect(self) -> None:
        self._watch.edited.connect(self.edited)
        self.cursorPositionChanged.connect(self._show_state)
        self.currentCharFormatChanged.connect(self._show_state)
        self.selectionChanged.connect(self._show_state)

    @property
    def scope(self) -> Scope:
        """Return what the text may hold."""
        return self._scope

    def set_content(self, blocks: RichText) -> None:
        """Show another text; the undo history begins anew and ``edited`` does not come."""
        self._watch.is_loading = True
        write_document(self._document, blocks)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._watch.is_loading = False
        self.notes.part()
        self._watch.begin_anew()
        self._show_state()

    def replace_content(self, blocks: RichText) -> None:
        """Show another text as ``set_content`` does; the cursor goes to where it changed."""
        before, place = self._document.toRawText(), self.textCursor().position()
        self.set_content(blocks)
        changed = end_of_change(before, self._document.toRawText())
        commands.go_to(self, place if changed is None else changed)

    def forget_typing(self) -> None:
        """Let go of what can be undone here: the text was handed to the desk."""
        self._watch.groups.forget_undo()
        self.notes.part()
        self._show_state()

    def content(self) -> RichText:
        """Return the text, without what is still being composed; disturbs nothing."""
        return read_document(self._document)

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def insert(self, blocks: RichText) -> None:
        """Insert text at the cursor, as one step to undo."""
        cursor = self.textCursor()
        if self._scope is Scope.LINE:
            blocks = one_line(blocks)
        elif not cursor.atBlockStart():
            blocks = sign_as_characters(blocks)
        insert_blocks(cursor, blocks)
        self.setTextCursor(cursor)

    def set_images(self, images: ImageSource) -> None:
        """Take the images from somewhere else."""
        self._document.set_images(images)

    def set_text_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; 100 is its size on paper."""
        if percent == self._percent:
            return
        self._percent = percent
        font = document_font(percent)
        self.setFont(font)
        digit = QFontMetricsF(font).horizontalAdvance("0")
        self._document.setIndentWidth(digit * _INDENT_CHARACTERS)

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """Show the text in a font, also after the look of the application was changed."""
        self._font = QFont(font)
        super().setFont(self._font)
        self._document.setDefaultFont(self._font)

    def insert_figure(self, figure_id: str, text: str) -> None:
        """Insert characters that show a figure."""
        commands.insert_figure(self, figure_id, text)

    def show_left_over(self, look: LeftOverLook) -> None:
        """Tint the paragraphs that say what an earlier period said, and no others."""
        self._highlighter.show_left_over(look)

    def paragraph_text(self) -> str:
        """Return what the paragraph at the cursor says."""
        return shown_text(self.textCursor().block().text())

    def go_to_paragraph(self, text: str) -> bool:
        """Put the cursor before the first paragraph that says this; False: there is none."""
        block = self._document.begin()
        while block.isValid():
            if shown_text(block.text()) == text:
                commands.go_to(self, block.position())
                return True
            block = block.next()
        return False

    def action(self, act: Act) -> QAction:
        """Return the action of this name; a footnote's editor has none for blocks."""
        return self._all_actions()[act]

    def has_action(self, act: Act) -> bool:
        """Tell whether this editor can do that."""
        return act in self._all_actions()

    def _all_actions(self) -> dict[Act, QAction]:
        """Return the actions; an editor that was never used needs none, which saves 3 ms."""
        if not self._actions:
            self._actions = make_actions(self, _commands_of(self, self._scope))
            self.addActions(list(self._actions.values()))
            self._show_state()
        return self._actions

    def undo(self) -> None:
        """Take back the last word or step."""
        self._go_where_changed(self._watch.groups.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go_where_changed(self._watch.groups.redo())

    def _go_where_changed(self, position: int | None) -> None:
        if position is not None:
            commands.go_to(self, min(position, self._document.characterCount() - 1))

    def take_back(self, before: RichText) -> None:
        """Put back the text as it was before the last step, also when that is kept already."""
        if self._document.isUndoAvailable():
            self.undo()
        else:
            self.replace_content(before)
            self.edited.emit()

    def paste_plain(self) -> None:
        """Paste only the characters."""
        self._paste(partial(read_plain, QGuiApplication.clipboard().text(), tables=False))

    def _paste(self, read: "Read[Pasted]") -> None:
        """Insert what is read at the cursor; the clerk may be asked about its letters first."""
        from cchc_desk.ui.editors.pasting import with_settled_letters  # noqa: PLC0415 - see paste

        cursor = self.textCursor()

        def insert(pasted: "Pasted") -> None:
            self.setTextCursor(cursor)
            self._insert_pasted(pasted)

        with_settled_letters(self, read, insert)

    def _insert_pasted(self, pasted: "Pasted") -> None:
        from cchc_desk.ui.editors.pasting import tell_cleaning  # noqa: PLC0415 - see paste

        before = self.content()
        self.insert(pasted.blocks)
        self.ensureCursorVisible()
        undo = tr("&Undo"), partial(self.take_back, before)
        tell_cleaning(self, pasted.cleaning, undo, over=(self.edited, self.destroyed))

    def _show_state(self) -> None:
        can_edit = not self.isReadOnly()
        show_state(self._actions, self.textCursor(), self.currentCharFormat(), can_edit=can_edit)

    def _take_colours(self) -> None:
        self._watch.numbers.ink = self.palette().link().color()
        self._highlighter.take_colours(self.palette())
        self._highlighter.rehighlight()

    def _apply(self, rule: Rule) -> bool:
        cursor = self.textCursor()
        if not rule(cursor):
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _prepare_for(self, typed: str) -> None:
        made = typing_format(self.textCursor(), typed) if typed.isprintable() else None
        if made is not None:
            self.setCurrentCharFormat(made)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of redo, which Qt knows only on some systems."""
        if claims_history(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the clerk's keys mean here; leave the others to Qt, some to the window."""
        if is_left_alone(event) or leaves_text(event):
            event.ignore()
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif asks_undo(event):
            self.undo()
        elif asks_redo(event):
            self.redo()
        else:
            self._type(event)

    def _type(self, event: QKeyEvent) -> None:
        rule = rule_for(event, LINE_RULES if self._scope is Scope.LINE else BLOCK_RULES)
        if rule is not None and self._apply(rule):
            return
        self._prepare_for(event.text())
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method compose and commit; only the format of the commit is prepared."""
        self._prepare_for(event.commitString())
        self._watch.is_composing = True
        super().inputMethodEvent(event)
        self._watch.is_composing = False

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; no files and no pictures."""
        return can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is allowed of a paste or a drop."""
        self._paste(partial(read_mime, source))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Offer the selection to other programs and to ourselves."""
        return to_mime(read_fragment(self.textCursor()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the signs beside it."""
        super().paintEvent(event)
        paint_signs(self, event.rect())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show our own menu: Qt's would speak English."""
        self.context_menu().popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """Make the menu for the place of the cursor; it goes when it is closed."""
        actions = {**self._all_actions(), **history_of_window(self)}
        return make_menu(self, actions, self.textCursor())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead when this text is not being edited or cannot scroll further."""
        bar = self.verticalScrollBar()
        end = bar.minimum() if event.angleDelta().y() > 0 else bar.maximum()
        if not self.hasFocus() or bar.value() == end:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this is where the clerk writes now."""
        super().focusInEvent(event)
        self._all_actions()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the clerk went elsewhere; a menu or another program is no such place."""
        super().focusOutEvent(event)
        if event.reason() not in _SHORT_LEAVES:
            self.unfocused.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the theme, and whether the text may be changed."""
        super().changeEvent(event)
        if not hasattr(self, "_highlighter"):
            return  # Qt sends the first changes before we are made
        if event.type() == QEvent.Type.PaletteChange:
            self._take_colours()
        elif event.type() == QEvent.Type.ReadOnlyChange:
            self._show_state()
        elif event.type() == QEvent.Type.FontChange:
            self._hold_font()

    def _hold_font(self) -> None:
        """Take the font again: with every style sheet Qt 6.11 gives back an older one."""
        if self.font().pointSizeF() != self._font.pointSizeF():
            self.setFont(self._font)


def _commands_of(editor: RichTextEditor, scope: Scope) -> dict[Act, Callable[[], object]]:
    """Return what each action does, by its name; a footnote has none for blocks."""
    in_table = {
        Act.ROW_BELOW: table_edits.insert_row_below,
        Act.COLUMN_RIGHT: table_edits.insert_column_right,
        Act.DELETE_ROW: table_edits.delete_row,
        Act.DELETE_COLUMN: table_edits.delete_column,
        Act.HEADER_ROW: table_edits.toggle_header_row,
    }
    made: dict[Act, Callable[[], object]] = {
        Act.UNDO: editor.undo,
        Act.REDO: editor.redo,
        Act.CUT: editor.cut,
        Act.COPY: editor.copy,
        Act.PASTE: editor.paste,
        Act.PASTE_PLAIN: editor.paste_plain,
        Act.SELECT_ALL: editor.selectAll,
        Act.BOLD: partial(commands.toggle_bold, editor),
        Act.ITALIC: partial(commands.toggle_italic, editor),
        Act.SUPERSCRIPT: partial(commands.toggle_vertical, editor, Vertical.SUPER),
        Act.SUBSCRIPT: partial(commands.toggle_vertical, editor, Vertical.SUB),
        **{a: partial(commands.choose_level, editor, level) for a, level in LEVEL_ACTS.items()},
        Act.FOOTNOTE: editor.notes.insert,
        Act.TABLE: partial(commands.insert_table, editor),
        **{act: partial(commands.change_table, editor, edit) for act, edit in in_table.items()},
        Act.CLEAR: partial(commands.clear_formatting, editor),
    }
    if scope is Scope.LINE:
        return {act: command for act, command in made.items() if act not in OF_BLOCKS}
    return made
