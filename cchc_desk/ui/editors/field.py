"""The field for rich text on a form: buttons, text, footnotes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desk.forms.richtext import RichText
from cchc_desk.ui.editors.auto_height import AutoHeight
from cchc_desk.ui.editors.document import ImageSource, no_image
from cchc_desk.ui.editors.footnotes import FootnotePanel
from cchc_desk.ui.editors.history_keys import HistoryKeys
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.editors.toolbar import Toolbar

LINES = 3
LIMIT_PIXELS = 520


class RichTextField(QWidget):
    """Edits rich text with its footnotes; grows with it up to a limit, then scrolls.

    ``toolbar`` may be one that many fields share: it attaches itself to the one with the focus.
    """

    edited = Signal()
    cursor_moved = Signal(object)  # the RichTextEditor that the clerk moves about in

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        toolbar: Toolbar | None = None,
        images: ImageSource = no_image,
        lines: int = LINES,
    ) -> None:
        """Make an empty field, at least so many lines high. None: ``toolbar`` - one of its own."""
        super().__init__(parent)
        self.editor = RichTextEditor(self, images=images)
        self.footnotes = FootnotePanel(self.editor, self)
        self.toolbar = toolbar or Toolbar(self)
        HistoryKeys(self.editor)
        self._height = AutoHeight(self.editor, lines=lines, limit_pixels=LIMIT_PIXELS)
        self._lay_out(has_toolbar=toolbar is None)
        self._connect()
        if toolbar is not None:
            self._share(toolbar)
        self.setFocusProxy(self.editor)

    def _lay_out(self, *, has_toolbar: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if has_toolbar:
            column.addWidget(self.toolbar)
            self.toolbar.attach(self.editor)
        column.addWidget(self.editor)
        column.addWidget(self.footnotes)

    def _connect(self) -> None:
        self.editor.edited.connect(self.edited)
        self.editor.focused.connect(lambda: self.toolbar.attach(self.editor))
        self.editor.cursorPositionChanged.connect(lambda: self._tell_cursor(self.editor))
        self.footnotes.editor_focused.connect(self.toolbar.attach)
        self.footnotes.cursor_moved.connect(self._tell_cursor)

    def _share(self, toolbar: Toolbar) -> None:
        self.editor.unfocused.connect(lambda: toolbar.detach(self.editor))
        self.footnotes.editor_unfocused.connect(toolbar.detach)

    def _tell_cursor(self, editor: RichTextEditor) -> None:
        if editor.hasFocus():
            self.cursor_moved.emit(editor)

    def set_content(self, blocks: RichText) -> None:
        """Show another text; ``edited`` does not come."""
        self.editor.set_content(blocks)

    def replace_content(self, blocks: RichText) -> None:
        """Show another text as ``set_content`` does; the cursor goes to where it changed."""
        self.editor.replace_content(blocks)

    def go_to_start(self) -> None:
        """Put the cursor before the text."""
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)

    def forget_typing(self) -> None:
        """Let go of what can be undone here, in the text and its footnotes."""
        self.editor.forget_typing()
        self.footnotes.forget_typing()

    def content(self) -> RichText:
        """Return the text with its footnotes, without what is still being composed."""
        return self.editor.content()

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""
        return self.editor.has_preedit() or self.footnotes.has_preedit()

    def set_images(self, images: ImageSource) -> None:
        """Take the images from somewhere else."""
        self.editor.set_images(images)

    def set_text_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; 100 is its size on paper."""
        self.editor.set_text_zoom(percent)
        self.footnotes.set_text_zoom(percent)
        self._height.follow()

    def set_limit(self, pixels: int) -> None:
        """Let the text grow up to this height; beyond, it scrolls."""
        self._height.set_limit(pixels)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show the text without letting it be changed."""
        self.editor.setReadOnly(is_read_only)
        self.footnotes.follow()

    def set_first_footnote_number(self, number: int) -> None:
        """Number on from earlier fields of the same document."""
        self.editor.notes.number_from(number)

    def name_for_readers(self, name: str) -> None:
        """Say to screen readers what is asked here."""
        self.editor.setAccessibleName(name)

    def set_hint(self, hint: str) -> None:
        """Show what belongs here while it is empty."""
        self.editor.setPlaceholderText(hint)
