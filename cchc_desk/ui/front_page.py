"""The head and foot of one document: number, date, subject, addressees … signer; saved as typed."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QScrollArea, QWidget

from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import Card, Column, labelled, lay_out, settle
from cchc_desk.ui.fields import Input, LineInput, LinesInput
from cchc_desk.ui.follow_field import LOOKS, FollowField, PartWords
from cchc_desk.ui.front_words import PARTS, USUAL, own_texts, with_texts
from cchc_desk.ui.issue_line import IssueLine
from cchc_desk.ui.naming import named
from cchc_desk.ui.paper_preview import PaperPreview
from cchc_desk.ui.paper_strip import head_and_foot, letterhead_strip
from cchc_desk.ui.theme import document_font


class FrontPage(QScrollArea):
    """Show what one document says at its head and foot; ``edited`` tells that it was changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a document."""
        super().__init__(parent)
        named(self, "front-page")
        self._report: Report | None = None
        self._is_typed = False  # since ``front`` was asked for last
        self._font, self._zoom_percent = document_font(100), 100
        self._issue = IssueLine()
        self._letterhead = PaperPreview("front-letterhead", tr("The head as it is printed"))
        inputs = _inputs()
        self._fields = {
            name: FollowField(f"part-{name}", words, inputs[name])
            for name, words in _part_words().items()
        }
        self._inputs = (*self._issue.inputs, *(each for name in PARTS for each in inputs[name]))
        self._lay_out()
        self._take_font()
        self._issue.typed.connect(self._typed)
        for field in self._fields.values():
            field.typed.connect(self._typed)

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = Column(
            tr("Head and foot of the document"),
            tr(
                "Grey words come from the template or the office and follow it. Type into a field "
                "to have words of this document's own."
            ),
        )
        blank = tr("Leave both blank: they are given when the document is issued, after signing.")
        issue = Card("card-issue", tr("Number and date"), blank)
        issue.parts.addWidget(self._issue)
        issue.parts.addWidget(self._fields["symbol"])
        issue.parts.addLayout(labelled(self._letterhead))
        head = Card("card-head", tr("Head of the document"))
        for name in ("subject", "addressees", "grounds", "opening"):
            head.parts.addWidget(self._fields[name])
        foot = Card("card-foot", tr("Foot of the document"))
        for name in ("closing", "recipients", "signer"):
            foot.parts.addWidget(self._fields[name])
        for card in (issue, head, foot):
            column.parts.addWidget(card)
        lay_out(self, column)
        self.setStyleSheet(LOOKS)
        self.setFocusProxy(self._issue.number)
        order = (*self._issue.inputs, *chain(*(self._fields[name].tab_order for name in PARTS)))
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def set_text_font(self, font: QFont) -> None:
        """Show the clerk's text in a font; its size is that at a zoom of 100 %."""
        self._font = QFont(font)
        self._take_font()

    def set_text_zoom(self, percent: int) -> None:
        """Show the clerk's text larger or smaller."""
        self._zoom_percent = percent
        self._take_font()

    def _take_font(self) -> None:
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * self._zoom_percent / 100)
        for field in self._inputs:
            field.setFont(font)

    # --- the document -----------------------------------------------------------------------------

    def show_report(self, report: Report) -> None:
        """Show a document; the cursor stays where the text is the same.

        What was typed into the same document since ``front`` was asked for last stays.
        """
        is_other = self._report is None or self._report.id != report.id
        self._report = report
        if is_other:
            self._is_typed = False
            self.verticalScrollBar().setValue(0)
        if not self._is_typed:
            self._show_front(report, anew=is_other)
        self._follow()

    def _show_front(self, report: Report, *, anew: bool) -> None:
        self._issue.show_front(report.front, report.year, anew=anew)
        for name, own in own_texts(report.front).items():
            self._fields[name].show_texts(own, USUAL[name](report), anew=anew)

    def front(self) -> FrontMatter:
        """Return what the page says now; what nobody typed into stays exactly as it was."""
        self._is_typed = False
        return self.typed_front()

    def typed_front(self) -> FrontMatter:
        """Return what the page says now, while it is still being typed."""
        before = FrontMatter() if self._report is None else self._report.front
        own = {name: field.own() for name, field in self._fields.items()}
        front = replace(before, number=self._issue.number_value, issued=self._issue.issued)
        return with_texts(front, own)

    def _typed(self) -> None:
        self._is_typed = True
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Show what follows from everything else that the page says."""
        if self._report is None:
            return
        report = replace(self._report, front=self.typed_front())
        for name, field in self._fields.items():
            field.show_usual(USUAL[name](report))
        self._letterhead.show_strip(letterhead_strip(head_and_foot(report)[0]))
        settle(self)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.setFocus()
        self.ensureWidgetVisible(self._issue.number)


def _part_words() -> Mapping[str, PartWords]:
    return {
        "symbol": PartWords(tr("Symbol"), tr("Stands after the number.")),
        "subject": PartWords(tr("Subject"), tr("Printed under the kind of document, as typed.")),
        "addressees": PartWords(
            tr("Addressees"), tr("One a line, without punctuation; it is printed by itself.")
        ),
        "grounds": PartWords(
            tr("Grounds"), tr("One a line, with a semicolon; the last one ends with a full stop.")
        ),
        "opening": PartWords(tr("Opening"), tr("One paragraph a line.")),
        "closing": PartWords(tr("Closing")),
        "recipients": PartWords(
            tr("Recipients"),
            tr("One a line, with the semicolon; the last line says where the document is kept."),
        ),
        "signer": PartWords(tr("Signer")),
    }


def _inputs() -> Mapping[str, tuple[Input, ...]]:
    return {
        "symbol": (LineInput("front-symbol", tr("Symbol"), characters=24),),
        "subject": (LinesInput("front-subject", tr("Subject"), one_a_line=False),),
        "addressees": (LinesInput("front-addressees", tr("Addressees"), lines=1),),
        "grounds": (LinesInput("front-grounds", tr("Grounds"), lines=1),),
        "opening": (LinesInput("front-opening", tr("Opening")),),
        "closing": (LinesInput("front-closing", tr("Closing"), lines=1, one_a_line=False),),
        "recipients": (LinesInput("front-recipients", tr("Recipients")),),
        "signer": (
            LineInput("front-authority", tr("Signs for")),
            LineInput("front-title", tr("Title of the signer")),
            LineInput("front-signer", tr("Name of the signer")),
        ),
    }
