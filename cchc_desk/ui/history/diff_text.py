"""Two texts as one, with the words marked that only one of them says."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desk.desk.differences import Piece, PieceKind
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme, document_font


class DiffText(QTextEdit):
    """Show pieces: what was removed is tinted and struck through, what was added underlined."""

    def __init__(self, name: str, accessible: str, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        named(self, name, accessible)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._theme = theme
        self.setFont(document_font(theme.zoom_percent))

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show the pieces of a comparison."""
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in pieces:
            cursor.insertText(piece.words, self._look(piece.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, kind: PieceKind) -> QTextCharFormat:
        look = QTextCharFormat()
        palette = self._theme.palette
        if kind is PieceKind.REMOVED:
            look.setBackground(QColor(palette.error_soft))
            look.setFontStrikeOut(True)
        elif kind is PieceKind.ADDED:
            look.setBackground(QColor(palette.ok_soft))
            look.setFontUnderline(True)
        return look
