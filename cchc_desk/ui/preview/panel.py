"""The panel of the preview: the pages under their buttons, or a sentence that says why not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desk.desk.preview import WANTED_FONT
from cchc_desk.errors import UserError
from cchc_desk.forms.document import Origin
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.editors.signs import Sign
from cchc_desk.ui.naming import named
from cchc_desk.ui.preview.bar import PagesBar
from cchc_desk.ui.preview.pages import Pages
from cchc_desk.ui.preview.pages_view import PagesView
from cchc_desk.ui.preview.turning import Change
from cchc_desk.ui.theme import Theme


class PreviewPanel(QWidget):
    """Show pages; ``retry_wanted`` asks for those that could not be made."""

    retry_wanted = Signal()

    def __init__(self, theme: Theme, *, prints: bool = True) -> None:
        """Begin with nothing to show; ``prints``: a button asks for printing."""
        super().__init__()
        named(self, "preview")
        self.view = PagesView(theme)
        self.bar = PagesBar(self.view, theme, prints=prints)
        self.message = named(hint(""), "preview-message")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.font_note = named(hint(""), "preview-font")
        self.trouble = _Trouble(theme)
        self.trouble.again.clicked.connect(self.retry_wanted)
        self.setFocusProxy(self.view)
        self._lay_out()
        self.show_message(tr("The pages are being made…"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.trouble)
        column.addWidget(self.message, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.font_note)
        self.message.setContentsMargins(24, 24, 24, 24)
        self.font_note.setContentsMargins(12, 4, 12, 4)

    # --- what is on show --------------------------------------------------------------------------

    def show_pages(self, pages: Pages, mark: Origin | None, *, shows: bool) -> None:
        """Show pages as soon as they are drawn, and mark a field; ``shows``: bring it into sight.

        None: ``mark`` - no field.
        """
        self._show_whole(is_whole=True)
        self.trouble.hide()
        self.font_note.setText(font_words(pages.font))
        self.font_note.setVisible(bool(self.font_note.text()))
        self.view.show_pages(Change(pages.pdf, pages.spots, mark, shows))

    def show_empty(self) -> None:
        """Say that there is no document."""
        self.view.clear()
        self.trouble.hide()
        self.show_message(tr("Open or make a document to see its pages here."))

    def show_message(self, words: str) -> None:
        """Show a sentence in place of pages."""
        self.message.setText(words)
        self._show_whole(is_whole=False)

    def _show_whole(self, *, is_whole: bool) -> None:
        self.bar.setVisible(is_whole)
        self.view.setVisible(is_whole)
        self.message.setVisible(not is_whole)
        if not is_whole:
            self.font_note.hide()

    def show_trouble(self, error: object) -> None:
        """Say quietly why there are no newer pages; those on show stay."""
        self.trouble.tell(trouble_words(error))
        if not self.view.page_count:
            self.show_message("")


class _Trouble(QFrame):
    """Say what went wrong in one line over the pages."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "preview-trouble")
        self.setProperty("status", "warning")
        self.words = named(plain_label(""), "preview-trouble-words")
        self.again = named(QPushButton(tr("Try &again")), "preview-again")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(Sign(theme, "triangle-alert", "warning"))
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        self.hide()

    def tell(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleDescription(words)
        self.show()


def trouble_words(error: object) -> str:
    """Return what to say of an error: its own sentence, or that it is not the clerk's fault."""
    if isinstance(error, UserError):
        return str(error)
    return tr("The pages cannot be shown because of an error in the program. Your text is safe.")


def font_words(font: str) -> str:
    """Return the sentence about a font that is not the one that is wanted; "" when it is."""
    if font == WANTED_FONT:
        return ""
    return tr(
        "This computer has no {wanted}; the pages are set in {font}.", wanted=WANTED_FONT, font=font
    )
