"""What has changed in a document since it was sent, word by word."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from cchc_desk.desk.differences import Difference, Piece, PieceKind
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Palette, Theme

_WIDTH, _HEIGHT = 820, 560


class CompareDialog(QDialog):
    """Show differences: what was sent and is gone struck through, what came since marked."""

    def __init__(
        self, title: str, differences: Sequence[Difference], theme: Theme, parent: QWidget
    ) -> None:
        """Show them in the order of the document."""
        super().__init__(parent)
        named(self, "compare-dialog").setWindowTitle(tr("Compared with what was sent"))
        self._differences, self._theme = differences, theme
        self.text = named(QTextBrowser(), "compare-text", tr("Differences"))
        self.text.setOpenLinks(False)
        count = len(differences)
        told = ntr("{count} place differs.", "{count} places differ.", count)
        same = tr("Nothing has changed since.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(hint(f"{title}\n{told if count else same}"))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = named(QPushButton(tr("Close")), "compare-close")
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        theme.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        palette = self._theme.palette
        self.text.setHtml("".join(_html(each, palette) for each in self._differences))


def _html(difference: Difference, palette: Palette) -> str:
    label = difference.label or tr("Head and foot of the document")
    words = "".join(_piece(piece, palette) for piece in difference.pieces)
    if not difference.is_in_words:
        only = tr("Only the look or the state differs.")
        words = f"<i>{escape(only)}</i>"
    return f"<p><b>{escape(label)}</b></p><p>{words}</p>"


def _piece(piece: Piece, palette: Palette) -> str:
    text = escape(piece.words).replace("\n", "<br>")
    if piece.kind is PieceKind.SAME:
        return text
    is_gone = piece.kind is PieceKind.REMOVED
    ink, paper = (palette.error, palette.error_soft) if is_gone else (palette.ok, palette.ok_soft)
    strike = "text-decoration: line-through;" if is_gone else "font-weight: 600;"
    return f'<span style="color: {ink}; background-color: {paper}; {strike}">{text}</span>'
