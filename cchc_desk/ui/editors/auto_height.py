"""A text field as high as its text, so that many can stand on one page."""

from math import ceil

from PySide6.QtCore import QObject, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from cchc_desk.ui.editors.formats import LINE_HEIGHT_PERCENT
from cchc_desk.ui.editors.rich_text import RichTextEditor


class AutoHeight(QObject):
    """Keeps an editor as high as its text, between so many lines and so many pixels."""

    def __init__(self, editor: RichTextEditor, *, lines: int, limit_pixels: int) -> None:
        """Follow the editor from now on."""
        super().__init__(editor)
        self._editor = editor
        self._lines = lines
        self._limit = limit_pixels
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.document().documentLayout().documentSizeChanged.connect(self._follow)
        self.follow()

    def set_limit(self, pixels: int) -> None:
        """Let the editor grow up to this height; beyond, it scrolls."""
        self._limit = pixels
        self.follow()

    def follow(self) -> None:
        """Take the height of the text as it is now."""
        self._follow(self._editor.document().size())

    def _follow(self, size: QSizeF) -> None:
        frame = 2 * self._editor.frameWidth()
        margins = 2 * self._editor.document().documentMargin()
        line = QFontMetricsF(self._editor.document().defaultFont()).lineSpacing()
        least = self._lines * line * LINE_HEIGHT_PERCENT / 100 + margins
        wanted = ceil(max(size.height(), least)) + frame
        height = min(wanted, self._limit)
        bar = Qt.ScrollBarPolicy
        scrolls = bar.ScrollBarAsNeeded if wanted > height else bar.ScrollBarAlwaysOff
        if self._editor.verticalScrollBarPolicy() != scrolls:
            self._editor.setVerticalScrollBarPolicy(scrolls)
        if self._editor.height() != height:
            self._editor.setFixedHeight(height)
