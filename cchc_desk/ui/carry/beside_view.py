"""The text of an item in earlier periods, with the words marked that differ from this one."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from cchc_desk.desk.carrying import Beside
from cchc_desk.forms.answer import AnswerState, printed_blocks
from cchc_desk.forms.linked_text import filled
from cchc_desk.forms.outline import number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import inline_text, paragraphs
from cchc_desk.forms.text import fold_spaces
from cchc_desk.forms.word_diff import Pair, Piece, compare_paragraphs
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme, document_font

_SMALLER_PERCENT = 90  # beside the form, text is read and not written
_GAP = 8


class BesideView(QTextBrowser):
    """Show the last period and the same period last year under each other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "beside-text", tr("This item in earlier periods"))
        self.setOpenLinks(False)
        self._theme = theme
        self._shown: tuple[Report | None, Beside | None, str | None] = (None, None, None)
        self.document().setDocumentMargin(12)
        theme.changed.connect(self._write)

    def show_item(self, report: Report | None, beside: Beside | None, item: str | None) -> None:
        """Show an item. None: ``beside`` - not read yet; ``item`` - the part has no answer."""
        if (report, beside, item) != self._shown:
            self._shown = (report, beside, item)
            self._write()

    def _write(self, _palette: object = None) -> None:
        report, beside, item = self._shown
        self.clear()
        self.document().setDefaultFont(
            document_font(self._theme.zoom_percent * _SMALLER_PERCENT // 100)
        )
        if report is None or beside is None or item is None:
            self._line(tr("Put the cursor into an item: its earlier text is shown here."))
            return
        self._line(_title(report, item), is_heading=True)
        if not beside.earlier:
            self._line(
                tr(
                    "There is no earlier document of this kind. Open last year's Word file to have "
                    "it here."
                )
            )
            return
        self._line(tr("Struck out: only then. Underlined: only now."), is_muted=True)
        self._write_period(tr("Last period"), beside.last, report, item)
        if beside.year_ago is not None and beside.year_ago.id != _id(beside.last):
            self._write_period(tr("Same period last year"), beside.year_ago, report, item)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_period(self, words: str, earlier: Report | None, report: Report, item: str) -> None:
        if earlier is None:
            return
        name = f"{earlier.kind.type_name} {earlier.period.phrase}"
        self._line(f"{words}: {name}", is_heading=True)
        then, now = said(earlier, item), said(report, item)
        if not then:
            self._line(tr("Nothing was said there."), is_muted=True)
        elif then == now:
            self._line(tr("Word for word as now:"), is_muted=True)
            for text in then:
                self._line(text)
        elif not now:
            for text in then:
                self._line(text)
        else:
            for pair in compare_paragraphs(then, now):
                self._pieces(pair)

    # --- writing ----------------------------------------------------------------------------------

    def _line(self, text: str, *, is_heading: bool = False, is_muted: bool = False) -> None:
        look = QTextCharFormat()
        if is_heading:
            look.setFontWeight(QFont.Weight.DemiBold)
        if is_muted:
            look.setForeground(QColor(self._theme.palette.muted))
        self._begin().insertText(text, look)

    def _begin(self) -> QTextCursor:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        made = cursor.blockFormat()
        made.setBottomMargin(self._theme.px(_GAP))
        cursor.setBlockFormat(made)
        self.setTextCursor(cursor)
        return cursor

    def _pieces(self, pair: Pair) -> None:
        cursor = self._begin()
        for piece, is_before in merged(pair):
            cursor.insertText(piece.text, self._look(piece, is_before=is_before))

    def _look(self, piece: Piece, *, is_before: bool) -> QTextCharFormat:
        look, palette = QTextCharFormat(), self._theme.palette
        if piece.is_changed and is_before:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(palette.error))
            look.setBackground(QColor(palette.error_soft))
        elif piece.is_changed:
            look.setFontUnderline(True)
            look.setForeground(QColor(palette.ok))
            look.setBackground(QColor(palette.ok_soft))
        return look


def merged(pair: Pair) -> Iterator[tuple[Piece, bool]]:
    """Yield the pieces of both sides in one line, each with whether it is of the earlier side."""
    before, after = list(pair.before or ()), list(pair.after or ())
    while before or after:
        if before and before[0].is_changed:
            yield before.pop(0), True
        elif after and after[0].is_changed:
            yield after.pop(0), False
        else:
            yield (before or after)[0], True
            before, after = before[1:], after[1:]


def said(report: Report, item: str) -> list[str]:
    """Return the paragraphs that a document prints for an item, figures as they are there."""
    found = next((each for each in report.template.items if each.id == item), None)
    answer = report.answer(item)
    if found is None or answer.state is AnswerState.UNANSWERED:
        return []
    blocks = printed_blocks(answer, found, report.office.nothing_phrase)
    texts = (inline_text(p.spans) for p in paragraphs(filled(blocks, report.figure_text)))
    return [fold_spaces(text) for text in texts if text.strip()]


def _title(report: Report, item: str) -> str:
    items = number_items(report.template.items, report.template.numbering)
    found = next((each for each in items if each.item.id == item), None)
    return "" if found is None else f"{found.number} {fill(found.item.label, report)}".strip()


def _id(report: Report | None) -> str | None:
    return None if report is None else report.id
